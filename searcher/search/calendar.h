// Days, and the days, weeks, months and years that they fall into.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "searcher/search/timeline.h"

namespace dateline::search {

using Day = std::chrono::sys_days;

// Of "2020-06-08…"; none where there is no such day. "2020" and "2020-06" are their first day.
std::optional<Day> first_day(std::string_view date);
// The same, but "2020" and "2020-06" are their last day.
std::optional<Day> last_day(std::string_view date);

// The first day of what `day` falls into; of a week its Monday.
Day period_of(Day day, Every every);
// The first day of the next one. REQUIRES: `period` from period_of.
Day next_period(Day period, Every every);
// 2020-06-08; 2020-06; 2020.
std::string period_text(Day period, Every every);

}  // namespace dateline::search
