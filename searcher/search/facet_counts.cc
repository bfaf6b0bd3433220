// Values are counted as the matches come by, each document once for every value that finds it.
#include "searcher/search/facet_counts.h"

#include <algorithm>
#include <span>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/console/nearest.h"
#include "common/index/index_error.h"
#include "common/query/prepared_query.h"
#include "common/query/query_algebra.h"
#include "common/query/surname_owners.h"
#include "searcher/search/match_tally.h"
#include "searcher/search/matching.h"
#include "searcher/search/value_counts.h"

namespace dateline::search {
namespace {

using indexing::Field;

// The facets of dates, all read from the date slot.
std::optional<std::size_t> date_length(const std::string& name) {
  if (name == "date") return kDayLength;
  if (name == "month") return kMonthLength;
  if (name == "year") return kYearLength;
  return std::nullopt;
}

query::QueryError no_facet(const query::FacetRequest& asked, Unit unit, const std::string& option) {
  std::vector<std::string> names = {"month", "year"};
  for (const Field& field : indexing::fields()) {
    if (field.facet && indexing::is_in(field, unit)) names.emplace_back(field.name);
  }
  return {fmt::format("{}s are not counted by “{}”, but by {}", to_string(unit), asked.field,
                      fmt::join(names, ", ")),
          asked.field,
          0,
          asked.field.size(),
          console::nearest(asked.field, names),
          option};
}

// Most frequent first, ties by value; dates then in their order.
void put_in_order(FacetCounts& counts, const query::FacetRequest& asked) {
  auto& values = counts.values;
  counts.distinct = values.size();
  std::sort(values.begin(), values.end(), [](const FacetValue& a, const FacetValue& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  if (asked.top && *asked.top < values.size()) values.resize(*asked.top);
  if (!date_length(asked.field)) return;
  std::sort(values.begin(), values.end(),
            [](const FacetValue& a, const FacetValue& b) { return a.value < b.value; });
}

}  // namespace

struct FacetCounter::State {
  query::FacetRequest asked;
  const Field* field;
  std::shared_ptr<const query::SurnameOwners> owners;
  TallyColumn column;
  TallyColumn unit;
  ValueCounts values;
  std::vector<std::uint64_t> counts = {};                      // by number of the value
  std::unordered_map<std::string, std::uint64_t> things = {};  // sources or stories, numbered
  std::unordered_set<std::uint64_t> pairs = {};  // number of the value and of the thing

  bool has_unit() const { return unit.slot != Xapian::BAD_VALUENO; }
};

query::OrError<FacetCounter> FacetCounter::make(const query::FacetRequest& asked,
                                                const Scope& scope, const std::string& option) {
  const std::optional<std::size_t> length = date_length(asked.field);
  const Field* field = indexing::find_field(length ? "date" : std::string_view(asked.field));
  if (field == nullptr || !field->facet || !indexing::is_in(*field, scope.unit))
    return no_facet(asked, scope.unit, option);
  auto owners = indexing::translating_errors(named(scope.snapshot), [&] {
    return std::make_shared<const query::SurnameOwners>(scope.snapshot, *field, scope.unit);
  });
  const TallyColumn column{field->slot, length.value_or(std::string::npos), Xapian::BAD_VALUENO,
                           false};
  return FacetCounter(std::make_shared<State>(State{asked, field, owners, column,
                                                    unit_column(scope.counted, scope.unit),
                                                    ValueCounts(*field, owners)}));
}

ValueCounts FacetCounter::empty_values() const {
  return {*state_->field, state_->owners};
}

const TallyColumn& FacetCounter::column() const {
  return state_->column;
}

void FacetCounter::take(const Match& match) {
  State& state = *state_;
  const std::span<const std::uint32_t> numbers = state.values.add(read_value(match, state.column));
  state.counts.resize(state.values.size());
  if (!state.has_unit()) {
    for (const std::uint32_t number : numbers) ++state.counts[number];
    return;
  }
  std::string thing = read_value(match, state.unit);
  if (thing.empty()) return;
  const std::uint64_t thing_number =
      state.things.try_emplace(std::move(thing), state.things.size()).first->second;
  for (const std::uint32_t number : numbers) {
    if (state.pairs.insert(thing_number << 32 | number).second) ++state.counts[number];
  }
}

FacetCounts FacetCounter::counts() const {
  const State& state = *state_;
  FacetCounts out;
  out.field = state.asked.field;
  for (std::size_t i = 0; i < state.values.size(); ++i) {
    if (state.counts[i] > 0 && state.values.is_listed(i) && state.values.stands_alone(i))
      out.values.push_back({state.values.value(i), state.values.label(i), state.counts[i]});
  }
  put_in_order(out, state.asked);
  return out;
}

query::OrError<FacetsResult> count_facets(const FacetsRequest& request,
                                          const indexing::Snapshot& snapshot) {
  const query::SearchRequest& search = request.search;
  auto prepared = query::prepare(search, snapshot);
  if (const auto* error = query::error_in(prepared)) return *error;
  std::vector<FacetCounter> counters;
  for (const query::FacetRequest& asked : search.facets) {
    auto counter = FacetCounter::make(asked, {snapshot, search.unit, request.unit}, "by");
    if (const auto* error = query::error_in(counter)) return *error;
    counters.push_back(std::move(query::value_in(counter)));
  }
  const TallyColumn unit_values = unit_column(request.unit, search.unit);
  const bool has_unit = unit_values.slot != Xapian::BAD_VALUENO;
  MatchTally things({unit_values});
  FacetsResult result;
  const query::PreparedQuery& asked = query::value_in(prepared);
  for_each_match(snapshot, search.unit, query::unranked(asked.query), [&](const Match& match) {
    if (has_unit) {
      things.take(match);
    } else {
      ++result.total;
    }
    for (FacetCounter& counter : counters) counter.take(match);
  });
  if (has_unit) {
    for (const auto& row : things.rows()) result.total += row.values[0].empty() ? 0 : 1;
  }
  for (const FacetCounter& counter : counters) result.facets.push_back(counter.counts());
  result.advice = advise(search, asked, snapshot);
  return result;
}

}  // namespace dateline::search
