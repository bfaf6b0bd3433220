// One pass that knows only whether it is inside a string.
#include "indexer/formats/json_repair.h"

#include <cstdint>
#include <optional>

#include <fmt/format.h>

#include "common/text/unicode.h"

namespace dateline::formats {
namespace {

constexpr std::size_t kSafeDigits = 18;  // 10^18 < 2^63

bool has_valid_sequence(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t before = at;
    const char32_t c = text::next_code_point(text, at);
    if (c >= 0x80 && at - before > 1) return true;
  }
  return false;
}

std::string as_utf8(std::string_view text) {
  if (text::is_valid_utf8(text)) return std::string(text);
  if (has_valid_sequence(text)) return text::repair_utf8(text);
  std::string out;
  for (const char c : text) text::append_code_point(static_cast<unsigned char>(c), out);
  return out;
}

// The four digits of a \u escape whose backslash is at `at`.
std::optional<std::uint32_t> escaped_unit(std::string_view text, std::size_t at) {
  if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return std::nullopt;
  std::uint32_t value = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    const char c = text[i];
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return std::nullopt;
    value = value * 16 + static_cast<std::uint32_t>(digit);
  }
  return value;
}

class Repair {
 public:
  explicit Repair(std::string_view text) : text_(text) { out_.reserve(text.size() + 64); }

  std::string run() {
    while (at_ < text_.size()) {
      if (text_[at_] == '"') {
        string();
      } else if (is_word(text_[at_])) {
        word();
      } else {
        out_ += text_[at_++];
      }
    }
    return std::move(out_);
  }

 private:
  static bool is_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '+' || c == '.';
  }

  // A number, true, or what stands in their place.
  void word() {
    const std::size_t begin = at_;
    std::size_t digits = 0;
    for (; at_ < text_.size() && is_word(text_[at_]); ++at_) {
      if (text_[at_] >= '0' && text_[at_] <= '9') ++digits;
    }
    const std::string_view word = text_.substr(begin, at_ - begin);
    if (word == "NaN" || word == "Infinity" || word == "-Infinity") {
      out_ += "null";
    } else if (digits > kSafeDigits && word.find_first_not_of("0123456789+-.eE") == word.npos) {
      out_ += fmt::format("\"{}\"", word);
    } else {
      out_ += word;
    }
  }

  void string() {
    out_ += text_[at_++];
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\\') {
        escape();
        continue;
      }
      ++at_;
      if (static_cast<unsigned char>(c) < 0x20) {
        out_ += fmt::format("\\u{:04x}", static_cast<unsigned int>(c));
      } else {
        out_ += c;
      }
      if (c == '"') return;
    }
  }

  void escape() {
    if (at_ + 1 == text_.size()) {
      out_ += text_[at_++];
      return;
    }
    const std::optional<std::uint32_t> unit = escaped_unit(text_, at_);
    if (unit && *unit >= 0xd800 && *unit < 0xe000) {
      const std::optional<std::uint32_t> low = escaped_unit(text_, at_ + 6);
      const bool pair = *unit < 0xdc00 && low && *low >= 0xdc00 && *low < 0xe000;
      out_ += pair ? text_.substr(at_, 12) : "\\ufffd";
      at_ += pair ? 12 : 6;
    } else if (unit ||
               std::string_view("\"\\/bfnrt").find(text_[at_ + 1]) != std::string_view::npos) {
      out_ += text_.substr(at_, 2);
      at_ += 2;
    } else {
      ++at_;  // what follows stands for itself
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
};

}  // namespace

std::string repair_json(std::string_view text) {
  const std::string utf8 = as_utf8(text);
  return Repair(utf8).run();
}

}  // namespace dateline::formats
