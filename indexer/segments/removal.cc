// Ids and matches become docids by segment, then one commit.
#include "indexer/segments/removal.h"

#include <set>

#include "common/index/index_error.h"
#include "common/index/schema.h"

namespace dateline::segments {
namespace {

using indexing::Unit;

// Enters the article and its statements.
void enter(const indexing::Snapshot& snapshot, indexing::DocumentPlace place,
           Deletions& deletions) {
  const indexing::OpenSegment& segment = snapshot.segments()[place.segment];
  Deletions::Docids& docids = deletions.by_segment[segment.entry.name];
  docids.articles.push_back(place.docid);
  const std::string id = segment.articles.get_document(place.docid).get_value(indexing::kIdSlot);
  const std::string term = indexing::value_term(indexing::kOfArticlePrefix, id);
  for (auto at = segment.statements.postlist_begin(term);
       at != segment.statements.postlist_end(term); ++at) {
    if (!snapshot.is_deleted({place.segment, *at}, Unit::statement))
      docids.statements.push_back(*at);
  }
}

// The places of the articles that match, in one segment after another.
void match(const indexing::Snapshot& snapshot, const Xapian::Query& query,
           std::set<std::pair<std::size_t, Xapian::docid>>& places) {
  for (std::size_t i = 0; i < snapshot.segments().size(); ++i) {
    const Xapian::Database& database = snapshot.segments()[i].articles;
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const Xapian::MSet matches = enquire.get_mset(0, database.get_doccount());
    for (auto at = matches.begin(); at != matches.end(); ++at) {
      if (!snapshot.is_deleted({i, *at}, Unit::article)) places.emplace(i, *at);
    }
  }
}

}  // namespace

RemovalCounts remove_articles(IndexWriter& writer, const indexing::Snapshot& snapshot,
                              std::span<const std::string> ids,
                              std::span<const Xapian::Query> queries) {
  return indexing::translating_errors(writer.path().string(), [&] {
    std::set<std::pair<std::size_t, Xapian::docid>> places;
    for (const std::string& id : ids) {
      const std::string term = indexing::value_term(
          indexing::kIdPrefix, indexing::canonical_value(indexing::Matching::id, id));
      const auto place = snapshot.find(term, Unit::article);
      if (place.segment < snapshot.segments().size()) places.emplace(place.segment, place.docid);
    }
    for (const Xapian::Query& query : queries) match(snapshot, query, places);
    Changes changes;
    for (const auto& [segment, docid] : places)
      enter(snapshot, {segment, docid}, changes.deletions);
    RemovalCounts counts;
    for (const auto& [name, docids] : changes.deletions.by_segment) {
      counts.articles += docids.articles.size();
      counts.statements += docids.statements.size();
    }
    if (counts.articles > 0) writer.commit(changes);
    return counts;
  });
}

}  // namespace dateline::segments
