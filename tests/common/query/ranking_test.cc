#include "common/query/ranking.h"

#include <cmath>

#include <gtest/gtest.h>

namespace dateline::query {
namespace {

TEST(Ranking, RareWordsWeighMore) {
  EXPECT_GT(rarity(1, 1000), rarity(10, 1000));
  EXPECT_GT(rarity(10, 1000), rarity(1000, 1000));
  EXPECT_GT(rarity(1000, 1000), 0);
  EXPECT_GT(rarity(0, 0), 0);
  EXPECT_EQ(rarity(5, 3), rarity(3, 3));
}

TEST(Ranking, ScoresAreMultiplesOfTheQuantum) {
  NewsWeight weight(123.4);
  weight.init(1.7);
  for (Xapian::termcount wdf = 1; wdf < 50; ++wdf) {
    const double units = weight.get_sumpart(wdf, 40 + 7 * wdf, 0) / kScoreQuantum;
    EXPECT_EQ(units, std::floor(units));
    EXPECT_GT(units, 0);
  }
}

TEST(Ranking, MoreOftenAndShorterIsBetter) {
  NewsWeight weight(100);
  weight.init(1);
  EXPECT_GT(weight.get_sumpart(2, 100, 0), weight.get_sumpart(1, 100, 0));
  EXPECT_GT(weight.get_sumpart(1, 50, 0), weight.get_sumpart(1, 100, 0));
}

}  // namespace
}  // namespace dateline::query
