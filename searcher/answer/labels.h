// What a facet's value is called for people: countries and languages in English, by ICU. Values
// stay what they are, so that each makes a filter.
#pragma once

#include <string>
#include <string_view>

#include "searcher/search/facet_counts.h"
#include "searcher/search/names.h"

namespace dateline::answer {

// The code itself where ICU knows no name.
std::string country_name(std::string_view code);
std::string language_name(std::string_view code);

// Whether the field's values are codes, which a reader needs beside their names.
bool has_codes(std::string_view field);

void put_labels(search::FacetCounts& facet);
void put_name(search::NameFound& found);

}  // namespace dateline::answer
