// Two tallies by day, of the matches and of the collection, joined period by period.
#include "searcher/search/timeline.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "common/query/dates.h"
#include "common/query/prepared_query.h"
#include "common/query/query_algebra.h"
#include "searcher/search/calendar.h"
#include "searcher/search/match_tally.h"
#include "searcher/search/matching.h"
#include "searcher/search/value_counts.h"

namespace dateline::search {
namespace {

constexpr std::size_t kMostRows = 1'000'000;
constexpr std::array<std::string_view, 4> kEveryNames = {"day", "week", "month", "year"};

using Counts = std::map<Day, std::uint64_t>;

// Distinct things (sources, stories, articles) of a period, or matches where there is no such unit.
class PeriodCounts {
 public:
  PeriodCounts(Every every, bool has_unit) : every_(every), has_unit_(has_unit) {}

  // False: no day.
  bool add(std::string_view day, std::string_view thing, std::uint64_t count) {
    const std::optional<Day> date = first_day(day);
    if (!date || day.size() < kDayLength) return false;
    const Day period = period_of(*date, every_);
    if (!has_unit_) {
      counts_[period] += count;
    } else if (!thing.empty()) {
      things_.emplace_back(period, thing);
    }
    return true;
  }

  Counts counts() {
    std::sort(things_.begin(), things_.end());
    things_.erase(std::unique(things_.begin(), things_.end()), things_.end());
    for (const auto& [period, thing] : things_) ++counts_[period];
    things_.clear();
    return counts_;
  }

 private:
  Every every_;
  bool has_unit_;
  Counts counts_;
  std::vector<std::pair<Day, std::string>> things_;
};

class TimelineDrawer {
 public:
  TimelineDrawer(const TimelineRequest& request, const indexing::Snapshot& snapshot)
      : request_(request),
        snapshot_(snapshot),
        unit_(unit_column(request.unit, request.search.unit)),
        has_unit_(unit_.slot != Xapian::BAD_VALUENO) {}

  query::OrError<Timeline> run() {
    auto prepared = query::prepare(request_.search, snapshot_);
    if (const auto* error = query::error_in(prepared)) return *error;
    if (const auto error = tally_matches(query::value_in(prepared).query)) return *error;
    if (const auto error = set_bounds()) return *error;
    count_collection(query::value_in(prepared).collection);
    fill_rows();
    timeline_.advice = advise(request_.search, query::value_in(prepared), snapshot_);
    return std::move(timeline_);
  }

 private:
  std::string_view thing_of(const MatchTally::Row& row) const {
    return has_unit_ ? std::string_view(row.values[1]) : std::string_view();
  }

  std::vector<TallyColumn> columns() const {
    std::vector<TallyColumn> columns = {day_column()};
    if (has_unit_) columns.push_back(unit_);
    return columns;
  }

  std::optional<query::QueryError> tally_matches(const Xapian::Query& query) {
    MatchTally days(columns());
    std::optional<FacetCounter> facet;
    if (!request_.by.empty()) {
      auto made = FacetCounter::make({request_.by, request_.top},
                                     {snapshot_, request_.search.unit, request_.unit}, "by");
      if (const auto* error = query::error_in(made)) return *error;
      facet = std::move(query::value_in(made));
    }
    for_each_match(snapshot_, request_.search.unit, query::unranked(query),
                   [&](const Match& match) {
                     days.take(match);
                     if (facet) facet->take(match);
                   });
    count_matches(days.rows());
    if (facet) count_columns(*facet, query);
    return std::nullopt;
  }

  void count_matches(const std::vector<MatchTally::Row>& rows) {
    PeriodCounts counts(request_.every, has_unit_);
    std::unordered_set<std::string_view> things, dated;
    for (const auto& row : rows) {
      const std::string_view thing = thing_of(row);
      const bool is_dated = counts.add(row.values[0], thing, row.count);
      if (has_unit_) {
        if (!thing.empty()) things.insert(thing);
        if (!thing.empty() && is_dated) dated.insert(thing);
        continue;
      }
      timeline_.total += row.count;
      if (!is_dated) timeline_.undated += row.count;
    }
    if (has_unit_) {
      timeline_.total = things.size();
      timeline_.undated = things.size() - dated.size();
    }
    matches_ = counts.counts();
  }

