// Xapian queries made of Xapian queries and of terms: what the builder of typed queries and that
// of filters say alike. A clause said twice counts once, and what carries no score says so.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

namespace dateline::query {

// The score of each match times `factor`, 0 or above.
Xapian::Query scaled(const Xapian::Query& query, double factor);
// Without a score: 0 * query.
Xapian::Query unranked(const Xapian::Query& query);
// Every document, without a score.
Xapian::Query everything();

// The documents that have any of the terms, scored as if these were one term; of none, nothing.
Xapian::Query any_term(const std::vector<std::string>& terms);
// The documents that have any of the terms, all with one score.
Xapian::Query constant(const std::vector<std::string>& terms, double score);
// The queries, each once, joined by `op`. REQUIRES: op takes any number of them, in any order.
Xapian::Query combined(Xapian::Query::op op, std::vector<Xapian::Query> queries);

}  // namespace dateline::query
