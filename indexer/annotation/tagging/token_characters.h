// Characters as the tokeniser tells them apart: ASCII by a table, the rest by ICU's properties.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <unicode/umachine.h>

#include "indexer/annotation/tagging/token_sequence.h"

namespace dateline::annotation {

struct Character {
  UChar32 code = -1;       // negative: not UTF-8
  std::uint32_t size = 1;  // bytes
};

enum class CharacterClass : std::uint8_t {
  space,
  newline,
  lower,
  upper,
  letter,
  ideograph,
  mark,
  digit,
  punctuation,
  other
};

namespace token_characters {

inline constexpr unsigned char kAsciiLimit = 128;

constexpr CharacterClass classify_ascii(unsigned char c) {
  if (c >= 'a' && c <= 'z') return CharacterClass::lower;
  if (c >= 'A' && c <= 'Z') return CharacterClass::upper;
  if (c >= '0' && c <= '9') return CharacterClass::digit;
  if (c == '\n') return CharacterClass::newline;
  if (c <= ' ' || c == 127) return CharacterClass::space;
  return CharacterClass::punctuation;
}

inline constexpr auto kAsciiClass = [] {
  std::array<CharacterClass, kAsciiLimit> table{};
  for (unsigned char c = 0; c < kAsciiLimit; ++c) table[c] = classify_ascii(c);
  return table;
}();

CharacterClass classify_wide(UChar32 c);
Character wide_character(std::string_view text, std::size_t at);

}  // namespace token_characters

inline Character character_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < token_characters::kAsciiLimit) return {byte, 1};
  return token_characters::wide_character(text, at);
}

inline CharacterClass classify(UChar32 code) {
  using namespace token_characters;
  return code >= 0 && code < kAsciiLimit ? kAsciiClass[static_cast<std::size_t>(code)]
                                         : classify_wide(code);
}

// A space beyond the end.
inline CharacterClass class_at(std::string_view text, std::size_t at) {
  return at < text.size() ? classify(character_at(text, at).code) : CharacterClass::space;
}

inline bool is_letter(CharacterClass c) {
  return c == CharacterClass::lower || c == CharacterClass::upper || c == CharacterClass::letter;
}
inline bool is_word_part(CharacterClass c) {
  return is_letter(c) || c == CharacterClass::mark || c == CharacterClass::digit;
}

QuoteMark quote_mark(UChar32 c);

}  // namespace dateline::annotation
