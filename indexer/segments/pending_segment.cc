// Docids are counted as the runs will be written: in the order they were appended.
#include "indexer/segments/pending_segment.h"

#include <numeric>

#include <oneapi/tbb/parallel_invoke.h>

#include "indexer/segments/glass/database_writer.h"

namespace dateline::segments {

PendingSegment::Cursor PendingSegment::append(InvertedArticles&& inverted) {
  const Cursor cursor{next_article_, next_statement_};
  next_article_ += static_cast<Xapian::docid>(inverted.articles.documents());
  next_statement_ += static_cast<Xapian::docid>(inverted.statements.documents());
  memory_bytes_ += inverted.articles.memory_bytes() + inverted.statements.memory_bytes();
  if (inverted.articles.documents() > 0) runs_.push_back(std::move(inverted));
  return cursor;
}

void PendingSegment::live(const Analysed& article, const std::optional<Version>& replaced,
                          Cursor& cursor) {
  if (replaced) remove(*replaced);
  ++langs_[article.lang];
  taken_[article.id] = advance(article, cursor);
}

void PendingSegment::dead(const Analysed& article, Cursor& cursor) {
  remove(advance(article, cursor));
}

Version PendingSegment::advance(const Analysed& article, Cursor& cursor) {
  Version version{article.fingerprint, article.statements, "", ++cursor.article, {}};
  version.statement_docids.resize(article.statements);
  std::iota(version.statement_docids.begin(), version.statement_docids.end(), cursor.statement + 1);
  cursor.statement += article.statements;
  return version;
}

void PendingSegment::remove(const Version& version) {
  Deletions::Docids& docids = deletions_.by_segment[version.segment];
  docids.articles.push_back(version.article);
  docids.statements.insert(docids.statements.end(), version.statement_docids.begin(),
                           version.statement_docids.end());
}

std::optional<Version> PendingSegment::find(const std::string& id) const {
  const auto taken = taken_.find(id);
  if (taken != taken_.end()) return taken->second;
  const auto place =
      known_.find(indexing::value_term(indexing::kIdPrefix, id), indexing::Unit::article);
  if (place.segment == known_.segments().size()) return std::nullopt;
  const indexing::OpenSegment& segment = known_.segments()[place.segment];
  const Xapian::Document document = segment.articles.get_document(place.docid);
  Version version{
      document.get_value(indexing::kFingerprintSlot), 0, segment.entry.name, place.docid, {}};
  const std::string term = indexing::value_term(indexing::kOfArticlePrefix, id);
  for (auto at = segment.statements.postlist_begin(term);
       at != segment.statements.postlist_end(term); ++at) {
    if (!known_.is_deleted({place.segment, *at}, indexing::Unit::statement))
      version.statement_docids.push_back(*at);
  }
  version.statements = static_cast<std::uint32_t>(version.statement_docids.size());
  return version;
}

Changes PendingSegment::write(IndexWriter& writer) {
  Changes changes;
  if (next_article_ > 0) {
    const std::string name = writer.new_segment();
    try {
      changes.added.push_back(write_segment(writer, name));
    } catch (...) {
      writer.discard_segment(name);
      throw;
    }
    const auto own = deletions_.by_segment.find("");
    if (own != deletions_.by_segment.end()) {
      deletions_.by_segment[name] = std::move(own->second);
      deletions_.by_segment.erase("");
    }
  }
  changes.deletions = std::move(deletions_);
  return changes;
}

indexing::SegmentEntry PendingSegment::write_segment(const IndexWriter& writer,
                                                     const std::string& name) const {
  const std::filesystem::path folder = writer.segment_folder(name);
  std::vector<const glass::InvertedRun*> articles, statements;
  for (const InvertedArticles& run : runs_) {
    articles.push_back(&run.articles);
    statements.push_back(&run.statements);
  }
  oneapi::tbb::parallel_invoke([&] { glass::write_database(folder / "articles", articles); },
                               [&] { glass::write_database(folder / "statements", statements); });
  indexing::SegmentEntry entry = seal_segment(writer.path(), name);
  entry.articles = next_article_;
  entry.statements = next_statement_;
  entry.langs = langs_;
  return entry;
}

void PendingSegment::committed(const IndexWriter& writer) {
  *this = PendingSegment(writer);
}

}  // namespace dateline::segments
