// Which word of a labelled text is each word of the cleaned body: cleaning takes a dateline or a
// line away, and the labels count in the text as it was. Spans are compared as sets of words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/annotation/evaluation/gold_article.h"

namespace dateline::evaluation {

// Numbers of words of the labelled text, ascending; a word that it lacks is a negative number.
using WordSet = std::vector<std::int64_t>;

// Linear in both texts.
class WordAlignment {
 public:
  WordAlignment(std::string_view gold, std::string_view body);

  WordSet gold_words(const std::vector<Range>& ranges) const;
  WordSet body_words(const std::vector<Range>& ranges) const;

 private:
  struct Word {
    std::uint32_t begin, end;
    std::string folded;
  };
  using Words = std::vector<Word>;

  static Words words_of(std::string_view text);
  static void add_inside(const Words& words, Range range, WordSet& found);
  void align();
  bool agree(std::size_t in_gold, std::size_t in_body, std::size_t words) const;

  Words gold_, body_;
  std::vector<std::int64_t> of_body_;
};

// Shared words by words of the larger set; 0 where either is empty.
double overlap(const WordSet& a, const WordSet& b);

}  // namespace dateline::evaluation
