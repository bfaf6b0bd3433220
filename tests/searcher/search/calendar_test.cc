#include "searcher/search/calendar.h"

#include <gtest/gtest.h>

namespace dateline::search {
namespace {

std::string period(const char* date, Every every) {
  return period_text(period_of(*first_day(date), every), every);
}
std::string next(const char* date, Every every) {
  return period_text(next_period(period_of(*first_day(date), every), every), every);
}

TEST(Calendar, FindsPeriods) {
  EXPECT_EQ(period("2020-06-08T12:00:00Z", Every::day), "2020-06-08");
  EXPECT_EQ(period("2020-06-14", Every::week), "2020-06-08");
  EXPECT_EQ(period("2020-06-15", Every::week), "2020-06-15");
  EXPECT_EQ(period("2020-01-01", Every::week), "2019-12-30");
  EXPECT_EQ(period("2020-06-14", Every::month), "2020-06");
  EXPECT_EQ(period("2020-06-14", Every::year), "2020");
}

TEST(Calendar, GoesOn) {
  EXPECT_EQ(next("2020-02-28", Every::day), "2020-02-29");
  EXPECT_EQ(next("2020-12-31", Every::week), "2021-01-04");
  EXPECT_EQ(next("2020-12-31", Every::month), "2021-01");
  EXPECT_EQ(next("2020-12-31", Every::year), "2021");
}

TEST(Calendar, KnowsFirstAndLastDays) {
  EXPECT_EQ(period_text(*first_day("2020"), Every::day), "2020-01-01");
  EXPECT_EQ(period_text(*last_day("2020"), Every::day), "2020-12-31");
  EXPECT_EQ(period_text(*last_day("2020-02"), Every::day), "2020-02-29");
  EXPECT_FALSE(first_day("2020-13-01"));
  EXPECT_FALSE(first_day("2021-02-29"));
  EXPECT_FALSE(first_day(""));
  EXPECT_FALSE(first_day("abcd"));
}

}  // namespace
}  // namespace dateline::search
