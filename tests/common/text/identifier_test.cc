#include "common/text/identifier.h"

#include <gtest/gtest.h>

namespace dateline::text {
namespace {

TEST(Identifier, IsOneLineInNormalForm) {
  struct Row {
    std::string_view typed;
    std::string_view expected;
  };
  const Row rows[] = {
      {"wire-00001", "wire-00001"},
      {"cafe\xCC\x81", "caf\xC3\xA9"},
      {"  two \t words\n", "two words"},
      {"a\x01\x1b[0mb", "a[0mb"},
      {"ab\xE2\x80\xAE-c", "ab-c"},
      {"e\x01\xCC\x81", "\xC3\xA9"},
      {"x\xFF", "x\xEF\xBF\xBD"},
      {"https://a.example/x?y=1&z=2", "https://a.example/x?y=1&z=2"},
      {" \x02 ", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(identifier(row.typed), row.expected) << row.typed;
    EXPECT_EQ(identifier(identifier(row.typed)), row.expected) << row.typed;
  }
}

}  // namespace
}  // namespace dateline::text
