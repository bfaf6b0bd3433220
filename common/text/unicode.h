// UTF-8 as bytes and code points: decoding, validity, normal form, and what may be printed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::text {

// Decodes the code point at `at` and moves `at` past it. An invalid byte yields U+FFFD and moves by
// one. REQUIRES: at < text.size().
char32_t next_code_point(std::string_view text, std::size_t& at);
void append_code_point(char32_t code_point, std::string& out);

bool is_valid_utf8(std::string_view text);
// Invalid bytes become U+FFFD.
std::string repair_utf8(std::string_view text);
// Normal Form C. `text` must be valid UTF-8. Fast where nothing changes.
std::string to_nfc(std::string_view text);

std::size_t count_code_points(std::string_view text);
// The longest prefix of at most `bytes` bytes that ends at a character's border.
std::string_view cut_at_border(std::string_view text, std::size_t bytes);

// Code point offsets of ascending byte offsets, in one pass over a text.
class CodePointCounter {
 public:
  explicit CodePointCounter(std::string_view text);
  // The number of code points before byte `offset` (any order; REQUIRES: offset <= text.size()).
  std::uint32_t at(std::size_t offset) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t>
      every_block_;  // code points before each block of kBlock bytes; empty for ASCII
};

// What a terminal, a table or an error line may get: control characters (but newline and tab), bidi
// overrides and isolates, and other invisible format controls are dropped; invalid bytes become
// U+FFFD.
std::string printable(std::string_view text);
// The same on one line: runs of white space, newlines and tabs included, become one space.
std::string printable_line(std::string_view text);

bool is_letter(char32_t c);
bool is_upper(char32_t c);
bool is_digit(char32_t c);
bool is_space(char32_t c);
// Scripts written without spaces between words (Han, kana, Thai, Lao, Khmer, Myanmar) and Hangul,
// whose particles stick to words: searched by characters and pairs of them.
bool is_unspaced(char32_t c);

}  // namespace dateline::text
