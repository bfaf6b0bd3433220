// The one place where matches become counts. One law: a value's count is the number of hits that
// the same search has once the value is made a filter.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xapian.h>

#include "common/index/snapshot.h"
#include "common/query/query_error.h"
#include "common/query/search_request.h"
#include "searcher/search/advice.h"

namespace dateline::search {

// What is counted. `match`: the documents found, articles or statements; `source` and `story`:
// how many different ones of these they come from.
enum class FacetUnit { match, article, source, story };

struct FacetValue {
  std::string value;  // makes a filter as it is
  std::string label;  // the most frequent one among the matches, ties by bytes
  std::uint64_t count = 0;
};

struct FacetCounts {
  std::string field;
  std::vector<FacetValue> values;  // most frequent first, ties by value; dates ascending
  std::uint64_t distinct = 0;      // how many values there are, shown or not
};

struct FacetsRequest {
  query::SearchRequest search;  // its facets are what is counted; its page is not used
  FacetUnit unit = FacetUnit::match;
};

struct FacetsResult {
  std::uint64_t total = 0;  // matches, in the unit asked for
  std::vector<FacetCounts> facets;
  Advice advice;
};

// Throws IndexError where the index cannot be read.
query::OrError<FacetsResult> count_facets(const FacetsRequest& request,
                                          const indexing::Snapshot& snapshot);

class Match;
class ValueCounts;
struct TallyColumn;

// Counts one field over the matches it is shown.
class FacetCounter {
 public:
  // What it counts in.
  struct Scope {
    const indexing::Snapshot& snapshot;
    indexing::Unit unit;  // of the matches it is shown
    FacetUnit counted = FacetUnit::match;
  };

  // `option` is what an error names: facets, by. Refuses what is no facet of that unit.
  static query::OrError<FacetCounter> make(const query::FacetRequest& asked, const Scope& scope,
                                           const std::string& option);

  void take(const Match& match);
  FacetCounts counts() const;
  ValueCounts empty_values() const;   // for a second pass
  const TallyColumn& column() const;  // what it reads of a match

 private:
  struct State;
  explicit FacetCounter(std::shared_ptr<State> state) : state_(std::move(state)) {}

  std::shared_ptr<State> state_;
};

}  // namespace dateline::search
