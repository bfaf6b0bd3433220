// Hashing by columns against hashing one by one.
#include "indexer/annotation/tagging/feature_columns.h"

#include <gtest/gtest.h>

namespace dateline::tagging {
namespace {

class FeatureColumnsTest : public testing::Test {
 protected:
  FeatureColumnsTest() { columns_.read(view_, {0, static_cast<std::uint32_t>(view_.size())}); }

  const annotation::TokenSequence tokens_{
      "\"We will mend the bridge,\" Mayor Ilse Varnow said on Monday. Work begins in June."};
  const WordTable words_;
  const ArticleView view_{tokens_, words_};
  ParagraphColumns columns_;
};

TEST_F(FeatureColumnsTest, HashesAsOneByOne) {
  const std::size_t n = columns_.size(), from = 3;
  FeatureBlock block;
  block.reset(4, n - from);
  {
    ColumnEmitter emit(block, from, 7);
    emit(columns_(Trait::word));
    emit(5U, columns_(Trait::word), columns_(Trait::shape));
    emit(columns_(Trait::word), columns_(Trait::shape), columns_(Trait::place));
    emit(1U);
  }
  for (std::size_t t = 0; t < n - from; ++t) {
    const TokenTraits& token = view_[from + t];
    std::vector<std::uint32_t> hashes;
    block.append_to(hashes, t);
    const std::uint32_t shape = token.shape;
    const auto place = bucket(static_cast<std::uint32_t>(from + t));
    EXPECT_EQ(hashes,
              (std::vector<std::uint32_t>{feature(7, token.word), feature(8, 5U, token.word, shape),
                                          feature(9, token.word, shape, place), feature(10, 1U)}));
  }
}

TEST_F(FeatureColumnsTest, NeighboursBeyondTheParagraphAreEdges) {
  const std::uint32_t edge = columns_(Trait::word, -4).first[0];
  for (int d = 1; d <= 4; ++d) {
    EXPECT_EQ(columns_(Trait::word, -d).first[0], edge);
    EXPECT_EQ(columns_(Trait::word, d).first[columns_.size() - 1], edge);
  }
  EXPECT_NE(columns_(Trait::word).first[0], edge);
  EXPECT_EQ(columns_(Trait::word, 1).first[0], view_[1].word);
}

TEST_F(FeatureColumnsTest, KnowsThePlaceInTheSentence) {
  const std::size_t work = tokens_.token_at(tokens_.text().find("Work"));
  EXPECT_EQ(columns_(Trait::from_start).first[work], 0U);
  EXPECT_EQ(columns_(Trait::to_end).first[work - 1], 0U);
  EXPECT_EQ(columns_(Trait::first_word).first[work + 1], view_[work].word);
  EXPECT_EQ(columns_(Trait::sentence_flags).first[0], 2U);     // a quotation
  EXPECT_EQ(columns_(Trait::sentence_flags).first[work], 0U);  // neither
}

}  // namespace
}  // namespace dateline::tagging
