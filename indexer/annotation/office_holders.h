// Who holds an office in a text: "the minister" is the one who was named as minister before, or who
// is named so a little later.
#pragma once

#include <vector>

#include "indexer/annotation/entities.h"
#include "indexer/annotation/reading.h"

namespace dateline::annotation {

class OfficeHolders {
 public:
  OfficeHolders(const Reading& reading, const Cast& cast);

  // The person named last before `at` who was given an office with the same head word; kNone: none.
  EntityId before(const RolePhrase& role, TokenId at) const;
  // The first one named with it behind `at`.
  EntityId behind(const RolePhrase& role, TokenId at) const;
  // "A senior official said …" at the head of a text: the official who is named and speaks in one
  // of the next sentences; kNone: nobody, or one of another country.
  EntityId heralded(const RolePhrase& role, TokenId at) const;
  // By the noun alone, for offices that no lexicon knows: "the gondolier" is X where "X, a
  // gondolier," or "the gondolier X" stands.
  EntityId described(TokenId noun) const;
  // … else the only person just named, if nothing is known of what he does.
  EntityId titled(TokenId noun) const;
  // "the government" where "the Indian government" stands before: that one's role phrase; kNone.
  std::int32_t fuller_group(std::int32_t role) const;
  // Where somebody was named last before `at`; `at` itself if nowhere.
  TokenId last_named(EntityId entity, TokenId at) const;

 private:
  struct Office {
    FormId word = 0;
    TokenId at = 0;
    std::int32_t role = kNone;
    EntityId entity = kNone;
  };
  EntityId latest(const RolePhrase& role, TokenId at, bool own) const;
  FormId word_at(TokenId i) const;
  bool same_office(const RolePhrase& meant, const RolePhrase& held) const;
  bool described_by(const NameMention& name, TokenId noun) const;
  bool same_calling(const RolePhrase& role, const LinkedEntity& person) const;
  bool speaks(std::int32_t mention) const;

  const Reading& reading_;
  const Cast& cast_;
  std::vector<Office> offices_;  // by word, then place
};

}  // namespace dateline::annotation
