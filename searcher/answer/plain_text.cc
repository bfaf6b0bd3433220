// What is foreign is cleaned before it gets any ink.
#include "searcher/answer/plain_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "common/text/columns.h"
#include "common/text/unicode.h"

namespace dateline::answer {
namespace {

// Breaks one line into lines. A break is allowed at a blank and on either side of a wide character.
class Wrapper {
 public:
  Wrapper(std::size_t indent, std::size_t width)
      : indent_(indent), room_(width > indent + kFewestColumns ? width - indent : kFewestColumns) {}

  std::string run(std::string_view line) {
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t begin = at;
      const char32_t c = text::next_code_point(line, at);
      const std::size_t columns = text::columns_of(c);
      if (c == ' ') {
        end_piece();
        if (used_ > 0) ++blanks_;
        continue;
      }
      if (columns == 2) end_piece();
      piece_ += line.substr(begin, at - begin);
      piece_columns_ += columns;
      if (columns == 2) end_piece();
    }
    end_piece();
    end_line();
    return std::move(out_);
  }

 private:
  static constexpr std::size_t kFewestColumns = 20;

  void end_piece() {
    if (piece_.empty()) return;
    if (used_ > 0 && used_ + blanks_ + piece_columns_ > room_) end_line();
    if (used_ > 0) line_.append(blanks_, ' ');
    line_ += piece_;
    used_ += blanks_ + piece_columns_;
    blanks_ = 0;
    piece_.clear();
    piece_columns_ = 0;
  }

  void end_line() {
    if (!line_.empty()) out_.append(indent_, ' ');
    out_ += line_;
    out_ += '\n';
    line_.clear();
    used_ = 0;
    blanks_ = 0;
  }

  std::size_t indent_;
  std::size_t room_;
  std::string out_, line_, piece_;
  std::size_t used_ = 0;  // columns of line_
  std::size_t blanks_ = 0;
  std::size_t piece_columns_ = 0;
};

}  // namespace

bool is_safe(char32_t c) {
  if (c < 0x7F) return c >= 0x20;
  std::string bytes;
  text::append_code_point(c, bytes);
  return text::printable(bytes) == bytes;
}

std::string clean(std::string_view text) {
  return text::one_line(text);
}

std::string clean(std::string_view text, std::span<const search::Mark> marks) {
  std::string out;
  std::size_t at = 0;
  for (const search::Mark& mark : marks) {
    out += clean(text.substr(at, mark.begin - at));
    out += in_ink(kMarked, clean(text.substr(mark.begin, mark.end - mark.begin)));
    at = mark.end;
  }
  return out + clean(text.substr(at));
}

std::string in_ink(char ink, std::string_view text) {
  if (text.empty()) return {};
  return fmt::format("{}{}{}", ink, text, kPlain);
}

std::size_t columns_of(std::string_view text) {
  return text::columns_of(text);
}

std::string cut_to(std::string_view text, std::size_t columns) {
  if (columns_of(text) <= columns) return std::string(text);
  std::size_t used = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t next = at;
    used += text::columns_of(text::next_code_point(text, next));
    if (used + 1 > columns) break;
    at = next;
  }
  return std::string(text.substr(0, at)) + "…";
}

std::string padded(std::string_view text, std::size_t columns) {
  const std::size_t used = columns_of(text);
  return std::string(text) + std::string(columns > used ? columns - used : 0, ' ');
}

std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) {
      out += '\n';
    } else if (width == 0) {
      out += fmt::format("{}{}\n", std::string(indent, ' '), line);
    } else {
      out += Wrapper(indent, width).run(line);
    }
  }
  return out;
}

std::string painted(std::string_view text, bool color) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c < kBold || c > kPlain) {
      out += c;
    } else if (color) {
      out += c == kBold     ? "\x1b[1m"
             : c == kFaint  ? "\x1b[2m"
             : c == kMarked ? "\x1b[1;33m"
                            : "\x1b[0m";
    }
  }
  return out;
}

std::string grouped(std::uint64_t number) {
  std::string digits = fmt::format("{}", number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

}  // namespace dateline::answer
