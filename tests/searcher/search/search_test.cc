// Scores, orders and pages; above all, that none depends on how the index is cut.
#include "searcher/search/search.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/searcher/search/invented_news.h"

namespace dateline::search {
namespace {

using testing::NewsGenerator;
using testing::SampleDocument;
using testing::SampleIndex;
using testing::SampleSegment;

query::SearchRequest request_for(const std::string& text) {
  query::SearchRequest request;
  request.text = text;
  request.page.limit.reset();
  return request;
}

// "id score" of each hit, in order.
std::vector<std::string> hits_of(const query::SearchRequest& request,
                                 const indexing::Snapshot& snapshot) {
  auto outcome = run(request, snapshot);
  EXPECT_EQ(query::error_in(outcome), nullptr);
  std::vector<std::string> hits;
  for (const Hit& hit : query::value_in(outcome).hits) {
    const std::string id =
        snapshot.database(request.unit).get_document(hit.docid).get_value(indexing::kIdSlot);
    hits.push_back(fmt::format("{} {:.17g}", id, hit.score));
  }
  return hits;
}

std::vector<SampleSegment> cut(const std::vector<SampleDocument>& articles, std::size_t pieces) {
  std::vector<SampleSegment> segments(pieces);
  for (std::size_t i = 0; i < articles.size(); ++i)
    segments[(i * 7 + i / 3) % pieces].articles.push_back(articles[i]);
  return segments;
}

TEST(Search, DoesNotDependOnSegmentsOrDeletions) {
  const auto articles = NewsGenerator().articles(120);
  const SampleIndex whole(cut(articles, 1));
  const SampleIndex pieces(cut(articles, 5));
  auto with_dead = cut(articles, 3);
  for (int i = 200; i < 260; ++i) {
    SampleDocument dead = NewsGenerator().article(i);
    dead.body += " grain grain storm bridge extraordinary";
    with_dead[static_cast<std::size_t>(i) % 3].articles.push_back(dead);
    with_dead[static_cast<std::size_t>(i) % 3].deleted.push_back(dead.id);
  }
  const SampleIndex thinned(with_dead);
  const auto a = whole.open();
  const auto b = pieces.open();
  const auto c = thinned.open();
  for (const char* text :
       {"grain", "grain OR storm OR bridge", "grain export", "\"grain grain\"", "gra*",
        "title:grain market", "minister NEAR/3 policy", "grain XOR storm", "NOT bridge",
        "grain -storm", "person:lopez", "", "grain OR extraordinary"}) {
    for (const auto sort :
         {query::Sort::relevance, query::Sort::newest, query::Sort::oldest, query::Sort::source}) {
      query::SearchRequest request = request_for(text);
      request.page.sort = sort;
      const auto expected = hits_of(request, a);
      EXPECT_FALSE(expected.empty()) << text;
      EXPECT_EQ(hits_of(request, b), expected) << text;
      EXPECT_EQ(hits_of(request, c), expected) << text;
    }
  }
}

TEST(Search, APageIsACutOfTheWhole) {
  const SampleIndex index(cut(NewsGenerator().articles(100), 4));
  const auto snapshot = index.open();
  for (const auto sort : {query::Sort::relevance, query::Sort::newest, query::Sort::source}) {
    query::SearchRequest request = request_for("grain OR talks");
    request.page.sort = sort;
    const auto all = hits_of(request, snapshot);
    for (const std::size_t offset : {0, 1, 7, 95, 500}) {
      request.page.offset = offset;
      request.page.limit = 9;
      auto outcome = run(request, snapshot);
      const SearchResult& result = query::value_in(outcome);
      EXPECT_EQ(result.total, all.size());
      EXPECT_EQ(result.complete, offset + 9 >= all.size());
      const auto page = hits_of(request, snapshot);
      ASSERT_EQ(page.size(), std::min<std::size_t>(9, all.size() - std::min(offset, all.size())));
      EXPECT_TRUE(
          std::equal(page.begin(), page.end(),
                     all.begin() + static_cast<std::ptrdiff_t>(std::min(offset, all.size()))));
      if (!result.hits.empty()) {
        EXPECT_EQ(result.hits.front().rank, offset + 1);
      }
    }
  }
}

TEST(Search, CountsWithoutHits) {
  const SampleIndex index(cut(NewsGenerator().articles(50), 2));
  const auto snapshot = index.open();
  query::SearchRequest request = request_for("grain");
  const std::size_t all = hits_of(request, snapshot).size();
  request.page.limit = 0;
  auto outcome = run(request, snapshot);
  EXPECT_EQ(query::value_in(outcome).total, all);
  EXPECT_FALSE(query::value_in(outcome).complete);
}

TEST(Search, EqualScoresAreInOrderOfIds) {
  SampleDocument one;
  one.body = "grain";
  std::vector<SampleDocument> articles;
  for (const char* id : {"c", "a", "b", "B", "ä"}) {
    one.id = id;
    articles.push_back(one);
  }
  const SampleIndex index(cut(articles, 2));
  const auto snapshot = index.open();
  query::SearchRequest request = request_for("grain");
  std::string ids;
  for (const std::string& hit : hits_of(request, snapshot)) ids += hit.substr(0, hit.find(' '));
  EXPECT_EQ(ids, "Babcä");
  request.page.limit = 2;
  EXPECT_EQ(hits_of(request, snapshot).at(1).substr(0, 1), "a");
}

TEST(Search, OrdersByDateWithTheUndatedLast) {
  std::vector<SampleDocument> articles(4);
  const char* dates[] = {"2020-02-01", "", "2021-01-01", "2020-02-01T08:00:00Z"};
  for (std::size_t i = 0; i < 4; ++i) {
    articles[i].id = std::string(1, static_cast<char>('a' + i));
    articles[i].date = dates[i];
  }
  const SampleIndex index(cut(articles, 2));
  const auto snapshot = index.open();
  query::SearchRequest request = request_for("");
  request.page.sort = query::Sort::newest;
  std::string newest, oldest;
  for (const auto& hit : hits_of(request, snapshot)) newest += hit[0];
  request.page.sort = query::Sort::oldest;
  for (const auto& hit : hits_of(request, snapshot)) oldest += hit[0];
  EXPECT_EQ(newest, "cdab");
  EXPECT_EQ(oldest, "adcb");
}

TEST(Search, CollapsesStoriesAndSamples) {
  const auto articles = NewsGenerator().articles(90);
  const SampleIndex one(cut(articles, 1));
  const SampleIndex many(cut(articles, 4));
  std::set<std::string> stories;
  std::size_t alone = 0;
  for (const SampleDocument& article : articles) {
    if (article.story.empty()) ++alone;
    if (!article.story.empty()) stories.insert(article.story);
  }
  query::SearchRequest request = request_for("");
  request.page.collapse = true;
  const auto a = one.open();
  const auto b = many.open();
  EXPECT_EQ(hits_of(request, a).size(), stories.size() + alone);
  EXPECT_EQ(hits_of(request, a), hits_of(request, b));
  request.page.sample = 10;
  request.page.seed = 7;
  const auto sample = hits_of(request, a);
  EXPECT_EQ(sample.size(), 10u);
  EXPECT_EQ(sample, hits_of(request, b));
  request.page.seed = 8;
  EXPECT_NE(sample, hits_of(request, a));
}

SampleDocument statement(const char* id, const char* speaker, const char* text, const char* date) {
  SampleDocument document;
  document.id = id;
  document.article = std::string(id).substr(0, 1);
  document.body = text;
  document.date = date;
  document.values["source"] = {"The Harbour Post"};
  if (*speaker != 0) document.values["speaker"] = {speaker};
  return document;
}

TEST(Search, CollapsesWhatTheSameSpeakerSaidWhereverItStands) {
  const std::vector<SampleDocument> statements = {
      statement("a#1", "Ana López", "We sold the grain before the harbour froze.", "2024-05-03"),
      statement("b#1", "Ana López", "“We sold the grain before the harbour froze”", "2024-05-02"),
      statement("c#1", "López", "we had sold the grain before the harbour froze", ""),
      statement("d#1", "Rui Paz", "We sold the grain before the harbour froze.", "2024-05-04"),
      statement("e#1", "Ana López", "We never sold the grain before the harbour froze.", ""),
      statement("f#1", "Ana López", "The bridge grain will be built next year.", "2024-05-01"),
  };
  std::vector<SampleSegment> pieces(2);
  for (std::size_t i = 0; i < statements.size(); ++i)
    pieces[i % 2].statements.push_back(statements[i]);
  const SampleIndex one({{{}, statements, {}}});
  const SampleIndex two(pieces);
  const auto a = one.open();
  const auto b = two.open();
  query::SearchRequest request = request_for("grain");
  request.unit = Unit::statement;
  request.page.sort = query::Sort::newest;
  EXPECT_EQ(hits_of(request, a).size(), 6u);
  request.page.collapse = true;
  EXPECT_EQ(hits_of(request, a), hits_of(request, b));
  auto outcome = run(request, b);
  const SearchResult& result = query::value_in(outcome);
  EXPECT_EQ(result.total, 4u);
  ASSERT_EQ(result.hits.size(), 4u);
  const auto id_of = [&](Xapian::docid docid) { return fetch_statement(b, docid).id; };
  EXPECT_EQ(id_of(result.hits[0].docid), "d#1") << "another speaker";
  EXPECT_EQ(id_of(result.hits[1].docid), "a#1") << "the newest of the group";
  const Copies& copies = result.hits[1].copies;
  EXPECT_EQ(copies.count, 2u);
  EXPECT_EQ(id_of(copies.first), "b#1");
  ASSERT_EQ(copies.variants.size(), 1u);
  EXPECT_EQ(id_of(copies.variants[0]), "c#1");
  EXPECT_EQ(id_of(result.hits[3].docid), "e#1") << "denied";
}

TEST(Search, ACollapsedStatementOfNobodyHasCopiesInItsStoryAlone) {
  std::vector<SampleDocument> statements;
  for (const char* story : {"s1", "s1", "s2", ""}) {
    statements.push_back(
        statement(fmt::format("{}#1", statements.size()).c_str(), "", "We sold the grain.", ""));
    statements.back().story = story;
  }
  const SampleIndex index({{{}, statements, {}}});
  const auto snapshot = index.open();
  query::SearchRequest request = request_for("grain");
  request.unit = Unit::statement;
  request.page.collapse = true;
  EXPECT_EQ(hits_of(request, snapshot).size(), 3u);
}

TEST(Search, ASampleSaysOfHowManyAndAgreesWithItsFacets) {
  const SampleIndex index(cut(NewsGenerator().articles(60), 2));
  const auto snapshot = index.open();
  query::SearchRequest request = request_for("");
  request.page.sample = 5;
  request.facets = {{"lang", std::nullopt}};
  auto outcome = run(request, snapshot);
  const SearchResult& result = query::value_in(outcome);
  EXPECT_EQ(result.hits.size(), 5u);
  EXPECT_EQ(result.total, 60u);
  EXPECT_FALSE(result.complete);
  std::uint64_t sum = 0;
  for (const FacetValue& value : result.facets[0].values) sum += value.count;
  EXPECT_EQ(sum, result.total);
  request.page.sample = 100;
  auto whole = run(request, snapshot);
  EXPECT_TRUE(query::value_in(whole).complete);
}

TEST(Search, FacetsOfCollapsedArticlesCountStories) {
  const SampleIndex index(cut(NewsGenerator().articles(90), 3));
  const auto snapshot = index.open();
  query::SearchRequest request = request_for("");
  request.page.collapse = true;
  request.facets = {{"country", std::nullopt}};
  auto outcome = run(request, snapshot);
  const auto facets = query::value_in(outcome).facets;
  ASSERT_EQ(facets[0].values.size(), 4u);
  for (const FacetValue& value : facets[0].values) {
    request.filters.wanted["country"] = {value.value};
    EXPECT_EQ(hits_of(request, snapshot).size(), value.count) << value.value;
  }
}

TEST(Search, FiltersBothWays) {
  const auto articles = NewsGenerator().articles(80);
  const SampleIndex index(cut(articles, 3));
  const auto snapshot = index.open();
  query::SearchRequest request = request_for("");
  request.filters.wanted["country"] = {"Turkey"};
  const std::size_t with = hits_of(request, snapshot).size();
  request.filters.unwanted.swap(request.filters.wanted);
  const std::size_t without = hits_of(request, snapshot).size();
  EXPECT_GT(with, 0u);
  EXPECT_EQ(with + without, articles.size());
}

TEST(Search, FiltersDoNotChangeScores) {
  const SampleIndex index(cut(NewsGenerator().articles(80), 3));
  const auto snapshot = index.open();
  query::SearchRequest request = request_for("grain OR storm");
  const auto all = hits_of(request, snapshot);
  request.filters.wanted["country"] = {"TR"};
  for (const std::string& hit : hits_of(request, snapshot))
    EXPECT_NE(std::find(all.begin(), all.end(), hit), all.end()) << hit;
}

TEST(Search, FindsByIdAndFetches) {
  auto segments = cut(NewsGenerator().articles(9), 3);
  segments[0].deleted.push_back(segments[0].articles[0].id);
  const SampleIndex index(segments);
  const auto snapshot = index.open();
  const Xapian::docid docid = find_id(snapshot, "n0005", Unit::article);
  ASSERT_NE(docid, 0u);
  EXPECT_EQ(fetch_article(snapshot, docid).article.id, "n0005");
  EXPECT_EQ(find_id(snapshot, segments[0].articles[0].id, Unit::article), 0u);
  EXPECT_EQ(find_id(snapshot, "nobody", Unit::article), 0u);
  EXPECT_EQ(find_id(snapshot, "", Unit::article), 0u);
}

TEST(Search, AnEmptyIndexHasNothing) {
  const SampleIndex index(std::vector<SampleSegment>{});
  const auto snapshot = index.open();
  EXPECT_TRUE(hits_of(request_for("grain OR \"a b\" OR gra*"), snapshot).empty());
  EXPECT_TRUE(hits_of(request_for(""), snapshot).empty());
}

TEST(Search, RanksTheTitleAboveTheBody) {
  std::vector<SampleDocument> articles(2);
  articles[0].id = "body";
  articles[0].title = "Harbour talks";
  articles[0].body = "The talks were about grain and the harbour.";
  articles[1].id = "title";
  articles[1].title = "Grain talks";
  articles[1].body = "The talks were about ships and the harbour.";
  const SampleIndex index(cut(articles, 1));
  const auto snapshot = index.open();
  EXPECT_TRUE(hits_of(request_for("grain"), snapshot).at(0).starts_with("title"));
}

}  // namespace
}  // namespace dateline::search
