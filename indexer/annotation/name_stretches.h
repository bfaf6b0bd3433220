// Stretches of capitalised words that may be names, for scripts with capitals; and the finders for
// Arabic and Chinese, which have none.
#pragma once

#include <vector>

#include "indexer/annotation/reading.h"
#include "indexer/annotation/roles.h"

namespace dateline::annotation {

// Which role phrase covers a token, and which ends or begins there.
class RoleIndex {
 public:
  RoleIndex(const Reading& reading, const std::vector<RolePhrase>& roles);
  std::int32_t covering(TokenId i) const { return i < covering_.size() ? covering_[i] : -1; }
  // The role phrase whose last token is i - 1.
  std::int32_t ending_before(TokenId i) const { return i == 0 ? -1 : ends(i - 1); }

 private:
  std::int32_t ends(TokenId i) const;
  const std::vector<RolePhrase>& roles_;
  std::vector<std::int32_t> covering_;  // by the whole phrase
};

// Capitalised words in a row with the particles that names have between them (de, von, bin), cut at
// sentence starts, marks, weekdays and words that are no names; without role phrases at their
// front.
std::vector<TokenSpan> find_stretches(const Reading& reading, const RoleIndex& roles);

// A word that cannot begin or end a name here: stop words, months, words that this text also
// writes small.
bool no_name_word(const Reading& reading, TokenId i);
// de, von, bin …: inside a name only.
bool is_particle(const Reading& reading, TokenId i);

}  // namespace dateline::annotation
