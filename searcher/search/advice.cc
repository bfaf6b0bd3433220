// A name's other spellings are counted by asking again.
#include "searcher/search/advice.h"

#include <algorithm>

#include <fmt/format.h>

#include "common/index/index_error.h"
#include "common/query/query_algebra.h"
#include "searcher/search/matching.h"

namespace dateline::search {
namespace {

constexpr std::size_t kMostKeys = 4;  // of a request are asked again

std::uint64_t count_of(const indexing::Snapshot& snapshot, Unit unit, const Xapian::Query& query) {
  std::uint64_t count = 0;
  for_each_match(snapshot, unit, query::unranked(query), [&](const Match&) { ++count; });
  return count;
}

// The request with the name in the place of its key; what to type for that.
std::string ask_for(const std::string& name, const query::DoubtfulValue& key,
                    query::SearchRequest& request) {
  if (key.option.empty()) {
    request.text.replace(key.begin, key.end - key.begin,
                         query::as_query_value(request.text, key, name));
    return request.text;
  }
  const std::string field(key.field->name);
  auto& filters = key.option == field ? request.filters.wanted : request.filters.unwanted;
  std::replace(filters[field].begin(), filters[field].end(), key.typed, name);
  return query::as_option(key.option, name);
}

Advice advice_on(const query::SearchRequest& request, const query::PreparedQuery& prepared,
                 const indexing::Snapshot& snapshot) {
  Advice advice{query::did_you_mean(request, prepared, snapshot), ""};
  std::size_t keys = 0;
  for (const query::DoubtfulValue& key : prepared.values) {
    if (!key.is_key || ++keys > kMostKeys) continue;
    const std::string name = query::nearest_value(key, request.unit, snapshot);
    if (name == key.typed) continue;
    query::SearchRequest wider = request;
    const std::string typed = ask_for(name, key, wider);
    auto asked = query::prepare(wider, snapshot);
    if (query::error_in(asked) != nullptr) continue;
    const std::uint64_t found = count_of(snapshot, request.unit, prepared.query);
    const std::uint64_t all = count_of(snapshot, request.unit, query::value_in(asked).query);
    if (all == found) continue;
    const std::uint64_t change = all > found ? all - found : found - all;
    advice.note = fmt::format("“{}” is one spelling as facets print it; {} finds {} {} {}{}",
                              key.typed, typed, change, all > found ? "more" : "fewer",
                              to_string(request.unit), change == 1 ? "" : "s");
    if (advice.suggestion.empty()) advice.suggestion = typed;
    break;
  }
  return advice;
}

}  // namespace

Advice advise(const query::SearchRequest& request, const query::PreparedQuery& prepared,
              const indexing::Snapshot& snapshot) {
  return indexing::translating_errors(named(snapshot),
                                      [&] { return advice_on(request, prepared, snapshot); });
}

}  // namespace dateline::search
