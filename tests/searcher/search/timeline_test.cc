#include "searcher/search/timeline.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/common/sample_index.h"

namespace dateline::search {
namespace {

using testing::SampleDocument;
using testing::SampleIndex;

class TimelineTest : public ::testing::Test {
 protected:
  static SampleDocument article(const char* id, const char* date, const char* body,
                                const char* source) {
    SampleDocument document;
    document.id = id;
    document.date = date;
    document.body = body;
    document.values["source"] = {source};
    return document;
  }
  static std::vector<testing::SampleSegment> sample() {
    return {{{article("a", "2020-02-27", "grain", "Grain Weekly"),
              article("b", "2020-02-27T10:00:00Z", "grain", "Grain Weekly"),
              article("c", "2020-03-01", "storm", "The Harbour Post")},
             {},
             {}},
            {{article("d", "2020-03-02", "grain", "The Harbour Post"),
              article("e", "", "grain", "The Harbour Post"),
              article("f", "2020-04-09", "storm", "The Harbour Post"),
              article("g", "2020-03-01", "grain", "Grain Weekly")},
             {},
             {"g"}}};
  }
  // "date count/total column…" a row.
  std::vector<std::string> rows(const TimelineRequest& request) {
    auto outcome = draw_timeline(request, snapshot_);
    if (const auto* error = query::error_in(outcome)) return {error->message};
    std::vector<std::string> lines;
    for (const TimelineRow& row : query::value_in(outcome).rows)
      lines.push_back(fmt::format("{} {}/{}{}{}", row.date, row.count, row.total,
                                  row.columns.empty() ? "" : " ", fmt::join(row.columns, " ")));
    return lines;
  }
  using Lines = std::vector<std::string>;

  SampleIndex index_{sample()};
  indexing::Snapshot snapshot_ = index_.open();
};

TEST_F(TimelineTest, LeavesNoGap) {
  TimelineRequest request;
  request.search.text = "grain";
  EXPECT_EQ(rows(request), (Lines{"2020-02-27 2/2", "2020-02-28 0/0", "2020-02-29 0/0",
                                  "2020-03-01 0/1", "2020-03-02 1/1"}));
  auto outcome = draw_timeline(request, snapshot_);
  EXPECT_EQ(query::value_in(outcome).undated, 1u);
  EXPECT_EQ(query::value_in(outcome).total, 4u);
}

TEST_F(TimelineTest, ASourceIsUndatedThatHasNoDatedMatch) {
  SampleIndex more(
      {{{article("x", "2020-01-01", "grain", "Grain Weekly"),
         article("y", "2020-02-01", "grain", "Grain Weekly"),
         article("z", "", "grain", "Grain Weekly"), article("u", "", "grain", "The Harbour Post"),
         article("v", "", "grain", "The Harbour Post")},
        {},
        {}}});
  TimelineRequest request;
  request.search.text = "grain";
  request.unit = FacetUnit::source;
  auto outcome = draw_timeline(request, more.open());
  EXPECT_EQ(query::value_in(outcome).total, 2u);
  EXPECT_EQ(query::value_in(outcome).undated, 1u);
}

TEST_F(TimelineTest, DrawsWeeksMonthsAndYears) {
  TimelineRequest request;
  request.search.text = "grain";
  request.every = Every::week;
  EXPECT_EQ(rows(request), (Lines{"2020-02-24 2/3", "2020-03-02 1/1"}));
  request.every = Every::month;
  EXPECT_EQ(rows(request), (Lines{"2020-02 2/2", "2020-03 1/2"}));
  request.every = Every::year;
  EXPECT_EQ(rows(request), (Lines{"2020 3/5"}));
}

TEST_F(TimelineTest, ReachesFromSinceToUntil) {
  TimelineRequest request;
  request.search.text = "grain";
  request.every = Every::month;
  request.search.filters.since = "2020";
  request.search.filters.until = "2020-05";
  EXPECT_EQ(rows(request),
            (Lines{"2020-01 0/0", "2020-02 2/2", "2020-03 1/2", "2020-04 0/1", "2020-05 0/0"}));
  request.search.text = "nothing";
  EXPECT_EQ(rows(request).size(), 5u);
}

TEST_F(TimelineTest, CountsColumnsAndSources) {
  TimelineRequest request;
  request.every = Every::month;
  request.by = "source";
  EXPECT_EQ(rows(request), (Lines{"2020-02 2/2 0 2", "2020-03 2/2 2 0", "2020-04 1/1 1 0"}));
  request.unit = FacetUnit::source;
  request.by.clear();
  EXPECT_EQ(rows(request), (Lines{"2020-02 1/1", "2020-03 1/1", "2020-04 1/1"}));
}

TEST_F(TimelineTest, TheTotalKnowsTheCollection) {
  TimelineRequest request;
  request.search.text = "grain";
  request.every = Every::year;
  request.search.filters.wanted["source"] = {"the harbour post"};
  EXPECT_EQ(rows(request), (Lines{"2020 1/3"}));
}

TEST_F(TimelineTest, RefusesEndlessOnes) {
  TimelineRequest request;
  request.search.filters.since = "0001";
  request.search.filters.until = "9999";
  EXPECT_EQ(rows(request), (Lines{"a timeline has at most 1000000 rows"}));
}

TEST(Every, IsReadByName) {
  EXPECT_EQ(parse_every("week"), Every::week);
  EXPECT_FALSE(parse_every("hour"));
}

}  // namespace
}  // namespace dateline::search
