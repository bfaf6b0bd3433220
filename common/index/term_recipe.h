// Text → terms, the same for articles and queries. Each word is a term with positions, folded as
// text::fold_word does it, and, without positions, a stem behind Z; characters of unspaced scripts
// are terms one by one, and pairs of them behind Z.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

namespace dateline::indexing {

// A title's words stand before the body's, so far away that no phrase reaches across.
inline constexpr Xapian::termpos kTitleGap = 100;
// A word of the title counts as often as this many of the body.
inline constexpr Xapian::termcount kTitleWeight = 4;

// One language's stemmer (Snowball, by Xapian) with a cache of what it has met; not for several
// threads at once.
class Stemmer {
 public:
  // ISO 639-1; a language without a stemmer leaves words as they are.
  explicit Stemmer(std::string_view lang);
  // The stem of a folded word, folded again. The reference is valid until the next call.
  const std::string& operator()(std::string_view folded_word);

  static bool knows(std::string_view lang);

 private:
  Xapian::Stem stem_;
  bool is_known_;
  std::unordered_map<std::string, std::string> cache_;  // bounded: emptied when large
  std::string plain_;
};

// The distinct stems of a folded word in all of `langs`, sorted.
std::vector<std::string> stems_of(std::string_view folded_word, const std::set<std::string>& langs);

// The term of a word, of a stem, and of a pair of neighbouring characters, under a text prefix (""
// or kTitlePrefix).
std::string word_term(std::string_view prefix, std::string_view folded);
std::string stem_term(std::string_view prefix, std::string_view stem);
std::string pair_term(std::string_view prefix, std::string_view first, std::string_view second);

}  // namespace dateline::indexing
