// A field and what was typed for it → the terms that stand for it in the index. Query fields and
// filters both go this way.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/index/schema.h"
#include "common/query/name_spellings.h"
#include "common/query/query_error.h"

namespace dateline::query {

// Any of these terms, of which the last `bare` ones are surnames that stand alone.
struct FieldTerms {
  std::vector<std::string> terms;
  std::size_t bare = 0;
  bool is_key = false;  // a person's, typed as facets print it: its other spellings are left out
};

// The error covers the whole of `typed` and has no option set. `unit` must have the field, or an
// error says so. Persons are found in all spellings that `spellings` knows; null: as typed.
OrError<FieldTerms> field_terms(const indexing::Field& field, std::string_view typed,
                                indexing::Unit unit, NameSpellings* spellings = nullptr);

// Whether there is something to say about a value that became these terms: no live document has
// any of them, and another value of the field may be meant; or it is a key.
bool is_doubtful(const indexing::Field& field, const FieldTerms& terms, indexing::Unit unit,
                 const indexing::Snapshot& snapshot);

// The beginning that the terms of a value beginning with `typed` share.
std::string field_term_beginning(const indexing::Field& field, std::string_view typed);

// The field that answers for `field` in statements: whether a country is mentioned is for a
// statement the same as whether it is named in it. Null: statements know nothing like it.
const indexing::Field* field_in(const indexing::Field& field, indexing::Unit unit);

}  // namespace dateline::query
