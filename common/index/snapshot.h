// One moment of one index or several, opened for reading: the databases of all segments, what is
// deleted in them, and statistics over what is left. A snapshot stays valid however much a writer
// commits; the segments it reads are kept from removal by a shared lock on each segment's folder.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "common/index/manifest.h"
#include "common/index/schema.h"

namespace dateline::indexing {

// Where a document stands: the segment's place in Snapshot::segments() and the docid in it.
struct DocumentPlace {
  std::size_t segment = 0;
  Xapian::docid docid = 0;
};

// Deleted docids of a segment, ascending.
using DocidList = std::vector<Xapian::docid>;

struct OpenSegment {
  std::filesystem::path index;  // the index's folder
  SegmentEntry entry;
  Xapian::Database articles;
  Xapian::Database statements;
  std::shared_ptr<const DocidList> deleted_articles;  // never null
  std::shared_ptr<const DocidList> deleted_statements;
  std::shared_ptr<void> lock;  // keeps the folder from removal

  const Xapian::Database& database(Unit unit) const {
    return unit == Unit::article ? articles : statements;
  }
  const DocidList& deleted(Unit unit) const {
    return unit == Unit::article ? *deleted_articles : *deleted_statements;
  }
};

// Appends the docids of a segment's deletion list ("a DOCID" and "s DOCID" lines), each list
// ascending. Throws IndexError, also where the bytes are not those described.
void read_deleted_list(const std::filesystem::path& folder, const FileEntry& file,
                       DocidList& articles, DocidList& statements);

// Not for several threads at once: Xapian's handles are not.
class Snapshot {
 public:
  // Opens the indexes as one. Starts again from the manifest when a segment is gone meanwhile.
  // Throws IndexError.
  static Snapshot open(std::span<const std::filesystem::path> indexes);

  // All segments as one database; it still has the deleted documents.
  const Xapian::Database& database(Unit unit) const {
    return unit == Unit::article ? articles_ : statements_;
  }
  std::span<const OpenSegment> segments() const { return segments_; }
  std::span<const Manifest> manifests() const { return manifests_; }
  // The languages that live articles are in: those whose stemmers a query needs.
  const std::set<std::string>& langs() const { return langs_; }

  // `query` without the deleted documents.
  Xapian::Query live(const Xapian::Query& query, Unit unit) const;
  Xapian::doccount live_count(Unit unit) const;
  // Mean length (sum of wdf) of the live documents; 1 for none.
  double mean_length(Unit unit) const;
  // Live documents that have `term`: the same for equal content, however it is cut into segments.
  // Cached.
  Xapian::doccount live_frequency(const std::string& term, Unit unit) const;

  // The live document with that unique term (kIdPrefix), or no segment (segment ==
  // segments().size()).
  DocumentPlace find(const std::string& id_term, Unit unit) const;
  bool is_deleted(DocumentPlace place, Unit unit) const;

 private:
  void join_segments();

  Xapian::Database articles_;
  Xapian::Database statements_;
  std::vector<OpenSegment> segments_;
  std::vector<Manifest> manifests_;
  std::set<std::string> langs_;
  mutable std::unordered_map<std::string, Xapian::doccount> frequencies_[2];
  mutable double mean_lengths_[2] = {0, 0};
};

}  // namespace dateline::indexing
