// English around a verb of speech: noun phrases before and behind it, and what may be stepped over
// (adverbs, auxiliaries, days, places). By short word lists, without a grammar.
#pragma once

#include <string_view>

#include "indexer/annotation/entities.h"
#include "indexer/annotation/reading.h"

namespace dateline::annotation {

class EnglishPhrases {
 public:
  EnglishPhrases(const Reading& reading, const Cast& cast) : reading_(reading), cast_(cast) {}

  // Before `end` and not before `floor`: where adverbs, auxiliaries and days before a verb begin.
  TokenId skip_back(TokenId end, TokenId floor) const;
  // From `begin`, not beyond `ceiling`: past days, places and occasions ("on Tuesday in Ankara",
  // "in a statement").
  TokenId skip_adjuncts(TokenId begin, TokenId ceiling) const;
  // The noun phrase that ends at `end`; empty if there is none.
  TokenSpan phrase_before(TokenId end, TokenId floor) const;
  // The noun phrase that begins at `begin`, with what is in apposition to it.
  TokenSpan phrase_after(TokenId begin, TokenId ceiling) const;
  // A noun phrase may begin here: a name, an article, a pronoun, a title, officials.
  bool begins_phrase(TokenId i) const;
  // Past the one who is told: "reporters", "the BBC's Newsnight programme".
  TokenId skip_addressee(TokenId begin, TokenId ceiling) const;

  bool determiner(TokenId i) const;
  bool preposition(TokenId i) const;
  bool conjunction(TokenId i) const;
  bool subject_pronoun(TokenId i) const;
  bool day_or_month(TokenId i) const;
  bool possessive(TokenId i) const;

 private:
  bool breaks_phrase(TokenId i) const;
  const Reading& reading_;
  const Cast& cast_;
};

}  // namespace dateline::annotation
