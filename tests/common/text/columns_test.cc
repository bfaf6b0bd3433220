// What a terminal shows of a text.
#include "common/text/columns.h"

#include <gtest/gtest.h>

namespace dateline::text {
namespace {

TEST(Columns, OfTexts) {
  const std::pair<const char*, std::size_t> cases[] = {
      {"", 0}, {"abc", 3}, {"漢字", 4}, {"e\u0301", 1}, {"ａ", 2}, {"a\tb", 2}, {"çığ", 3}};
  for (const auto& [text, columns] : cases) EXPECT_EQ(columns_of(text), columns) << text;
}

TEST(Columns, OneLine) {
  EXPECT_EQ(one_line("a\n\tb\x1b[31m\u202ec"), "a  b[31mc");
}

}  // namespace
}  // namespace dateline::text
