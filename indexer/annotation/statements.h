// Who said what: from frames to statements, with quotations that go on in the next sentence or
// paragraph, speakers, and how sure all that is.
#pragma once

#include <vector>

#include "common/news/article.h"
#include "indexer/annotation/countries.h"
#include "indexer/annotation/entities.h"
#include "indexer/annotation/evidence.h"
#include "indexer/annotation/home_countries.h"
#include "indexer/annotation/tagging/statement_tagger.h"
#include "indexer/annotation/utterances.h"

namespace dateline::annotation {

// What is known of a text before its statements are looked for.
struct Surroundings {
  const Cast& cast;
  const std::vector<CountryHit>& hits;
  const HomeCountries& homes;
};

// Something that may be a statement, with what speaks for it: for fitting the weights.
struct WeighedStatement {
  std::vector<news::Span> spans;
  news::Speaker speaker;
  Evidence content_evidence;
  Evidence speaker_evidence;
};

// `tagged`: what the trained tagger found; null where there is none, and then nothing is left out
// as unlikely. In order of begin. What is named inside each is filled in from `cast` and `hits`.
// `weighed`, if given, gets all that was looked at.
std::vector<news::Statement> find_statements(const Utterances& utterances,
                                             const Surroundings& surroundings,
                                             const std::vector<tagging::TaggedStatement>* tagged,
                                             std::vector<WeighedStatement>* weighed = nullptr);

}  // namespace dateline::annotation
