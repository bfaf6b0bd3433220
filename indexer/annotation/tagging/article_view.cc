// Filling in the traits, one pass for each kind.
#include "indexer/annotation/tagging/article_view.h"

#include <algorithm>

#include "indexer/annotation/tagging/feature_hash.h"

namespace dateline::tagging {
namespace {

constexpr std::uint32_t kOpeningWord = 0x51A7E001;
constexpr std::uint32_t kClosingWord = 0x51A7E002;

std::uint8_t shape_of(const Token& token, std::string_view word) {
  switch (token.kind) {
    case TokenKind::word: {
      if (word[0] == '\'' || word.substr(0, 3) == "\xE2\x80\x99") return 9;  // clitic
      if (token.has_digit) return 7;
      if (word[0] == '@' || word[0] == '#') return 8;
      if (word.back() == '.' && token.capital) return 6;
      if (token.all_capitals) return 5;
      if (token.capital) return word.size() == 1 ? 4 : 3;
      return word.find('-') != std::string_view::npos ? 2 : 1;
    }
    case TokenKind::number:
      return word.size() == 4 && word.find_first_not_of("0123456789") == std::string_view::npos
                 ? 11
                 : 10;
    case TokenKind::quote:
      return token.is_double_quote() ? 12 : 13;
    case TokenKind::punctuation:
      return word.size() == 1 ? static_cast<std::uint8_t>(word[0] | 0x80) : 14;
    case TokenKind::symbol:
      return 15;
  }
  return 0;
}

std::uint8_t quote_end_of(std::string_view word, TokenKind kind) {
  if (word == ",") return 1;
  if (word == ".") return 2;
  return kind == TokenKind::word || kind == TokenKind::number ? 4 : 3;
}

}  // namespace

std::uint32_t bucket(std::uint32_t d) {
  if (d < 5) return d;
  if (d < 7) return 5;
  if (d < 10) return 6;
  if (d < 15) return 7;
  return d < 25 ? 8 : 9;
}

ArticleView::ArticleView(const TokenSequence& tokens, const WordTable& words)
    : tokens_(tokens), traits_(tokens.size()), quotations_(find_quotations(tokens)) {
  read_words(words);
  read_quotations();
  read_structure();
  read_cues();
}

void ArticleView::read_words(const WordTable& table) {
  for (std::size_t i = 0; i < traits_.size(); ++i) {
    const std::string_view word = tokens_.word(i);
    TokenTraits& t = traits_[i];
    t.word = hash_word(word);
    t.suffix = tokens_[i].kind == TokenKind::word ? hash_suffix(word) : 0;
    t.shape = shape_of(tokens_[i], word);
  }
  constexpr std::size_t kAhead = 8;  // words: longer than memory takes
  WordLookup words(table);
  for (std::size_t i = 0; i < traits_.size(); ++i) {
    if (i + kAhead < traits_.size()) words.prefetch(traits_[i + kAhead].word);
    TokenTraits& t = traits_[i];
    const WordEntry& entry = words.find(t.word);
    t.fine = entry.fine;
    t.coarse = entry.coarse;
    t.cue = entry.cue;
  }
}

void ArticleView::read_quotations() {
  for (std::size_t k = 0; k < quotations_.size(); ++k) {
    const Quotation& q = quotations_[k];
    const std::uint32_t last = q.closed ? q.close + 1 : q.close;
    const std::uint8_t length = static_cast<std::uint8_t>(bucket(q.close - q.open - 1));
    std::uint8_t ending = 0;
    if (q.close > q.open + 1)
      ending = quote_end_of(tokens_.word(q.close - 1), tokens_[q.close - 1].kind);
    const bool capital = q.open + 1 < q.close && tokens_[q.open + 1].capital;
    for (std::uint32_t i = q.open; i < last; ++i) {
      TokenTraits& t = traits_[i];
      t.quotation = static_cast<std::uint32_t>(k + 1);
      t.quote = q.closed ? QuoteState::inside : QuoteState::inside_unclosed;
      t.quote_length = length;
      t.quote_end = ending;
      t.quote_capital = capital;
    }
    traits_[q.open].quote = QuoteState::opening;
    traits_[q.open].word = kOpeningWord;
    if (q.closed) {
      traits_[q.close].quote = QuoteState::closing;
      traits_[q.close].word = kClosingWord;
    }
  }
}

// A paragraph that opens with a quotation mark goes on from one that ends with a colon ("He said:")
// or inside a quotation: cue and speaker stand there.
bool ArticleView::goes_on(std::uint32_t i) const {
  if (traits_[i].quote != QuoteState::opening) return false;
  const bool colon = tokens_.word(i - 1) == ":";
  return colon || traits_[i - 1].quote == QuoteState::inside_unclosed;
}

void ArticleView::read_structure() {
  std::uint32_t commas = 0, quotes = 0;
  for (std::uint32_t i = 0; i < traits_.size(); ++i) {
    const Token& token = tokens_[i];
    if (token.sentence_start || i == 0) sentences_.push_back({i, i});
    const std::uint32_t length = paragraphs_.empty() ? 0 : i - paragraphs_.back().begin;
    const bool begins =
        i > 0 && token.paragraph_start && (length > kLongestParagraph || !goes_on(i));
    const bool cut =
        length >= kLongestParagraph && (token.sentence_start || length >= 2 * kLongestParagraph);
    if (i == 0 || begins || cut) paragraphs_.push_back({i, i});
    sentences_.back().end = i + 1;
    paragraphs_.back().end = i + 1;
    commas += tokens_.word(i) == ",";
    quotes += token.is_double_quote();
    traits_[i].sentence = static_cast<std::uint32_t>(sentences_.size() - 1);
    traits_[i].commas = commas;
    traits_[i].quotes = quotes;
  }
}

void ArticleView::read_cues() {
  for (const TokenRange& p : paragraphs_) {
    std::uint32_t near = TokenTraits::kNone;
    for (std::uint32_t i = p.begin; i < p.end; ++i) {
      traits_[i].cue_left = near;
      if (traits_[i].cue >= 2) near = i;
    }
    near = TokenTraits::kNone;
    for (std::uint32_t i = p.end; i-- > p.begin;) {
      traits_[i].cue_right = near;
      if (traits_[i].cue >= 2) near = i;
    }
  }
}

}  // namespace dateline::tagging
