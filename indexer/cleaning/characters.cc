// Most text needs nothing: a table finds the few bytes at which something may have to be done, and
// all between them is copied in one piece.
#include "indexer/cleaning/characters.h"

#include <array>
#include <cstdint>

#include "common/text/unicode.h"

namespace dateline::cleaning {
namespace {

// Windows-1252 at 0x80..0x9F (WHATWG encoding index); undefined places give U+FFFD.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

// Bytes at which a character may have to be changed or dropped: controls, and the lead bytes of the
// blocks with spaces and invisible characters.
constexpr std::array<bool, 256> special_bytes() {
  std::array<bool, 256> special{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) special[byte] = byte != '\n';
  for (const std::size_t byte : {0x7F, 0xC2, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF}) special[byte] = true;
  return special;
}
constexpr auto kSpecial = special_bytes();

bool is_continuation(unsigned char byte) {
  return (byte & 0xC0) == 0x80;
}

// Length of the well-formed multi-byte sequence at `at`, 0 if there is none (surrogates and
// overlong forms are left to the strict check; here it only matters what the writer meant).
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = lead >= 0xF0 && lead < 0xF5   ? 4
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xC2 && lead < 0xE0 ? 2
                                                           : 0;
  if (length == 0 || at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(static_cast<unsigned char>(text[at + i]))) return 0;
  }
  return length;
}

// More high bytes that make no sequence than sequences: it was never meant as UTF-8.
bool looks_like_single_bytes(std::string_view text) {
  std::size_t stray = 0;
  std::size_t sequences = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t length = sequence_length(text, at);
    (length == 0 ? stray : sequences) += 1;
    at += length == 0 ? 1 : length;
  }
  return stray > sequences;
}

std::string from_windows_1252(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool mapped = byte >= 0x80 && byte < 0xA0;
    text::append_code_point(mapped ? kWindows1252[byte - 0x80U] : byte, out);
  }
  return out;
}

bool is_blank(char32_t c) {
  return c == '\t' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}

bool is_line_end(char32_t c) {
  return c == '\v' || c == '\f' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_invisible(char32_t c) {
  return c < 0x20 || c == 0x7F || c == 0xAD || c == 0x61C || c == 0x180E || c == 0x200B ||
         c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB);
}

// Joiners shape Arabic, Indic and other letters from the Hebrew block up, and bind emoji.
constexpr char32_t kFirstJoinedScript = 0x590;

// Appends what `c` at text[begin, end) becomes. `before` is the character before it in `out`.
void append_clean(char32_t c, std::string_view piece, char32_t before, std::string& out) {
  if (is_blank(c)) {
    out += ' ';
  } else if (is_line_end(c)) {
    out += '\n';
  } else if (c >= 0x80 && c < 0xA0) {
    text::append_code_point(kWindows1252[c - 0x80U], out);
  } else if (c == 0x200C || c == 0x200D) {
    if (before >= kFirstJoinedScript) out += piece;
  } else if (!is_invisible(c)) {
    out += piece;
  }
}

char32_t last_code_point(std::string_view text) {
  if (text.empty()) return 0;
  std::size_t at = text.size() - 1;
  while (at > 0 && is_continuation(static_cast<unsigned char>(text[at]))) --at;
  return text::next_code_point(text, at);
}

// Whether `text` may be in another form than NFC. All below U+0300 is in it, and so is what is left
// of U+2000..U+203F, whose two exceptions are blanks: that covers most text in Latin letters.
bool may_need_nfc(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (static_cast<unsigned char>(text[at]) < 0xCC) continue;
    if (text[at] != '\xE2' || text[at + 1] != '\x80') return true;
  }
  return false;
}

std::string in_nfc(std::string text) {
  if (may_need_nfc(text)) return text::to_nfc(text);
  return text;
}

}  // namespace

std::string to_utf8(std::string raw) {
  if (text::is_valid_utf8(raw)) return raw;
  return looks_like_single_bytes(raw) ? from_windows_1252(raw) : text::repair_utf8(raw);
}

std::string clean_characters(std::string utf8) {
  const std::string_view text = utf8;
  const auto next_special = [&text](std::size_t at) {
    while (at < text.size() && !kSpecial[static_cast<unsigned char>(text[at])]) ++at;
    return at;
  };
  std::size_t at = next_special(0);
  if (at == text.size()) return in_nfc(std::move(utf8));
  std::string out;
  out.reserve(text.size());
  std::size_t copied = 0;
  while (at < text.size()) {
    out += text.substr(copied, at - copied);
    const std::size_t begin = at;
    const char32_t c = text::next_code_point(text, at);
    if (c == '\r' && at < text.size() && text[at] == '\n') ++at;  // one line end, not two
    const bool joiner = c == 0x200C || c == 0x200D;
    append_clean(c, text.substr(begin, at - begin), joiner ? last_code_point(out) : 0, out);
    copied = at;
    at = next_special(at);
  }
  out += text.substr(copied);
  return in_nfc(std::move(out));
}

}  // namespace dateline::cleaning
