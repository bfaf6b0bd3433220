// Persons whom an article names by one word alone ("Cavusoglu"): a term of its own tells them from
// those who have the word as their surname.
#pragma once

#include <string>
#include <string_view>

#include "common/index/schema.h"

namespace dateline::indexing {

// "XP:" → "XP1:". REQUIRES: the field's values are persons.
inline std::string bare_prefix(const Field& field) {
  return std::string(field.prefix.substr(0, field.prefix.size() - 1)) + "1:";
}

inline bool is_bare(std::string_view person) {
  return person.find(' ') == std::string_view::npos;
}

inline std::string bare_term(const Field& field, std::string_view person) {
  return value_term(bare_prefix(field), person);
}

}  // namespace dateline::indexing
