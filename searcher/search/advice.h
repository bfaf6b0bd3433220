// What to tell somebody whose query or filter may not mean what it says: words and values that
// nothing has, and names of which one spelling alone was asked for.
#pragma once

#include <string>

#include "common/index/snapshot.h"
#include "common/query/prepared_query.h"
#include "common/query/search_request.h"

namespace dateline::search {

struct Advice {
  std::string suggestion;  // as query::did_you_mean has it, or the name in every spelling
  // “mert aydinoglu” stands for one spelling; … finds 3 more articles. Empty: nothing to say.
  std::string note;
};

// REQUIRES: `prepared` is of the request. Throws IndexError.
Advice advise(const query::SearchRequest& request, const query::PreparedQuery& prepared,
              const indexing::Snapshot& snapshot);

}  // namespace dateline::search
