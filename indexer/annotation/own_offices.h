// Offices that only one country's papers call so: "Home Secretary", "House Judiciary Committee
// Chairman".
#pragma once

#include "indexer/annotation/roles.h"

namespace dateline::annotation {

// The country whose office this is by its words, unless the article is about one (`main`, 0: none)
// where they mean another; 0: they say nothing. English only.
CountryId country_of_own_office(const Reading& reading, const RolePhrase& role, CountryId main);

}  // namespace dateline::annotation
