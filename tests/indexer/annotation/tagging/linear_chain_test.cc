// LinearChain against a slow oracle that tries every sequence of labels.
#include "indexer/annotation/tagging/linear_chain.h"

#include <random>

#include <gtest/gtest.h>

namespace dateline::tagging {
namespace {

constexpr std::size_t kWidth = 3;  // features a token
constexpr int kUsed = 4;           // labels that are not forbidden

LinearChain::Weights random_weights(std::mt19937& random) {
  LinearChain::Weights w;
  w.bits = 6;
  w.scale = 64;
  w.rows.resize(kLabels << w.bits);
  for (std::int8_t& v : w.rows)
    v = static_cast<std::int8_t>(static_cast<int>(random() % 255) - 127);
  w.transitions.fill(kForbidden);
  w.start.fill(kForbidden);
  w.end.fill(kForbidden);
  for (int i = 0; i < kUsed; ++i) {
    w.start[i] = static_cast<std::int16_t>(random() % 300);
    w.end[i] = static_cast<std::int16_t>(random() % 300);
    for (int j = 0; j < kUsed; ++j)
      w.transitions[i * kLabels + j] = static_cast<std::int16_t>(random() % 300);
  }
  return w;
}

int score_of(const LinearChain& chain, std::span<const std::uint32_t> features, std::size_t width,
             const std::vector<int>& labels) {
  int score = chain.weights().start[labels[0]] + chain.weights().end[labels.back()];
  for (std::size_t t = 0; t < labels.size(); ++t) {
    score += chain.sum(features.subspan(t * width, width))[labels[t]];
    if (t > 0) score += chain.weights().transitions[labels[t - 1] * kLabels + labels[t]];
  }
  return score;
}

// Scores and searches features that stand token after token.
void decode(const LinearChain& chain, const std::vector<std::uint32_t>& features,
            std::span<const LabelMask> allowed, ChainOutput& output) {
  std::vector<LabelScores> scores;
  const std::size_t width = kWidth;
  for (std::size_t at = 0; at < features.size(); at += width)
    scores.push_back(chain.sum(std::span(features).subspan(at, width)));
  chain.search(scores, allowed, true, output);
}

TEST(LinearChain, FindsTheBestOfAllSequences) {
  std::mt19937 random(4);
  constexpr std::size_t kLength = 5;
  for (int round = 0; round < 20; ++round) {
    const LinearChain chain(random_weights(random));
    std::vector<std::uint32_t> features(kWidth * kLength);
    for (std::uint32_t& f : features) f = static_cast<std::uint32_t>(random());
    ChainOutput output;
    decode(chain, features, {}, output);
    int best = -100000;
    std::vector<int> labels(kLength), winner;
    std::vector<std::array<int, kUsed>> with(kLength);
    for (auto& w : with) w.fill(-100000);
    for (int code = 0; code < 1024; ++code) {  // kUsed ^ kLength
      for (std::size_t t = 0; t < kLength; ++t) labels[t] = code >> (2 * t) & 3;
      const int score = score_of(chain, features, kWidth, labels);
      if (score > best) winner = labels;
      best = std::max(best, score);
      for (std::size_t t = 0; t < kLength; ++t)
        with[t][labels[t]] = std::max(with[t][labels[t]], score);
    }
    for (std::size_t t = 0; t < kLength; ++t) {
      EXPECT_EQ(output.labels[t], winner[t]);
      for (int j = 0; j < kUsed; ++j) EXPECT_EQ(output.margins[t][j], with[t][j] - best);
    }
  }
}

// Weights of all sizes, of any number of rows, summed one by one.
TEST(LinearChain, SumsAllWeights) {
  std::mt19937 random(7);
  LinearChain::Weights w = random_weights(random);
  for (std::int8_t& v : w.rows)
    v = static_cast<std::int8_t>(static_cast<int>(random() % 256) - 128);
  const std::vector<std::int8_t> rows = w.rows;
  const unsigned shift = 32 - w.bits;
  const LinearChain chain(std::move(w));
  EXPECT_EQ(chain.weights().rows, rows);
  for (std::size_t width = 0; width < 80; ++width) {
    std::vector<std::uint32_t> features(width);
    for (std::uint32_t& f : features) f = static_cast<std::uint32_t>(random());
    LabelScores expected{};
    for (const std::uint32_t f : features) {
      for (std::size_t j = 0; j < kLabels; ++j)
        expected[j] = static_cast<std::int16_t>(expected[j] + rows[(f >> shift) * kLabels + j]);
    }
    EXPECT_EQ(chain.sum(features), expected) << width;
  }
}

// Columns are summed as rows are, and in whatever blocks they come.
TEST(LinearChain, SumsColumns) {
  std::mt19937 random(6);
  const LinearChain chain(random_weights(random));
  constexpr std::size_t kTokens = 11, kStride = 16;
  std::vector<std::uint32_t> columns(kWidth * kStride);
  for (std::uint32_t& f : columns) f = static_cast<std::uint32_t>(random());
  std::vector<LabelScores> scores(kTokens);
  chain.add({columns.data(), kWidth, kStride}, scores);
  for (std::size_t t = 0; t < kTokens; ++t) {
    const std::vector<std::uint32_t> row{columns[t], columns[kStride + t],
                                         columns[2 * kStride + t]};
    EXPECT_EQ(scores[t], chain.sum(row));
  }
}

// The extremes of weights must not wrap around.
TEST(LinearChain, KeepsFarApartScoresInOrder) {
  LinearChain::Weights w;
  w.bits = 1;
  w.scale = 64;
  w.rows.resize(kLabels << 1);
  w.rows[0] = 127;
  w.rows[1] = -127;
  w.transitions.fill(kForbidden);
  w.transitions[0] = w.transitions[1] = w.transitions[kLabels] = w.transitions[kLabels + 1] = 0;
  const LinearChain chain(std::move(w));
  const std::vector<std::uint32_t> features(100);
  const std::vector<LabelScores> scores(4, chain.sum(features));
  ChainOutput output;
  chain.search(scores, {}, true, output);
  EXPECT_EQ(output.labels, (std::vector<std::uint8_t>(4, 0)));
  for (const LabelScores& margin : output.margins) {
    EXPECT_EQ(margin[0], 0);
    EXPECT_EQ(margin[1], kForbidden);
  }
}

TEST(LinearChain, ObeysMasks) {
  std::mt19937 random(5);
  const LinearChain chain(random_weights(random));
  const std::vector<std::uint32_t> features{1U << 30, 2U << 30, 3U << 30, 0, 0, 0, 5, 6, 7};
  const std::vector<LabelMask> masks{1U << 2, 1U << 1, 1U << 3};
  ChainOutput output;
  decode(chain, features, masks, output);
  EXPECT_EQ(output.labels, (std::vector<std::uint8_t>{2, 1, 3}));
}

}  // namespace
}  // namespace dateline::tagging
