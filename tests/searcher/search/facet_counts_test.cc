// The law: a value's count is the number of hits once the value is made a filter.
#include "searcher/search/facet_counts.h"

#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "searcher/search/search.h"
#include "tests/searcher/search/invented_news.h"

namespace dateline::search {
namespace {

using testing::NewsGenerator;
using testing::SampleDocument;
using testing::SampleIndex;
using testing::SampleSegment;

class FacetCountsTest : public ::testing::Test {
 protected:
  FacetsResult facets(const FacetsRequest& request) {
    auto outcome = count_facets(request, snapshot_);
    EXPECT_EQ(query::error_in(outcome), nullptr);
    return query::value_in(outcome);
  }
  std::uint64_t total_with(query::SearchRequest request, const std::string& field,
                           const std::string& value) {
    request.facets.clear();
    if (field == "date" || field == "month" || field == "year") {
      request.filters.since = request.filters.until = value;
    } else {
      request.filters.wanted[field] = {value};
    }
    auto outcome = run(request, snapshot_);
    EXPECT_EQ(query::error_in(outcome), nullptr);
    return query::value_in(outcome).total;
  }

  static std::vector<SampleSegment> sample() {
    std::vector<SampleSegment> segments(3);
    NewsGenerator news;
    for (int i = 0; i < 150; ++i) {
      const SampleDocument article = news.article(i);
      SampleSegment& segment = segments[static_cast<std::size_t>(i) % 3];
      segment.articles.push_back(article);
      if (i % 11 == 0) segment.deleted.push_back(article.id);
    }
    return segments;
  }

