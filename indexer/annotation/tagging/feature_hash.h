// Hashing for features: of a word as read in lower case, and of a template with its values. The
// same on every machine; a model's weights are only good with the hashing they were trained with.
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline::tagging {

// Bytes of a word that count; longer words are hashed by their first 48 bytes.
inline constexpr std::size_t kHashedWordBytes = 48;

// Hash of the word in lower case, ’ read as '.
std::uint32_t hash_word(std::string_view word);
// Hash of the last three characters of the word in lower case (the whole word, if shorter).
std::uint32_t hash_suffix(std::string_view word);

inline std::uint32_t mix(std::uint32_t h, std::uint32_t value) {
  h = (h ^ value) * 0x9E3779B1U;
  return h ^ (h >> 15);
}

// Feature of template `id` with up to four values; use the upper bits as the row.
inline std::uint32_t feature(std::uint32_t id, std::uint32_t a) {
  return mix(id * 0x85EBCA6BU + 0x165667B1U, a) * 0xC2B2AE35U;
}
inline std::uint32_t feature(std::uint32_t id, std::uint32_t a, std::uint32_t b) {
  return mix(mix(id * 0x85EBCA6BU + 0x165667B1U, a), b) * 0xC2B2AE35U;
}
inline std::uint32_t feature(std::uint32_t id, std::uint32_t a, std::uint32_t b, std::uint32_t c) {
  return mix(mix(mix(id * 0x85EBCA6BU + 0x165667B1U, a), b), c) * 0xC2B2AE35U;
}
inline std::uint32_t feature(std::uint32_t id, std::uint32_t a, std::uint32_t b, std::uint32_t c,
                             std::uint32_t d) {
  return mix(mix(mix(mix(id * 0x85EBCA6BU + 0x165667B1U, a), b), c), d) * 0xC2B2AE35U;
}

}  // namespace dateline::tagging
