// One hash table whose key joins the values; dates, sources and stories hold no NUL.
#include "searcher/search/match_tally.h"

#include <algorithm>

#include "common/index/schema.h"

namespace dateline::search {

TallyColumn day_column() {
  return {indexing::kDateSlot, kDayLength, Xapian::BAD_VALUENO, false};
}

TallyColumn unit_column(FacetUnit counted, Unit unit) {
  switch (counted) {
    case FacetUnit::match:
      return {};
    case FacetUnit::article:
      return unit == Unit::statement ? TallyColumn{indexing::kArticleSlot, std::string::npos,
                                                   Xapian::BAD_VALUENO, false}
                                     : TallyColumn{};
    case FacetUnit::source:
      return {indexing::field("source").slot, std::string::npos, Xapian::BAD_VALUENO, true};
    case FacetUnit::story:
      // An article too short to have a story is one by itself.
      return {indexing::kStorySlot, std::string::npos,
              unit == Unit::statement ? indexing::kArticleSlot : indexing::kIdSlot, false};
  }
  return {};
}

std::string read_value(const Match& match, const TallyColumn& column) {
  std::string value = match.value(column.slot);
  if (value.empty() && column.instead != Xapian::BAD_VALUENO) value = match.value(column.instead);
  if (column.without_label) value.resize(std::min(value.find_first_of("\t\n"), value.size()));
  if (value.size() > column.longest) value.resize(column.longest);
  return value;
}

void MatchTally::take(const Match& match) {
  key_.clear();
  for (const TallyColumn& column : columns_) {
    key_ += read_value(match, column);
    key_ += '\0';
  }
  ++counts_[key_];
}

std::vector<MatchTally::Row> MatchTally::rows() const {
  std::vector<Row> rows;
  rows.reserve(counts_.size());
  for (const auto& [key, count] : counts_) {
    Row row;
    row.count = count;
    for (std::size_t at = 0; at < key.size();) {
      const std::size_t end = key.find('\0', at);
      row.values.push_back(key.substr(at, end - at));
      at = end + 1;
    }
    rows.push_back(std::move(row));
  }
  std::sort(rows.begin(), rows.end(),
            [](const Row& a, const Row& b) { return a.values < b.values; });
  return rows;
}

}  // namespace dateline::search
