// Who the words at a statement stand for: a name, a surname, an office named before, a pronoun, or
// nobody in particular. No name rather than a wrong one.
#pragma once

#include <string>
#include <vector>

#include "common/news/article.h"
#include "indexer/annotation/entities.h"
#include "indexer/annotation/frames.h"
#include "indexer/annotation/home_countries.h"

namespace dateline::annotation {

struct SpeakerFound {
  news::Speaker speaker;
  news::Attribution attribution = news::Attribution::unknown;
  EntityId entity = kNone;
  Gender gender = Gender::unknown;
  bool plural = false;
  bool sure = true;
};

// Keeps what was said so far in a text, since "he" and "the minister" point back.
class SpeakerResolver {
 public:
  SpeakerResolver(const Reading& reading, const Cast& cast, const HomeCountries& homes);

  // The speaker that `source` names, or its apposition; both may be empty: unknown.
  SpeakerFound resolve(TokenSpan source, TokenSpan apposition);
  // The same speaker as `before`, at a statement that names nobody.
  SpeakerFound continued(const SpeakerFound& before) const;
  // Tells who spoke last, and where.
  void note(const SpeakerFound& found, TokenId at);

 private:
  struct Head {
    std::int32_t mention = kNone;  // a name
    std::int32_t role = kNone;     // an office without a name
    const Entry* pronoun = nullptr;
  };
  struct Office {
    FormId word = 0;
    TokenId at = 0;
    std::int32_t role = kNone;
    EntityId entity = kNone;
  };
  Head head_of(TokenSpan source, TokenSpan apposition) const;
  std::int32_t first_mention(TokenSpan tokens, TokenId group_end) const;
  TokenId first_group_end(TokenSpan source) const;

  SpeakerFound by_name(std::int32_t mention, TokenSpan source) const;
  SpeakerFound by_role(std::int32_t role, TokenSpan source) const;
  SpeakerFound by_pronoun(const Entry& pronoun, TokenSpan source) const;
  SpeakerFound by_words(TokenSpan source) const;
  SpeakerFound of_entity(EntityId entity, TokenSpan source, news::Attribution how) const;
  void index_offices();
  FormId office_word(TokenId i) const;
  bool same_office(const RolePhrase& meant, const RolePhrase& held) const;
  bool narrowed_behind(const RolePhrase& role) const;
  const Entry* pronoun_at(TokenId i) const;
  TokenId last_named(EntityId entity, TokenId at) const;
  EntityId holder(const RolePhrase& role, TokenId at) const;
  EntityId next_holder(const RolePhrase& role, TokenId at) const;
  bool named_since(TokenId from, TokenId to, EntityId entity) const;
  EntityId referent(Gender gender, TokenId at) const;
  CountryId country_in(TokenSpan source) const;
  std::string without_article(TokenSpan source) const;

  const Reading& reading_;
  const Cast& cast_;
  const HomeCountries& homes_;
  std::vector<Office> offices_;  // by word, then place
  SpeakerFound last_;
  TokenId last_at_ = 0;
  bool spoken_ = false;
};

}  // namespace dateline::annotation
