// GCC's and Clang's vectors of sixteen 16-bit lanes. They go by reference through functions that
// are always inlined, since their calling convention differs between the two compilations.
#include "indexer/annotation/tagging/chain_kernels.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "indexer/annotation/tagging/compiled_twice.h"

namespace dateline::tagging::kernels {
namespace {

using Lanes = std::int16_t __attribute__((vector_size(32)));
using Half = std::int16_t __attribute__((vector_size(16)));
using Bytes = std::int8_t __attribute__((vector_size(16)));

// Below every sum of three scores.
constexpr std::int16_t kNothing = -30000;

DATELINE_INLINED void load(Lanes& lanes, const std::int16_t* from) {
  std::memcpy(&lanes, from, sizeof lanes);
}

DATELINE_INLINED void store(const Lanes& lanes, std::int16_t* to) {
  std::memcpy(to, &lanes, sizeof lanes);
}

DATELINE_INLINED void raise(Lanes& lanes, const Lanes& other) {
  lanes = lanes > other ? lanes : other;
}

DATELINE_INLINED void raise(Half& half, const Half& other) {
  half = half > other ? half : other;
}

DATELINE_INLINED std::int16_t largest(const Lanes& lanes) {
  Half m, other;
  std::memcpy(&m, &lanes, sizeof m);
  std::memcpy(&other, reinterpret_cast<const char*>(&lanes) + sizeof m, sizeof other);
  raise(m, other);
  raise(m, __builtin_shufflevector(m, m, 4, 5, 6, 7, 0, 1, 2, 3));
  raise(m, __builtin_shufflevector(m, m, 2, 3, 0, 1, 6, 7, 4, 5));
  raise(m, __builtin_shufflevector(m, m, 1, 0, 3, 2, 5, 4, 7, 6));
  return m[0];
}

// Shifts scores so that the best is 0 and none is below kForbidden.
DATELINE_INLINED void settle(Lanes& lanes) {
  const std::int16_t top = largest(lanes);
  const auto floor = static_cast<std::int16_t>(std::max(top + kForbidden, -32768));
  raise(lanes, Lanes{} + floor);
  lanes -= top;
}

// best[j] = max over the labels i of the mask of from[i] + table[i * 16 + j]
DATELINE_INLINED void max_plus(Lanes& best, const LabelScores& from, LabelMask labels,
                               const std::int16_t* table) {
  best = Lanes{} + kNothing;
  for (unsigned left = labels; left != 0; left &= left - 1) {
    const auto i = static_cast<std::size_t>(std::countr_zero(left));
    Lanes to;
    load(to, table + i * kLabels);
    to += from[i];
    raise(best, to);
  }
}

DATELINE_INLINED void forbid(Lanes& lanes, LabelMask allowed) {
  const Lanes bit{1,      1 << 1, 1 << 2,  1 << 3,  1 << 4,  1 << 5,  1 << 6,  1 << 7,
                  1 << 8, 1 << 9, 1 << 10, 1 << 11, 1 << 12, 1 << 13, 1 << 14, -32768};
  const Lanes chosen = bit & (Lanes{} + static_cast<std::int16_t>(allowed));
  lanes = chosen != 0 ? lanes : Lanes{} + kForbidden;
}

}  // namespace

DATELINE_COMPILED_TWICE void add_rows(const RowSums& table, const FeatureColumns& features,
                                      std::span<LabelScores> scores) {
  const std::size_t width = features.width, stride = features.stride;
  const unsigned shift = table.shift;
  const std::int8_t* rows = table.rows;
  const std::uint32_t* feature = features.first;
  for (LabelScores& score : scores) {
    Lanes total;
    load(total, score.data());
    for (std::size_t k = 0; k < width; ++k) {
      Bytes row;
      std::memcpy(&row, rows + static_cast<std::size_t>(feature[k * stride] >> shift) * kLabels,
                  sizeof row);
      total += __builtin_convertvector(row, Lanes);
    }
    store(total, score.data());
    ++feature;
  }
}

DATELINE_COMPILED_TWICE void forward(const Moves& moves, std::span<const LabelScores> scores,
                                     std::span<const LabelMask> allowed,
                                     std::span<LabelScores> forward) {
  for (std::size_t t = 0; t < scores.size(); ++t) {
    Lanes here, reached;
    load(here, scores[t].data());
    if (t == 0) {
      load(reached, moves.start.data());
    } else {
      max_plus(reached, forward[t - 1], allowed.empty() ? moves.used : allowed[t - 1],
               moves.transitions);
    }
    here += reached;
    if (!allowed.empty()) forbid(here, allowed[t]);
    settle(here);
    store(here, forward[t].data());
  }
}

DATELINE_COMPILED_TWICE void backward(const Moves& moves, std::span<const LabelScores> scores,
                                      std::span<const LabelMask> allowed,
                                      std::span<LabelScores> forward_to_margins) {
  Lanes after;
  load(after, moves.end.data());
  for (std::size_t t = scores.size(); t-- > 0;) {
    settle(after);
    Lanes margin, here;
    load(margin, forward_to_margins[t].data());
    margin += after;
    settle(margin);
    store(margin, forward_to_margins[t].data());
    load(here, scores[t].data());
    here += after;
    LabelScores with_own;
    store(here, with_own.data());
    max_plus(after, with_own, allowed.empty() ? moves.used : allowed[t], moves.reversed);
  }
}

// Going back, the label before is the one whose score and transition made the best.
DATELINE_COMPILED_TWICE void trace(const Moves& moves, std::span<const LabelScores> forward,
                                   std::uint8_t* labels) {
  const std::int16_t* reach = moves.end.data();
  for (std::size_t t = forward.size(); t-- > 0;) {
    Lanes total, to;
    load(total, forward[t].data());
    load(to, reach);
    total += to;
    const std::int16_t best = largest(total);
    LabelScores sums;
    store(total, sums.data());
    std::size_t label = 0;
    while (sums[label] != best) ++label;
    labels[t] = static_cast<std::uint8_t>(label);
    reach = moves.reversed + label * kLabels;
  }
}

}  // namespace dateline::tagging::kernels
