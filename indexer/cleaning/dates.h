// Reading dates as records, addresses and datelines write them. The result is ISO 8601: a day
// ("2020-06-08") or a moment in UTC ("2020-06-08T12:30:00Z"). What is no possible day, has no day
// (a year, a month), or lies outside of kFirstYear..kLastYear is no date.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline::cleaning {

inline constexpr int kFirstYear = 1600;  // newspapers begin in 1605
inline constexpr int kLastYear = 2199;

// A record's date: ISO 8601, RFC 2822, seconds or milliseconds since 1970, "26-FEB-1987
// 15:01:01.79", "June 8, 2020", "8. Juni 2020", "2020年6月8日", "08/06/2020" … with digits of any
// script. A time without a zone is taken as UTC; midnight without a zone means no time. In
// 08/06/2020 the month comes first if `lang` is "en" and the marks are slashes, otherwise the day;
// a number above 12 settles it.
std::optional<std::string> read_date(std::string_view text, std::string_view lang);

// The day in an address's path: /2020/06/08/, /2020-06-08-title, /2020/jun/08/, /20200608/.
std::optional<std::string> date_of_url(std::string_view url);

// 1..12 for a month's name or its usual abbreviation in one of many languages, in any case, with or
// without accents; 0 for any other word.
int month_number(std::string_view word);

}  // namespace dateline::cleaning
