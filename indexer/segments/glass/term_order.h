// The byte order of terms, for sorting many of them: nearly always decided without a look at their
// bytes.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace dateline::segments::glass {

// What is kept of a term beside it.
struct TermKey {
  static constexpr std::size_t kLeading = 8;

  explicit TermKey(std::string_view term) {
    for (std::size_t i = 0; i < kLeading; ++i) {
      leading = leading << 8 | (i < term.size() ? static_cast<std::uint8_t>(term[i]) : 0);
    }
    length = static_cast<std::uint32_t>(term.size());
  }

  std::uint64_t leading =
      0;  // the first bytes, zeros after the end, as a number that sorts as they do
  std::uint32_t length = 0;
};

// Below 0, 0, above 0: the order of two terms, of which name(a) and name(b) are asked for only if
// both are long and begin alike. With the same leading bytes a term no longer than these is a
// beginning of the other, or equal to it.
template <typename Item, typename Name>
int compare_terms(const Item& a, const Item& b, Name name) {
  if (a.key.leading != b.key.leading) return a.key.leading < b.key.leading ? -1 : 1;
  if (std::min(a.key.length, b.key.length) > TermKey::kLeading) return name(a).compare(name(b));
  return static_cast<int>(a.key.length) - static_cast<int>(b.key.length);
}

}  // namespace dateline::segments::glass
