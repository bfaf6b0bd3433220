// Field by field in the order of their names, then dates, then what only one unit has.
#include "common/query/filters.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "common/query/dates.h"
#include "common/query/field_values.h"
#include "common/query/query_algebra.h"

namespace dateline::query {
namespace {

using indexing::Field;
using Xapian::Query;

// What the total of a timeline is counted over, besides the dates.
constexpr std::array<std::string_view, 4> kCollectionFields = {"source", "source-country", "lang",
                                                               "section"};

Query any_of(const std::vector<Query>& queries) {
  return {Query::OP_OR, queries.begin(), queries.end()};
}

class FilterBuilder {
 public:
  FilterBuilder(const SearchRequest& request, NameSpellings* spellings)
      : request_(request), spellings_(spellings) {}

  OrError<FilterQueries> run() {
    for (const auto& [name, values] : request_.filters.wanted) add_wanted(name, values);
    for (const auto& [name, values] : request_.filters.unwanted) add_unwanted(name, values);
    add_dates();
    add_marks();
    if (error_) return *error_;
    FilterQueries out;
    if (!wanted_.empty()) out.wanted = Query(Query::OP_AND, wanted_.begin(), wanted_.end());
    if (!unwanted_.empty()) out.unwanted = any_of(unwanted_);
    out.collection = collection_.empty()
                         ? everything()
                         : unranked(Query(Query::OP_AND, collection_.begin(), collection_.end()));
    if (!collection_unwanted_.empty())
      out.collection = Query(Query::OP_AND_NOT, out.collection, any_of(collection_unwanted_));
    out.clauses = std::move(clauses_);
    out.values = std::move(values_);
    return out;
  }

 private:
  static bool is_of_collection(const std::string& name) {
    return std::find(kCollectionFields.begin(), kCollectionFields.end(), name) !=
           kCollectionFields.end();
  }

  void fail(const std::string& option, QueryError error) {
    if (error_) return;
    error.option = option;
    error_ = std::move(error);
  }

  // Any of the values; each is a clause of its own.
  std::optional<Query> values_query(const std::string& name, const std::vector<std::string>& values,
                                    const std::string& option) {
    const Field* field = indexing::find_field(name);
    if (field == nullptr || !field->filter) {
      fail(option, {fmt::format("“{}” is no filter", name), name, 0, name.size(), "", ""});
      return std::nullopt;
    }
    std::vector<Query> queries;
    for (const std::string& value : values) {
      auto terms = field_terms(*field, value, request_.unit, spellings_);
      if (const QueryError* error = error_in(terms)) {
        fail(option, *error);
        return std::nullopt;
      }
      const auto& found = value_in(terms).terms;
      if (spellings_ != nullptr &&
          is_doubtful(*field, value_in(terms), request_.unit, spellings_->snapshot()))
        values_.push_back({field, value, option, 0, 0, value_in(terms).is_key});
      queries.emplace_back(Query::OP_OR, found.begin(), found.end());
      clauses_.push_back({fmt::format("--{} {}", option, value), unranked(queries.back())});
    }
    if (queries.empty()) return std::nullopt;
    return any_of(queries);
  }

  void add_wanted(const std::string& name, const std::vector<std::string>& values) {
    const std::optional<Query> query = values_query(name, values, name);
    if (!query) return;
    wanted_.push_back(*query);
    if (is_of_collection(name)) collection_.push_back(*query);
  }

  void add_unwanted(const std::string& name, const std::vector<std::string>& values) {
    const std::optional<Query> query = values_query(name, values, "not-" + name);
    if (!query) return;
    unwanted_.push_back(*query);
    if (is_of_collection(name)) collection_unwanted_.push_back(*query);
  }

  std::optional<DateSpan> bound(const std::string& option, const std::string& typed) {
    if (typed.empty()) return DateSpan{};
    std::optional<DateSpan> span = parse_date(typed, request_.now);
    if (!span)
      fail(option, {"not a date: 2020, 2020-06, 2020-06-08, or an age: 30d 12h 2w 6m 1y", typed, 0,
                    typed.size(), "", ""});
    return span;
  }

  void add_dates() {
    const Filters& filters = request_.filters;
    const auto since = bound("since", filters.since);
    const auto until = bound("until", filters.until);
    if (!since || !until || (since->first.empty() && until->last.empty())) return;
    if (!since->first.empty() && !until->last.empty() && since->first > until->last) {
      fail("until", {fmt::format("it is before --since {}", filters.since), filters.until, 0,
                     filters.until.size(), "", ""});
      return;
    }
    const Query query = dated_within(since->first, until->last);
    std::string typed;
    if (!filters.since.empty()) typed += "--since " + filters.since;
    if (!filters.until.empty()) typed += (typed.empty() ? "--until " : " --until ") + filters.until;
    clauses_.push_back({typed, unranked(query)});
    wanted_.push_back(query);
    collection_.push_back(query);
  }

  void add_marks() {
    const Filters& filters = request_.filters;
    if (filters.has_statement && request_.unit == Unit::article)
      add_mark("--has statement",
               Query(indexing::value_term(indexing::field("has").prefix, "statement")));
    if (!filters.min_confidence || request_.unit != Unit::statement) return;
    // The index keeps three digits; a bound between two of them rounds up.
    const double least = std::ceil(*filters.min_confidence * 1000 - 1e-6) / 1000;
    add_mark(fmt::format("--min-confidence {}", *filters.min_confidence),
             Query(Query::OP_VALUE_GE, indexing::kConfidenceSlot, fmt::format("{:.3f}", least)));
  }

  void add_mark(const std::string& typed, const Query& query) {
    clauses_.push_back({typed, unranked(query)});
    wanted_.push_back(query);
  }

  const SearchRequest& request_;
  NameSpellings* spellings_;
  std::vector<Query> wanted_, unwanted_, collection_, collection_unwanted_;
  std::vector<Clause> clauses_;
  std::vector<DoubtfulValue> values_;
  std::optional<QueryError> error_;
};

}  // namespace

OrError<FilterQueries> build_filters(const SearchRequest& request, NameSpellings* spellings) {
  return FilterBuilder(request, spellings).run();
}

}  // namespace dateline::query
