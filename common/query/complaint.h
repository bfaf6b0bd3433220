// A query that cannot be answered, as the caller sees it: what is wrong, the query with a mark
// under the offending piece, and what was perhaps meant. At most four lines.
#pragma once

#include <string>
#include <vector>

#include "common/console/errors.h"
#include "common/query/query_error.h"

namespace dateline::query {

// The query, or the part of a long one around the piece, and a line of ^ under the piece.
std::vector<std::string> pointed_out(const QueryError& error);

console::UsageError complaint(const QueryError& error);

// Throws the complaint where the outcome is one.
template <typename T>
T value_or_complain(OrError<T> outcome) {
  if (const auto* error = error_in(outcome)) throw complaint(*error);
  return std::move(value_in(outcome));
}

}  // namespace dateline::query
