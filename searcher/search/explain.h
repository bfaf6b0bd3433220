// How a query was read: its tree, the Xapian query, what wildcards became, how many documents each
// clause has.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/index/snapshot.h"
#include "common/query/prepared_query.h"
#include "common/query/query_error.h"
#include "common/query/search_request.h"
#include "searcher/search/advice.h"

namespace dateline::search {

struct ClauseCount {
  std::string typed;
  std::string query;  // Xapian's description
  std::uint64_t count = 0;
};

struct Explanation {
  std::string tree;
  std::string xapian;
  std::vector<ClauseCount> clauses;  // leaves of the query, then filters; at most 200
  std::vector<query::Wildcard> wildcards;
  std::uint64_t total = 0;
  Advice advice;
};

// Throws IndexError where the index cannot be read.
query::OrError<Explanation> explain(const query::SearchRequest& request,
                                    const indexing::Snapshot& snapshot);

}  // namespace dateline::search
