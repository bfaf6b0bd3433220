// Dates as users type them, as bounds on what the date slot holds (ISO 8601 text, which sorts as
// time does).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <xapian.h>

namespace dateline::query {

// All times from `first` to `last`, both included. `last` ends in a byte above every one of a date,
// so that the bound 2020-06 holds 2020-06-30T23:59:59Z.
struct DateSpan {
  std::string first;
  std::string last;
};

// 2020, 2020-06, 2020-06-08, 2020-06-08T12:30[:00][Z], or an age before `now` (12h 30d 2w 6m 1y;
// days but for h). None: not a date, or a day that no calendar has.
std::optional<DateSpan> parse_date(std::string_view text, std::int64_t now);

// Documents dated within, undated ones never. An empty bound is open.
Xapian::Query dated_within(const std::string& first, const std::string& last);

}  // namespace dateline::query
