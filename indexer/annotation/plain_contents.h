// What was said, in languages without a grammar of their own: the clause that a word of speech or a
// phrase like "according to" takes, where the language puts it. Quotations are not looked for here.
#pragma once

#include "indexer/annotation/frames.h"
#include "indexer/annotation/plain_speakers.h"
#include "indexer/annotation/utterances.h"

namespace dateline::annotation {

class PlainContents {
 public:
  // What is given must outlive it.
  PlainContents(const Utterances& utterances, const Unit& unit, const PlainSpeakers& speakers)
      : utterances_(utterances), reading_(utterances.reading()), unit_(unit), speakers_(speakers) {}

  // Each adds the content of a frame that has its cue, or tells that there is none.
  // "X said that …", "X: …"; a clause before the verb begins at `floor` or later.
  bool clause(Frame& frame, TokenId floor) const;
  // "laut X …", "selon X, …", "X zufolge", "по словам X, …".
  bool phrase(Frame& frame) const;

  // A clause begins behind the cue, before any quotation: it is what was said.
  bool is_clause_first(const Frame& frame) const;

 private:
  TokenId without_end(TokenId limit) const;
  TokenId before_source(TokenId first, TokenId last) const;
  TokenId behind_apposition(TokenId comma, TokenId limit) const;
  bool is_around_quotation(const Frame& frame) const;
  TokenSpan object(const Frame& frame) const;
  bool directly(Frame& frame) const;
  bool turkish(Frame& frame, TokenId floor) const;
  bool german(Frame& frame) const;
  bool as_said(Frame& frame) const;

  const Utterances& utterances_;
  const Reading& reading_;
  const Unit& unit_;
  const PlainSpeakers& speakers_;
};

}  // namespace dateline::annotation
