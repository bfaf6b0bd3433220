// Letters → sounds by the longest row of a table.
#include "common/text/name_sounds.h"

#include <algorithm>
#include <array>
#include <vector>

namespace dateline::text::sounds {
namespace {

struct Grapheme {
  std::string_view letters;
  std::uint32_t kinds;
};

// What letters stand for in some language that uses them, after accents are gone: c is k, s
// (Macron, ç), ts (Polish, and Cyrillic ц as ICU writes it), ch (Turkish, č) or j (Turkish). The
// longest row that fits counts.
constexpr Grapheme kGraphemes[] = {
    {"schtsch", Sh | S | Ch},
    {"chtch", Sh | S | Ch},
    {"shch", Sh | S | Ch},
    {"dsch", J},
    {"tsch", Ch},
    {"tch", Ch},
    {"tsh", Ch},
    {"sch", Sh | S},
    {"dzh", J | Zh},
    {"eau", O},
    {"sh", Sh | S},
    {"ch", Ch | Sh | Kh | K | H},
    {"kh", Kh | K | H | G},
    {"gh", G | Kh},
    {"zh", Zh | J | Z | Ch},
    {"th", T | Th | S},
    {"dh", D | Th | Z},
    {"ph", F},
    {"ck", K},
    {"qu", K},
    {"ks", K | S},
    {"cs", K | S | Ch},
    {"ts", Ts | Ch},
    {"tz", Ts | J | Z},
    {"cz", Ch | Ts | J | Zh},
    {"sz", S | Sh},
    {"hs", S | Sh},
    {"dz", J | Z | Ts},
    {"dj", J},
    {"ou", U | O},
    {"au", O | A | U},
    {"ea", E | A | I},
    {"oo", U | O},
    {"ee", I | E},
    {"ai", E | A | I},
    {"ay", E | A | I},
    {"aj", E | A | I},
    {"ei", E | A | I},
    {"ey", E | A | I},
    {"ej", E | A | I},
    {"ie", I | E},
    {"ij", I | Y},
    {"iy", I | Y},
    {"yi", I | Y},
    {"oi", O | U | I},
    {"oy", O | U | I},
    {"oj", O | U | I},
    {"oe", O | U | E},
    {"ue", U | E},
    {"ae", A | E},
    {"a", A},
    {"b", B},
    {"c", K | S | Ts | Ch | J},
    {"d", D},
    {"e", E},
    {"f", F},
    {"g", G},
    {"h", H | Kh | kJota},
    {"i", I | Y},
    {"j", Y | Zh | J | kJota},
    {"k", K},
    {"l", L},
    {"m", M},
    {"n", N},
    {"o", O},
    {"p", P},
    {"q", K | G | Ch},
    {"r", R},
    {"s", S | Sh},
    {"t", T},
    {"u", U},
    {"v", V | W},
    {"w", V | W | U | O},
    {"x", K | S | Sh | Kh},
    {"y", Y | I | U},
    {"z", Z | Zh | Ts},
};

struct NearKinds {
  std::uint32_t a, b;
  int cost;
  int vowelless_cost;  // where one name comes from a script without p, v, g or vowels
};
constexpr NearKinds kNear[] = {
    {P, B, 5, 2},  {F, V, 4, 2},   {V, B, 4, 4},  {T, D, 8, 6},  {K, G, 8, 4},
    {S, Z, 4, 4},  {M, N, 12, 12}, {Kh, K, 4, 4}, {H, G, 6, 6},  {Kh, G, 6, 4},
    {J, G, 8, 4},  {Sh, Zh, 6, 6}, {Z, D, 12, 6}, {Ch, J, 6, 6}, {S, Ts, 6, 6},
    {E, I, 6, 2},  {A, E, 8, 2},   {A, O, 9, 2},  {O, U, 6, 2},  {A, U, 10, 2},
    {A, I, 14, 2}, {E, O, 10, 2},  {E, U, 12, 2}, {I, U, 10, 2}, {O, I, 16, 4}};

bool is_front_vowel(std::string_view rest) {
  return !rest.empty() && (rest[0] == 'e' || rest[0] == 'i' || rest[0] == 'y');
}

bool is_back_vowel(char c) {
  return c == 'a' || c == 'o' || c == 'u';
}

bool is_vowel(char c) {
  return is_back_vowel(c) || c == 'e' || c == 'i';
}

// Of a vowel and j or y the latter belongs to what follows, where that is a vowel; a last j may be
// that of "Sarraj".
bool fits(std::string_view letters, std::string_view rest) {
  if (!rest.starts_with(letters)) return false;
  if (letters.size() != 2 || (letters[1] != 'j' && letters[1] != 'y')) return true;
  return rest.size() == 2 ? letters[1] == 'y' : !is_vowel(rest[2]);
}

// The rows by their first letter, the longest first.
class GraphemeTable {
 public:
  GraphemeTable() {
    for (const Grapheme& one : kGraphemes) rows_[row_of(one.letters[0])].push_back(one);
    for (std::vector<Grapheme>& row : rows_) {
      std::stable_sort(row.begin(), row.end(), [](const Grapheme& a, const Grapheme& b) {
        return a.letters.size() > b.letters.size();
      });
    }
  }

  // Every letter has a row.
  const Grapheme& at(std::string_view rest) const {
    const std::vector<Grapheme>& row = rows_[row_of(rest[0])];
    return *std::find_if(row.begin(), row.end() - 1,
                         [&](const Grapheme& one) { return fits(one.letters, rest); });
  }

 private:
  static std::size_t row_of(char c) { return static_cast<std::size_t>(c - 'a'); }
  std::array<std::vector<Grapheme>, 26> rows_;
};

const Grapheme& grapheme_at(std::string_view rest) {
  static const GraphemeTable table;  // a constant, made when first needed
  return table.at(rest);
}

}  // namespace

Heard hear(std::string_view rest, std::uint32_t before) {
  const Grapheme& one = grapheme_at(rest);
  Heard heard{one.kinds, one.letters.size()};
  rest.remove_prefix(heard.letters);
  if (one.letters == "g" && is_front_vowel(rest)) {
    heard.kinds |= J | Zh | Y;
    // "Giorgio", "George", Greek "Giouri": the vowel is a sign that the sound is soft.
    if (rest.size() > 1 && is_back_vowel(rest[1])) ++heard.letters;
  }
  // Behind a nasal Greek writes p, t, k for b, d, g.
  if (heard.kinds == P && before == M) heard.kinds = P | B;
  if (heard.kinds == T && before == N) heard.kinds = T | D;
  if (heard.kinds == K && before == N) heard.kinds = K | G;
  return heard;
}

int cost_of_replacing(std::uint32_t a, std::uint32_t b, bool is_vowelless) {
  if (a == b) return 0;
  const std::uint32_t shared = is_vowelless ? a & b & ~kJota : a & b;
  if (shared != 0) return is_vowelless ? 1 : kOverlap;
  int best = kWrong + 1;
  for (const NearKinds& near : kNear) {
    const bool is_near =
        ((a & near.a) != 0 && (b & near.b) != 0) || ((a & near.b) != 0 && (b & near.a) != 0);
    if (is_near) best = std::min(best, is_vowelless ? near.vowelless_cost : near.cost);
  }
  if (best <= kWrong) return best;
  if ((a & kVowels) == 0 || (b & kVowels) == 0) return kWrong;
  return is_vowelless ? 3 : kWrong - 4;
}

}  // namespace dateline::text::sounds
