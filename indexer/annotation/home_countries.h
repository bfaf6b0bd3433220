// Whom office-holders and public bodies speak for where no word beside them says so: the place of
// their sentence ("In Athens, Foreign Minister X said"), else the country the article is about.
#pragma once

#include <vector>

#include "indexer/annotation/countries.h"
#include "indexer/annotation/entities.h"

namespace dateline::annotation {

class HomeCountries {
 public:
  // `main` is the article's most salient country, 0: none.
  HomeCountries(const Reading& reading, const std::vector<CountryHit>& hits, CountryId main)
      : reading_(reading), hits_(hits), main_(main) {}

  // For an office, or a body ("police"), at token `at`; 0: not known.
  CountryId of_office(const RolePhrase& role) const;
  CountryId of_body(TokenSpan body) const;
  // Gives the people and bodies of `cast` that have none their countries.
  void complete(Cast& cast) const;

 private:
  CountryId of_sentence(TokenId at) const;
  CountryId usual(const RolePhrase& role) const;

  const Reading& reading_;
  const std::vector<CountryHit>& hits_;
  CountryId main_;
};

}  // namespace dateline::annotation
