// Wildcards of many words: merged at once, with what Xapian's own union of the terms would give.
#include <gtest/gtest.h>

#include "common/index/term_recipe.h"
#include "common/query/query_builder.h"
#include "common/query/ranking.h"
#include "common/query/term_union.h"
#include "searcher/search/matching.h"
#include "tests/searcher/search/invented_news.h"

namespace dateline::search {
namespace {

using Scores = std::map<Xapian::docid, double>;

Scores scores_of(const indexing::Snapshot& snapshot, const Xapian::Query& query) {
  Scores scores;
  for_each_match(snapshot, Unit::article, query,
                 [&](const Match& match) { scores[match.docid()] = match.score(); });
  return scores;
}

// Words that begin with "w", each in some of the articles.
std::vector<testing::SampleSegment> sample() {
  std::vector<testing::SampleSegment> segments(2);
  testing::NewsGenerator news;
  for (int i = 0; i < 40; ++i) {
    testing::SampleDocument article = news.article(i);
    for (int k = 0; k < i; ++k) article.body += fmt::format(" w{}", news.draw(100));
    segments[static_cast<std::size_t>(i) % 2].articles.push_back(article);
  }
  segments[1].deleted = {segments[1].articles[3].id};
  return segments;
}

TEST(Wildcards, ScoreAsTheSynonymsOfTheirTerms) {
  const testing::SampleIndex index(sample());
  const auto snapshot = index.open();
  query::SearchRequest request;
  request.text = "w*";
  auto prepared = query::prepare(request, snapshot);
  ASSERT_EQ(query::error_in(prepared), nullptr);
  const auto& terms = query::value_in(prepared).wildcards.at(0).terms;
  ASSERT_GT(terms.size(), 50u);
  EXPECT_EQ(query::value_in(prepared).query.get_description(), "Query(PostingSource(w*))");
  std::uint64_t sum = 0;
  for (const std::string& term : terms) sum += snapshot.live_frequency(term, Unit::article);
  const auto count = snapshot.live_count(Unit::article);
  const double rarity =
      query::rarity(static_cast<Xapian::doccount>(std::min<std::uint64_t>(sum, count)), count);
  const Xapian::Query synonyms(Xapian::Query::OP_SCALE_WEIGHT,
                               Xapian::Query(Xapian::Query::OP_SYNONYM, terms.begin(), terms.end()),
                               rarity);
  const Scores scores = scores_of(snapshot, query::value_in(prepared).query);
  EXPECT_GT(scores.size(), 30u);
  EXPECT_EQ(scores, scores_of(snapshot, synonyms));
  const Xapian::Query grain("Zgrain");
  EXPECT_EQ(scores_of(snapshot, {Xapian::Query::OP_AND, grain, query::value_in(prepared).query}),
            scores_of(snapshot, {Xapian::Query::OP_AND, grain, synonyms}));
}

}  // namespace
}  // namespace dateline::search
