// --unit of facets and timeline: what is found, and what of it is counted.
#pragma once

#include "common/console/command.h"
#include "common/query/search_request.h"
#include "searcher/search/facet_counts.h"

namespace dateline::commands {

console::Option unit_option();

struct CountingUnit {
  query::Unit found = query::Unit::article;
  search::FacetUnit counted = search::FacetUnit::match;
};
CountingUnit unit_of(const console::Call& call);

}  // namespace dateline::commands
