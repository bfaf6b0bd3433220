// The calendar is Howard Hinnant's.
#include "indexer/cleaning/moment.h"

#include <algorithm>

#include <date/date.h>
#include <fmt/format.h>

#include "indexer/cleaning/dates.h"

namespace dateline::cleaning {

std::optional<std::string> iso(const Moment& moment) {
  const auto in = [](std::int64_t value, std::int64_t low, std::int64_t high) {
    return value >= low && value <= high;
  };
  if (!in(moment.year, kFirstYear, kLastYear) || !in(moment.month, 1, 12) || !in(moment.day, 1, 31))
    return std::nullopt;
  const date::year_month_day day{date::year{static_cast<int>(moment.year)},
                                 date::month{static_cast<unsigned>(moment.month)},
                                 date::day{static_cast<unsigned>(moment.day)}};
  if (!day.ok()) return std::nullopt;
  const bool possible =
      in(moment.hour, 0, 23) && in(moment.minute, 0, 59) && in(moment.second, 0, 60);
  const bool midnight = moment.hour == 0 && moment.minute == 0 && moment.second == 0;
  if (!moment.timed || !possible || (midnight && !moment.zone)) {
    return fmt::format("{:04}-{:02}-{:02}", moment.year, moment.month, moment.day);
  }
  const auto point = date::sys_days{day} + std::chrono::hours{moment.hour} +
                     std::chrono::minutes{moment.minute - moment.zone.value_or(0)} +
                     std::chrono::seconds{std::min<std::int64_t>(moment.second, 59)};
  return date::format("%FT%TZ", std::chrono::time_point_cast<std::chrono::seconds>(point));
}

}  // namespace dateline::cleaning
