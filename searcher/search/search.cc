// The steps in order: prepare, match, collect, count.
#include "searcher/search/search.h"

#include <memory>

#include "common/index/index_error.h"
#include "common/index/schema.h"
#include "common/query/surname_owners.h"
#include "searcher/search/matching.h"

namespace dateline::search {
namespace {

std::string data_of(const indexing::Snapshot& snapshot, Xapian::docid docid, Unit unit) {
  return indexing::translating_errors(
      named(snapshot), [&] { return snapshot.database(unit).get_document(docid).get_data(); });
}

// Adds to what is said of a document in which index it is.
template <typename Decode>
auto of_index(const indexing::Snapshot& snapshot, Decode decode) {
  try {
    return decode();
  } catch (const indexing::IndexError& error) {
    throw indexing::IndexError(named(snapshot), error.what());
  }
}

void fill_hits(SearchResult& result, PageCollector& page) {
  result.total = page.total();
  for (PageHit& hit : page.hits())
    result.hits.push_back(
        {result.offset + result.hits.size() + 1, hit.score, hit.docid, std::move(hit.copies)});
  result.complete =
      result.offset >= result.total || result.hits.size() == result.total - result.offset;
}

// A collapsed article stands for its story, so that a facet's count is the number of hits that its
// value has as a filter. Statements are counted one by one: which of them are copies depends on
// what else is found.
FacetUnit facet_unit(const query::SearchRequest& request) {
  const bool in_stories = request.page.collapse && request.unit == Unit::article;
  return in_stories ? FacetUnit::story : FacetUnit::match;
}

std::unique_ptr<query::SurnameOwners> speakers_in(const query::SearchRequest& request,
                                                  const indexing::Snapshot& snapshot) {
  if (!request.page.collapse || request.unit != Unit::statement) return nullptr;
  return indexing::translating_errors(named(snapshot), [&] {
    return std::make_unique<query::SurnameOwners>(snapshot, indexing::field("speaker"),
                                                  request.unit);
  });
}

}  // namespace

query::OrError<SearchResult> run(const query::SearchRequest& request,
                                 const indexing::Snapshot& snapshot) {
  auto outcome = query::prepare(request, snapshot);
  if (const auto* error = query::error_in(outcome)) return *error;
  std::vector<FacetCounter> counters;
  for (const query::FacetRequest& asked : request.facets) {
    auto counter =
        FacetCounter::make(asked, {snapshot, request.unit, facet_unit(request)}, "facets");
    if (const auto* error = query::error_in(counter)) return *error;
    counters.push_back(std::move(query::value_in(counter)));
  }
  query::PreparedQuery& prepared = query::value_in(outcome);
  const auto owners = speakers_in(request, snapshot);
  PageCollector page(request.page, request.unit, owners.get());
  for_each_match(snapshot, request.unit, prepared.query, [&](const Match& match) {
    page.take(match);
    for (FacetCounter& counter : counters) counter.take(match);
  });
  SearchResult result;
  result.offset = request.page.offset;
  fill_hits(result, page);
  for (const FacetCounter& counter : counters) result.facets.push_back(counter.counts());
  result.advice = advise(request, prepared, snapshot);
  result.matched = std::move(prepared.matched);
  return result;
}

indexing::StoredArticle fetch_article(const indexing::Snapshot& snapshot, Xapian::docid docid) {
  const std::string data = data_of(snapshot, docid, Unit::article);
  return of_index(snapshot, [&] { return indexing::decode_article(data); });
}

indexing::StoredStatement fetch_statement(const indexing::Snapshot& snapshot, Xapian::docid docid) {
  const std::string data = data_of(snapshot, docid, Unit::statement);
  return of_index(snapshot, [&] { return indexing::decode_statement(data); });
}

Xapian::docid find_id(const indexing::Snapshot& snapshot, const std::string& id, Unit unit) {
  const std::string kept = indexing::canonical_value(indexing::Matching::id, id);
  if (kept.empty()) return 0;
  return indexing::translating_errors(named(snapshot), [&] {
    return whole_docid(snapshot,
                       snapshot.find(indexing::value_term(indexing::kIdPrefix, kept), unit));
  });
}

std::uint64_t story_size(const indexing::Snapshot& snapshot, const std::string& story) {
  if (story.empty()) return 0;
  const indexing::Field& field = indexing::field("story");
  return indexing::translating_errors(named(snapshot), [&]() -> std::uint64_t {
    return snapshot.live_frequency(
        indexing::value_term(field.prefix, indexing::canonical_value(field.matching, story)),
        Unit::article);
  });
}

}  // namespace dateline::search
