// Whom people and public bodies speak for where no word beside them says so: for the heads of
// states and governments and others as well known, what the lexicon knows; for office-holders, the
// place or subject of their sentence ("In Athens, Foreign Minister X said"), else the country the
// article is about; for people of the place (protesters, lawyers) that country if it is the one.
#pragma once

#include <optional>
#include <vector>

#include "indexer/annotation/countries.h"
#include "indexer/annotation/entities.h"

namespace dateline::annotation {

class HomeCountries {
 public:
  // Countries of the body and of the title; `main`: the article's most salient one, 0: none.
  struct Named {
    const std::vector<CountryHit>& body;
    const std::vector<CountryHit>& title;
    CountryId main = 0;
  };
  // All must outlive it, but the title's.
  HomeCountries(const Reading& reading, const Cast& cast, const Named& named);

  // The country that the words at token `i` mean; 0: none.
  CountryId at(TokenId i) const;
  // For an office, or a body ("police"), at token `at`; 0: not known.
  CountryId of_office(const RolePhrase& role) const;
  CountryId of_body(TokenSpan body) const;
  // Where the text has the country's adjective ("Indian"); empty: nowhere.
  TokenSpan adjective(CountryId country) const {
    return country < adjectives_.size() ? adjectives_[country] : TokenSpan{};
  }
  // Gives the people and bodies of `cast`, the one it was made for, their countries.
  void complete(Cast& cast) const;

 private:
  CountryId settled(CountryId country, TokenId token) const;
  std::optional<CountryId> as_before(const RolePhrase& role) const;
  EntityId principal_of(const RolePhrase& role) const;
  CountryId of_owner(const RolePhrase& role) const;
  bool serves(const LinkedEntity& person) const;
  CountryId of_sentence(TokenId at) const;
  CountryId said_in(const RolePhrase& role) const;
  CountryId of_person(const LinkedEntity& person) const;
  CountryId of_figure(const LinkedEntity& person) const;
  CountryId of_label(const LinkedEntity& person) const;
  CountryId of_origin(const LinkedEntity& person) const;
  void complete_families(Cast& cast) const;
  bool named(CountryId country) const;

  const Reading& reading_;
  const Cast& cast_;
  const std::vector<CountryHit>& hits_;
  CountryId main_;
  std::vector<TokenSpan> adjectives_;  // by country, the first of each
  bool settled_ = false;               // the article is about one country above all others
};

}  // namespace dateline::annotation