  std::vector<SampleSegment> segments_ = sample();
  SampleIndex index_{segments_};
  indexing::Snapshot snapshot_ = index_.open();
};

TEST_F(FacetCountsTest, ACountIsTheNumberOfHitsWithTheFilter) {
  for (const char* text : {"", "grain", "storm OR bridge", "grain -market"}) {
    FacetsRequest request;
    request.search.text = text;
    for (const char* field :
         {"person", "country", "source", "role", "lang", "date", "month", "year"})
      request.search.facets.push_back({field, std::nullopt});
    const FacetsResult counted = facets(request);
    for (const FacetCounts& facet : counted.facets) {
      EXPECT_FALSE(facet.values.empty());
      EXPECT_EQ(facet.distinct, facet.values.size());
      for (const FacetValue& value : facet.values)
        EXPECT_EQ(value.count, total_with(request.search, facet.field, value.value))
            << text << " " << facet.field << " " << value.value;
    }
  }
}

TEST_F(FacetCountsTest, SearchCountsTheSame) {
  FacetsRequest request;
  request.search.text = "grain";
  request.search.facets = {{"person", 3}, {"country", std::nullopt}};
  auto outcome = run(request.search, snapshot_);
  const SearchResult& result = query::value_in(outcome);
  const FacetsResult counted = facets(request);
  EXPECT_EQ(result.total, counted.total);
  ASSERT_EQ(result.facets.size(), 2u);
  EXPECT_EQ(result.facets[0].values.size(), 3u);
  EXPECT_GT(result.facets[0].distinct, 3u);
  for (std::size_t i = 0; i < 3; ++i)
    EXPECT_EQ(result.facets[0].values[i].value, counted.facets[0].values[i].value);
}

SampleDocument naming(const std::string& id, const std::vector<std::string>& persons) {
  SampleDocument document;
  document.id = id;
  document.values["person"] = persons;
  return document;
}

TEST(FacetCounts, OfASurnameAloneAreItsOwners) {
  const SampleIndex index(
      {{{naming("1", {"Otto Reyl"}), naming("2", {"Ida Reyl"}), naming("3", {"Reyl"}),
         naming("4", {"Ana López", "Ida Reyl"}), naming("5", {"Ana López"}), naming("6", {"López"}),
         naming("7", {"Mert Aydınoğlu"}), naming("8", {"Otto Reyl"})},
        {},
        {}}});
  const indexing::Snapshot snapshot = index.open();
  FacetsRequest request;
  request.search.facets = {{"person", std::nullopt}};
  auto counted = count_facets(request, snapshot);
  std::string lines;
  for (const FacetValue& value : query::value_in(counted).facets[0].values)
    lines += fmt::format("{} {} {}\n", value.count, value.value, value.label);
  // Reyl may be Ida or Otto, of whom the list has most; López is Ana.
  EXPECT_EQ(lines,
            "3 ana lopez Ana López\n2 ida reyl Ida Reyl\n2 otto reyl Otto Reyl\n"
            "1 mert aydinoglu Mert Aydınoğlu\n");
}

// Three articles: one with `name`, two that call the same body FU as well.
std::vector<SampleDocument> naming_a_body(const std::string& name) {
  std::vector<SampleDocument> articles{naming("1", {}), naming("2", {}), naming("3", {})};
  articles[0].values["org"] = {name};
  articles[1].values["org"] = articles[2].values["org"] = {"Fen Union\tFU"};
  return articles;
}

FacetValue only_body(const indexing::Snapshot& snapshot) {
  FacetsRequest request;
  request.search.facets = {{"org", std::nullopt}};
  auto counted = count_facets(request, snapshot);
  const auto& values = query::value_in(counted).facets[0].values;
  EXPECT_EQ(values.size(), 1u);
  return values.empty() ? FacetValue{} : values.front();
}

TEST(FacetCounts, OfABodyAreAllItsNames) {
  const SampleIndex index({{naming_a_body("Fen Union"), {}, {}}});
  const indexing::Snapshot snapshot = index.open();
  const FacetValue body = only_body(snapshot);
  EXPECT_EQ(body.count, 3u);
  EXPECT_EQ(body.label, "Fen Union");  // though FU is more frequent
  for (const auto& [name, hits] : {std::pair("fen union", 3u), std::pair("FU", 2u)}) {
    query::SearchRequest search;
    search.filters.wanted["org"] = {name};
    auto outcome = run(search, snapshot);
    EXPECT_EQ(query::value_in(outcome).total, hits) << name;
  }
}

// A headline's capitals spell a key out, but read worse than the short form.
TEST(FacetCounts, AreNotNamedInCapitals) {
  const SampleIndex index({{naming_a_body("FEN UNION"), {}, {}}});
  EXPECT_EQ(only_body(index.open()).label, "FU");
}

TEST_F(FacetCountsTest, ShowsLabels) {
  FacetsRequest request;
  request.search.facets = {{"source", std::nullopt}};
  std::map<std::string, std::string> labels;
  const FacetsResult counted = facets(request);
  for (const FacetValue& value : counted.facets[0].values) labels[value.value] = value.label;
  EXPECT_EQ(labels["kustenblatt"], "Küstenblatt");
}

TEST_F(FacetCountsTest, CountsSourcesAndStories) {
  FacetsRequest request;
  request.search.facets = {{"country", std::nullopt}};
  request.unit = FacetUnit::source;
  const FacetsResult counted = facets(request);
  EXPECT_EQ(counted.total, 3u);
  for (const FacetValue& value : counted.facets[0].values) EXPECT_LE(value.count, 3u);
  request.unit = FacetUnit::story;
  std::set<std::string> stories;
  std::set<std::string> in_turkey;
  for (const SampleSegment& segment : segments_) {
    for (const SampleDocument& article : segment.articles) {
      if (std::count(segment.deleted.begin(), segment.deleted.end(), article.id) > 0) continue;
      const std::string story = article.story.empty() ? article.id : article.story;
      stories.insert(story);
      const auto& countries = article.values.at("country");
      if (std::count(countries.begin(), countries.end(), "TR") > 0) in_turkey.insert(story);
    }
  }
  const FacetsResult result = facets(request);
  EXPECT_EQ(result.total, stories.size());
  for (const FacetValue& value : result.facets[0].values) {
    if (value.value == "TR") {
      EXPECT_EQ(value.count, in_turkey.size());
    }
  }
}

TEST_F(FacetCountsTest, RefusesWhatIsNoFacet) {
  FacetsRequest request;
  request.search.facets = {{"contry", 10}};
  auto outcome = count_facets(request, snapshot_);
  ASSERT_NE(query::error_in(outcome), nullptr);
  EXPECT_EQ(query::error_in(outcome)->suggestion, "country");
  request.search.facets = {{"title", 10}};
  EXPECT_NE(query::error_in(count_facets(request, snapshot_)), nullptr);
}

}  // namespace
}  // namespace dateline::search
