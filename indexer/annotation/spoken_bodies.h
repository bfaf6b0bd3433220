// Bodies that speak: what makes a phrase in small letters one ("the Egyptian health ministry"), and
// which one "the ministry", "the company" and "it" mean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/annotation/entities.h"
#include "indexer/annotation/reading.h"

namespace dateline::annotation {

// Nouns of bodies that speak though they are written small: ministry, police, company.
bool among_bodies(std::string_view word);

struct SpokenBody {
  std::string name;
  EntityId entity = kNone;  // kNone: known by its words at a statement alone
  CountryId country = 0;
  TokenSpan tokens;  // where it was named last
};

// English only.
class SpokenBodies {
 public:
  SpokenBodies(const Reading& reading, const Cast& cast) : reading_(reading), cast_(cast) {}

  // A body that no entity stands for spoke; its words and where they stand.
  void note(SpokenBody body) { noted_.push_back(std::move(body)); }
  // The body named before that "ministry" or "health ministry" stands for behind "the"; an empty
  // name: none.
  SpokenBody meant(TokenSpan words) const;
  // The one noted last whose key ends in this word; an empty name: none.
  SpokenBody ending_in(std::string_view word) const;
  // "Nordhavn" where "Nordhavn Shipping" spoke before.
  SpokenBody beginning_with(std::string_view word) const;
  // "the Saudis": their country, if the text named it before; an empty name: no people, or nowhere.
  SpokenBody of_people(TokenId noun) const;
  // The body or country that opens the sentence of token `at`, or the sentence before.
  SpokenBody subject(TokenId at) const;

 private:
  SpokenBody of_mention(std::int32_t m) const;
  template <typename Ask>
  SpokenBody latest(TokenId at, const Ask& ask) const;
  bool private_body(const SpokenBody& body, bool company) const;
  bool opens(TokenSpan tokens) const;
  bool named_by(const SpokenBody& body, TokenSpan words) const;

  const Reading& reading_;
  const Cast& cast_;
  std::vector<SpokenBody> noted_;  // in order
};

}  // namespace dateline::annotation
