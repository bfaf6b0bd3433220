// What is named inside a statement: its countries and entities.
#pragma once

#include <vector>

#include "common/news/article.h"
#include "indexer/annotation/countries.h"
#include "indexer/annotation/entities.h"
#include "indexer/annotation/home_countries.h"

namespace dateline::annotation {

// What is known of a text before its statements are looked for.
struct Surroundings {
  const Cast& cast;
  const std::vector<CountryHit>& hits;
  const HomeCountries& homes;
};

// Fills in the statement's countries and entities, each list in order and without doubles.
// REQUIRES: the statement has spans.
void name_contents(const Reading& reading, const Surroundings& surroundings,
                   news::Statement& statement);

}  // namespace dateline::annotation
