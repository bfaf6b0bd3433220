// The table of words, and that look-ups that keep their answers give the same.
#include "indexer/annotation/tagging/word_table.h"

#include <random>

#include <gtest/gtest.h>

namespace dateline::tagging {
namespace {

TEST(WordLookup, AnswersAsTheTable) {
  std::mt19937 random(3);
  std::vector<WordEntry> entries{{0, 9, 9, 1}};  // a hash may be nought
  for (std::uint32_t i = 1; i < 3000; ++i)
    entries.push_back({i * 2654435761U, static_cast<std::uint16_t>(1 + i % 500), 1, 0});
  const WordTable table(entries);
  WordLookup lookup(table);
  for (int round = 0; round < 20000; ++round) {
    const auto i = static_cast<std::uint32_t>(random() % 6000);  // half of them unknown
    const std::uint32_t hash = i * 2654435761U;
    lookup.prefetch(hash);
    EXPECT_EQ(lookup.find(hash).fine, table.find(hash).fine);
    EXPECT_EQ(lookup.find(hash).cue, table.find(hash).cue);
  }
}

TEST(WordLookup, KnowsNothingOfAnEmptyTable) {
  const WordTable table;
  WordLookup lookup(table);
  lookup.prefetch(5);
  EXPECT_EQ(lookup.find(5).fine, 0);
}

}  // namespace
}  // namespace dateline::tagging
