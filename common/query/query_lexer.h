// Cuts a query into tokens. Curly quotes, dashes and full-width signs are read as their plain
// forms; the bytes of words stay as they were typed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/schema.h"
#include "common/query/query_error.h"

namespace dateline::query {

struct QueryToken {
  enum class Kind {
    end,
    word,      // text
    wildcard,  // text without the *
    phrase,    // text between the quotation marks
    field,     // what follows (word, wildcard, phrase or open) is its value
    open,
    close,
    plus,
    minus,
    conjunction,   // AND
    disjunction,   // OR
    exclusive_or,  // XOR
    negation,      // NOT
    near,          // NEAR/distance
    adjacent,      // ADJ/distance
  };
  Kind kind = Kind::end;
  std::size_t begin = 0;  // bytes [begin, end) of the query, marks included
  std::size_t end = 0;
  std::string text;
  const indexing::Field* field = nullptr;
  std::size_t distance = 0;
};

// The distance that NEAR and ADJ without a number mean, as in Xapian's own parser, and the largest.
inline constexpr std::size_t kUsualDistance = 10;
inline constexpr std::size_t kLargestDistance = 10'000;

// All tokens of a query, the last one of kind end. Signs that mean nothing by themselves are left
// out. Refuses what is too long, fields that do not exist or have no value, a quotation mark that
// is never closed, a * that is not at the end of a word.
OrError<std::vector<QueryToken>> cut_query(std::string_view text);

// Whether there is a letter or a digit in it.
bool has_word(std::string_view text);

}  // namespace dateline::query
