// What was typed: a query's text as a tree whose nodes know their place in it. Nothing here knows
// of terms or of an index; query_builder turns it into a Xapian::Query.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/query/query_error.h"

namespace dateline::query {

struct QueryNode {
  enum class Kind {
    everything,  // an empty query
    word,        // text as typed; may cut into several words (foreign-policy)
    phrase,      // "as written"
    wildcard,    // text without the *
    value,       // field:text, field not a text one
    range,       // date:text..upper
    near,        // children within `distance` words of each other
    adjacent,    // the same in this order
    all_of,      // AND; children may be negations
    any_of,      // OR
    one_of,      // XOR
    negation,    // NOT: one child
  };
  Kind kind = Kind::everything;
  std::string field;  // as the schema names it; empty: the text itself
  std::string text;
  std::string upper;  // of a range; either end may be empty: open
  std::size_t distance = 0;
  std::size_t begin = 0;  // bytes [begin, end) of the query
  std::size_t end = 0;
  std::vector<QueryNode> children;
};

// Refuses what is too long, too deep, of too many clauses, unbalanced, or lacks an operand, and
// fields that do not exist. Any bytes are welcome.
OrError<QueryNode> parse_query(std::string_view text);

// One line, fully bracketed: (AND word(turkey) (NOT person:erdogan)). For tests and explain.
std::string describe(const QueryNode& node);

}  // namespace dateline::query
