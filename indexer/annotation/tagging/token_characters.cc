// ICU's categories, as far as the tokeniser tells them apart.
#include "indexer/annotation/tagging/token_characters.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace dateline::annotation {
namespace {

// Scripts written without spaces: a token a character. Korean has spaces.
bool is_ideograph(UChar32 c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

}  // namespace

namespace token_characters {

CharacterClass classify_wide(UChar32 c) {
  if (c < 0) return CharacterClass::other;
  if (c == 0x2028 || c == 0x2029 || c == 0x85) return CharacterClass::newline;
  if (is_ideograph(c)) return CharacterClass::ideograph;
  switch (u_charType(c)) {
    case U_LOWERCASE_LETTER:
      return CharacterClass::lower;
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return CharacterClass::upper;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
      return CharacterClass::letter;
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK:
      return CharacterClass::mark;
    case U_FORMAT_CHAR:  // soft hyphens, direction marks, joiners: never a border
      return c == 0x200B || c == 0xFEFF ? CharacterClass::space : CharacterClass::mark;
    case U_DECIMAL_DIGIT_NUMBER:
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER:
      return CharacterClass::digit;
    case U_SPACE_SEPARATOR:
    case U_CONTROL_CHAR:
      return CharacterClass::space;
    case U_DASH_PUNCTUATION:
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
    case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
      return CharacterClass::punctuation;
    default:
      return CharacterClass::other;
  }
}

Character wide_character(std::string_view text, std::size_t at) {
  std::int32_t next = 0;
  UChar32 code = -1;
  // Only the character's own bytes are shown to ICU, whose offsets are signed 32 bits.
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data()) + at;
  const auto length = static_cast<std::int32_t>(std::min<std::size_t>(4, text.size() - at));
  U8_NEXT(bytes, next, length, code);
  return {code, static_cast<std::uint32_t>(next)};
}

}  // namespace token_characters

QuoteMark quote_mark(UChar32 c) {
  switch (c) {
    case '"':
    case 0x2033:
    case 0xFF02:
      return QuoteMark::straight;
    case 0x201C:
      return QuoteMark::left;
    case 0x201D:
      return QuoteMark::right;
    case 0x201E:
    case 0x201F:
      return QuoteMark::low;
    case 0xAB:
    case 0x300A:
      return QuoteMark::guillemet_left;
    case 0xBB:
    case 0x300B:
      return QuoteMark::guillemet_right;
    case 0x300C:
    case 0x300E:
      return QuoteMark::corner_left;
    case 0x300D:
    case 0x300F:
      return QuoteMark::corner_right;
    case '\'':
    case '`':
      return QuoteMark::single_straight;
    case 0x2018:
      return QuoteMark::single_left;
    case 0x2019:
      return QuoteMark::single_right;
    case 0x201A:
      return QuoteMark::single_low;
    case 0x2039:
      return QuoteMark::single_guillemet_left;
    case 0x203A:
      return QuoteMark::single_guillemet_right;
    default:
      return QuoteMark::none;
  }
}

}  // namespace dateline::annotation
