// Cutting text into the words that are searched. The same cut serves articles and queries.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace dateline::text {

enum class WordKind {
  word,      // letters and digits of a spaced script
  unspaced,  // one character of an unspaced script (Chinese, Japanese, Thai, Hangul …)
};

struct Word {
  std::string_view folded;  // fold_word form; valid only during the call
  std::uint32_t begin = 0;  // byte range in the text
  std::uint32_t end = 0;
  WordKind kind = WordKind::word;
};

// Longest word kept, in bytes of its folded form; longer ones are passed over (keys, URLs, noise).
inline constexpr std::size_t kLongestWord = 64;

// Calls `take` for each word of `text` in order. Rules, the same for every language, so that a
// query need not know one:
//  - an apostrophe (straight or curly) ends a word; a lone "s" after it is dropped: Egypt's →
//  egypt, l'Algérie → l algerie,
//    Çavuşoğlu'nun → cavusoglu nun
//  - hyphens and dashes of every kind separate words
//  - single letters with dots between are one word: U.S. → us
//  - a comma between digits is dropped, a point kept: 1,000.5 → 1000.5
//  - characters of unspaced scripts come one by one
// Linear in the text; any bytes are welcome.
void for_each_word(std::string_view text, const std::function<void(const Word&)>& take);

}  // namespace dateline::text
