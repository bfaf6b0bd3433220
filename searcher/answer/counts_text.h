// Facets, timelines and names as tables that people read: inked text, as in plain_text.h.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/search/facet_counts.h"
#include "searcher/search/names.h"
#include "searcher/search/timeline.h"

namespace dateline::answer {

// `width` of the terminal; 0: there is none, and nothing is cut to fit it.
// A heading that says how many values there are, and a line a value.
std::string facet_table(const search::FacetCounts& facet, std::size_t width);
// A line a period, with a bar for its count.
std::string timeline_table(const search::Timeline& timeline, std::size_t width);
std::string name_table(const std::vector<search::NameFound>& names, std::size_t width);

}  // namespace dateline::answer
