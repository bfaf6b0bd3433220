// Outlets put the day into their addresses in a few forms; the first that the calendar has counts.
#include <algorithm>
#include <cstdint>

#include "indexer/cleaning/dates.h"
#include "indexer/cleaning/moment.h"

namespace dateline::cleaning {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The number of `digits` digits at `at`, which no digit follows; -1 if there is none.
std::int64_t number_of(std::string_view text, std::size_t at, std::size_t digits) {
  if (at + digits > text.size() || (at + digits < text.size() && is_digit(text[at + digits])))
    return -1;
  std::int64_t value = 0;
  for (const char c : text.substr(at, digits)) {
    if (!is_digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

// The day whose year begins at url[at].
std::optional<std::string> url_date_at(std::string_view url, std::size_t at) {
  if (const std::int64_t whole = number_of(url, at, 8); whole > 0) {
    return iso({whole / 10000, whole / 100 % 100, whole % 100, false, 0, 0, 0, {}});
  }
  const std::int64_t year = number_of(url, at, 4);
  std::size_t next = at + 5;
  if (year < 0 || next >= url.size()) return std::nullopt;
  const char mark = url[at + 4];
  if (mark != '/' && mark != '-' && mark != '_' && mark != '.') return std::nullopt;
  std::int64_t month = number_of(url, next, 2);
  std::size_t length = 2;
  if (month < 0) {
    month = number_of(url, next, 1);
    length = 1;
  }
  if (month < 0 && mark == '/') {
    length = std::min(url.find('/', next), url.size()) - next;
    month = month_number(url.substr(next, length));
  }
  next += length;
  if (month <= 0 || next + 1 >= url.size() || url[next] != mark) return std::nullopt;
  std::int64_t day = number_of(url, next + 1, 2);
  if (day < 0) day = number_of(url, next + 1, 1);
  return iso({year, month, day, false, 0, 0, 0, {}});
}

}  // namespace

std::optional<std::string> date_of_url(std::string_view url) {
  const std::size_t scheme = url.find("://");
  const std::size_t path = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
  if (path == std::string_view::npos) return std::nullopt;
  for (std::size_t at = path + 1; at + 8 <= url.size(); ++at) {
    const bool starts =
        is_digit(url[at]) && !is_digit(url[at - 1]) && (url[at] == '1' || url[at] == '2');
    if (!starts) continue;
    if (auto found = url_date_at(url, at)) return found;
  }
  return std::nullopt;
}

}  // namespace dateline::cleaning
