// Who spoke, in languages without a grammar of their own: the name, office or pronoun that stands
// nearest to a word of speech on the side where the language puts its speakers.
#pragma once

#include "indexer/annotation/entities.h"
#include "indexer/annotation/frames.h"
#include "indexer/annotation/utterances.h"

namespace dateline::annotation {

class PlainSpeakers {
 public:
  // What is given must outlive it.
  PlainSpeakers(const Utterances& utterances, const Cast& cast, const Unit& unit);

  // The speaker's words for a frame that has its cue and content; empty: none.
  TokenSpan of(const Frame& frame) const;
  // The nearest from token `from`, before `limit`; outside of the frame's content if one is given.
  TokenSpan behind(TokenId from, TokenId limit, const Frame* frame = nullptr) const;
  // Whom the words right at `from` name.
  TokenSpan named(TokenId from) const;
  // The first name, office or pronoun of these words, quoted or not.
  TokenSpan within(TokenSpan words) const;
  // The subject of the clause that token `end` (a colon) closes.
  TokenSpan subject_before(TokenId end) const;

 private:
  TokenSpan before(TokenId end, TokenId floor, const Frame* frame) const;
  TokenSpan inside_verb(const Frame& frame) const;
  TokenSpan document_behind(const Frame& frame) const;
  TokenSpan noun_phrase(TokenId first, TokenId limit) const;
  TokenSpan choose(const Frame& frame, TokenSpan behind, TokenSpan before) const;
  TokenSpan words_behind(const Frame& frame) const;
  TokenSpan at(TokenId i) const;
  TokenSpan widen(TokenSpan span) const;
  bool usable(TokenId i, const Frame* frame) const;
  bool unbroken(TokenId from, TokenId to) const;
  bool place(TokenSpan span) const;
  bool occasion(std::int32_t role) const;
  bool owner_of_office(TokenId i, std::int32_t mention) const;
  bool governed(TokenSpan span) const;
  bool oblique(TokenSpan span) const;

  const Utterances& utterances_;
  const Reading& reading_;
  const Cast& cast_;
  const Unit& unit_;
  bool verb_last_;  // Turkish
};

}  // namespace dateline::annotation
