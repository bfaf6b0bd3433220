// Who said what: from frames to statements, with quotations that go on in the next sentence or
// paragraph, speakers, and how sure all that is.
#pragma once

#include <vector>

#include "common/news/article.h"
#include "indexer/annotation/evidence.h"
#include "indexer/annotation/named_inside.h"
#include "indexer/annotation/tagging/statement_tagger.h"
#include "indexer/annotation/utterances.h"

namespace dateline::annotation {

// A place where the last span of a statement could end.
struct WeighedEnd {
  std::uint32_t end = 0;
  Evidence evidence;
};

// Something that may be a statement, with what speaks for it: for fitting the weights.
struct WeighedStatement {
  std::vector<news::Span> spans;
  news::Speaker speaker;
  Evidence content_evidence;
  Evidence speaker_evidence;
  std::vector<WeighedEnd> ends;  // of the last span, before one was chosen
};

// `tagged`: what the trained tagger found; null where there is none, and then nothing is left out
// as unlikely. In order of begin. What is named inside each is filled in from `cast` and `hits`.
// `weighed`, if given, gets all that was looked at.
std::vector<news::Statement> find_statements(const Utterances& utterances,
                                             const Surroundings& surroundings,
                                             const std::vector<tagging::TaggedStatement>* tagged,
                                             std::vector<WeighedStatement>* weighed = nullptr);

}  // namespace dateline::annotation
