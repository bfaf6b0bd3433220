// What the letters of a romanised name may stand for, whoever romanised it, and how far two sounds
// are from each other. The tables behind name_likeness.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dateline::text::sounds {

// A sound, as a bit: a letter may stand for several.
enum Kind : std::uint32_t {
  P = 1U << 0,
  B = 1U << 1,
  F = 1U << 2,
  V = 1U << 3,
  T = 1U << 4,
  D = 1U << 5,
  Th = 1U << 6,
  S = 1U << 7,
  Z = 1U << 8,
  Sh = 1U << 9,
  Zh = 1U << 10,
  Ts = 1U << 11,
  Ch = 1U << 12,
  J = 1U << 13,
  K = 1U << 14,
  G = 1U << 15,
  Kh = 1U << 16,
  H = 1U << 17,
  L = 1U << 18,
  R = 1U << 19,
  M = 1U << 20,
  N = 1U << 21,
  Y = 1U << 22,
  W = 1U << 23,
  A = 1U << 24,
  E = 1U << 25,
  I = 1U << 26,
  O = 1U << 27,
  U = 1U << 28,
};
inline constexpr std::uint32_t kJota = 1U << 30;  // Spanish j, which is an h
inline constexpr std::uint32_t kVowels = A | E | I | O | U;

// Costs are in twentieths of a wrong consonant.
inline constexpr int kWrong = 20;
inline constexpr int kOverlap = 2;  // one of several things that both letters may stand for
inline constexpr int kDropped = 3;  // what one spelling writes beside a sound and the other not

// The sound at the beginning of `rest` and how many letters write it. REQUIRES: rest is not empty
// and has letters a to z only. `before` are the kinds of the sound before, 0 at the beginning.
struct Heard {
  std::uint32_t kinds = 0;
  std::size_t letters = 1;
};
Heard hear(std::string_view rest, std::uint32_t before);

// What it costs to take one for the other. Vowelless: one of the names comes from a script that
// writes no vowels, and has no p, v and g.
int cost_of_replacing(std::uint32_t a, std::uint32_t b, bool is_vowelless);

}  // namespace dateline::text::sounds
