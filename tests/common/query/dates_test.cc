#include "common/query/dates.h"

#include <gtest/gtest.h>

namespace dateline::query {
namespace {

constexpr std::int64_t kNow = 1591617600;  // 2020-06-08T12:00:00Z

std::string first_of(const char* typed) {
  const auto span = parse_date(typed, kNow);
  return span ? span->first : "none";
}

TEST(Dates, ReadsDatesAndAges) {
  const std::pair<const char*, const char*> rows[] = {
      {"2020", "2020"},
      {"2020-06", "2020-06"},
      {"2020-06-08", "2020-06-08"},
      {"2020-06-08T12", "2020-06-08T12"},
      {"2020-06-08T12:30", "2020-06-08T12:30"},
      {"2020-06-08T12:30:05Z", "2020-06-08T12:30:05Z"},
      {"2020-06-08T12:30:05", "2020-06-08T12:30:05Z"},
      {"0d", "2020-06-08"},
      {"30d", "2020-05-09"},
      {"2w", "2020-05-25"},
      {"6m", "2019-12-08"},
      {"1y", "2019-06-08"},
      {"13h", "2020-06-07T23:00:00Z"},
      {"2020-13", "none"},
      {"2020-02-30", "none"},
      {"2019-02-29", "none"},
      {"2020-6-8", "none"},
      {"2020-06-08T25", "none"},
      {"20", "none"},
      {"d", "none"},
      {"-3d", "none"},
      {"99999999999d", "none"},
      {"9999y", "none"},
      {"yesterday", "none"},
      {"", "none"},
  };
  for (const auto& [typed, first] : rows) EXPECT_EQ(first_of(typed), first) << typed;
}

TEST(Dates, AMonthHoldsItsLastSecond) {
  const auto june = parse_date("2020-06", kNow);
  ASSERT_TRUE(june);
  EXPECT_LE(june->first, "2020-06-01");
  EXPECT_GE(june->last, "2020-06-30T23:59:59Z");
  EXPECT_LT(june->last, "2020-07-01");
}

TEST(Dates, MonthsBeforeTheEndOfAMonthEndWithTheirOwn) {
  constexpr std::int64_t kEndOfMarch = 1585612800;  // 2020-03-31
  EXPECT_EQ(parse_date("1m", kEndOfMarch)->first, "2020-02-29");
}

}  // namespace
}  // namespace dateline::query
