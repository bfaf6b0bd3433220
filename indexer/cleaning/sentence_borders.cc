// Looks at bytes before characters: the marks that matter are few, and most text has none of them
// where it is asked.
#include "indexer/cleaning/sentence_borders.h"

#include <algorithm>
#include <array>

#include "common/text/unicode.h"

namespace dateline::cleaning {
namespace {

bool is_ascii_alnum(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Marks, bullets, arrows, brackets, emoji: what may stand around a line without changing it.
bool is_decoration(char32_t c) {
  if (c < 0x80) return !is_ascii_alnum(c) && c != '@' && c != '*' && c != '#';
  if (c <= 0xBF) return c != 0xA9 && c != 0xAA && c != 0xB0 && c != 0xBA;  // ©, ª, °, º
  return (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x3020) ||
         (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xFF01 && c <= 0xFF0F) ||
         (c >= 0xFF1A && c <= 0xFF20) || (c >= 0x1F000 && c <= 0x1FBFF);
}

std::size_t begin_of_last(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

bool ends_as_sentence(std::string_view text) {
  return (text.ends_with('.') && !text.ends_with("..")) || text.ends_with("。") ||
         text.ends_with("”") || text.ends_with(".\"") || text.ends_with(".»");
}

bool is_sentence_mark(char c) {
  return c == '.' || c == '!' || c == '?';
}

// Length of the wide mark (。！？) at `at`, 0 if there is none. It ends a sentence without a blank.
std::size_t wide_mark(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead != 0xE3 && lead != 0xEF) return 0;
  const std::string_view three = text.substr(at, 3);
  return three == "。" || three == "！" || three == "？" ? 3 : 0;
}

bool is_other_mark(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  return (lead == 0xD8 && text.substr(at, 2) == "؟") || (lead == 0xE2 && text.substr(at, 3) == "…");
}

// Whether a sentence ends before the blank at text[at]; closing marks may stand between.
bool ends_before(std::string_view text, std::size_t at) {
  std::string_view before = text.substr(0, at);
  while (before.ends_with("”") || before.ends_with("’")) before.remove_suffix(3);
  while (before.ends_with("»")) before.remove_suffix(2);
  while (before.ends_with('"') || before.ends_with('\'') || before.ends_with(')')) {
    before.remove_suffix(1);
  }
  return (!before.empty() && is_sentence_mark(before.back())) || before.ends_with("؟") ||
         before.ends_with("…");
}

}  // namespace

std::string_view undecorated(std::string_view text, bool star) {
  const auto goes = [star](char32_t c) {
    return is_decoration(c) || (star && (c == '*' || c == '#'));
  };
  while (!text.empty()) {
    std::size_t at = 0;
    if (!goes(text::next_code_point(text, at))) break;
    text.remove_prefix(at);
  }
  while (!text.empty()) {
    const std::size_t begin = begin_of_last(text);
    std::size_t at = begin;
    if (!goes(text::next_code_point(text, at))) break;
    text = text.substr(0, begin);
  }
  return text;
}

bool holds_quotation_mark(std::string_view text) {
  if (text.find('"') != std::string_view::npos) return true;
  constexpr std::array<std::string_view, 7> kMarks = {"“", "”", "„", "«", "»", "「", "‟"};
  return std::any_of(kMarks.begin(), kMarks.end(), [text](std::string_view mark) {
    return text.find(mark) != std::string_view::npos;
  });
}

bool holds_word(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    if (c < 0x80 ? is_ascii_alnum(c) : text::is_letter(c) || text::is_digit(c)) return true;
  }
  return false;
}

std::size_t first_sentence_end(std::string_view text) {
  for (std::size_t at = 0; at < text.size() && at < kLongestSentence; ++at) {
    if (const std::size_t length = wide_mark(text, at); length != 0) return at + length;
    if (!is_sentence_mark(text[at]) && !is_other_mark(text, at)) continue;
    const std::size_t space = text.substr(0, at + kLongestSentence).find(' ', at);
    if (space == std::string_view::npos) return text.size();
    // Only marks between here and the blank: otherwise it is inside a word (an address, a number).
    if (undecorated(text.substr(at, space - at), true).empty()) return space;
  }
  return text.size();
}

std::size_t last_sentence_begin(std::string_view text) {
  const std::size_t from = text.size() > kLongestSentence ? text.size() - kLongestSentence : 1;
  std::size_t at = text.size();
  // The marks at the very end belong to the last sentence.
  while (at > from && static_cast<unsigned char>(text[at - 1]) >= 0x80 &&
         wide_mark(text, begin_of_last(text.substr(0, at))) != 0)
    at -= 3;
  while (at > from) {
    --at;
    if (const std::size_t length = wide_mark(text, at); length != 0) return at + length;
    if (text[at] == ' ' && ends_before(text, at)) return at + 1;
  }
  return 0;
}

bool is_headline(std::string_view text) {
  return text.size() <= kLongestHeadline && !ends_as_sentence(text) &&
         first_sentence_end(text) == text.size();
}

}  // namespace dateline::cleaning
