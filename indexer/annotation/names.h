// Mentions of people, organisations and places: where a name stands and of what type it is. First
// by what stands in and beside it, then once more by what the whole text has shown (a surname, an
// acronym, a name seen before). Precision comes first: what nothing supports is no name.
#pragma once

#include <cstdint>
#include <vector>

#include "common/news/article.h"
#include "indexer/annotation/reading.h"
#include "indexer/annotation/roles.h"

namespace dateline::annotation {

inline constexpr std::int32_t kNone = -1;

struct NameMention {
  TokenSpan tokens;
  news::EntityType type = news::EntityType::person;
  bool sure = false;             // of this type by its own evidence, not by its shape alone
  bool undecided = false;        // a stretch of capitals that nothing supports yet
  CountryId country = 0;         // of a place or body that the lexicon knows
  std::int32_t role = kNone;     // the role phrase beside it, an index
  const Entry* entry = nullptr;  // what the lexicon knows of it; null: nothing
};

// Mentions in order, not overlapping; those left undecided are gone. Gives each the role phrase
// that stands before it ("Foreign Minister X") or in apposition ("X, the foreign minister").
std::vector<NameMention> find_names(const Reading& reading, const std::vector<RolePhrase>& roles);

// The country that a body's name or what stands around it tells ("Saudi Foreign Ministry"); 0:
// none.
CountryId country_of_body(const Reading& reading, TokenSpan tokens);

// The bytes of a mention: without elided articles and suffixes.
news::Span name_span(const Reading& reading, TokenSpan tokens);

}  // namespace dateline::annotation
