// The tally of packed values is expanded to single values once all matches have been seen.
#include "searcher/search/facet_counts.h"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "common/console/nearest.h"
#include "common/query/prepared_query.h"
#include "common/query/query_builder.h"
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
  return {fmt::format("{}s are not counted by “{}”", to_string(unit), asked.field),
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

query::OrError<FacetCounter> FacetCounter::make(const query::FacetRequest& asked, Unit unit,
                                                FacetUnit counted, const std::string& option) {
  const Field* field =
      date_length(asked.field) ? indexing::find_field("date") : indexing::find_field(asked.field);
  if (field == nullptr || !field->facet || !indexing::is_in(*field, unit))
    return no_facet(asked, unit, option);
  return FacetCounter(asked, *field, counted, unit);
}

FacetCounter::FacetCounter(const query::FacetRequest& asked, const Field& field, FacetUnit counted,
                           Unit unit)
    : asked_(asked), field_(&field) {
  const TallyColumn unit_values = unit_column(counted, unit);
  has_unit_ = unit_values.slot != Xapian::BAD_VALUENO;
  std::vector<TallyColumn> columns = {column()};
  if (has_unit_) columns.push_back(unit_values);
  tally_ = std::make_shared<MatchTally>(std::move(columns));
}

TallyColumn FacetCounter::column() const {
  const std::size_t longest = date_length(asked_.field).value_or(std::string::npos);
  return {field_->slot, longest, Xapian::BAD_VALUENO, false};
}

void FacetCounter::take(const Match& match) {
  tally_->take(match);
}

FacetCounts FacetCounter::counts() const {
  const std::vector<MatchTally::Row> rows = tally_->rows();
  ValueCounts values(*field_);
  for (const auto& row : rows) values.add(row.values[0], row.count);
  std::vector<std::uint64_t> counts(values.size());
  std::vector<std::pair<std::uint32_t, std::string_view>> things;  // value and source, story, …
  for (const auto& row : rows) {
    for (const std::uint32_t number : values.found_by(row.values[0])) {
      if (has_unit_) {
        if (!row.values[1].empty()) things.emplace_back(number, row.values[1]);
      } else {
        counts[number] += row.count;
      }
    }
  }
  std::sort(things.begin(), things.end());
  things.erase(std::unique(things.begin(), things.end()), things.end());
  for (const auto& [number, thing] : things) ++counts[number];
  FacetCounts out;
  out.field = asked_.field;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (counts[i] > 0) out.values.push_back({values.value(i), values.label(i), counts[i]});
  put_in_order(out, asked_);
  return out;
}

query::OrError<FacetsResult> count_facets(const FacetsRequest& request,
                                          const indexing::Snapshot& snapshot) {
  const query::SearchRequest& search = request.search;
  auto prepared = query::prepare(search, snapshot);
  if (const auto* error = query::error_in(prepared)) return *error;
  std::vector<FacetCounter> counters;
  for (const query::FacetRequest& asked : search.facets) {
    auto counter = FacetCounter::make(asked, search.unit, request.unit, "by");
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
  result.suggestion = query::did_you_mean(search, asked, snapshot);
  return result;
}

}  // namespace dateline::search
