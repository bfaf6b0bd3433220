// Decoding with vectors of eight 16-bit lanes (GCC's and Clang's vector extension: SSE2 or NEON, no
// run-time dispatch needed). Running scores are kept relative to the best label of their token,
// hence small.
#include "indexer/annotation/tagging/linear_chain.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace dateline::tagging {
namespace {

using Lanes = std::int16_t __attribute__((vector_size(16)));
using Bytes = std::int8_t __attribute__((vector_size(8)));

struct Row {
  Lanes low, high;
};

Row load(const std::int16_t* from) {
  Row row;
  std::memcpy(&row.low, from, sizeof row.low);
  std::memcpy(&row.high, from + 8, sizeof row.high);
  return row;
}

void store(const Row& row, std::int16_t* to) {
  std::memcpy(to, &row.low, sizeof row.low);
  std::memcpy(to + 8, &row.high, sizeof row.high);
}

Lanes larger(Lanes a, Lanes b) {
  return a > b ? a : b;
}

// best[j] = max over i of from[i] + table[i * 16 + j]
Row max_plus(const LabelScores& from, const std::int16_t* table) {
  Row best;
  best.low = Lanes{} - 30000;
  best.high = best.low;
  for (std::size_t i = 0; i < kLabels; ++i) {
    const Row to = load(table + i * kLabels);
    best.low = larger(best.low, to.low + from[i]);
    best.high = larger(best.high, to.high + from[i]);
  }
  return best;
}

// Shifts scores so that the best is 0 and none is below kForbidden.
void settle(LabelScores& scores) {
  const std::int16_t top = *std::max_element(scores.begin(), scores.end());
  for (std::int16_t& s : scores) s = static_cast<std::int16_t>(std::max<int>(s - top, kForbidden));
}

}  // namespace

LinearChain::LinearChain(Weights weights) : weights_(std::move(weights)) {
  assert(weights_.rows.size() == kLabels << weights_.bits);
  for (std::size_t i = 0; i < kLabels; ++i)
    for (std::size_t j = 0; j < kLabels; ++j)
      reversed_[j * kLabels + i] = weights_.transitions[i * kLabels + j];
}

LabelScores LinearChain::sum(std::span<const std::uint32_t> features) const {
  Row total{};
  const unsigned shift = 32 - weights_.bits;
  for (const std::uint32_t f : features) {
    Bytes low, high;
    const std::int8_t* row = weights_.rows.data() + static_cast<std::size_t>(f >> shift) * kLabels;
    std::memcpy(&low, row, sizeof low);
    std::memcpy(&high, row + 8, sizeof high);
    total.low += __builtin_convertvector(low, Lanes);
    total.high += __builtin_convertvector(high, Lanes);
  }
  LabelScores scores;
  store(total, scores.data());
  return scores;
}

void LinearChain::score(const ChainInput& input, ChainOutput& output) const {
  const std::size_t n = input.size();
  output.emission.resize(n);
  for (std::size_t t = 0; t < n; ++t) {
    LabelScores scores = sum(input.features.subspan(t * input.width, input.width));
    if (!input.allowed.empty()) {
      for (std::size_t j = 0; j < kLabels; ++j)
        if ((input.allowed[t] >> j & 1) == 0) scores[j] = kForbidden;
    }
    settle(scores);
    output.emission[t] = scores;
  }
}

void LinearChain::decode(const ChainInput& input, bool with_margins, ChainOutput& output) const {
  const std::size_t n = input.size();
  output.labels.assign(n, 0);
  output.margins.clear();
  score(input, output);
  if (n == 0) return;
  std::vector<LabelScores> forward(n);
  for (std::size_t t = 0; t < n; ++t) {
    Row best = t == 0 ? load(weights_.start.data())
                      : max_plus(forward[t - 1], weights_.transitions.data());
    const Row own = load(output.emission[t].data());
    best.low += own.low;
    best.high += own.high;
    store(best, forward[t].data());
    settle(forward[t]);
  }
  best_labels(forward, output);
  if (with_margins) margins(forward, output);
}

// Going back, the label before is the one whose score and transition made the best; ties: the
// lowest.
void LinearChain::best_labels(std::span<const LabelScores> forward, ChainOutput& output) const {
  std::array<int, kLabels> reach{};
  for (std::size_t j = 0; j < kLabels; ++j) reach[j] = weights_.end[j];
  for (std::size_t t = forward.size(); t-- > 0;) {
    int best = -100000;
    std::size_t label = 0;
    for (std::size_t j = 0; j < kLabels; ++j) {
      if (forward[t][j] + reach[j] > best) {
        best = forward[t][j] + reach[j];
        label = j;
      }
    }
    output.labels[t] = static_cast<std::uint8_t>(label);
    for (std::size_t i = 0; i < kLabels; ++i) reach[i] = weights_.transitions[i * kLabels + label];
  }
}

void LinearChain::margins(std::span<const LabelScores> forward, ChainOutput& output) const {
  output.margins.resize(forward.size());
  LabelScores after = weights_.end;
  for (std::size_t t = forward.size(); t-- > 0;) {
    settle(after);
    LabelScores& margin = output.margins[t];
    for (std::size_t j = 0; j < kLabels; ++j)
      margin[j] = static_cast<std::int16_t>(forward[t][j] + after[j]);
    settle(margin);
    LabelScores with_own;
    for (std::size_t j = 0; j < kLabels; ++j)
      with_own[j] = static_cast<std::int16_t>(
          std::max<int>(after[j] + output.emission[t][j], 2 * kForbidden));
    settle(with_own);
    store(max_plus(with_own, reversed_.data()), after.data());
  }
}

}  // namespace dateline::tagging
