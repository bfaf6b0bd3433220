// From a request to its result: prepare, match, order, count. One pass over the matches serves the
// total, the page and the facets; what is shown of a hit is fetched later, hit by hit.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/index/snapshot.h"
#include "common/index/stored.h"
#include "common/query/prepared_query.h"
#include "common/query/query_error.h"
#include "common/query/search_request.h"
#include "searcher/search/advice.h"
#include "searcher/search/facet_counts.h"
#include "searcher/search/page_collector.h"

namespace dateline::search {

using indexing::Unit;

struct Hit {
  std::size_t rank = 0;  // from 1, the offset counted
  double score = 0;
  Xapian::docid docid = 0;  // in Snapshot::database(unit)
  Copies copies{};          // of statements, with collapse
};

struct SearchResult {
  std::uint64_t total = 0;  // exact; with collapse, copies are not counted
  std::uint64_t offset = 0;
  bool complete = true;  // hits are all there are from the offset on, none left out by sample
  std::vector<Hit> hits;
  // Over all matches, as asked for, in that order; of collapsed articles in stories.
  std::vector<FacetCounts> facets;
  Advice advice;
  query::MatchedWords matched;  // for snippets
};

// Throws IndexError where the index cannot be read.
query::OrError<SearchResult> run(const query::SearchRequest& request,
                                 const indexing::Snapshot& snapshot);

// What is kept of a hit. REQUIRES: docid from a result over this snapshot and unit.
indexing::StoredArticle fetch_article(const indexing::Snapshot& snapshot, Xapian::docid docid);
indexing::StoredStatement fetch_statement(const indexing::Snapshot& snapshot, Xapian::docid docid);

// The live article or statement of that id; 0: none. Docid in Snapshot::database(unit).
Xapian::docid find_id(const indexing::Snapshot& snapshot, const std::string& id, Unit unit);

// How many live articles share that story key; 0 for an empty one.
std::uint64_t story_size(const indexing::Snapshot& snapshot, const std::string& story);

}  // namespace dateline::search
