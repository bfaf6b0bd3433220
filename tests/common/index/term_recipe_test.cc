// Words with and without accents, and in all languages of an index, meet in their stems.
#include "common/index/term_recipe.h"

#include <gtest/gtest.h>

#include "common/index/schema.h"

namespace dateline::indexing {
namespace {

TEST(Stemmer, StemsFoldedWords) {
  Stemmer english("en");
  EXPECT_EQ(english("ministers"), english("minister"));
  EXPECT_EQ(Stemmer("de")("aussenminister"), Stemmer("de")("aussenministers"));
  EXPECT_EQ(Stemmer("si")("ministers"), "ministers");
  EXPECT_TRUE(Stemmer::knows("tr"));
  EXPECT_FALSE(Stemmer::knows("zh"));
}

TEST(StemsOf, GivesEachStemOnce) {
  EXPECT_EQ(stems_of("libya", {"en", "en", "zh"}), (std::vector<std::string>{"libya"}));
  EXPECT_EQ(stems_of("news", {}), (std::vector<std::string>{"news"}));
  EXPECT_GE(stems_of("nationales", {"de", "fr", "zh"}).size(), 2U);
}

TEST(Terms, AreToldApartByTheirPrefixes) {
  EXPECT_EQ(word_term("", "libya"), "libya");
  EXPECT_EQ(word_term(kTitlePrefix, "libya"), "Slibya");
  EXPECT_EQ(stem_term(kTitlePrefix, "libya"), "ZSlibya");
  EXPECT_EQ(pair_term("", "北", "京"), "Z北京");
}

}  // namespace
}  // namespace dateline::indexing
