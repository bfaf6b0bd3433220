// The scanner behind TokenSequence. A word keeps its inner hyphens, dots and apostrophes (U.S.,
// Jean-Claude, O’Neill); English clitics ('s, n't, 'll) are cut off as words of their own, since a
// speaker ends before them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/annotation/tagging/sentence_ends.h"
#include "indexer/annotation/tagging/token_characters.h"
#include "indexer/annotation/tagging/token_sequence.h"

namespace dateline::annotation {

class TokenScanner {
 public:
  // Appends to `tokens`. Refers to both.
  TokenScanner(std::string_view text, std::vector<Token>& tokens)
      : text_(text), tokens_(tokens), sentences_(text) {}

  void run();

 private:
  void skip_space();
  bool starts_handle(Character c) const;
  bool joint_holds(UChar32 joint, CharacterClass before, std::uint32_t after) const;
  void scan_word();
  void add_word(std::uint32_t start, std::uint32_t end);
  void scan_mark(Character c, CharacterClass k);
  void add(std::uint32_t begin, std::uint32_t end, TokenKind kind);
  void set_letters(Token& token) const;

  std::string_view text_;
  std::vector<Token>& tokens_;
  SentenceEnds sentences_;
  std::uint32_t at_ = 0;
  std::size_t sentence_first_ = 0;  // token
  bool space_ = false;
  bool paragraph_ = true;
};

}  // namespace dateline::annotation
