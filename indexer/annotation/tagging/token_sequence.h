// A text cut into tokens: words, numbers, punctuation, and each quotation mark for itself, with
// byte offsets into the text and with marks where a sentence and a paragraph begin. It is light
// (one pass, linear time, no dictionary but a list of abbreviations) and takes any bytes: what is
// not UTF-8 becomes a symbol.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline::annotation {

enum class TokenKind : std::uint8_t { word, number, punctuation, quote, symbol };

// Which mark a token of kind quote is. What it opens or closes depends on language and place:
// “ closes in German, » opens in Danish, ’ is also an apostrophe.
enum class QuoteMark : std::uint8_t {
  none,
  straight,                // "  ''  ``  ″
  left,                    // “
  right,                   // ”
  low,                     // „ ‟
  guillemet_left,          // « 《
  guillemet_right,         // » 》
  corner_left,             // 「 『
  corner_right,            // 」 』
  single_straight,         // ' and `
  single_left,             // ‘
  single_right,            // ’
  single_low,              // ‚
  single_guillemet_left,   // ‹
  single_guillemet_right,  // ›
};

struct Token {
  std::uint32_t begin = 0;  // bytes into the text, end excluded
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::symbol;
  QuoteMark quote = QuoteMark::none;
  bool sentence_start : 1 = false;  // also true wherever paragraph_start is
  bool paragraph_start : 1 =
      false;                      // first token, or after a blank line or an unwrapped line break
  bool space_before : 1 = false;  // false where it touches the token before
  bool capital : 1 = false;       // a word whose first letter is upper or title case
  bool all_capitals : 1 = false;  // a word of two or more letters, none lower case
  bool has_digit : 1 = false;

  bool is_double_quote() const {
    return quote >= QuoteMark::straight && quote <= QuoteMark::corner_right;
  }
};

// The tokens of one text. It refers to the text, which must outlive it.
class TokenSequence {
 public:
  // Tokens after which a sentence ends, whatever comes: what is longer is a list, a table or an
  // attack, and a sentence is what later steps may look through again and again.
  static constexpr std::size_t kLongestSentence = 1000;

  TokenSequence() = default;
  // REQUIRES: text.size() < 2^32.
  explicit TokenSequence(std::string_view text);

  std::string_view text() const { return text_; }
  std::size_t size() const { return tokens_.size(); }
  bool empty() const { return tokens_.empty(); }
  const Token& operator[](std::size_t i) const { return tokens_[i]; }
  std::vector<Token>::const_iterator begin() const { return tokens_.begin(); }
  std::vector<Token>::const_iterator end() const { return tokens_.end(); }

  std::string_view word(std::size_t i) const {
    return text_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin);
  }
  // Index of the first token that ends after this byte; size() if there is none.
  std::size_t token_at(std::size_t byte) const;

 private:
  std::string_view text_;
  std::vector<Token> tokens_;
};

}  // namespace dateline::annotation
