// What has been taken but not committed: inverted articles in order, which of them were replaced
// again, and what they replace in segments that are committed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/segments/batch.h"
#include "indexer/segments/index_writer.h"

namespace dateline::segments {

// The living version of an article, wherever it is.
struct Version {
  std::string fingerprint;
  std::uint32_t statements = 0;
  std::string segment;  // empty: in the pending segment
  Xapian::docid article = 0;
  std::vector<Xapian::docid> statement_docids;
};

class PendingSegment {
 public:
  explicit PendingSegment(const IndexWriter& writer) : known_(writer.snapshot()) {}

  // Where in the pending segment the next article of some runs stands: docids before it.
  struct Cursor {
    Xapian::docid article = 0;
    Xapian::docid statement = 0;
  };

  // Appends runs; their articles are then taken one by one, in order, by live() or dead().
  Cursor append(InvertedArticles&& inverted);
  // The article at the cursor counts, in place of `replaced` where there is one.
  void live(const Analysed& article, const std::optional<Version>& replaced, Cursor& cursor);
  // The article at the cursor does not count.
  void dead(const Analysed& article, Cursor& cursor);

  std::optional<Version> find(const std::string& id) const;

  std::size_t articles() const { return next_article_; }
  std::size_t memory_bytes() const { return memory_bytes_; }
  bool changes_anything() const { return next_article_ > 0 || !deletions_.empty(); }

  // Writes the segment through `writer` and returns what to commit. Leaves nothing pending but the
  // memory of what was known; committed() then opens the new moment.
  Changes write(IndexWriter& writer);
  void committed(const IndexWriter& writer);

 private:
  void remove(const Version& version);
  static Version advance(const Analysed& article, Cursor& cursor);
  indexing::SegmentEntry write_segment(const IndexWriter& writer, const std::string& name) const;

  indexing::Snapshot known_;
  std::vector<InvertedArticles> runs_;
  std::size_t memory_bytes_ = 0;
  Xapian::docid next_article_ = 0;  // documents of the runs appended so far
  Xapian::docid next_statement_ = 0;
  std::unordered_map<std::string, Version> taken_;  // by id; only looked up
  std::map<std::string, std::uint32_t> langs_;
  Deletions deletions_;  // the pending segment's under the name ""
};

}  // namespace dateline::segments
