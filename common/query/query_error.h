// A query, or the value of a filter, that cannot be answered: data, not an exception.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <variant>

namespace dateline::query {

struct QueryError {
  std::string message;     // one line: "unknown field “persn”"
  std::string text;        // what was typed: the query, or a filter's value
  std::size_t begin = 0;   // the offending piece, bytes [begin, end) of `text`; may be empty at its
  std::size_t end = 0;     // end, where something is missing
  std::string suggestion;  // what was perhaps meant ("person"); empty: none
  std::string option;  // the filter ("country", "since") whose value `text` is; empty: the query
};

// A value, or why there is none.
template <typename T>
using OrError = std::variant<T, QueryError>;

template <typename T>
const QueryError* error_in(const OrError<T>& outcome) {
  return std::get_if<QueryError>(&outcome);
}

// REQUIRES: !error_in(outcome).
template <typename T>
T& value_in(OrError<T>& outcome) {
  return std::get<T>(outcome);
}

}  // namespace dateline::query
