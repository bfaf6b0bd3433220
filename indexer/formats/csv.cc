// Comma-separated values (RFC 4180) with a header row: quoted fields may hold separators, line ends
// and doubled quotation marks. Semicolons, tabs and bars separate too, whichever the header uses.
#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "indexer/formats/csv_row.h"
#include "indexer/formats/format.h"
#include "indexer/formats/json_text.h"

namespace dateline::formats {
namespace {

// Rows whose quotation mark is not closed are searched for its end, each perhaps to the end of the
// text; after so many, the rest is given up.
constexpr int kMostOpenQuotes = 16;

struct HeaderFit {
  std::size_t known = 0;
  bool has_text = false;  // a title or body
};

HeaderFit fit_of(const std::vector<std::string>& header, const FieldNames& fields) {
  HeaderFit fit;
  for (const std::string& cell : header) {
    const auto match = fields.find(trimmed(cell));
    if (!match) continue;
    ++fit.known;
    fit.has_text |= match->field == Field::title || match->field == Field::body;
  }
  return fit;
}

class CsvReader final : public ArticleReader {
 public:
  explicit CsvReader(ReaderInput input) : input_(std::move(input)) {}

  ReadResult next() override {
    if (!header_read_) {
      if (std::optional<Rejection> refused = read_header()) return std::move(*refused);
    }
    for (;;) {
      Row row;
      Place place{input_.name, input_.bytes.line(), input_.bytes.offset()};
      if (ended_ || input_.bytes.peek(1).empty()) return EndOfInput();
      if (std::optional<Rejection> refused = read_row(row, place)) return std::move(*refused);
      if (row.cells.size() == 1 && is_blank(row.cells[0])) {
        input_.bytes.consume(row.bytes);
        continue;
      }
      const std::string_view text = input_.bytes.peek(row.bytes).substr(0, row.bytes);
      ReadResult result = article_of(row, std::move(place), text);
      input_.bytes.consume(row.bytes);
      return result;
    }
  }

 private:
  std::optional<Rejection> read_header() {
    header_read_ = true;
    if (input_.bytes.peek(1).empty()) return std::nullopt;
    Place place{input_.name, input_.bytes.line(), input_.bytes.offset()};
    const std::string_view head = input_.bytes.peek(kHeadBytes);
    separator_ = separator_of(head.substr(0, kHeadBytes));
    Row row;
    if (std::optional<Rejection> refused = read_row(row, place)) {
      ended_ = true;
      return refused;
    }
    header_ = std::move(row.cells);
    for (std::string& name : header_) name = std::string(trimmed(name));
    if (!fit_of(header_, input_.fields).has_text) {
      ended_ = true;
      const std::string_view text = input_.bytes.peek(row.bytes).substr(0, row.bytes);
      return Rejection{std::move(place), "the header names neither a title nor a body (see --map)",
                       cut_record(text)};
    }
    input_.bytes.consume(row.bytes);
    return std::nullopt;
  }

  // Fills `row` without consuming it, or consumes what is refused.
  std::optional<Rejection> read_row(Row& row, const Place& place) {
    std::size_t wanted = 1;
    for (;;) {
      const std::string_view view = input_.bytes.peek(wanted);
      row = Row();
      const RowEnd end = scan_row(view, separator_, row);
      // A "\r" at the end of what is there may be half a line end.
      const bool at_border = end == RowEnd::complete && row.bytes == view.size();
      if (end == RowEnd::complete && !at_border && row.bytes <= kMostRecordBytes) {
        return std::nullopt;
      }
      // Doubling: a row is scanned anew a few times at most.
      wanted = view.size() * 2;
      const bool too_long = view.size() > kMostRecordBytes;
      const bool is_all = !too_long && input_.bytes.peek(view.size() + 1).size() == view.size();
      if (is_all && end != RowEnd::open_quote) return std::nullopt;
      if (is_all || too_long) return refuse(place, too_long);
    }
  }

  Rejection refuse(const Place& place, bool too_long) {
    Rejection rejected{place,
                       too_long ? std::string(kRecordTooLong) : "a quotation mark is not closed",
                       cut_record(input_.bytes.peek(1))};
    ended_ = ++open_quotes_ > kMostOpenQuotes;
    input_.bytes.skip_line();
    return rejected;
  }

  ReadResult article_of(Row& row, Place place, std::string_view text) {
    const auto is_extra = [](const std::string& cell) { return !is_blank(cell); };
    if (row.cells.size() > header_.size() &&
        std::any_of(row.cells.begin() + static_cast<std::ptrdiff_t>(header_.size()),
                    row.cells.end(), is_extra)) {
      return Rejection{
          std::move(place),
          fmt::format("{} cells under a header of {}", row.cells.size(), header_.size()),
          cut_record(text)};
    }
    row.cells.resize(header_.size());
    RawArticle article;
    article.place = std::move(place);
    std::array<std::size_t, kFields> taken;
    taken.fill(header_.size());
    choose_columns(row, taken);
    JsonMembers extras;
    for (std::size_t i = 0; i < header_.size(); ++i) {
      if (is_blank(row.cells[i])) continue;
      const auto match = input_.fields.find(header_[i]);
      if (match && taken[static_cast<std::size_t>(match->field)] == i) {
        set_field(match->field, row.cells[i], article);
      } else if (std::find(header_.begin(), header_.begin() + static_cast<std::ptrdiff_t>(i),
                           header_[i]) == header_.begin() + static_cast<std::ptrdiff_t>(i)) {
        const std::string name = header_[i].empty() ? fmt::format("column_{}", i + 1) : header_[i];
        extras.add_string(name, row.cells[i]);
      }
    }
    article.extras = extras.take();
    return article_or_rejection(std::move(article), text);
  }

  // For each field the column whose name comes first in the table among those that are not blank.
  void choose_columns(const Row& row, std::array<std::size_t, kFields>& taken) const {
    std::array<int, kFields> ranks{};
    for (std::size_t i = 0; i < header_.size(); ++i) {
      const auto match = input_.fields.find(header_[i]);
      if (!match || is_blank(row.cells[i])) continue;
      const auto field = static_cast<std::size_t>(match->field);
      if (taken[field] < header_.size() && ranks[field] <= match->rank) continue;
      taken[field] = i;
      ranks[field] = match->rank;
    }
  }

  ReaderInput input_;
  bool header_read_ = false;
  bool ended_ = false;
  int open_quotes_ = 0;
  char separator_ = ',';
  std::vector<std::string> header_;
};

}  // namespace

std::unique_ptr<ArticleReader> open_csv(ReaderInput input) {
  return std::make_unique<CsvReader>(std::move(input));
}

Likeness looks_like_csv(std::string_view head, const FieldNames& fields) {
  Row row;
  if (scan_row(head, separator_of(head), row) == RowEnd::open_quote) return Likeness::none;
  const HeaderFit fit = fit_of(row.cells, fields);
  return fit.has_text && fit.known >= 2 ? Likeness::sure : Likeness::none;
}

}  // namespace dateline::formats
