// One pass over the bytes: ASCII by a table, everything else by code point.
#include "common/text/words.h"

#include <array>
#include <string>

#include "common/text/folding.h"
#include "common/text/unicode.h"

namespace dateline::text {
namespace {

enum AsciiClass : std::uint8_t { kOther = 0, kAlpha = 1, kNumber = 2 };

constexpr std::array<std::uint8_t, 128> make_classes() {
  std::array<std::uint8_t, 128> table{};
  for (int c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = kAlpha;
  for (int c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = kAlpha;
  for (int c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = kNumber;
  return table;
}
constexpr std::array<std::uint8_t, 128> kClasses = make_classes();

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x02BB || c == 0xFF07;
}

// Marks that stand on a letter: part of the word they follow.
bool is_mark(char32_t c) {
  return (c >= 0x0300 && c <= 0x036F) ||
         (c >= 0x0591 && c <= 0x05C7 && c != 0x05BE && c != 0x05C0 && c != 0x05C3) ||
         (c >= 0x0610 && c <= 0x061A) || c == 0x0640 || (c >= 0x064B && c <= 0x065F) ||
         c == 0x0670 || (c >= 0x0900 && c <= 0x0DFF) || c == 0x200C || c == 0x200D || c == 0x00AD;
}

// Reads words from a text and hands them on; keeps the folded form of the word in hand.
class WordScanner {
 public:
  WordScanner(std::string_view text, const std::function<void(const Word&)>& take)
      : text_(text), take_(take) {}

  void run() {
    while (at_ < text_.size()) {
      const auto byte = static_cast<unsigned char>(text_[at_]);
      if (byte < 0x80 && kClasses[byte] == kOther) {
        ++at_;
        continue;
      }
      start_at(at_);
    }
  }

 private:
  void start_at(std::size_t begin) {
    std::size_t next = begin;
    const char32_t c = next_code_point(text_, next);
    if (is_unspaced(c)) {
      emit(begin, next, WordKind::unspaced);
      at_ = next;
    } else if (is_letter(c) || is_digit(c)) {
      scan_word(begin);
    } else {
      at_ = next;
    }
  }

  // From a word's first character to its end; `at_` is left behind what was used up.
  void scan_word(std::size_t begin) {
    const std::size_t acronym_end = end_of_acronym(begin);
    if (acronym_end != 0) {
      emit_without(begin, acronym_end, '.');
      at_ = acronym_end;
      return;
    }
    bool has_comma = false;
    std::size_t end = begin;
    while (end < text_.size()) {
      const std::size_t next = end_of_character(end, has_comma);
      if (next == end) break;
      end = next;
    }
    if (has_comma) {
      emit_without(begin, end, ',');
    } else {
      emit(begin, end, WordKind::word);
    }
    at_ = end;
    skip_possessive();
  }

  // The end of the word character at `at`, or `at` itself where the word ends.
  std::size_t end_of_character(std::size_t at, bool& has_comma) const {
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte < 0x80) {
      if (kClasses[byte] != kOther) return at + 1;
      const bool between_digits = at > 0 && at + 1 < text_.size() &&
                                  is_ascii_digit(text_[at - 1]) && is_ascii_digit(text_[at + 1]);
      if (between_digits && (byte == '.' || byte == ',')) {
        has_comma = has_comma || byte == ',';
        return at + 1;
      }
      return at;
    }
    std::size_t next = at;
    const char32_t c = next_code_point(text_, next);
    if (is_unspaced(c)) return at;
    return is_letter(c) || is_digit(c) || is_mark(c) ? next : at;
  }

  // "U.S." and "p.m.": at least two single ASCII letters, each followed by a point (the last one
  // need not be). 0: none here.
  std::size_t end_of_acronym(std::size_t begin) const {
    std::size_t letters = 0;
    std::size_t at = begin;
    while (at + 1 < text_.size() && is_ascii_letter(text_[at]) && text_[at + 1] == '.') {
      at += 2;
      ++letters;
    }
    if (letters == 0) return 0;
    const bool last_without_point =
        at < text_.size() && is_ascii_letter(text_[at]) && ends_word(at + 1);
    if (last_without_point) {
      ++at;
      ++letters;
    } else if (at < text_.size() && !ends_word(at)) {
      return 0;
    }
    return letters >= 2 ? at : 0;
  }

  bool ends_word(std::size_t at) const {
    if (at >= text_.size()) return true;
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte < 0x80) return kClasses[byte] == kOther;
    const char32_t c = next_code_point(text_, at);
    return !is_letter(c) && !is_digit(c);
  }

  // Drops "'s" behind the word just read.
  void skip_possessive() {
    if (at_ >= text_.size()) return;
    std::size_t next = at_;
    if (!is_apostrophe(next_code_point(text_, next))) return;
    if (next < text_.size() && (text_[next] == 's' || text_[next] == 'S') && ends_word(next + 1))
      at_ = next + 1;
  }

  void emit(std::size_t begin, std::size_t end, WordKind kind) {
    folded_.clear();
    append_folded_word(text_.substr(begin, end - begin), folded_);
    hand_on(begin, end, kind);
  }

  void emit_without(std::size_t begin, std::size_t end, char dropped) {
    std::string kept;
    for (const char c : text_.substr(begin, end - begin)) {
      if (c != dropped) kept += c;
    }
    folded_.clear();
    append_folded_word(kept, folded_);
    hand_on(begin, end, WordKind::word);
  }

  void hand_on(std::size_t begin, std::size_t end, WordKind kind) {
    if (folded_.empty() || folded_.size() > kLongestWord) return;
    take_(Word{folded_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), kind});
  }

  static bool is_ascii_letter(char c) {
    return static_cast<unsigned char>(c) < 0x80 &&
           kClasses[static_cast<unsigned char>(c)] == kAlpha;
  }
  static bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

  std::string_view text_;
  const std::function<void(const Word&)>& take_;
  std::size_t at_ = 0;
  std::string folded_;
};

}  // namespace

void for_each_word(std::string_view text, const std::function<void(const Word&)>& take) {
  WordScanner(text, take).run();
}

}  // namespace dateline::text
