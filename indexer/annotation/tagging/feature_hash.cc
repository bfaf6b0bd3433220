// Word hashing: lower case by ASCII, by ICU where the word has other letters.
#include "indexer/annotation/tagging/feature_hash.h"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace dateline::tagging {
namespace {

struct Lowered {
  std::array<std::uint8_t, kHashedWordBytes + 8> bytes{};
  std::size_t size = 0;
};

std::uint8_t lower_ascii(std::uint8_t c) {
  return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

void lower_wide(std::string_view word, Lowered& out) {
  const auto* s = reinterpret_cast<const std::uint8_t*>(word.data());
  const auto n = static_cast<std::int32_t>(std::min(word.size(), kHashedWordBytes));
  std::int32_t i = 0;
  while (i < n && out.size < kHashedWordBytes) {
    UChar32 c = 0;
    U8_NEXT(s, i, n, c);
    if (c < 0) c = 0xFFFD;
    c = c == 0x2019 ? '\'' : u_tolower(c);
    std::int32_t at = static_cast<std::int32_t>(out.size);
    U8_APPEND_UNSAFE(out.bytes.data(), at, c);
    out.size = static_cast<std::size_t>(at);
  }
}

Lowered lower(std::string_view word) {
  Lowered out;
  const std::size_t n = std::min(word.size(), kHashedWordBytes);
  for (std::size_t i = 0; i < n; ++i) {
    const auto c = static_cast<std::uint8_t>(word[i]);
    if (c >= 0x80) {
      out.size = 0;
      lower_wide(word, out);
      return out;
    }
    out.bytes[i] = lower_ascii(c);
  }
  out.size = n;
  return out;
}

constexpr std::uint64_t kHashStart = 0xCBF29CE484222325ULL, kHashPrime = 0x100000001B3ULL;

std::uint32_t finished(std::uint64_t h) {
  return static_cast<std::uint32_t>(h ^ (h >> 32));
}

std::uint32_t hash_bytes(const std::uint8_t* bytes, std::size_t size) {
  std::uint64_t h = kHashStart;
  for (std::size_t i = 0; i < size; ++i) h = (h ^ bytes[i]) * kHashPrime;
  return finished(h);
}

}  // namespace

std::uint32_t hash_word(std::string_view word) {
  std::uint64_t h = kHashStart;
  const std::size_t n = std::min(word.size(), kHashedWordBytes);
  for (std::size_t i = 0; i < n; ++i) {
    const auto c = static_cast<std::uint8_t>(word[i]);
    if (c >= 0x80) {
      const Lowered low = lower(word);
      return hash_bytes(low.bytes.data(), low.size);
    }
    h = (h ^ lower_ascii(c)) * kHashPrime;
  }
  return finished(h);
}

std::uint32_t hash_suffix(std::string_view word) {
  constexpr std::size_t kCharacters = 3;
  const std::size_t from_end = word.size() - std::min(word.size(), kCharacters);
  std::uint64_t h = kHashStart;
  bool ascii = word.size() <= kHashedWordBytes / 2;  // such a word is never cut, however it grows
  for (std::size_t i = from_end; ascii && i < word.size(); ++i) {
    const auto c = static_cast<std::uint8_t>(word[i]);
    ascii = c < 0x80;
    h = (h ^ lower_ascii(c)) * kHashPrime;
  }
  if (ascii) return finished(h);
  const Lowered low = lower(word);
  std::size_t from = low.size;
  for (std::size_t characters = 0; from > 0 && characters < kCharacters;) {
    --from;
    if ((low.bytes[from] & 0xC0) != 0x80) ++characters;
  }
  return hash_bytes(low.bytes.data() + from, low.size - from);
}

}  // namespace dateline::tagging
