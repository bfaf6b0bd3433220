// Civil dates by std::chrono; time zones play no part, the index holds UTC.
#include "common/query/dates.h"

#include <charconv>
#include <chrono>

#include <fmt/format.h>

#include "common/index/schema.h"

namespace dateline::query {
namespace {

constexpr char kAfterAll = '~';  // above digits, hyphen, colon, T and Z
constexpr std::string_view kFirstDate = "0";
constexpr int kLargestAge = 99'999;  // of whatever unit

std::optional<int> to_number(std::string_view digits) {
  if (digits.empty()) return std::nullopt;
  int number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
  }
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

DateSpan span_of(const std::string& text) {
  return {text, text + kAfterAll};
}

std::string day_text(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::chrono::sys_days months_before(std::chrono::sys_days day, int months) {
  const std::chrono::year_month_day date(day);
  const auto month = date.year() / date.month() - std::chrono::months(months);
  const auto last = (month / std::chrono::last).day();
  return std::chrono::sys_days(month / std::min(date.day(), last));
}

std::optional<DateSpan> parse_age(std::string_view text, std::int64_t now) {
  const std::optional<int> amount = to_number(text.substr(0, text.size() - 1));
  if (!amount || *amount > kLargestAge) return std::nullopt;
  const std::chrono::sys_seconds time{std::chrono::seconds(now)};
  const auto today = std::chrono::floor<std::chrono::days>(time);
  std::chrono::sys_days day = today;
  switch (text.back()) {
    case 'h': {
      const auto then = time - std::chrono::hours(*amount);
      day = std::chrono::floor<std::chrono::days>(then);
      const std::chrono::hh_mm_ss clock(then - day);
      return span_of(fmt::format("{}T{:02}:{:02}:{:02}Z", day_text(day), clock.hours().count(),
                                 clock.minutes().count(), clock.seconds().count()));
    }
    case 'd':
      day = today - std::chrono::days(*amount);
      break;
    case 'w':
      day = today - std::chrono::weeks(*amount);
      break;
    case 'm':
      day = months_before(today, *amount);
      break;
    case 'y':
      if (*amount > 2000) return std::nullopt;
      day = months_before(today, *amount * 12);
      break;
    default:
      return std::nullopt;
  }
  const int year = static_cast<int>(std::chrono::year_month_day(day).year());
  if (year < 0 || year > 9999) return std::nullopt;
  return span_of(day_text(day));
}

bool is_real_day(int year, int month, int day) {
  return (std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
          std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

// T12, T12:30, T12:30:00, with or without Z; what is kept has no Z unless the seconds are there.
std::optional<std::string> parse_clock(std::string_view text) {
  if (!text.starts_with('T')) return std::nullopt;
  text.remove_prefix(1);
  if (text.ends_with('Z')) text.remove_suffix(1);
  if (text.size() != 2 && text.size() != 5 && text.size() != 8) return std::nullopt;
  constexpr int kLargest[] = {23, 59, 60};
  for (std::size_t part = 0; part * 3 < text.size(); ++part) {
    if (part > 0 && text[part * 3 - 1] != ':') return std::nullopt;
    const std::optional<int> number = to_number(text.substr(part * 3, 2));
    if (!number || *number > kLargest[part]) return std::nullopt;
  }
  return fmt::format("T{}{}", text, text.size() == 8 ? "Z" : "");
}

}  // namespace

std::optional<DateSpan> parse_date(std::string_view text, std::int64_t now) {
  if (text.size() < 2) return std::nullopt;
  if (text.back() >= 'a' && text.back() <= 'z') return parse_age(text, now);
  const std::optional<int> year = to_number(text.substr(0, 4));
  if (text.size() < 4 || !year) return std::nullopt;
  if (text.size() == 4) return span_of(std::string(text));
  const std::optional<int> month =
      text.size() >= 7 && text[4] == '-' ? to_number(text.substr(5, 2)) : std::nullopt;
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  if (text.size() == 7) return span_of(std::string(text));
  const std::optional<int> day =
      text.size() >= 10 && text[7] == '-' ? to_number(text.substr(8, 2)) : std::nullopt;
  if (!day || !is_real_day(*year, *month, *day)) return std::nullopt;
  if (text.size() == 10) return span_of(std::string(text));
  const std::optional<std::string> clock = parse_clock(text.substr(10));
  if (!clock) return std::nullopt;
  return span_of(std::string(text.substr(0, 10)) + *clock);
}

Xapian::Query dated_within(const std::string& first, const std::string& last) {
  // The lower bound keeps out the undated, whose value is empty.
  const std::string from = first.empty() ? std::string(kFirstDate) : first;
  if (last.empty()) {
    return {Xapian::Query::OP_VALUE_GE, indexing::kDateSlot, from};
  }
  return {Xapian::Query::OP_VALUE_RANGE, indexing::kDateSlot, from, last};
}

}  // namespace dateline::query
