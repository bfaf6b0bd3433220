// Hashing of features column by column: one template for many tokens at a time. Compiled twice, as
// the kernels of the chain are; the hashes are those of feature_hash.h.
#pragma once

#include <cstddef>
#include <cstdint>

namespace dateline::tagging::kernels {

// Columns are read and written in groups of this many, the last one beyond `count` too.
inline constexpr std::size_t kGroup = 8;

// out[i] = the row hash of a template with values a[i], b[i], ...; `seed` is what the template's
// number and its constant leading values mix to.
struct Mixing {
  std::uint32_t seed = 0;
  std::size_t count = 0;
  std::uint32_t* out = nullptr;
};
void mix_columns(const Mixing& to, const std::uint32_t* a);
void mix_columns(const Mixing& to, const std::uint32_t* a, const std::uint32_t* b);
void mix_columns(const Mixing& to, const std::uint32_t* a, const std::uint32_t* b,
                 const std::uint32_t* c);
void mix_columns(const Mixing& to, const std::uint32_t* a, const std::uint32_t* b,
                 const std::uint32_t* c, const std::uint32_t* d);

}  // namespace dateline::tagging::kernels
