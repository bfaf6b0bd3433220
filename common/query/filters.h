// Filters → the unranked part of the Xapian query.
#pragma once

#include <cstdint>

#include <xapian.h>

#include "common/query/name_spellings.h"
#include "common/query/prepared_query.h"
#include "common/query/query_error.h"
#include "common/query/search_request.h"

namespace dateline::query {

struct FilterQueries {
  Xapian::Query wanted;      // empty: no such filter
  Xapian::Query unwanted;    // empty: none
  Xapian::Query collection;  // everything() where no filter bears on the collection
  std::vector<DoubtfulValue> values;
  std::vector<Clause> clauses;
};

// Values of one field are OR-ed, fields AND-ed; what is unwanted is OR-ed. Persons are found in all
// spellings that `spellings` knows; null: as typed.
OrError<FilterQueries> build_filters(const SearchRequest& request,
                                     NameSpellings* spellings = nullptr);

}  // namespace dateline::query
