// How a glass table spells numbers and strings: varints, numbers whose bytes sort as they do, terms
// inside keys. Everything appends to a std::string; nothing here allocates but through it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::segments::glass {

// The longest varint of 32 and of 64 bits.
inline constexpr std::size_t kMaxVarint32 = 5;
inline constexpr std::size_t kMaxVarint64 = 10;

// Writes seven bits a byte, lowest first, the top bit set on all but the last; returns the end.
// REQUIRES: room for kMaxVarint64 bytes (kMaxVarint32 if the value has 32 bits).
inline char* put_varint(char* out, std::uint64_t value) {
  while (value >= 0x80) {
    *out++ = static_cast<char>(value | 0x80);
    value >>= 7;
  }
  *out++ = static_cast<char>(value);
  return out;
}

inline void append_varint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out.push_back(static_cast<char>(value | 0x80));
  out.push_back(static_cast<char>(value));
}

// A varint of the length, then the bytes.
inline void append_counted(std::string& out, std::string_view bytes) {
  append_varint(out, bytes.size());
  out.append(bytes);
}

// The order of the bytes is the order of the numbers: two bytes below 0x8000, else three to five,
// whose first says by its leading ones how many they are. Never begins with 0xff, so that it may
// follow a term (see append_escaped).
inline void append_sortable(std::string& out, std::uint32_t value) {
  if (value < 0x8000) {
    out.push_back(static_cast<char>(value >> 8));
    out.push_back(static_cast<char>(value));
    return;
  }
  int following = 2;
  while (following < 4 && (value >> (7 * following + 8)) != 0) ++following;
  const auto mark = static_cast<std::uint8_t>(0xff << (9 - following));
  const auto high = static_cast<std::uint8_t>(std::uint64_t{value} >> (8 * following));
  out.push_back(static_cast<char>(mark | high));
  for (int byte = following - 1; byte >= 0; --byte) {
    out.push_back(static_cast<char>(value >> (8 * byte)));
  }
}

// Little-endian without the high zero bytes (nothing at all for 0): only for the last thing in a
// key.
inline void append_trailing(std::string& out, std::uint32_t value) {
  for (; value != 0; value >>= 8) out.push_back(static_cast<char>(value));
}

// A term inside a key: a NUL byte becomes NUL 0xff, so that a lone NUL can end the term and order
// is kept.
inline void append_escaped(std::string& out, std::string_view term) {
  for (std::size_t nul; (nul = term.find('\0')) != std::string_view::npos;) {
    out.append(term.substr(0, nul + 1)).push_back('\xff');
    term.remove_prefix(nul + 1);
  }
  out.append(term);
}

}  // namespace dateline::segments::glass
