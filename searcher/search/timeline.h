// How much was written when: matches by day, week, month or year, beside everything that the same
// sources published then. No gap is left out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/snapshot.h"
#include "common/query/query_error.h"
#include "common/query/search_request.h"
#include "searcher/search/facet_counts.h"

namespace dateline::search {

enum class Every { day, week, month, year };
std::optional<Every> parse_every(std::string_view name);

struct TimelineRequest {
  query::SearchRequest search;  // its page and facets are not used
  Every every = Every::day;
  std::string by;                      // a facet field: a column for each of its top values
  std::optional<std::size_t> top = 5;  // none: all values
  FacetUnit unit = FacetUnit::match;
};

struct TimelineRow {
  std::string date;         // 2020-06-08, of a week its Monday; 2020-06; 2020
  std::uint64_t count = 0;  // matches
  std::uint64_t total =
      0;  // all that pass the source, source-country, lang, section and date filters
  std::vector<std::uint64_t> columns;  // matches with each of Timeline::columns

  double ratio() const {
    return total == 0 ? 0 : static_cast<double>(count) / static_cast<double>(total);
  }
};

struct Timeline {
  std::vector<FacetValue> columns;
  std::vector<TimelineRow> rows;  // from since, or the first match, to until, or the last match
  // Matches; where sources or stories are counted, how many there are, each once: one that has
  // matches in several periods is in several rows.
  std::uint64_t total = 0;
  std::uint64_t undated = 0;  // of the total: in no row
  Advice advice;
};

// Refuses more than a million rows. Throws IndexError where the index cannot be read.
query::OrError<Timeline> draw_timeline(const TimelineRequest& request,
                                       const indexing::Snapshot& snapshot);

}  // namespace dateline::search
