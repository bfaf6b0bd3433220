// Matches → how often each combination of their days, sources or stories occurs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "searcher/search/facet_counts.h"
#include "searcher/search/matching.h"

namespace dateline::search {

// One value of a match.
struct TallyColumn {
  Xapian::valueno slot = Xapian::BAD_VALUENO;
  std::size_t longest = std::string::npos;        // bytes kept: 10 of a date are its day
  Xapian::valueno instead = Xapian::BAD_VALUENO;  // the slot to read where this one is empty
  bool without_label = false;  // of packed values the first alone, its label left out
};

inline constexpr std::size_t kDayLength = 10;
inline constexpr std::size_t kMonthLength = 7;
inline constexpr std::size_t kYearLength = 4;

TallyColumn day_column();
// What tells the things apart that `counted` counts; no column (slot BAD_VALUENO) where each match
// is one.
TallyColumn unit_column(FacetUnit counted, Unit unit);

// A match's value of that column.
std::string read_value(const Match& match, const TallyColumn& column);

class MatchTally {
 public:
  explicit MatchTally(std::vector<TallyColumn> columns) : columns_(std::move(columns)) {}

  void take(const Match& match);

  struct Row {
    std::vector<std::string> values;  // one a column
    std::uint64_t count = 0;          // matches
  };
  // Sorted by values.
  std::vector<Row> rows() const;

 private:
  std::vector<TallyColumn> columns_;
  std::unordered_map<std::string, std::uint64_t> counts_;  // values, each ended by a NUL
  std::string key_;
};

}  // namespace dateline::search
