// The one table of what is in the database: field → term prefix, value slot, how text becomes a
// value, where it stands. The document builder, the query parser, filters, facets and --fields all
// read it; SCHEMA.md is its prose twin.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace dateline::indexing {

// The two databases of an index. A statement is a document of its own.
enum class Unit { article, statement };
std::string_view to_string(Unit unit);

// How what a user types, or what an article has, becomes a field's value.
enum class Matching {
  text,     // words, not a value: title
  line,     // folded words on one line (fold_word, one space between): sources, authors, sections,
            // tags
  person,   // fold_key; found also by surname and by shorter forms (value_forms)
  name,     // fold_key: organisations, places
  role,     // as line; found also by its head word
  country,  // ISO 3166-1 alpha-2, upper case
  code,     // lower case: languages, kinds, yes-or-no marks
  id,       // text::identifier
  date,     // ISO 8601; no term, a value only
};

inline constexpr Xapian::valueno kNoSlot = Xapian::BAD_VALUENO;

struct Field {
  std::string_view name;    // in queries (name:…), filters (--name), facets (--by) and output
  std::string_view prefix;  // of its terms; empty: none
  Xapian::valueno slot;  // of its packed values (pack_values), or of its plain value for date and
                         // id; kNoSlot: none
  Matching matching;
  bool in_articles;
  bool in_statements;
  bool facet;
  bool filter;
  bool in_queries;         // may stand in a query as name:…
  std::string_view about;  // one line for help and the reference
};

std::span<const Field> fields();
// Null where there is none of that name.
const Field* find_field(std::string_view name);
// REQUIRES: there is such a field.
const Field& field(std::string_view name);
bool is_in(const Field& field, Unit unit);

// Slots that hold one plain value.
inline constexpr Xapian::valueno kDateSlot =
    0;  // ISO 8601 as printed; empty: undated. Sorts as time does
inline constexpr Xapian::valueno kIdSlot =
    1;  // the article's or statement's id: equal scores are ordered by it
inline constexpr Xapian::valueno kStorySlot = 2;       // near-duplicates' common key
inline constexpr Xapian::valueno kCountSlot = 3;       // in articles: number of statements, decimal
inline constexpr Xapian::valueno kArticleSlot = 4;     // in statements: the article's id
inline constexpr Xapian::valueno kConfidenceSlot = 5;  // in statements: "0.000" to "1.000"
inline constexpr Xapian::valueno kFingerprintSlot = 6;  // in articles: equal means unchanged

inline constexpr std::string_view kIdPrefix = "Q";  // unique: the article's or statement's id
inline constexpr std::string_view kOfArticlePrefix = "XA:";  // in statements: the article's id
inline constexpr std::string_view kStemPrefix =
    "Z";  // stems and character pairs, without positions
inline constexpr std::string_view kTitlePrefix =
    "S";  // words of the title, with positions; ZS for their stems

// What a value is called in `value`, from what a user typed or an article has. Empty where nothing
// is left. Countries are taken as they are, in upper case (names are resolved before:
// query/country_names).
std::string canonical_value(Matching matching, std::string_view text);

// All values under which a canonical value is found by a filter, itself first: for a person its
// surname, what follows the first name, and first and last name ("recep tayyip erdogan" → itself,
// "tayyip erdogan", "erdogan", "recep erdogan"; a family name that stands first in Chinese, Korean
// and Vietnamese; of a body that speaks, "white house", itself alone); for a role its head ("deputy
// foreign minister" → "minister"). One law: a facet counts a value on all articles whose
// value_forms hold it, so a filter finds as many.
std::vector<std::string> value_forms(Matching matching, std::string_view canonical);
// Whether a value is found by its label, too: a body or place of many names by the one that the
// document has ("EU" beside "European Union").
constexpr bool finds_labels(Matching matching) {
  return matching == Matching::name;
}

// The term of a canonical value: prefix + value, a long one cut and told apart by its hash (Xapian
// keeps 245 bytes).
std::string value_term(std::string_view prefix, std::string_view canonical);

// A document's values of one field, with what to show for each.
struct LabelledValue {
  std::string value;
  std::string label;  // equal to value where there is nothing better

  friend auto operator<=>(const LabelledValue&, const LabelledValue&) = default;
};
// "value\tlabel\n…", a label left out where it equals the value; control characters have no place
// in either.
std::string pack_values(std::span<const LabelledValue> values);
std::vector<LabelledValue> unpack_values(std::string_view packed);
// The same one by one, without copies: value and label.
void for_each_packed_value(std::string_view packed,
                           const std::function<void(std::string_view, std::string_view)>& take);

}  // namespace dateline::indexing
