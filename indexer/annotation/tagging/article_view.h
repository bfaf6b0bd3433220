// What the taggers see of each token: word and suffix hashes, clusters, shape, its place in
// quotation, sentence and paragraph, and the cue words and marks around it. Made once an article,
// in linear time.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/annotation/tagging/quote_scan.h"
#include "indexer/annotation/tagging/token_sequence.h"
#include "indexer/annotation/tagging/word_table.h"

namespace dateline::tagging {

enum class QuoteState : std::uint8_t { outside, opening, inside, closing, inside_unclosed };

struct TokenTraits {
  std::uint32_t word = 0;    // hash_word, or one hash for all opening and one for all closing marks
  std::uint32_t suffix = 0;  // hash_suffix of words and numbers
  std::uint16_t fine = 0;    // clusters
  std::uint8_t coarse = 0;
  std::uint8_t shape = 0;  // kind, capitals, digits, single-character punctuation
  std::uint8_t cue = 0;    // WordEntry::cue
  QuoteState quote = QuoteState::outside;
  std::uint8_t quote_length = 0;  // bucket of the quotation's length in tokens
  std::uint8_t quote_end =
      0;  // 0 none, 1 comma, 2 full stop, 3 other mark, 4 word before the closing mark
  bool quote_capital = false;       // the quotation begins with a capital
  std::uint32_t quotation = 0;      // 1 + index into quotations(); 0 outside
  std::uint32_t sentence = 0;       // index into sentences()
  std::uint32_t cue_left = kNone;   // nearest cue word (cue >= 2) before, in the paragraph
  std::uint32_t cue_right = kNone;  // nearest cue word after
  std::uint32_t commas = 0;         // running counts over the article, this token included
  std::uint32_t quotes = 0;

  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
};

struct TokenRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t size() const { return end - begin; }
};

class ArticleView {
 public:
  // Refers to both, which must outlive it.
  ArticleView(const TokenSequence& tokens, const WordTable& words);

  const TokenSequence& tokens() const { return tokens_; }
  const TokenTraits& operator[](std::size_t i) const { return traits_[i]; }
  std::size_t size() const { return traits_.size(); }
  const std::vector<Quotation>& quotations() const { return quotations_; }
  const std::vector<TokenRange>& sentences() const { return sentences_; }
  // Paragraphs, joined where a quotation goes on or follows a colon, cut where longer than
  // kLongestParagraph tokens.
  const std::vector<TokenRange>& paragraphs() const { return paragraphs_; }

  static constexpr std::uint32_t kLongestParagraph = 1500;

 private:
  void read_words(const WordTable& words);
  void read_quotations();
  bool goes_on(std::uint32_t paragraph_start) const;
  void read_structure();
  void read_cues();

  const TokenSequence& tokens_;
  std::vector<TokenTraits> traits_;
  std::vector<Quotation> quotations_;
  std::vector<TokenRange> sentences_;
  std::vector<TokenRange> paragraphs_;
};

// Buckets of a distance: 0 1 2 3 4 5-6 7-9 10-14 15-24 25 and more -> 0..9.
std::uint32_t bucket(std::uint32_t distance);

}  // namespace dateline::tagging
