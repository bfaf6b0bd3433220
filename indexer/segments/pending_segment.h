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

  // The runs of a batch; the articles in it are then taken one by one by live() or dead(), in
  // order.
  void append(InvertedArticles&& inverted);
  // The next article of the runs counts, in place of `replaced` where there is one.
  void live(const Analysed& article, const std::optional<Version>& replaced);
  // The next article of the runs does not count.
  void dead(const Analysed& article);

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

  indexing::Snapshot known_;
  std::vector<InvertedArticles> runs_;
  std::size_t memory_bytes_ = 0;
  Xapian::docid next_article_ = 0;  // articles and statements taken so far
  Xapian::docid next_statement_ = 0;
  std::unordered_map<std::string, Version> taken_;  // by id; only looked up
  std::map<std::string, std::uint32_t> langs_;
  Deletions deletions_;  // the pending segment's under the name ""
};

}  // namespace dateline::segments
