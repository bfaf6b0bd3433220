// A linear-chain model over at most 16 labels: hashed feature rows of 16 small weights, label
// transitions, and max-plus decoding in 16-bit integers, so that every machine decides alike.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "indexer/annotation/tagging/chain_kernels.h"

namespace dateline::tagging {

struct ChainOutput {
  std::vector<std::uint8_t> labels;  // best sequence
  // Max-marginals: score of the best sequence with label j at token t, less the best sequence's
  // score (0: on a best path). Without meaning unless asked for.
  std::vector<LabelScores> margins;
};

class LinearChain {
 public:
  // Weights as integers: real weight times scale(). REQUIRES: rows.size() == 16 << bits.
  struct Weights {
    unsigned bits = 0;   // 2^bits rows
    unsigned scale = 0;  // integer weight of a real weight of 1
    std::vector<std::int8_t> rows;
    std::array<std::int16_t, kLabels * kLabels> transitions{};  // from * 16 + to
    std::array<std::int16_t, kLabels> start{};
    std::array<std::int16_t, kLabels> end{};
  };

  LinearChain() = default;
  explicit LinearChain(Weights weights);

  Weights weights() const;
  unsigned scale() const { return weights_.scale; }
  std::size_t memory_bytes() const { return sizeof *this + rows_.size() * sizeof rows_[0]; }
  // Sum of one token's rows.
  LabelScores sum(std::span<const std::uint32_t> features) const;
  // Adds the sum of its rows to each token's score.
  void add(const FeatureColumns& features, std::span<LabelScores> scores) const;
  // The best sequence of scored tokens, under the masks (empty: all labels are allowed).
  void search(std::span<const LabelScores> scores, std::span<const LabelMask> allowed,
              bool with_margins, ChainOutput& output) const;

 private:
  Weights weights_;                                         // but the rows
  std::vector<std::int16_t> rows_;                          // packed for the kernel
  std::array<std::int16_t, kLabels * kLabels> reversed_{};  // transitions, to * 16 + from
  LabelMask used_ = 0;                                      // labels that can be reached
};

}  // namespace dateline::tagging
