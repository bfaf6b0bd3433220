// What was typed → the tree, one line each; and what is refused, with its place.
#include "common/query/query_tree.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "common/query/search_request.h"

namespace dateline::query {
namespace {

std::string read(const std::string& text) {
  auto tree = parse_query(text);
  if (const QueryError* error = error_in(tree)) {
    return fmt::format("{} [{}]", error->message,
                       text.substr(error->begin, error->end - error->begin));
  }
  return describe(value_in(tree));
}

struct Row {
  const char* typed;
  const char* read;
};

void expect_rows(std::initializer_list<Row> rows) {
  for (const Row& row : rows) EXPECT_EQ(read(row.typed), row.read) << row.typed;
}

TEST(QueryTree, ReadsWordsAndOperators) {
  expect_rows({
      {"", "everything"},
      {" \t\n", "everything"},
      {"grain", "grain"},
      {"grain export", "(AND grain export)"},
      {"grain AND export", "(AND grain export)"},
      {"grain OR maize export", "(OR grain (AND maize export))"},
      {"grain XOR maize OR rice", "(OR (XOR grain maize) rice)"},
      {"(grain OR maize) export", "(AND (OR grain maize) export)"},
      {"grain NOT export", "(AND grain (NOT export))"},
      {"grain AND NOT export", "(AND grain (NOT export))"},
      {"NOT export", "(NOT export)"},
      {"-export", "(NOT export)"},
      {"+grain -export", "(AND grain (NOT export))"},
      {"grain -(export OR tax)", "(AND grain (NOT (OR export tax)))"},
      {"--export", "(NOT (NOT export))"},
      {"and or not", "(AND and or not)"},
      {"a NEAR b", "(NEAR/10 a b)"},
      {"a NEAR/3 b NEAR/5 c", "(NEAR/5 a b c)"},
      {"a ADJ/2 \"b c\" d", "(AND (ADJ/2 a \"b c\") d)"},
      {"(a OR b) NEAR/2 c", "(NEAR/2 (OR a b) c)"},
      {"econom*", "econom*"},
      {"\"free trade\" talks", "(AND \"free trade\" talks)"},
      {"foreign-policy O'Neil", "(AND foreign-policy O'Neil)"},
      {"x(y)z", "(AND x y z)"},
  });
}

TEST(QueryTree, ReadsFields) {
  expect_rows({
      {"title:grain", "title:grain"},
      {"TITLE:grain", "title:grain"},
      {"title:\"free trade\"", "title:\"free trade\""},
      {"title:(grain OR maize) export", "(AND (OR title:grain title:maize) export)"},
      {"person:\"Ana Lopes\"", "person:\"Ana Lopes\""},
      {"-person:lopes", "(NOT person:lopes)"},
      {"person:(lopes OR silva)", "(OR person:lopes person:silva)"},
      {"person:lop*", "person:lop*"},
      {"source_country:TR", "source-country:TR"},
      {"date:2020", "date:2020..2020"},
      {"date:2020-06-01..2020-06-30", "date:2020-06-01..2020-06-30"},
      {"date:2020..", "date:2020.."},
      {"date:..2020-05", "date:..2020-05"},
      {"id:https://example.org/a_(b)?c=1", "id:https://example.org/a_(b)?c=1"},
      {"(id:abc)", "id:abc"},
      {"https://example.org/x", "https://example.org/x"},
      {"10:30 Ankara: talks", "(AND 10:30 Ankara: talks)"},
  });
}

TEST(QueryTree, ReadsTypographyAsPlain) {
  expect_rows({
      {"“free trade”", "\"free trade\""},
      {"„free trade“", "\"free trade\""},
      {"«free trade»", "\"free trade\""},
      {"grain –export", "(AND grain (NOT export))"},
      {"Turkey – Greece — talks", "(AND Turkey Greece talks)"},
      {"（grain　ＯＲ maize）", "(OR grain maize)"},
      {"title：grain", "title:grain"},
      {"econom＊", "econom*"},
      {"「自由贸易」", "\"自由贸易\""},
  });
}

TEST(QueryTree, LeavesOutWhatMeansNothing) {
  expect_rows({
      {"grain & export", "(AND grain export)"},
      {"grain - export + \"\" ...", "(AND grain export)"},
      {"- +", "no word to search for [- +]"},
      {"???", "no word to search for [???]"},
      {"\"\" \"!\"", "no word to search for [\"\" \"!\"]"},
  });
}

TEST(QueryTree, RefusesWithThePlace) {
  expect_rows({
      {"grain AND", "nothing after AND [AND]"},
      {"OR grain", "nothing before OR [OR]"},
      {"grain OR OR export", "nothing after OR [OR]"},
      {"grain AND & OR x", "nothing after AND [AND]"},
      {"NOT", "nothing after NOT [NOT]"},
      {"a NEAR/3", "nothing after NEAR/3 [NEAR/3]"},
      {"a NEAR/x b", "NEAR/ takes a number from 1 to 10000 [NEAR/x]"},
      {"a NEAR/0 b", "NEAR/ takes a number from 1 to 10000 [NEAR/0]"},
      {"a NEAR b ADJ c", "NEAR and ADJ cannot be mixed [ADJ]"},
      {"(grain export", "a bracket is never closed [(]"},
      {"grain) export", "a closing bracket without an opening one [)]"},
      {"grain ()", "nothing between the brackets [)]"},
      {"free \"trade", "a quotation mark is never closed [\"]"},
      {"persn:lopes", "unknown field “persn” [persn]"},
      {"person:", "nothing to look for in the field “person” [person:]"},
      {"person: lopes", "nothing to look for in the field “person” [person:]"},
      {"(title:)", "nothing to look for in the field “title” [title:]"},
      {"title:\"\"", "nothing to look for in the field “title” [title:]"},
      {"*ism", "a * stands at the end of a word only [*]"},
      {"a*b", "a * stands at the end of a word only [*]"},
      {"* x", "a * stands at the end of a word only [*]"},
  });
}

TEST(QueryTree, SuggestsTheNearestField) {
  auto tree = parse_query("grain persn:lopes");
  ASSERT_NE(error_in(tree), nullptr);
  EXPECT_EQ(error_in(tree)->suggestion, "person");
  EXPECT_EQ(error_in(tree)->begin, 6u);
}

TEST(QueryTree, KeepsPlaces) {
  auto tree = parse_query("grain title:\"free trade\"");
  ASSERT_EQ(error_in(tree), nullptr);
  const QueryNode& phrase = value_in(tree).children.at(1);
  EXPECT_EQ(phrase.begin, 6u);
  EXPECT_EQ(phrase.end, 24u);
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  while (times-- > 0) out += text;
  return out;
}

TEST(QueryTree, NamesItsLimits) {
  EXPECT_EQ(read(repeated("(", 100) + "a" + repeated(")", 100)), "a");
  EXPECT_EQ(read(repeated("(", 101) + "a" + repeated(")", 101)), "nested more than 100 deep [(]");
  EXPECT_EQ(read(repeated("NOT ", 5000) + "a"), "nested more than 100 deep [NOT]");
  EXPECT_EQ(read(repeated("-", 5000) + "a"), "nested more than 100 deep [-]");
  EXPECT_EQ(read(repeated("a ", 4097)), "a query has at most 4096 clauses [a]");
  EXPECT_EQ(error_in(parse_query(repeated("a ", 4096))), nullptr);
  EXPECT_NE(error_in(parse_query(repeated("中", 5000))), nullptr);
  auto long_one = parse_query(repeated("a", kLongestQuery + 1));
  ASSERT_NE(error_in(long_one), nullptr);
  EXPECT_EQ(error_in(long_one)->message, "a query has at most 65536 bytes");
}

TEST(QueryTree, SurvivesHostileText) {
  for (const std::string_view piece : {"\"",      "(",     ")",        "\"a",     "a*",   "AND ",
                                       "-",       "+(",    "title:",   "title:(", "“",    "\xff",
                                       "a NEAR ", "id:(",  ":",        "x:",      "\x01", "date:..",
                                       "（",      "NOT (", "\xE2\x80", "a OR "}) {
    const std::string text = repeated(piece, kLongestQuery / piece.size());
    auto tree = parse_query(text);
    if (const QueryError* error = error_in(tree)) {
      EXPECT_LE(error->begin, error->end);
      EXPECT_LE(error->end, error->text.size());
    }
  }
  const std::string with_nul("a\0b", 3);
  EXPECT_EQ(read(with_nul), "(AND a b)");
}

}  // namespace
}  // namespace dateline::query
