#include "searcher/search/explain.h"

#include <gtest/gtest.h>

#include "tests/searcher/search/invented_news.h"

namespace dateline::search {
namespace {

TEST(Explain, CountsEachClause) {
  std::vector<testing::SampleDocument> articles(3);
  articles[0].id = "a";
  articles[0].body = "grain exports";
  articles[1].id = "b";
  articles[1].body = "grain market";
  articles[1].values["country"] = {"TR"};
  articles[2].id = "c";
  articles[2].body = "markets";
  const testing::SampleIndex index({{articles, {}, {}}});
  const auto snapshot = index.open();
  query::SearchRequest request;
  request.text = "grain OR mark*";
  request.filters.wanted["country"] = {"Turkish"};
  auto outcome = explain(request, snapshot);
  ASSERT_EQ(query::error_in(outcome), nullptr);
  const Explanation& explanation = query::value_in(outcome);
  EXPECT_EQ(explanation.tree, "(OR grain mark*)");
  EXPECT_EQ(explanation.total, 1u);
  ASSERT_EQ(explanation.clauses.size(), 3u);
  EXPECT_EQ(explanation.clauses[0].typed, "grain");
  EXPECT_EQ(explanation.clauses[0].count, 2u);
  EXPECT_EQ(explanation.clauses[1].typed, "mark*");
  EXPECT_EQ(explanation.clauses[1].count, 2u);
  EXPECT_EQ(explanation.clauses[2].typed, "--country Turkish");
  EXPECT_EQ(explanation.clauses[2].count, 1u);
  ASSERT_EQ(explanation.wildcards.size(), 1u);
  EXPECT_EQ(explanation.wildcards[0].terms, (std::vector<std::string>{"market", "markets"}));
  EXPECT_NE(explanation.xapian.find("XC:TR"), std::string::npos);
}

}  // namespace
}  // namespace dateline::search
