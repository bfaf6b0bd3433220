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

// The largest lane, in every lane.
DATELINE_INLINED void spread_largest(const Lanes& lanes, Lanes& largest) {
  Lanes m = lanes;
  raise(m, __builtin_shufflevector(m, m, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));
  raise(m, __builtin_shufflevector(m, m, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11));
  raise(m, __builtin_shufflevector(m, m, 2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13));
  raise(m, __builtin_shufflevector(m, m, 1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14));
  largest = m;
}

// Shifts scores so that the best is 0 and none is below kForbidden. The best is a sum of at most
// three scores, each above kForbidden or little below: its floor is in range.
DATELINE_INLINED void settle(Lanes& lanes) {
  Lanes top;
  spread_largest(lanes, top);
  raise(lanes, top + kForbidden);
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

namespace {

DATELINE_INLINED LabelMask possible(const Moves& moves, std::span<const LabelMask> allowed,
                                    std::size_t t) {
  return allowed.empty() ? moves.used : static_cast<LabelMask>(allowed[t] & moves.used);
}

constexpr std::size_t kRow = kLabels / 2;  // packed numbers

using Words = std::uint16_t __attribute__((vector_size(32)));

// Sums of packed rows, two rows side by side: of the numbers, modulo 2^16, and of their upper
// halves.
struct Sums {
  Words packed{};
  Lanes upper{};
};

DATELINE_INLINED void add(Sums& sums, const Half& a, const Half& b) {
  const Lanes both =
      __builtin_shufflevector(a, b, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  sums.packed += __builtin_convertvector(both, Words);
  sums.upper += both >> 8;
}

DATELINE_INLINED void load(Half& half, const std::int16_t* from) {
  std::memcpy(&half, from, sizeof half);
}

// Where the row of a feature begins.
DATELINE_INLINED std::size_t row_of(std::uint32_t feature, unsigned shift) {
  return static_cast<std::size_t>(feature >> shift) * kRow;
}

// Unpacks the sums of `count` rows and adds them to the scores. Their biases, 128 each, are taken
// off in equal parts from both sides, which are added at last.
DATELINE_INLINED void add_unpacked(const Sums& sums, std::size_t count, LabelScores& score) {
  const Words rest = sums.packed - __builtin_convertvector(sums.upper, Words) * 256 -
                     static_cast<std::uint16_t>(64 * count);
  const Lanes lower = __builtin_convertvector(rest, Lanes);
  const Lanes one = __builtin_shufflevector(lower, sums.upper, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5,
                                            21, 6, 22, 7, 23);
  const Lanes two = __builtin_shufflevector(lower, sums.upper, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28,
                                            13, 29, 14, 30, 15, 31);
  Lanes total;
  load(total, score.data());
  total += one + two;
  store(total, score.data());
}

}  // namespace

DATELINE_COMPILED_TWICE void add_rows(const RowSums& table, const FeatureColumns& features,
                                      std::span<LabelScores> scores) {
  const std::size_t width = features.width, stride = features.stride;
  const unsigned shift = table.shift;
  const std::int16_t* rows = table.rows;
  const std::uint32_t* first = features.first;
  for (LabelScores& score : scores) {
    const std::uint32_t* feature = first++;
    Sums sums;
    Half a, b;
    for (std::size_t k = 0; k + 1 < width; k += 2, feature += 2 * stride) {
      load(a, rows + row_of(feature[0], shift));
      load(b, rows + row_of(feature[stride], shift));
      add(sums, a, b);
    }
    if (width % 2 != 0) {
      load(a, rows + row_of(feature[0], shift));
      add(sums, a, Half{});
    }
    add_unpacked(sums, width, score);
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
      max_plus(reached, forward[t - 1], possible(moves, allowed, t - 1), moves.transitions);
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
    max_plus(after, with_own, possible(moves, allowed, t), moves.reversed);
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
    Lanes best;
    spread_largest(total, best);
    LabelScores is_best;
    store(total == best, is_best.data());
    std::size_t label = 0;
    while (is_best[label] == 0) ++label;
    labels[t] = static_cast<std::uint8_t>(label);
    reach = moves.reversed + label * kLabels;
  }
}

}  // namespace dateline::tagging::kernels
