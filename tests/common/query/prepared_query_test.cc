// From a request to Xapian's query over a small index; and what is offered for misspelt words.
#include "common/query/prepared_query.h"

#include <regex>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/common/sample_index.h"

namespace dateline::query {
namespace {

using testing::SampleDocument;
using testing::SampleIndex;

std::vector<testing::SampleSegment> sample() {
  SampleDocument grain;
  grain.id = "a1";
  grain.title = "Grain exports rise";
  grain.body =
      "Exporters sold grain. The ministers’ foreign policy pleased the economists and the economy.";
  grain.values["person"] = {"Ana López"};
  SampleDocument chinese;
  chinese.id = "a2";
  chinese.lang = "zh";
  chinese.body = "外交部长说，粮食出口增加。";
  SampleDocument german;
  german.id = "a3";
  german.lang = "de";
  german.body = "Die Minister verkauften Getreide, heißt es in der Policy.";
  return {{{grain}, {}, {}}, {{chinese, german}, {}, {}}};
}

class PreparedQueryTest : public ::testing::Test {
 protected:
  // Scales are left out: they are tested by what they rank.
  std::string prepared(const std::string& text, Unit unit = Unit::article) {
    SearchRequest request;
    request.text = text;
    request.unit = unit;
    auto outcome = prepare(request, snapshot_);
    if (const QueryError* error = error_in(outcome)) {
      return fmt::format("{} [{}]", error->message,
                         text.substr(error->begin, error->end - error->begin));
    }
    const std::string description = value_in(outcome).query.get_description();
    return std::regex_replace(description, std::regex("[0-9.]+(e-[0-9]+)? \\* "), "");
  }
  std::string meant(const std::string& text) {
    SearchRequest request;
    request.text = text;
    auto outcome = prepare(request, snapshot_);
    return did_you_mean(request, value_in(outcome), snapshot_);
  }

  SampleIndex index_{sample()};
  indexing::Snapshot snapshot_ = index_.open();
};

TEST_F(PreparedQueryTest, BuildsTerms) {
  const std::pair<const char*, const char*> rows[] = {
      {"exporting", "Query(Zexport)"},
      {"grain OR grain", "Query(Zgrain)"},
      {"ministers", "Query(Zminist)"},
      {"policy", "Query((Zpolici SYNONYM Zpolicy))"},
      {"“grain”", "Query(grain)"},
      {"\"foreign policy\"", "Query((foreign PHRASE 2 policy))"},
      {"Foreign—Policy", "Query((foreign PHRASE 2 policy))"},
      {"title:exports", "Query(ZSexport)"},
      {"title:\"grain exports\"", "Query((Sgrain PHRASE 2 Sexports))"},
      {"econom*", "Query((economists SYNONYM economy))"},
      {"外交部", "Query(((Z外交 AND Z交部) FILTER (外 PHRASE 3 交 PHRASE 3 部)))"},
      {"部", "Query(部)"},
      {"person:\"ANA LOPEZ\"", "Query(XP:ana lopez)"},
      {"person:lop*", "Query(XP:lopez)"},
      {"grain -policy", "Query((Zgrain AND_NOT (Zpolici SYNONYM Zpolicy)))"},
      {"NOT grain", "Query((<alldocuments> AND_NOT Zgrain))"},
      {"grain NEAR/3 policy", "Query((grain NEAR 4 policy))"},
      {"(grain OR wheat) ADJ/2 policy",
       "Query(((grain PHRASE 3 policy) OR (wheat PHRASE 3 policy)))"},
      {"date:2020-06..2020-07", "Query(VALUE_RANGE 0 2020-06 2020-07~)"},
      {"zebra", "Query(zebra)"},
      {"l’Export", "Query(Zexport)"},
      {"O’Export", "Query((o PHRASE 2 export))"},
      {"\"l’export\"", "Query((l PHRASE 2 export))"},
      {"", "Query(<alldocuments>)"},
  };
  for (const auto& [typed, expected] : rows) EXPECT_EQ(prepared(typed), expected) << typed;
}

TEST_F(PreparedQueryTest, RefusesWithThePlace) {
  const std::pair<const char*, const char*> rows[] = {
      {"grain country:Atlantis", "no country is called “Atlantis” [country:Atlantis]"},
      {"date:2020-13",
       "not a date: 2020, 2020-06, 2020-06-08, two of these with .. between, or an age: 30d "
       "[date:2020-13]"},
      {"date:2021..2020", "the range ends before it begins [date:2021..2020]"},
      {"date:..",
       "not a date: 2020, 2020-06, 2020-06-08, two of these with .. between, or an age: "
       "30d [date:..]"},
      {"grain NEAR person:lopes",
       "NEAR and ADJ take words, phrases and (one OR another) of them [person:lopes]"},
      {"foreign-pol*", "a * stands at the end of one word only [foreign-pol*]"},
  };
  for (const auto& [typed, expected] : rows) EXPECT_EQ(prepared(typed), expected) << typed;
}

TEST_F(PreparedQueryTest, StatementsHaveNoTitle) {
  EXPECT_EQ(prepared("title:grain", Unit::statement),
            "statements cannot be searched by “title” [title:grain]");
}

TEST_F(PreparedQueryTest, AFilterByLanguageLeavesTheWordsAsTheyAre) {
  const auto stems = [&](std::vector<std::string> langs) {
    SearchRequest request;
    request.text = "policy";
    if (!langs.empty()) request.filters.wanted["lang"] = std::move(langs);
    auto outcome = prepare(request, snapshot_);
    return value_in(outcome).matched.stems;
  };
  EXPECT_EQ(stems({}), (std::vector<std::string>{"polici", "policy"}));
  EXPECT_EQ(stems({"en"}), stems({}));
  EXPECT_EQ(stems({"de", "fr"}), stems({}));
}

TEST_F(PreparedQueryTest, OffersTheLikeliestWord) {
  EXPECT_EQ(meant("grian exports"), "grain exports");
  EXPECT_EQ(meant("title:exprots OR grain"), "title:exports OR grain");
  EXPECT_EQ(meant("\"foreign polcy\""), "\"foreign policy\"");
  EXPECT_EQ(meant("grain"), "");
  EXPECT_EQ(meant("-grian"), "");
  EXPECT_EQ(meant("xylophone"), "");
}

TEST_F(PreparedQueryTest, ListsWhatAWildcardBecame) {
  SearchRequest request;
  request.text = "econom*";
  auto outcome = prepare(request, snapshot_);
  ASSERT_EQ(value_in(outcome).wildcards.size(), 1u);
  EXPECT_EQ(value_in(outcome).wildcards[0].typed, "econom*");
  EXPECT_EQ(value_in(outcome).wildcards[0].terms,
            (std::vector<std::string>{"economists", "economy"}));
}

// An index whose fields have values that may be mistyped.
class DoubtfulValueTest : public ::testing::Test {
 protected:
  static std::vector<testing::SampleSegment> sample() {
    SampleDocument one;
    one.id = "a1";
    one.body = "They came back to Geneva, back to the talks.";
    one.values["person"] = {"Barack Obama", "Hillary Clinton", "Donald Trump"};
    one.values["org"] = {"United Nations"};
    one.values["source"] = {"CNN (Web News)"};
    one.values["role"] = {"president"};
    one.values["country-given"] = {"DE"};
    SampleDocument two = one;
    two.id = "a2";
    two.lang = "de";
    two.body = "Barack Obama spoke.";
    two.values["person"] = {"Barak Obama"};
    two.values["country-given"] = {"Germany"};
    SampleDocument three = two;
    three.id = "a3";
    three.values["country-given"] = {"Moon"};
    return {{{one, two, three}, {}, {}}};
  }
  static SearchRequest filtered(const char* field, const char* value) {
    SearchRequest request;
    request.filters.wanted[field] = {value};
    return request;
  }
  std::string meant(const SearchRequest& request) {
    auto outcome = prepare(request, snapshot_);
    return did_you_mean(request, value_in(outcome), snapshot_);
  }
  std::size_t found(const SearchRequest& request) {
    auto outcome = prepare(request, snapshot_);
    Xapian::Enquire enquire(snapshot_.database(Unit::article));
    enquire.set_query(value_in(outcome).query);
    return enquire.get_mset(0, 100).size();
  }