  // A second pass: only now is it known which values have a column.
  void count_columns(const FacetCounter& facet, const Xapian::Query& query) {
    timeline_.columns = facet.counts().values;
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < timeline_.columns.size(); ++i)
      places[timeline_.columns[i].value] = i;
    std::vector<PeriodCounts> counts(timeline_.columns.size(),
                                     PeriodCounts(request_.every, has_unit_));
    ValueCounts values = facet.empty_values();
    for_each_match(
        snapshot_, request_.search.unit, query::unranked(query), [&](const Match& match) {
          const std::string day = read_value(match, day_column());
          const std::string thing = has_unit_ ? read_value(match, unit_) : std::string();
          for (const std::uint32_t number : values.add(read_value(match, facet.column()))) {
            const auto place = places.find(values.value(number));
            if (place != places.end()) counts[place->second].add(day, thing, 1);
          }
        });
    for (PeriodCounts& column : counts) columns_.push_back(column.counts());
  }

  // From since to until where given, else from the first to the last match.
  std::optional<query::QueryError> set_bounds() {
    if (!matches_.empty()) {
      first_ = matches_.begin()->first;
      last_ = matches_.rbegin()->first;
    }
    const auto& filters = request_.search.filters;
    if (const auto since = query::parse_date(filters.since, request_.search.now))
      first_ = bound(first_day(since->first));
    if (const auto until = query::parse_date(filters.until, request_.search.now))
      last_ = bound(last_day(until->first));
    if (!first_ || !last_ || *last_ < *first_) return std::nullopt;
    constexpr std::array<int, 4> kFewestDays = {1, 7, 28, 365};
    const auto days = static_cast<std::size_t>((*last_ - *first_).count());
    if (days / static_cast<std::size_t>(kFewestDays[static_cast<std::size_t>(request_.every)]) >
        kMostRows)
      return query::QueryError{fmt::format("a timeline has at most {} rows", kMostRows),
                               filters.since,
                               0,
                               filters.since.size(),
                               "",
                               "since"};
    return std::nullopt;
  }

  std::optional<Day> bound(std::optional<Day> day) const {
    if (!day) return std::nullopt;
    return period_of(*day, request_.every);
  }

  void count_collection(const Xapian::Query& collection) {
    MatchTally days(columns());
    for_each_match(snapshot_, request_.search.unit, collection,
                   [&](const Match& match) { days.take(match); });
    PeriodCounts counts(request_.every, has_unit_);
    for (const auto& row : days.rows()) counts.add(row.values[0], thing_of(row), row.count);
    totals_ = counts.counts();
  }

  static std::uint64_t at(const Counts& counts, Day period) {
    const auto found = counts.find(period);
    return found == counts.end() ? 0 : found->second;
  }

  void fill_rows() {
    if (!first_ || !last_) return;
    for (Day period = *first_; period <= *last_; period = next_period(period, request_.every)) {
      TimelineRow row;
      row.date = period_text(period, request_.every);
      row.count = at(matches_, period);
      row.total = at(totals_, period);
      for (const Counts& column : columns_) row.columns.push_back(at(column, period));
      timeline_.rows.push_back(std::move(row));
    }
  }

  const TimelineRequest& request_;
  const indexing::Snapshot& snapshot_;
  TallyColumn unit_;
  bool has_unit_;
  Counts matches_;
  Counts totals_;
  std::vector<Counts> columns_;
  std::optional<Day> first_, last_;
  Timeline timeline_;
};

}  // namespace

std::optional<Every> parse_every(std::string_view name) {
  const auto* found = std::find(kEveryNames.begin(), kEveryNames.end(), name);
  if (found == kEveryNames.end()) return std::nullopt;
  return static_cast<Every>(found - kEveryNames.begin());
}

query::OrError<Timeline> draw_timeline(const TimelineRequest& request,
                                       const indexing::Snapshot& snapshot) {
  return TimelineDrawer(request, snapshot).run();
}

}  // namespace dateline::search
