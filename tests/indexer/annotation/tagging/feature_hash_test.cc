// Words are hashed as they are read in lower case, whatever road their letters take.
#include "indexer/annotation/tagging/feature_hash.h"

#include <string>

#include <gtest/gtest.h>

namespace dateline::tagging {
namespace {

TEST(FeatureHash, WordsAlikeInLowerCase) {
  const struct {
    std::string_view one, other;
  } rows[] = {{"Minister", "minister"},
              {"O’Neill", "o'neill"},
              {"ÉLYSÉE", "élysée"},
              {"МИНИСТР", "министр"},
              {"", ""}};
  for (const auto& row : rows) EXPECT_EQ(hash_word(row.one), hash_word(row.other)) << row.one;
  EXPECT_NE(hash_word("minister"), hash_word("ministers"));
}

TEST(FeatureHash, OnlyTheFirstBytesCount) {
  const std::string start(kHashedWordBytes, 'a');
  EXPECT_EQ(hash_word(start + "b"), hash_word(start + "c"));
  EXPECT_EQ(hash_suffix(start + "b"), hash_word("aaa"));
}

TEST(FeatureHash, SuffixesAreThreeCharacters) {
  const struct {
    std::string_view word, suffix;
  } rows[] = {{"Saying", "ing"}, {"at", "at"},         {"", ""},
              {"café", "afé"},   {"ministère", "ère"}, {"éminente", "nte"},
              {"isn’t", "n't"},  {"МИНИСТР", "стр"},   {"Unabhängigkeitserklärungen", "gen"}};
  for (const auto& row : rows) EXPECT_EQ(hash_suffix(row.word), hash_word(row.suffix)) << row.word;
}

}  // namespace
}  // namespace dateline::tagging
