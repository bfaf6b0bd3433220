// Where a sentence ends, told from token to token: by its mark, and by whether the next token looks
// like a beginning; the dot of an abbreviation ends one only before a word that usually begins one.
#pragma once

#include <string_view>

#include "indexer/annotation/tagging/token_sequence.h"

namespace dateline::annotation {

// Titles, months and the like that keep their dot and seldom end a sentence. `word` without it.
bool is_abbreviation(std::string_view word);

class SentenceEnds {
 public:
  explicit SentenceEnds(std::string_view text) : text_(text) {}

  // Whether a sentence ended before the token that comes next.
  bool ended() const { return ended_; }
  // After . ! ? a capital, a figure, an opening mark or an uncased script begins the next sentence.
  bool begins(const Token& token) const { return ended_ && looks_like_beginning(token); }
  void note(const Token& token);

 private:
  bool looks_like_beginning(const Token& token) const;
  bool closes(const Token& token) const;

  std::string_view text_;
  bool ended_ = false;
  bool weak_ = false;  // by the dot of an abbreviation
};

}  // namespace dateline::annotation
