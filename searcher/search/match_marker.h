// Which words of a text match a query.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "common/index/term_recipe.h"
#include "common/query/prepared_query.h"

namespace dateline::search {

// A word of a text, bytes [begin, end).
struct MarkedWord {
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t match = kNone;  // what of the query it matches, by number

  bool is_match() const { return match != kNone; }
};

// Not for several threads at once.
class MatchMarker {
 public:
  explicit MatchMarker(const query::MatchedWords& matched);

  // All words of `text`; `lang` says whose stemmer decides. Linear in the text.
  std::vector<MarkedWord> mark(std::string_view text, std::string_view lang);

 private:
  using Numbers = std::unordered_map<std::string, std::uint32_t>;

  struct Phrase {
    std::vector<std::uint32_t> words;  // numbers in phrase_words_
    std::uint32_t number = 0;
  };

  std::uint32_t match_of(const std::string& folded, indexing::Stemmer& stemmer) const;
  void mark_phrases(const std::vector<std::uint32_t>& sequence,
                    std::vector<MarkedWord>& words) const;
  indexing::Stemmer& stemmer_of(std::string_view lang);

  Numbers words_;
  Numbers stems_;
  std::vector<std::string> beginnings_;
  std::uint32_t first_beginning_ = 0;  // their numbers follow one another
  Numbers phrase_words_;
  std::unordered_map<std::uint32_t, std::vector<Phrase>> phrases_;  // by first word
  std::map<std::string, indexing::Stemmer, std::less<>> stemmers_;
};

}  // namespace dateline::search
