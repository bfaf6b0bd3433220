// Checks what only has a few values, resolves countries, folds the rest.
#include "common/query/field_values.h"

#include <algorithm>

#include <fmt/format.h>

#include "common/console/nearest.h"
#include "common/news/article.h"
#include "common/query/country_names.h"
#include "common/query/given_countries.h"

namespace dateline::query {
namespace {

using indexing::Field;
using indexing::Matching;

QueryError error_about(std::string_view typed, std::string message, std::string suggestion = "") {
  return {std::move(message), std::string(typed), 0, typed.size(), std::move(suggestion), ""};
}

// The values of a field that has only a few; empty: any value may be.
std::vector<std::string> closed_list(const Field& field) {
  if (field.name == "kind") return {"direct", "indirect", "mixed"};
  if (field.name == "attribution")
    return {"name", "surname", "title", "pronoun", "continued", "unknown"};
  if (field.name == "has") return {"statement"};
  return {};
}

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

}  // namespace

const Field* field_in(const Field& field, indexing::Unit unit) {
  if (indexing::is_in(field, unit)) return &field;
  if (unit == indexing::Unit::statement && field.name == "country-mentioned")
    return indexing::find_field("country");
  return nullptr;
}

OrError<FieldTerms> field_terms(const Field& asked, std::string_view typed, indexing::Unit unit,
                                NameSpellings* spellings) {
  const Field* found = field_in(asked, unit);
  if (found == nullptr || found->prefix.empty()) {
    return error_about(typed,
                       fmt::format("{}s cannot be searched by “{}”", to_string(unit), asked.name));
  }
  const Field& field = *found;
  if (field.matching == Matching::country) {
    FieldTerms found_terms;
    for (const std::string& code : countries_called(typed))
      found_terms.terms.push_back(indexing::value_term(field.prefix, code));
    if (found_terms.terms.empty()) {
      return error_about(typed, fmt::format("no country is called “{}”", typed),
                         nearest_country(typed));
    }
    return found_terms;
  }
  const std::string value = indexing::canonical_value(field.matching, typed);
  if (value.empty())
    return error_about(typed, fmt::format("nothing to look for in the field “{}”", field.name));
  const std::vector<std::string> known = closed_list(field);
  if (!known.empty() && std::find(known.begin(), known.end(), value) == known.end()) {
    return error_about(typed, fmt::format("“{}” is one of {}", field.name, joined(known)),
                       console::nearest(value, known));
  }
  if (field.name == "country-given" && spellings != nullptr) {
    FieldTerms given;
    for (const std::string& one : given_alike(spellings->snapshot(), field, typed, value))
      given.terms.push_back(indexing::value_term(field.prefix, one));
    return given;
  }
  if (field.matching != Matching::person || spellings == nullptr)
    return FieldTerms{{indexing::value_term(field.prefix, value)}};
  PersonTerms person = spellings->terms(field, typed, value, unit);
  FieldTerms all{std::move(person.full), person.bare.size(), person.is_key};
  all.terms.insert(all.terms.end(), person.bare.begin(), person.bare.end());
  return all;
}

bool is_doubtful(const Field& field, const FieldTerms& terms, indexing::Unit unit,
                 const indexing::Snapshot& snapshot) {
  if (terms.is_key) return true;
  // A country that nobody writes about is none that was mistyped; nor are ids guessed.
  const bool may_be_mistyped = field.matching != Matching::country &&
                               field.matching != Matching::id && field.name != "story" &&
                               closed_list(field).empty();
  return may_be_mistyped &&
         std::none_of(terms.terms.begin(), terms.terms.end(), [&](const std::string& term) {
           return snapshot.live_frequency(term, unit) > 0;
         });
}

std::string field_term_beginning(const Field& field, std::string_view typed) {
  return std::string(field.prefix) + indexing::canonical_value(field.matching, typed);
}

}  // namespace dateline::query
