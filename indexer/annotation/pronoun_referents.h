// The person that "he", "she" or "who" means.
#pragma once

#include "indexer/annotation/entities.h"
#include "indexer/annotation/office_holders.h"
#include "indexer/annotation/reading.h"

namespace dateline::annotation {

// Who spoke last before a pronoun.
struct LastSpeaker {
  EntityId entity = kNone;
  Gender gender = Gender::unknown;
  TokenId at = 0;
  bool any = false;  // somebody spoke, named or not
};

class PronounReferents {
 public:
  PronounReferents(const Reading& reading, const Cast& cast, const OfficeHolders& holders)
      : reading_(reading), cast_(cast), holders_(holders) {}

  // Who spoke last, if near, else the one named last at the start of a sentence; kNone: nobody
  // fits.
  EntityId of(Gender gender, TokenId at, const LastSpeaker& last) const;
  // Was this person named in [from, to)?
  bool named_between(TokenId from, TokenId to, EntityId entity) const;

 private:
  int points(std::int32_t mention, TokenId at, const LastSpeaker& last) const;
  const Reading& reading_;
  const Cast& cast_;
  const OfficeHolders& holders_;
};

}  // namespace dateline::annotation
