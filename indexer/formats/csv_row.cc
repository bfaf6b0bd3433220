// RFC 4180, and lenient where it is broken.
#include "indexer/formats/csv_row.h"

#include <algorithm>
#include <array>

namespace dateline::formats {
namespace {

constexpr std::string_view kSeparators = ",;\t|";
constexpr std::size_t kMostColumns = 4096;

// Reads one row at a time from the beginning of a text.
class RowScanner {
 public:
  RowScanner(std::string_view text, char separator) : text_(text), separator_(separator) {}

  RowEnd scan(Row& row) {
    for (;;) {
      row.cells.emplace_back();
      const RowEnd end = cell(row.cells.back());
      if (end == RowEnd::open_quote) return end;
      if (at_ == text_.size()) {
        row.bytes = at_;
        return RowEnd::unfinished;
      }
      if (text_[at_] == separator_ && row.cells.size() < kMostColumns) {
        ++at_;
        continue;
      }
      row.bytes = end_of_line();
      return RowEnd::complete;
    }
  }

 private:
  RowEnd cell(std::string& out) {
    if (at_ < text_.size() && text_[at_] == '"') {
      if (!quoted(out)) return RowEnd::open_quote;
    }
    // Outside quotation marks, and what stands behind a closing one by mistake.
    const char stops[] = {separator_, '\n', '\r', '\0'};
    const std::size_t end = std::min(text_.find_first_of(stops, at_), text_.size());
    out += text_.substr(at_, end - at_);
    at_ = end;
    return RowEnd::complete;
  }

  bool quoted(std::string& out) {
    ++at_;
    for (;;) {
      const std::size_t mark = text_.find('"', at_);
      if (mark == std::string_view::npos) return false;
      out += text_.substr(at_, mark - at_);
      at_ = mark + 1;
      if (at_ == text_.size() || text_[at_] != '"') return true;
      out += '"';
      ++at_;
    }
  }

  std::size_t end_of_line() const {
    std::size_t end = at_;
    if (end < text_.size() && text_[end] == '\r') ++end;
    if (end < text_.size() && text_[end] == '\n') ++end;
    return end;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
};

}  // namespace

RowEnd scan_row(std::string_view text, char separator, Row& row) {
  return RowScanner(text, separator).scan(row);
}

char separator_of(std::string_view header) {
  std::array<std::size_t, 4> counts{};
  bool in_quotes = false;
  for (const char c : header) {
    if (c == '"') in_quotes = !in_quotes;
    if (!in_quotes && (c == '\n' || c == '\r')) break;
    const std::size_t which = kSeparators.find(c);
    if (!in_quotes && which != std::string_view::npos) ++counts[which];
  }
  const auto most = std::ranges::max_element(counts);
  return kSeparators[static_cast<std::size_t>(most - counts.begin())];
}

}  // namespace dateline::formats
