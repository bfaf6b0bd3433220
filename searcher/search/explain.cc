// Each clause is run by itself for its count.
#include "searcher/search/explain.h"

#include "common/query/query_algebra.h"
#include "searcher/search/matching.h"

namespace dateline::search {
namespace {

// Clauses beyond these are described but not counted one by one: a hostile query has thousands.
constexpr std::size_t kMostCounted = 200;

std::uint64_t count_of(const indexing::Snapshot& snapshot, Unit unit, const Xapian::Query& query) {
  std::uint64_t count = 0;
  for_each_match(snapshot, unit, query::unranked(query), [&](const Match&) { ++count; });
  return count;
}

}  // namespace

query::OrError<Explanation> explain(const query::SearchRequest& request,
                                    const indexing::Snapshot& snapshot) {
  auto outcome = query::prepare(request, snapshot);
  if (const auto* error = query::error_in(outcome)) return *error;
  query::PreparedQuery& prepared = query::value_in(outcome);
  Explanation explanation;
  explanation.tree = query::describe(prepared.tree);
  explanation.xapian = prepared.query.get_description();
  for (const query::Clause& clause : prepared.clauses) {
    if (explanation.clauses.size() == kMostCounted) break;
    explanation.clauses.push_back({clause.typed, clause.query.get_description(),
                                   count_of(snapshot, request.unit, clause.query)});
  }
  explanation.total = count_of(snapshot, request.unit, prepared.query);
  explanation.advice = advise(request, prepared, snapshot);
  explanation.wildcards = std::move(prepared.wildcards);
  return explanation;
}

}  // namespace dateline::search
