// Bookkeeping around the kernels. Running scores are kept relative to the best label of their
// token, hence small.
#include "indexer/annotation/tagging/linear_chain.h"

#include <algorithm>
#include <cassert>

namespace dateline::tagging {

LinearChain::LinearChain(Weights weights) : weights_(std::move(weights)) {
  assert(weights_.rows.size() == kLabels << weights_.bits);
  rows_.reserve(weights_.rows.size() / 2);
  for (std::size_t i = 0; i < weights_.rows.size(); i += 2)
    rows_.push_back(kernels::pack_weights(weights_.rows[i], weights_.rows[i + 1]));
  weights_.rows = {};
  for (std::size_t i = 0; i < kLabels; ++i) {
    for (std::size_t j = 0; j < kLabels; ++j) {
      const std::int16_t move = weights_.transitions[i * kLabels + j];
      reversed_[j * kLabels + i] = move;
      if (move > kForbidden || weights_.start[j] > kForbidden)
        used_ = static_cast<LabelMask>(used_ | 1U << j);
    }
  }
}

LinearChain::Weights LinearChain::weights() const {
  Weights unpacked = weights_;
  unpacked.rows.reserve(rows_.size() * 2);
  for (const std::int16_t packed : rows_) {
    unpacked.rows.push_back(kernels::even_weight(packed));
    unpacked.rows.push_back(kernels::odd_weight(packed));
  }
  return unpacked;
}

LabelScores LinearChain::sum(std::span<const std::uint32_t> features) const {
  LabelScores scores{};
  add({features.data(), features.size(), 1}, {&scores, 1});
  return scores;
}

void LinearChain::add(const FeatureColumns& features, std::span<LabelScores> scores) const {
  kernels::add_rows({rows_.data(), 32 - weights_.bits}, features, scores);
}

void LinearChain::search(std::span<const LabelScores> scores, std::span<const LabelMask> allowed,
                         bool with_margins, ChainOutput& output) const {
  const kernels::Moves moves{weights_.transitions.data(), reversed_.data(), weights_.start,
                             weights_.end, used_};
  output.labels.resize(scores.size());
  output.margins.resize(scores.size());
  kernels::forward(moves, scores, allowed, output.margins);
  kernels::trace(moves, output.margins, output.labels.data());
  if (with_margins) kernels::backward(moves, scores, allowed, output.margins);
}

}  // namespace dateline::tagging
