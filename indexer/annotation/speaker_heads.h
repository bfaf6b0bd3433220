// What the words at a statement turn on: a name, an office, a pronoun, or capitalised words that
// nobody knows as a name yet.
#pragma once

#include "indexer/annotation/entities.h"
#include "indexer/annotation/reading.h"

namespace dateline::annotation {

struct SpeakerHead {
  std::int32_t mention = kNone;  // a name
  std::int32_t role = kNone;     // an office without a name; with `capitals`: theirs
  const Entry* pronoun = nullptr;
  TokenSpan capitals;  // "Kaohsin Devices": a name by its capitals alone
};

class SpeakerHeads {
 public:
  SpeakerHeads(const Reading& reading, const Cast& cast) : reading_(reading), cast_(cast) {}

  SpeakerHead of(TokenSpan source, TokenSpan apposition) const;
  // Where the first noun group of a phrase ends: "a spokesman | for Mr. X".
  TokenId first_group_end(TokenSpan source) const;
  // Without marks at both ends and days behind: "police yesterday,".
  TokenSpan trimmed(TokenSpan source) const;
  // "X's statement", "a report by X": the words for X; else `source`.
  TokenSpan behind_text(TokenSpan source) const;

 private:
  std::int32_t first_mention(TokenSpan tokens) const;
  TokenSpan apposed(TokenSpan source, TokenId end) const;
  std::int32_t person_beside(TokenSpan apposition) const;
  std::int32_t person_behind_office(const SpeakerHead& head, TokenSpan source) const;
  std::int32_t last_role(TokenSpan group) const;
  const Entry* pronoun_at(TokenId i) const;
  bool serves_by_office(std::int32_t m, std::int32_t next, TokenId limit) const;
  bool narrows(std::int32_t mention, TokenId group_end) const;
  bool possessive(TokenId i) const;
  TokenId first_verb(TokenSpan source) const;
  SpeakerHead by_capitals(TokenSpan source, TokenId group_end) const;
  TokenSpan capitals_before(TokenSpan group) const;
  TokenId office_of_body(TokenId end, TokenSpan source) const;
  bool names_something(TokenSpan capitals) const;
  bool coined(TokenId word) const;

  const Reading& reading_;
  const Cast& cast_;
};

}  // namespace dateline::annotation
