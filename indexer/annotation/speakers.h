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
#include "indexer/annotation/titled_speakers.h"

namespace dateline::annotation {

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
  bool give_surname(SpeakerFound& found, const NameMention& mention) const;
  std::string surname_beside(TokenSpan given) const;
  SpeakerFound by_capitals(const SpeakerHead& head, TokenSpan source) const;
  SpeakerFound by_pronoun(const Entry& pronoun, TokenSpan source) const;
  SpeakerFound by_antecedent(TokenSpan relative) const;
  SpeakerFound by_plural_or_it(const Entry& pronoun, TokenSpan source) const;

  const Reading& reading_;
  const Cast& cast_;
  const HomeCountries& homes_;
  SpeakerHeads heads_;
  OfficeHolders holders_;
  PronounReferents referents_;
  SpokenBodies bodies_;
  TitledSpeakers titled_;
  std::map<std::string, EntityId> labels_;         // people by the last word of their keys
  std::map<std::string, SpeakerFound> relatives_;  // by surname
  SpeakerFound last_;
  LastSpeaker last_speaker_;
};

}  // namespace dateline::annotation
