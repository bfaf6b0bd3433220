// Eight 32-bit lanes at a time; the arithmetic of mix() and feature().
#include "indexer/annotation/tagging/feature_kernels.h"

#include <cstring>

#include "indexer/annotation/tagging/compiled_twice.h"

namespace dateline::tagging::kernels {
namespace {

using Lanes = std::uint32_t __attribute__((vector_size(32)));
static_assert(sizeof(Lanes) == kGroup * sizeof(std::uint32_t));

DATELINE_INLINED void mix_in(Lanes& h, const std::uint32_t* values) {
  Lanes v;
  std::memcpy(&v, values, sizeof v);
  h = (h ^ v) * 0x9E3779B1U;
  h ^= h >> 15;
}

DATELINE_INLINED void finish(Lanes& h, std::uint32_t* out) {
  h *= 0xC2B2AE35U;
  std::memcpy(out, &h, sizeof h);
}

}  // namespace

DATELINE_COMPILED_TWICE void mix_columns(const Mixing& to, const std::uint32_t* a) {
  for (std::size_t i = 0; i < to.count; i += kGroup) {
    Lanes h = Lanes{} + to.seed;
    mix_in(h, a + i);
    finish(h, to.out + i);
  }
}

DATELINE_COMPILED_TWICE void mix_columns(const Mixing& to, const std::uint32_t* a,
                                         const std::uint32_t* b) {
  for (std::size_t i = 0; i < to.count; i += kGroup) {
    Lanes h = Lanes{} + to.seed;
    mix_in(h, a + i);
    mix_in(h, b + i);
    finish(h, to.out + i);
  }
}

DATELINE_COMPILED_TWICE void mix_columns(const Mixing& to, const std::uint32_t* a,
                                         const std::uint32_t* b, const std::uint32_t* c) {
  for (std::size_t i = 0; i < to.count; i += kGroup) {
    Lanes h = Lanes{} + to.seed;
    mix_in(h, a + i);
    mix_in(h, b + i);
    mix_in(h, c + i);
    finish(h, to.out + i);
  }
}

DATELINE_COMPILED_TWICE void mix_columns(const Mixing& to, const std::uint32_t* a,
                                         const std::uint32_t* b, const std::uint32_t* c,
                                         const std::uint32_t* d) {
  for (std::size_t i = 0; i < to.count; i += kGroup) {
    Lanes h = Lanes{} + to.seed;
    mix_in(h, a + i);
    mix_in(h, b + i);
    mix_in(h, c + i);
    mix_in(h, d + i);
    finish(h, to.out + i);
  }
}

}  // namespace dateline::tagging::kernels
