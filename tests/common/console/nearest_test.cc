// Which known name a misspelt one is taken for, and which ones for none.
#include "common/console/nearest.h"

#include <gtest/gtest.h>

namespace dateline::console {
namespace {

TEST(Nearest, Names) {
  const std::vector<std::string> names = {"--country", "--count",  "--not-country", "--limit",
                                          "--speaker", "--source", "--since"};
  const std::pair<const char*, const char*> table[] = {
      {"--contry", "--country"},
      {"--cuontry", "--country"},
      {"--lim", "--limit"},
      {"--sice", "--since"},
      {"--countr", "--country"},
      {"--zebra-crossing", ""},
      {"", ""},
      {"--speeker", "--speaker"},
      {"--s", ""},
  };
  for (const auto& [given, expected] : table) EXPECT_EQ(nearest(given, names), expected) << given;
}

TEST(Nearest, ShortWordsHaveNoNeighbours) {
  const std::vector<std::string> names = {"a", "xy"};
  EXPECT_EQ(nearest("b", names), "");
  EXPECT_EQ(nearest("a", names), "a");
}

TEST(Nearest, Distance) {
  EXPECT_EQ(edit_distance("kitten", "sitting", 5), 3u);
  EXPECT_EQ(edit_distance("ab", "ba", 5), 1u);
  EXPECT_EQ(edit_distance("", "abc", 5), 3u);
  EXPECT_EQ(edit_distance("abcdef", "ghijkl", 2), 3u) << "limit + 1";
}

}  // namespace
}  // namespace dateline::console
