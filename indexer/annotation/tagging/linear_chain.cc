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

// Rows fetched ahead of their sum: the table does not fit in the first cache.
constexpr std::size_t kAhead = 16;

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

std::int16_t largest(const Row& row) {
  Lanes m = larger(row.low, row.high);
  m = larger(m, __builtin_shufflevector(m, m, 4, 5, 6, 7, 0, 1, 2, 3));
  m = larger(m, __builtin_shufflevector(m, m, 2, 3, 0, 1, 6, 7, 4, 5));
  m = larger(m, __builtin_shufflevector(m, m, 1, 0, 3, 2, 5, 4, 7, 6));
  return m[0];
}

// Shifts scores so that the best is 0 and none is below kForbidden.
Row settled(Row row) {
  const std::int16_t top = largest(row);
  const Lanes floor = Lanes{} + kForbidden;
  row.low = larger(row.low - top, floor);
  row.high = larger(row.high - top, floor);
  return row;
}

Row plus(const Row& a, const Row& b) {
  return {a.low + b.low, a.high + b.high};
}

Row masked(const LabelScores& scores, LabelMask allowed) {
  LabelScores out = scores;
  for (std::size_t j = 0; j < kLabels; ++j)
    if ((allowed >> j & 1) == 0) out[j] = kForbidden;
  return settled(load(out.data()));
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
  const auto row = [&](std::size_t k) {
    return weights_.rows.data() + static_cast<std::size_t>(features[k] >> shift) * kLabels;
  };
  for (std::size_t k = 0; k < features.size(); ++k) {
    if (k + kAhead < features.size()) __builtin_prefetch(row(k + kAhead));
    Bytes low, high;
    std::memcpy(&low, row(k), sizeof low);
    std::memcpy(&high, row(k) + 8, sizeof high);
    total.low += __builtin_convertvector(low, Lanes);
    total.high += __builtin_convertvector(high, Lanes);
  }
  LabelScores scores;
  store(total, scores.data());
  return scores;
}

std::vector<LabelScores> LinearChain::score(const ChainInput& input) const {
  std::vector<LabelScores> scores(input.size());
  for (std::size_t t = 0; t < scores.size(); ++t)
    scores[t] = sum(input.features.subspan(t * input.width, input.width));
  return scores;
}

void LinearChain::search(std::span<const LabelScores> scores, std::span<const LabelMask> allowed,
                         bool with_margins, ChainOutput& output) const {
  const std::size_t n = scores.size();
  output.labels.assign(n, 0);
  output.margins.clear();
  std::vector<LabelScores> own(n), forward(n);
  for (std::size_t t = 0; t < n; ++t) {
    const Row here =
        allowed.empty() ? settled(load(scores[t].data())) : masked(scores[t], allowed[t]);
    store(here, own[t].data());
    const Row reached = t == 0 ? load(weights_.start.data())
                               : max_plus(forward[t - 1], weights_.transitions.data());
    store(settled(plus(reached, here)), forward[t].data());
  }
  find_labels(forward, output);
  if (with_margins) find_margins(own, forward, output);
}

// Going back, the label before is the one whose score and transition made the best; ties: the
// lowest.
void LinearChain::find_labels(std::span<const LabelScores> forward, ChainOutput& output) const {
  LabelScores reach = weights_.end;
  for (std::size_t t = forward.size(); t-- > 0;) {
    Row total = plus(load(forward[t].data()), load(reach.data()));
    const std::int16_t best = largest(total);
    LabelScores scores;
    store(total, scores.data());
    std::size_t label = 0;
    while (scores[label] != best) ++label;
    output.labels[t] = static_cast<std::uint8_t>(label);
    std::copy_n(reversed_.begin() + static_cast<std::ptrdiff_t>(label * kLabels), kLabels,
                reach.begin());
  }
}

void LinearChain::find_margins(std::span<const LabelScores> own,
                               std::span<const LabelScores> forward, ChainOutput& output) const {
  output.margins.resize(forward.size());
  Row after = settled(load(weights_.end.data()));
  for (std::size_t t = forward.size(); t-- > 0;) {
    store(settled(plus(load(forward[t].data()), after)), output.margins[t].data());
    LabelScores with_own;
    store(settled(plus(after, load(own[t].data()))), with_own.data());
    after = settled(max_plus(with_own, reversed_.data()));
  }
}

}  // namespace dateline::tagging
