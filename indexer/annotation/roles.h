// Offices and titles in a text ("the Turkish foreign minister", "Sen.", "a spokesman for the
// ministry"), with the country they are held for where the words beside them say so.
#pragma once

#include <string>
#include <vector>

#include "indexer/annotation/reading.h"

namespace dateline::annotation {

struct RolePhrase {
  TokenSpan office;  // "foreign minister"
  TokenSpan whole;   // "the former Turkish foreign minister", "foreign minister of Kenya"
  const Entry* entry = nullptr;
  CountryId country = 0;
  TokenId country_token = 0;  // where the country was read; meaningful with `country`
  bool definite = false;      // "the minister": somebody named before
  bool former = false;
  bool stateless = false;  // held for the UN, the EU, NATO: for no country

  bool honorific() const { return entry->entry_class == EntryClass::honorific; }
  bool plural() const { return entry->has(kPlural); }
  // A person may stand for it: not "the Turkish government".
  bool personal() const { return entry->entry_class != EntryClass::group; }
};

// All role phrases in order, not overlapping in their offices.
std::vector<RolePhrase> find_roles(const Reading& reading);

// The office as it is kept with a person: small letters, as printed in English ("foreign
// minister"), the base form where a language inflects. Empty for honorifics.
std::string role_name(const Reading& reading, const RolePhrase& role);

// The country named at token i by a country's name or demonym, and how many tokens it takes.
struct CountryAt {
  CountryId country = 0;
  TokenSpan tokens;
  bool adjective = false;
};
CountryAt country_at(const Reading& reading, TokenId i);
// … of which the last token is i.
CountryAt country_ending_at(const Reading& reading, TokenId i);

}  // namespace dateline::annotation
