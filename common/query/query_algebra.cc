// Queries are alike where Xapian describes them alike.
#include "common/query/query_algebra.h"

#include <set>
#include <utility>

namespace dateline::query {

using Xapian::Query;

namespace {

// a OR a is a: a clause said twice counts once.
std::vector<Query> without_repeats(std::vector<Query> queries) {
  std::set<std::string> seen;
  std::vector<Query> kept;
  for (Query& query : queries) {
    if (seen.insert(query.get_description()).second) kept.push_back(std::move(query));
  }
  return kept;
}

}  // namespace

Query scaled(const Query& query, double factor) {
  return {Query::OP_SCALE_WEIGHT, query, factor};
}

Query unranked(const Query& query) {
  return scaled(query, 0);
}

Query everything() {
  return unranked(Query::MatchAll);
}

Query any_term(const std::vector<std::string>& terms) {
  if (terms.empty()) return Query::MatchNothing;
  if (terms.size() == 1) return Query(terms.front());
  return {Query::OP_SYNONYM, terms.begin(), terms.end()};
}

Query constant(const std::vector<std::string>& terms, double score) {
  auto* source = new Xapian::FixedWeightPostingSource(score);
  return {Query::OP_FILTER, Query(source->release()), any_term(terms)};
}

Query combined(Query::op op, std::vector<Query> queries) {
  queries = without_repeats(std::move(queries));
  if (queries.size() == 1) return queries.front();
  return {op, queries.begin(), queries.end()};
}

}  // namespace dateline::query
