// What speaks for a stretch of capitals being a person, counted in points.
#pragma once

#include <string>
#include <vector>

#include "indexer/annotation/name_stretches.h"
#include "indexer/annotation/reading.h"
#include "indexer/annotation/roles.h"

namespace dateline::annotation {

struct NameMention;

// Points from which a stretch is a person by its own evidence.
inline constexpr int kSurePerson = 3;

class NameEvidence {
 public:
  NameEvidence(const Reading& reading, const std::vector<RolePhrase>& roles, const RoleIndex& index)
      : reading_(reading), roles_(roles), index_(index) {}

  int person(TokenSpan name) const;
  // A title, office or honorific for one person stands right before.
  bool title_before(TokenId first) const;
  // "in Reading", "Reading, England": what stands around says place.
  bool place_around(TokenSpan name) const;
  // Capitals that are used like a name: beside a verb of speech, or several times.
  bool acronym_alone(TokenId i) const;
  // Two or three plain capitalised words inside a sentence, with a little support.
  bool likely_person(TokenSpan name) const;
  // "Human Rights Michelle Bachelet": where the person begins behind words of a body or an office.
  TokenId person_begin(TokenSpan name) const;
  // "The Treasury said": a common noun with a capital that speaks is a body.
  bool body_by_article(TokenSpan name) const;
  // "Эколог Вера Подлесная": a sentence's first word before a first name and a surname.
  bool role_like_start(TokenSpan name) const;
  // One capitalised word that stands where a speaker does, and more than once in the text.
  bool speaks_alone(TokenSpan name) const;
  // A name's words for comparing within this text: folded, without case endings and joined
  // articles.
  std::string key(TokenSpan tokens) const;

 private:
  int words_inside(TokenSpan name) const;
  bool owned_role_before(TokenId comma) const;
  int neighbours(TokenSpan name) const;
  bool plain_capital(TokenId i) const;

  const Reading& reading_;
  const std::vector<RolePhrase>& roles_;
  const RoleIndex& index_;
};

// A name's word without what inflection and articles add: "путину" → "путин", "al-sisi" → "sisi",
// German "merkels" stays. `lang` decides.
std::string name_stem(std::string_view folded, std::string_view lang);

// Gives each mention the role phrase that stands before it or in apposition to it.
void give_roles(const Reading& reading, const std::vector<RolePhrase>& roles,
                std::vector<NameMention>& mentions);

}  // namespace dateline::annotation
