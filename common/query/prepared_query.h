// From a request to what Xapian is asked: the story of the folder. parse (what was typed) → build
// (words to terms with their weights) → filters.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/index/snapshot.h"
#include "common/query/query_error.h"
#include "common/query/query_tree.h"
#include "common/query/search_request.h"

namespace dateline::query {

// What of a text is to be marked as matching: folded forms.
struct MatchedWords {
  std::vector<std::string> words;                 // exactly these
  std::vector<std::string> stems;                 // words with one of these stems
  std::vector<std::string> beginnings;            // words that begin so
  std::vector<std::vector<std::string>> phrases;  // these words one after another
  bool empty() const {
    return words.empty() && stems.empty() && beginnings.empty() && phrases.empty();
  }
};

// A word with * and the terms it became, in byte order.
struct Wildcard {
  std::string typed;
  std::vector<std::string> terms;
};

// A leaf of the query or a filter, and what it became.
struct Clause {
  std::string typed;
  Xapian::Query query;
};

// A word that no live document has, in any form: its place in the query, folded, and the text
// prefix it was looked for under.
struct UnknownWord {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string folded;
  std::string prefix;
};

// A value that was typed for a field and that a reader may have meant otherwise: no live document
// has it, or it is a person's key, which leaves out the name's other spellings.
struct DoubtfulValue {
  const indexing::Field* field = nullptr;
  std::string typed;
  std::string option;     // "speaker", "not-speaker"; empty: it stands in the query,
  std::size_t begin = 0;  // at [begin, end), quotation marks not included
  std::size_t end = 0;
  bool is_key = false;
};

struct PreparedQuery {
  QueryNode tree;               // what was typed
  Xapian::Query query;          // ranked part and filters; deleted documents not yet excluded
  Xapian::Query collection;     // the source, source-country, lang, section and date filters alone
  std::vector<Clause> clauses;  // leaves of the query, then filters, in order
  std::vector<Wildcard> wildcards;
  MatchedWords matched;
  std::vector<UnknownWord> unknown;   // in order of begin
  std::vector<DoubtfulValue> values;  // those of the query in order of begin, then of filters
};

// Throws IndexError where the index cannot be read.
OrError<PreparedQuery> prepare(const SearchRequest& request, const indexing::Snapshot& snapshot);

// The query with each word and value that no document has replaced by the likeliest one, and such
// filters behind it ("--speaker Obama"), the query left out if it stays; empty: none to offer.
std::string did_you_mean(const SearchRequest& request, const PreparedQuery& prepared,
                         const indexing::Snapshot& snapshot);

// The value of the field that was most likely meant, as a filter takes it: one that holds what was
// typed, or is a few letters off; the most frequent one. Empty: none.
std::string nearest_value(const DoubtfulValue& value, Unit unit,
                          const indexing::Snapshot& snapshot);

// "--speaker 'Ana López'", as a shell takes it.
std::string as_option(const std::string& option, std::string_view value);
// What takes the place of the doubtful value in the query's text: in quotation marks if they are
// needed and not there.
std::string as_query_value(const std::string& query, const DoubtfulValue& doubtful,
                           std::string_view value);

}  // namespace dateline::query
