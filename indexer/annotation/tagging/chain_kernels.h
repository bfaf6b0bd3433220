// The inner loops of a linear chain over 16 labels, in 16-bit integers. Each is compiled twice,
// for AVX2 and plainly, and the processor chooses at run time; both give the same results.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace dateline::tagging {

inline constexpr std::size_t kLabels = 16;
using LabelScores = std::array<std::int16_t, kLabels>;
using LabelMask = std::uint16_t;  // bit j: label j is possible
inline constexpr LabelMask kAllLabels = 0xFFFF;

// A forbidden transition or label. Sums are clamped so that adding two such never overflows.
inline constexpr std::int16_t kForbidden = -8000;

// Feature hashes by template: that of the k-th template at token t is first[k * stride + t].
struct FeatureColumns {
  const std::uint32_t* first = nullptr;
  std::size_t width = 0;   // templates
  std::size_t stride = 0;  // not less than the tokens
};

namespace kernels {

// Two labels' weights as one number, the even label's in the lower half: a row is kLabels / 2 such.
// Sums of the numbers and of their upper halves give both labels' sums.
inline std::int16_t pack_weights(std::int8_t even, std::int8_t odd) {
  return static_cast<std::int16_t>(odd * 256 + even + 128);
}
inline std::int8_t odd_weight(std::int16_t packed) {
  return static_cast<std::int8_t>(packed >> 8);
}
inline std::int8_t even_weight(std::int16_t packed) {
  return static_cast<std::int8_t>((packed & 0xFF) - 128);
}

struct RowSums {
  const std::int16_t* rows = nullptr;  // packed
  unsigned shift = 0;                  // 32 less the bits of a row's number
};
// Adds to scores[t] the rows of its features; a row is the upper bits of a feature.
void add_rows(const RowSums& table, const FeatureColumns& features, std::span<LabelScores> scores);

struct Moves {
  const std::int16_t* transitions = nullptr;  // from * 16 + to
  const std::int16_t* reversed = nullptr;     // to * 16 + from
  LabelScores start{}, end{};
  LabelMask used = kAllLabels;  // labels that any sequence may have
};

// forward[t]: score of the best beginning that ends with each label at t, less that of the best
// label. `allowed` is empty (all) or has a mask a token.
void forward(const Moves& moves, std::span<const LabelScores> scores,
             std::span<const LabelMask> allowed, std::span<LabelScores> forward);
// margins[t]: score of the best sequence with each label at t, less that of the best sequence.
void backward(const Moves& moves, std::span<const LabelScores> scores,
              std::span<const LabelMask> allowed, std::span<LabelScores> forward_to_margins);
// The labels of the best sequence, from the end to the beginning; ties: the lowest.
void trace(const Moves& moves, std::span<const LabelScores> forward, std::uint8_t* labels);

}  // namespace kernels
}  // namespace dateline::tagging
