// Who the words at a statement stand for: a name, a surname, an office named before, a pronoun, or
// nobody in particular. No name rather than a wrong one.
#pragma once

#include <map>
#include <string>

#include "common/news/article.h"
#include "indexer/annotation/entities.h"
#include "indexer/annotation/home_countries.h"
#include "indexer/annotation/office_holders.h"
#include "indexer/annotation/pronoun_referents.h"
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

  bool named() const { return entity != kNone || !speaker.name.empty(); }
};

// Keeps what was said so far in a text, since "he" and "the minister" point back.
class SpeakerResolver {
 public:
  SpeakerResolver(const Reading& reading, const Cast& cast, const HomeCountries& homes);

  // The speaker that `source` names, or its apposition; both may be empty: unknown.
  SpeakerFound resolve(TokenSpan source, TokenSpan apposition);
  // The same speaker as `before`, at a statement that names nobody; `near`: the words that named
  // him, in the same paragraph, stay its mention.
  SpeakerFound continued(const SpeakerFound& before, bool near = false) const;
  // The person whose surname the words are, whatever their capitals ("WALLACE").
  SpeakerFound by_label(TokenSpan label);
  // Tells who spoke last, and the words that named him.
  void note(const SpeakerFound& found, TokenSpan source);

 private:
  SpeakerFound of_head(const SpeakerHead& head, TokenSpan source) const;
  SpeakerFound by_name(std::int32_t mention, TokenSpan source) const;
  SpeakerFound by_capitals(const SpeakerHead& head, TokenSpan source) const;
  SpeakerFound by_role(std::int32_t role, TokenSpan source) const;
  SpeakerFound by_role_words(const RolePhrase& role, TokenSpan source) const;
  SpeakerFound by_pronoun(const Entry& pronoun, TokenSpan source) const;
  SpeakerFound by_antecedent(TokenSpan relative) const;
  SpeakerFound by_plural_or_it(const Entry& pronoun, TokenSpan source) const;
  SpeakerFound by_words(TokenSpan source) const;
  SpeakerFound of_entity(EntityId entity, TokenSpan source, news::Attribution how) const;
  SpeakerFound of_body(const SpokenBody& body, news::Attribution how) const;
  SpeakerFound of_words(std::string name, TokenSpan source) const;
  EntityId holder(const RolePhrase& role, TokenSpan source) const;
  bool narrowed_behind(const RolePhrase& role) const;
  bool definite(TokenSpan source) const;
  bool indefinite(TokenSpan source) const;
  CountryId country_in(TokenSpan source) const;
  std::string without_article(TokenSpan source) const;

  const Reading& reading_;
  const Cast& cast_;
  const HomeCountries& homes_;
  SpeakerHeads heads_;
  OfficeHolders holders_;
  PronounReferents referents_;
  SpokenBodies bodies_;
  std::map<std::string, EntityId> labels_;  // people by the last word of their keys
  SpeakerFound last_;
  LastSpeaker last_speaker_;
};

}  // namespace dateline::annotation
