// Any number of short invented articles for tests of the programs: deterministic, all different,
// with statements.
#pragma once

#include <string>

#include <fmt/format.h>

namespace dateline::programs {

inline constexpr const char* kInventedPeople[] = {"Orhun Şekeroğlu", "Lena Brandvold", "Tomas Reyl",
                                                  "Ada Okonjo-Vale", "Ivan Sorokov"};
inline constexpr const char* kInventedPlaces[] = {"Ankara", "Oslo", "Vienna", "Lagos", "Moscow"};
inline constexpr const char* kInventedSubjects[] = {
    "the grain corridor", "a border crossing",   "fishing rights", "the gas contract",
    "visa rules",         "a prisoner exchange", "the dam"};

inline std::string article_id(int number) {
  return fmt::format("wire-{:05}", number);
}

// A JSON line; `version` changes the text but not the id.
inline std::string article_line(int number, int version = 1) {
  const char* person = kInventedPeople[number % 5];
  const char* place = kInventedPlaces[number % 5];
  const char* subject = kInventedSubjects[(number + version) % 7];
  const std::string body = fmt::format(
      "{}, (MW) – Foreign Minister {} said on Monday that {} would be settled within {} weeks. “We "
      "have waited long enough,” {} "
      "said. Talks in {} about {} have gone on for {} days.",
      place, person, subject, number % 50 + 2, person, place, subject, number + version);
  const std::string date = fmt::format("2024-{:02}-{:02}", number % 12 + 1, number % 28 + 1);
  return fmt::format(
      "{{\"id\":\"{}\",\"title\":\"Minister speaks about {} (report {})\",\"source\":\"Meridian "
      "Wire\",\"date\":\"{}\","
      "\"lang\":\"en\",\"body\":\"{}\"}}\n",
      article_id(number), subject, number, date, body);
}

inline std::string article_lines(int from, int to, int version = 1) {
  std::string all;
  for (int number = from; number < to; ++number) all += article_line(number, version);
  return all;
}

}  // namespace dateline::programs
