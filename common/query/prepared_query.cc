// The steps in order: parse, build, filter, join.
#include "common/query/prepared_query.h"

#include <algorithm>

#include "common/index/index_error.h"
#include "common/index/term_recipe.h"
#include "common/query/filters.h"
#include "common/query/query_algebra.h"
#include "common/query/query_builder.h"

namespace dateline::query {
namespace {

using Xapian::Query;

void sort_distinct(std::vector<std::string>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

Query joined(const Query& content, const FilterQueries& filters) {
  Query query = content;
  if (!filters.wanted.empty()) query = Query(Query::OP_FILTER, query, filters.wanted);
  if (!filters.unwanted.empty()) query = Query(Query::OP_AND_NOT, query, filters.unwanted);
  return query;
}

}  // namespace

OrError<PreparedQuery> prepare(const SearchRequest& request, const indexing::Snapshot& snapshot) {
  auto tree = parse_query(request.text);
  if (const QueryError* error = error_in(tree)) return *error;
  NameSpellings spellings(snapshot);
  auto filters =
      indexing::translating_errors("index", [&] { return build_filters(request, &spellings); });
  if (const QueryError* error = error_in(filters)) return *error;
  PreparedQuery prepared;
  prepared.tree = std::move(value_in(tree));
  // A word has the stems of every language of the index, whatever the filters: a filter takes away
  // hits and never brings others.
  const BuildContext context{snapshot, request.unit, snapshot.langs(), request.now, &spellings};
  auto content = indexing::translating_errors(
      "index", [&] { return QueryBuilder(context, request.text, prepared).build(prepared.tree); });
  if (const QueryError* error = error_in(content)) return *error;
  const bool only_filters =
      prepared.tree.kind == QueryNode::Kind::everything && !value_in(filters).wanted.empty();
  if (only_filters) {
    prepared.query = joined(unranked(value_in(filters).wanted),
                            {Query(), value_in(filters).unwanted, Query(), {}, {}});
  } else {
    prepared.query = joined(value_in(content), value_in(filters));
  }
  prepared.collection = value_in(filters).collection;
  for (DoubtfulValue& value : value_in(filters).values) prepared.values.push_back(std::move(value));
  for (Clause& clause : value_in(filters).clauses) prepared.clauses.push_back(std::move(clause));
  sort_distinct(prepared.matched.words);
  sort_distinct(prepared.matched.stems);
  sort_distinct(prepared.matched.beginnings);
  std::sort(prepared.unknown.begin(), prepared.unknown.end(),
            [](const UnknownWord& a, const UnknownWord& b) { return a.begin < b.begin; });
  return prepared;
}

}  // namespace dateline::query
