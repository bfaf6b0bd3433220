// The countries of an article: named, meant by their people, capitals, cities and governments;
// how often, and how far the article is about them.
#pragma once

#include <array>
#include <vector>

#include "common/news/article.h"
#include "indexer/annotation/entities.h"
#include "indexer/annotation/lexicon_entry.h"
#include "indexer/annotation/reading.h"

namespace dateline::annotation {

// One place where a country is meant.
struct CountryHit {
  CountryId country = 0;
  TokenSpan tokens;
  EntryKind kind = EntryKind::country;
};

// All of a text, in order. `names` are its people: what stands inside a person's name is no
// country. Homonyms (Georgia, Jordan) go by what else the text names, and by `context`: what the
// text that it heads names.
std::vector<CountryHit> find_country_hits(const Reading& reading,
                                          const std::vector<NameMention>& names,
                                          const std::vector<CountryHit>& context = {});

// The country of a lone place name ("SALVADOR", "GREENWICH, Conn."), homonyms included; 0: not
// known.
CountryId country_of_place(const Reading& place);

// What is known of one country of an article, as yes/no features with numbers below
// kCountryFeatures: the input of the salience, and of the program that fits its weights.
inline constexpr std::size_t kCountryFeatures = 48;
struct CountryEvidence {
  CountryId country = 0;
  std::uint32_t count = 0;
  std::vector<std::uint8_t> features;
};
std::vector<CountryEvidence> weigh_countries(const Reading& title, const Reading& body,
                                             const std::vector<CountryHit>& title_hits,
                                             const std::vector<CountryHit>& body_hits,
                                             CountryId dateline);

// Most salient first, then by code.
std::vector<news::CountryMention> rank_countries(const std::vector<CountryEvidence>& evidence);

// Whether one of an article's countries plays a part in it: named again or in a prominent place.
// The others are named in passing; where few countries are named at all none is.
bool plays_a_part(const news::CountryMention& country,
                  const std::vector<news::CountryMention>& all);

}  // namespace dateline::annotation
