// A text as it is read: tokens, what the lexicon knows of each, sentences and paragraphs. Each
// form is folded and looked up once a text, so that later steps compare numbers.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/annotation/gazetteer.h"
#include "indexer/annotation/lexicon_entry.h"
#include "indexer/annotation/tagging/token_sequence.h"

namespace dateline::annotation {

using TokenId = std::uint32_t;
using FormId = std::uint32_t;

// Tokens [first, last).
struct TokenSpan {
  TokenId first = 0;
  TokenId last = 0;

  bool empty() const { return first >= last; }
  TokenId size() const { return empty() ? 0 : last - first; }
  bool contains(TokenId token) const { return first <= token && token < last; }
  bool overlaps(TokenSpan other) const { return first < other.last && other.first < last; }
  friend bool operator==(const TokenSpan&, const TokenSpan&) = default;
};

// A word form of this text, folded.
struct Form {
  std::uint32_t text_begin = 0;  // into Reading's arena
  std::uint32_t text_size = 0;
  std::uint64_t hash = 0;
  WordId word = 0;
  std::uint32_t lower = 0;    // how often it is written small
  std::uint32_t capital = 0;  // … with a capital inside a sentence
  std::uint32_t initial = 0;  // … with a capital at a sentence's start
  std::uint16_t kinds = 0;    // LexiconWord's
  std::uint16_t starts = 0;
  bool letters = false;
};

class Reading {
 public:
  // `text` and `gazetteer` must outlive it.
  Reading(std::string_view text, std::string_view lang, const Gazetteer& gazetteer);

  std::string_view text() const { return tokens_.text(); }
  const TokenSequence& tokens() const { return tokens_; }
  TokenId size() const { return static_cast<TokenId>(tokens_.size()); }
  const Token& token(TokenId i) const { return tokens_[i]; }
  const Gazetteer& gazetteer() const { return gazetteer_; }
  std::string_view lang() const { return lang_; }
  LanguageMask languages() const { return languages_; }
  bool is(std::string_view lang) const { return lang_ == lang; }
  // Nouns are written with capitals: a capital says little.
  bool capital_nouns() const { return capital_nouns_; }

  std::string_view surface(TokenId i) const { return tokens_.word(i); }
  std::string_view folded(TokenId i) const { return form_text(forms_[form_ids_[i]]); }
  std::string_view form_text(const Form& form) const {
    return std::string_view(arena_).substr(form.text_begin, form.text_size);
  }
  FormId form_id(TokenId i) const { return form_ids_[i]; }
  // Ids are below it.
  FormId form_count() const { return static_cast<FormId>(forms_.size()); }
  const Form& form(TokenId i) const { return forms_[form_ids_[i]]; }
  // 0 is no form.
  const Form& form_of(FormId id) const { return forms_[id]; }
  std::span<const WordId> words() const { return words_; }
  WordId word(TokenId i) const { return words_[i]; }
  KindMask kinds(TokenId i) const { return known_[i].kinds; }
  KindMask starts(TokenId i) const { return known_[i].starts; }

  bool is_word(TokenId i) const { return i < size() && tokens_[i].kind == TokenKind::word; }
  // A word with a capital, also behind an elided article (l'Iran).
  bool capital(TokenId i) const { return i < size() && capital_[i]; }
  bool is_mark(TokenId i, char mark) const {
    return i < size() && tokens_[i].end - tokens_[i].begin == 1 && text()[tokens_[i].begin] == mark;
  }
  bool is_comma(TokenId i) const {
    if (i >= size()) return false;
    const std::uint32_t bytes = tokens_[i].end - tokens_[i].begin;
    return bytes == 1 ? text()[tokens_[i].begin] == ',' : bytes <= 3 && is_wide_comma(i);
  }
  bool folds_to(TokenId i, std::string_view word) const { return i < size() && folded(i) == word; }
  // An entry of this one word that fits its capitals and the text's language; null: none.
  const Entry* entry(TokenId i, KindMask kinds) const;
  // The longest entry that starts here, likewise.
  struct Found {
    const Entry* entry = nullptr;
    TokenSpan tokens;
    EntryRange entries;
  };
  Found longest(TokenId i, KindMask kinds) const;

  // A name's bytes: without an elided article before (l'Iran) and a suffix behind (Ankara'nın).
  std::uint32_t core_begin(TokenId i) const;
  std::uint32_t core_end(TokenId i) const;

  std::span<const TokenSpan> sentences() const { return sentences_; }
  std::uint32_t sentence_of(TokenId i) const;
  std::span<const TokenSpan> paragraphs() const { return paragraphs_; }
  std::uint32_t paragraph_of(TokenId i) const;

 private:
  // A token's word, folded: where it stands in a text of all of them, and its hash.
  struct Folded {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
    std::uint64_t hash = 0;
  };
  std::string fold_tokens(std::vector<Folded>& folded);
  void read_forms();
  void read_starts();
  FormId intern(std::string_view folded, std::uint64_t hash);
  void grow();
  void cut();
  bool is_wide_comma(TokenId i) const;
  const Entry* pick(EntryRange entries, TokenSpan tokens, KindMask kinds) const;

  TokenSequence tokens_;
  const Gazetteer& gazetteer_;
  std::string lang_;
  LanguageMask languages_;
  bool capital_nouns_ = false;
  std::string arena_;
  std::vector<Form> forms_;
  std::vector<FormId> slots_;  // open addressing; 0 is free
  std::vector<FormId> form_ids_;
  std::vector<WordId> words_;
  struct Known {
    std::uint16_t kinds = 0;  // LexiconWord's
    std::uint16_t starts = 0;
    bool goes_on = false;  // some entry has this word and the next
  };
  std::vector<Known> known_;
  std::vector<bool> capital_;
  std::vector<TokenSpan> sentences_;
  std::vector<TokenSpan> paragraphs_;
};

}  // namespace dateline::annotation
