// Filters → Xapian's description of the query.
#include "common/query/filters.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace dateline::query {
namespace {

SearchRequest request_with(FieldValues wanted, FieldValues unwanted = {}) {
  SearchRequest request;
  request.filters.wanted = std::move(wanted);
  request.filters.unwanted = std::move(unwanted);
  request.now = 1591617600;  // 2020-06-08T12:00:00Z
  return request;
}

std::string wanted(const SearchRequest& request) {
  auto built = build_filters(request);
  if (const QueryError* error = error_in(built))
    return fmt::format("--{}: {}", error->option, error->message);
  return value_in(built).wanted.get_description();
}

TEST(Filters, OrsValuesAndAndsFields) {
  EXPECT_EQ(wanted(request_with({{"country", {"Turkey", "Greek"}}})), "Query((XC:TR OR XC:GR))");
  EXPECT_EQ(wanted(request_with({{"person", {"Ana López"}}, {"lang", {"EN"}}})),
            "Query((XLA:en AND XP:ana lopez))");
}

TEST(Filters, ReadsDates) {
  SearchRequest request = request_with({});
  request.filters.since = "2020-05";
  EXPECT_EQ(wanted(request), "Query(VALUE_GE 0 2020-05)");
  request.filters.until = "2d";
  EXPECT_EQ(wanted(request), "Query(VALUE_RANGE 0 2020-05 2020-06-06~)");
  request.filters.until = "2020-04";
  EXPECT_EQ(wanted(request), "--until: it is before --since 2020-05");
  request.filters.until = "tomorrow";
  EXPECT_EQ(wanted(request),
            "--until: not a date: 2020, 2020-06, 2020-06-08, or an age: 30d 12h 2w 6m 1y");
}

TEST(Filters, RefusesWhatCannotBe) {
  EXPECT_EQ(wanted(request_with({{"country", {"Atlantis"}}})),
            "--country: no country is called “Atlantis”");
  EXPECT_EQ(wanted(request_with({{"kind", {"quoted"}}})),
            "--kind: “kind” is one of direct, indirect, mixed");
  EXPECT_EQ(wanted(request_with({}, {{"person", {"!!!"}}})), "Query()");
  EXPECT_EQ(wanted(request_with({{"title", {"x"}}})), "--title: “title” is no filter");
  EXPECT_EQ(wanted(request_with({{"nonsense", {"x"}}})), "--nonsense: “nonsense” is no filter");
}

TEST(Filters, KnowsWhatStatementsHave) {
  SearchRequest request = request_with({{"country-mentioned", {"TR"}}});
  request.unit = Unit::statement;
  EXPECT_EQ(wanted(request), "Query(XC:TR)");
  request.filters.wanted = {};
  request.filters.has_statement = true;
  request.filters.min_confidence = 0.5;
  EXPECT_EQ(wanted(request), "Query(VALUE_GE 5 0.500)");
  request.unit = Unit::article;
  EXPECT_EQ(wanted(request), "Query(XH:statement)");
}

TEST(Filters, TellsTheCollectionApart) {
  SearchRequest request =
      request_with({{"source", {"The Harbour Post"}}, {"person", {"lopes"}}}, {{"lang", {"de"}}});
  request.filters.since = "2020";
  auto built = build_filters(request);
  ASSERT_EQ(error_in(built), nullptr);
  EXPECT_EQ(value_in(built).collection.get_description(),
            "Query((0 * (XS:the harbour post AND VALUE_GE 0 2020) AND_NOT XLA:de))");
}

}  // namespace
}  // namespace dateline::query
