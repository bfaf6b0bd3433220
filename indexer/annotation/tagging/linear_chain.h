// A linear-chain model over at most 16 labels: hashed feature rows of 16 small weights, label
// transitions, and max-plus decoding in 16-bit integers, so that every machine decides alike.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dateline::tagging {

inline constexpr std::size_t kLabels = 16;
using LabelScores = std::array<std::int16_t, kLabels>;
using LabelMask = std::uint16_t;  // bit j: label j is possible

// A forbidden transition or label. Sums are clamped so that adding two such never overflows.
inline constexpr std::int16_t kForbidden = -8000;

// One sequence as the model reads it: `width` feature hashes a token, and which labels a token may
// have (empty: all).
struct ChainInput {
  std::span<const std::uint32_t> features;  // token after token
  std::size_t width = 0;
  std::span<const LabelMask> allowed;

  std::size_t size() const { return width == 0 ? 0 : features.size() / width; }
};

struct ChainOutput {
  std::vector<std::uint8_t> labels;  // best sequence
  // Max-marginals: score of the best sequence with label j at token t, less the best sequence's
  // score (0: on a best path). Only if asked for.
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

  const Weights& weights() const { return weights_; }
  unsigned scale() const { return weights_.scale; }
  // Sum of one token's rows.
  LabelScores sum(std::span<const std::uint32_t> features) const;
  // The sums of every token.
  std::vector<LabelScores> score(const ChainInput& input) const;
  // The best sequence of scored tokens, under the masks (empty: all labels are allowed).
  void search(std::span<const LabelScores> scores, std::span<const LabelMask> allowed,
              bool with_margins, ChainOutput& output) const;
  void decode(const ChainInput& input, bool with_margins, ChainOutput& output) const {
    search(score(input), input.allowed, with_margins, output);
  }

 private:
  void find_labels(std::span<const LabelScores> forward, ChainOutput& output) const;
  void find_margins(std::span<const LabelScores> own, std::span<const LabelScores> forward,
                    ChainOutput& output) const;

  Weights weights_;
  std::array<std::int16_t, kLabels * kLabels> reversed_{};  // transitions, to * 16 + from
};

}  // namespace dateline::tagging
