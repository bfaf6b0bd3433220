// One entity for all mentions of somebody or something in a text: full name, surname, acronym.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/news/article.h"
#include "indexer/annotation/names.h"
#include "indexer/annotation/reading.h"
#include "indexer/annotation/roles.h"

namespace dateline::annotation {

using EntityId = std::int32_t;

struct LinkedEntity {
  news::EntityType type = news::EntityType::person;
  std::string name;      // at its fullest
  std::string key_name;  // what the key is made of: the usual name of somebody well known
  std::string role;
  CountryId country = 0;
  Gender gender = Gender::unknown;
  std::vector<std::int32_t> mentions;  // indexes, ascending
  std::vector<std::int32_t> roles;     // role phrases that were given to its mentions
};

// The names of a text, linked.
class Cast {
 public:
  Cast(const Reading& reading, std::vector<RolePhrase> roles, std::vector<NameMention> mentions);

  const std::vector<RolePhrase>& roles() const { return roles_; }
  const std::vector<NameMention>& mentions() const { return mentions_; }
  const std::vector<LinkedEntity>& entities() const { return entities_; }
  const RolePhrase& role(std::int32_t r) const { return roles_[static_cast<std::size_t>(r)]; }
  const NameMention& mention(std::int32_t m) const {
    return mentions_[static_cast<std::size_t>(m)];
  }
  const LinkedEntity& entity(EntityId e) const { return entities_[static_cast<std::size_t>(e)]; }
  EntityId entity_of(std::int32_t m) const { return entity_of_[static_cast<std::size_t>(m)]; }

  void set_country(EntityId e, CountryId country) {
    entities_[static_cast<std::size_t>(e)].country = country;
  }

  // Whose the office is by the words beside it ("Delhi Police spokesman", "spokesman for the Saudi
  // Foreign Ministry"), and where that was read.
  struct Owner {
    CountryId country = 0;
    TokenId token = 0;
  };
  Owner owner_of(const Reading& reading, std::int32_t r) const;

  // The mention that covers token i; kNone: none.
  std::int32_t mention_at(TokenId i) const;
  // The first mention that ends after token i (its index may be mentions().size()).
  std::int32_t first_mention_from(TokenId i) const;
  // The role phrase whose whole covers token i; kNone: none.
  std::int32_t role_at(TokenId i) const;

 private:
  friend class Linker;
  std::vector<RolePhrase> roles_;
  std::vector<NameMention> mentions_;
  std::vector<LinkedEntity> entities_;
  std::vector<EntityId> entity_of_;
};

// Bytes of `tokens` with white space runs as one space.
std::string printed_name(const Reading& reading, TokenSpan tokens);

}  // namespace dateline::annotation
