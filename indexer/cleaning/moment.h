// A point in time as it is read piece by piece, and how it is printed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace dateline::cleaning {

struct Moment {
  std::int64_t year = 0;
  std::int64_t month = 0;
  std::int64_t day = 0;
  bool timed = false;
  std::int64_t hour = 0;
  std::int64_t minute = 0;
  std::int64_t second = 0;
  std::optional<int> zone;  // minutes east of Greenwich
};

// ISO 8601 of a moment that the calendar has and the press knows (kFirstYear..kLastYear): in UTC if
// it has a time, else the day. Midnight without a zone is no time.
std::optional<std::string> iso(const Moment& moment);

}  // namespace dateline::cleaning
