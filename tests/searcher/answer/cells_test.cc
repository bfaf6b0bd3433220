// Cells of tables, as spreadsheets and scripts read them.
#include "searcher/answer/cells.h"

#include <gtest/gtest.h>

#include "searcher/answer/json_text.h"

namespace dateline::answer {
namespace {

TEST(Cells, Values) {
  const std::pair<Value, const char*> cases[] = {
      {{std::string("plain")}, "plain"},
      {{std::uint64_t{12345}}, "12345"},
      {{Decimal{1.5, 4}}, "1.5000"},
      {{Decimal{-0.25, 2}}, "-0.25"},
      {{Texts{}}, ""},
      {{Texts{"one"}}, "one"},
      {{Texts{"one", "two"}}, "one|two"},
      {{Texts{"a|b", "c\\d"}}, "a\\|b|c\\\\d"},
      {{RawJson{"{\"a\":1}"}}, "{\"a\":1}"},
      {as_value(std::vector<Object>{{{"a", {std::string("x")}}}}), "[{\"a\":\"x\"}]"},
      {{std::string("a\x1b[31mb\x07\x7f\xc2\x9b")}, "a[31mb"},
      {{std::string("a\u202Eb\u2066c\u200Fd")}, "abcd"},
      {{Texts{"a\u202E", "b\x1b"}}, "a|b"},
      {{std::string("two\nlines\tand a tab")}, "two\nlines\tand a tab"},
      {{std::string("no\xFFutf8")}, "no\uFFFDutf8"},
  };
  for (const auto& [value, expected] : cases) EXPECT_EQ(as_cell(value), expected);
}

TEST(Cells, GuardsWhatASpreadsheetWouldRun) {
  const std::pair<const char*, const char*> cases[] = {
      {"=1+1", "'=1+1"},        {"+1", "'+1"},     {"-1", "'-1"},
      {"@sum", "'@sum"},        {"\t=1", "'\t=1"}, {"＝1", "'＝1"},
      {"＋1", "'＋1"},          {"a=1", "a=1"},    {"", ""},
      {"\x1b=1", "'=1"},        {"\r=1", "'=1"},   {"\u202E=1", "'=1"},
      {"'quoted'", "'quoted'"},
  };
  for (const auto& [text, expected] : cases)
    EXPECT_EQ(as_guarded_cell({std::string(text)}), expected) << text;
  EXPECT_EQ(as_guarded_cell({Texts{"=a", "b"}}), "'=a|b");
  EXPECT_EQ(as_guarded_cell({Decimal{-1, 1}}), "-1.0") << "a number is no formula";
}

TEST(Cells, CsvQuotes) {
  const std::pair<const char*, const char*> cases[] = {
      {"plain", "plain"},
      {"", ""},
      {"a,b", "\"a,b\""},
      {"say \"x\"", "\"say \"\"x\"\"\""},
      {"two\nlines", "\"two\nlines\""},
      {"a;b", "a;b"},
      {" blank ", " blank "},
  };
  for (const auto& [cell, expected] : cases) EXPECT_EQ(quoted_for_csv(cell), expected);
}

TEST(Cells, TsvHasNoTabsOrLines) {
  EXPECT_EQ(flat_for_tsv("a\tb\nc\"d"), "a b c\"d");
}

}  // namespace
}  // namespace dateline::answer
