// The two hash functions of the gazetteer. They are part of the saved tables: builder and look-up
// must agree, on every machine.
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline::annotation {

// FNV-1a with a final mix, since the tables use the low bits.
inline std::uint64_t hash_word(std::string_view word) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : word) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3u;
  }
  return hash ^ (hash >> 29);
}

inline std::uint64_t hash_edge(std::uint32_t from, std::uint32_t word) {
  std::uint64_t hash = (std::uint64_t{from} << 32 | word) * 0x9e3779b97f4a7c15u;
  return hash ^ (hash >> 31);
}

}  // namespace dateline::annotation