  SampleIndex index_{sample()};
  indexing::Snapshot snapshot_ = index_.open();
};

TEST_F(DoubtfulValueTest, TheNearestValueIsOffered) {
  struct Row {
    const char* field;
    const char* typed;
    const char* meant;
  };
  const Row rows[] = {
      {"person", "Obma", "--person Obama"},
      {"org", "Untied Nations", "--org 'united nations'"},
      {"org", "nations", "--org 'united nations'"},
      {"role", "presidnt", "--role president"},
      {"source", "CNN", "--source 'cnn (web news)'"},
      {"lang", "english", "--lang en"},
      {"lang", "Deutsch", "--lang de"},
      {"source", "Zzyzx Times", ""},
      {"source", "cnn (web news)", ""},
      {"country", "France", ""},
  };
  for (const Row& row : rows)
    EXPECT_EQ(meant(filtered(row.field, row.typed)), row.meant) << row.field << " " << row.typed;
  SearchRequest without;
  without.filters.unwanted["source"] = {"CNN"};
  EXPECT_EQ(meant(without), "--not-source 'cnn (web news)'");
}

TEST_F(DoubtfulValueTest, InTheQueryItIsReplaced) {
  const std::pair<const char*, const char*> rows[] = {
      {"talks person:obmaa", "talks person:Obama"},
      {"org:\"untied nations\" tlaks", "org:\"united nations\" talks"},
      {"source:cnn", "source:\"cnn (web news)\""},
      {"brack obama", "barack obama"},
      {"NOT source:cnn", ""},
  };
  for (const auto& [typed, expected] : rows) {
    SearchRequest request;
    request.text = typed;
    EXPECT_EQ(meant(request), expected) << typed;
  }
}

TEST_F(DoubtfulValueTest, TitlesAndInitialsAreAllowedForWhereNothingElseIsFound) {
  const std::pair<const char*, std::size_t> rows[] = {
      {"President Trump", 1}, {"Mr Trump", 1},  {"Mr. Donald Trump", 1},
      {"H. Clinton", 1},      {"D. Trump", 1},  {"Q. Clinton", 0},
      {"Mr Nobody", 0},       {"President", 0}, {"Sen. H. Clinton", 1},
  };
  for (const auto& [typed, expected] : rows)
    EXPECT_EQ(found(filtered("person", typed)), expected) << typed;
}

TEST_F(DoubtfulValueTest, AGivenCountryIsFoundByItsNames) {
  const std::pair<const char*, std::size_t> rows[] = {
      {"Germany", 2}, {"Deutschland", 2}, {"DE", 2},   {"de", 1},
      {"germany", 1}, {"Moon", 1},        {"moon", 1}, {"FR", 0},
  };
  for (const auto& [typed, expected] : rows)
    EXPECT_EQ(found(filtered("country-given", typed)), expected) << typed;
}

}  // namespace
}  // namespace dateline::query
