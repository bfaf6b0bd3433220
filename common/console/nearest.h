// The known name that a misspelt one most likely meant, for "did you mean".
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace dateline::console {

// Insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b`, in bytes;
// `limit + 1` as soon as it is clear that more than `limit` are needed.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

// The first of `names` with the smallest distance to `word`, if that is at most a third of the
// word's length (and one at least), or else the only one that begins with `word` (three bytes and
// more). Empty: none is near.
std::string nearest(std::string_view word, std::span<const std::string> names);

}  // namespace dateline::console
