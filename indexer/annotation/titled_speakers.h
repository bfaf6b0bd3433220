// Speakers who are named by what they are: an office ("the minister"), a body ("the Egyptian health
// ministry"), people of whom no name is given ("officials").
#pragma once

#include <string>

#include "common/news/article.h"
#include "indexer/annotation/entities.h"
#include "indexer/annotation/home_countries.h"
#include "indexer/annotation/office_holders.h"
#include "indexer/annotation/speaker_heads.h"
#include "indexer/annotation/spoken_bodies.h"

namespace dateline::annotation {

struct SpeakerFound {
  news::Speaker speaker;
  news::Attribution attribution = news::Attribution::unknown;
  EntityId entity = kNone;
  Gender gender = Gender::unknown;
  bool plural = false;
  bool sure = true;
  bool relative = false;  // the surname is that of the person beside: "Ms Orme's father, Bill"

  bool named() const { return entity != kNone || !speaker.name.empty(); }
};

class TitledSpeakers {
 public:
  // What a text says of offices and bodies; all must outlive this.
  struct Known {
    const HomeCountries& homes;
    const SpeakerHeads& heads;
    const OfficeHolders& holders;
    const SpokenBodies& bodies;
  };
  TitledSpeakers(const Reading& reading, const Cast& cast, Known known)
      : reading_(reading),
        cast_(cast),
        homes_(known.homes),
        heads_(known.heads),
        holders_(known.holders),
        bodies_(known.bodies) {}

  // "the minister": who holds that office here; "a spokesman": nobody named.
  SpeakerFound by_role(std::int32_t role, TokenSpan source) const;
  // Neither a name nor an office.
  SpeakerFound by_words(TokenSpan source) const;

  SpeakerFound of_entity(EntityId entity, TokenSpan source, news::Attribution how) const;
  SpeakerFound of_body(const SpokenBody& body, news::Attribution how) const;
  // A name that no entity stands for.
  SpeakerFound of_words(std::string name, TokenSpan source) const;

 private:
  SpeakerFound by_role_words(const RolePhrase& role, TokenSpan source) const;
  EntityId holder(const RolePhrase& role, TokenSpan source) const;
  bool narrowed_behind(const RolePhrase& role) const;
  bool definite(TokenSpan source) const;
  bool indefinite(TokenSpan source) const;
  CountryId country_in(TokenSpan source) const;
  std::string without_article(TokenSpan source) const;

  const Reading& reading_;
  const Cast& cast_;
  const HomeCountries& homes_;
  const SpeakerHeads& heads_;
  const OfficeHolders& holders_;
  const SpokenBodies& bodies_;
};

}  // namespace dateline::annotation
