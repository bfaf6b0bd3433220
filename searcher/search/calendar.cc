// Over std::chrono's civil calendar.
#include "searcher/search/calendar.h"

#include <charconv>

#include <fmt/format.h>

namespace dateline::search {
namespace {

namespace chrono = std::chrono;

std::optional<unsigned> number_in(std::string_view digits) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

struct DateParts {
  chrono::year year;
  std::optional<chrono::month> month;
  std::optional<chrono::day> day;
};

std::optional<DateParts> parts_of(std::string_view date) {
  if (date.size() < 4) return std::nullopt;
  const auto year = number_in(date.substr(0, 4));
  if (!year) return std::nullopt;
  DateParts parts{chrono::year(static_cast<int>(*year)), {}, {}};
  if (date.size() < 7 || date[4] != '-') return parts;
  const auto month = number_in(date.substr(5, 2));
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  parts.month = chrono::month(*month);
  if (date.size() < 10 || date[7] != '-') return parts;
  const auto day = number_in(date.substr(8, 2));
  if (!day || !(parts.year / *parts.month / chrono::day(*day)).ok()) return std::nullopt;
  parts.day = chrono::day(*day);
  return parts;
}

}  // namespace

std::optional<Day> first_day(std::string_view date) {
  const auto parts = parts_of(date);
  if (!parts) return std::nullopt;
  return Day(parts->year / parts->month.value_or(chrono::January) /
             parts->day.value_or(chrono::day(1)));
}

std::optional<Day> last_day(std::string_view date) {
  const auto parts = parts_of(date);
  if (!parts) return std::nullopt;
  if (parts->day) return first_day(date);
  return Day(parts->year / parts->month.value_or(chrono::December) / chrono::last);
}

Day period_of(Day day, Every every) {
  const chrono::year_month_day date(day);
  switch (every) {
    case Every::day:
      return day;
    case Every::week:
      return day - (chrono::weekday(day) - chrono::Monday);
    case Every::month:
      return date.year() / date.month() / 1;
    case Every::year:
      return date.year() / 1 / 1;
  }
  return day;
}

Day next_period(Day period, Every every) {
  const chrono::year_month_day date(period);
  switch (every) {
    case Every::day:
      return period + chrono::days(1);
    case Every::week:
      return period + chrono::weeks(1);
    case Every::month:
      return Day(date + chrono::months(1));
    case Every::year:
      return Day(date + chrono::years(1));
  }
  return period;
}

std::string period_text(Day period, Every every) {
  const chrono::year_month_day date(period);
  const int year = static_cast<int>(date.year());
  const auto month = static_cast<unsigned>(date.month());
  const auto day = static_cast<unsigned>(date.day());
  if (every == Every::year) return fmt::format("{:04}", year);
  if (every == Every::month) return fmt::format("{:04}-{:02}", year, month);
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

}  // namespace dateline::search
