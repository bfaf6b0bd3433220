// The one writer of an index: holds its lock, and turns new segments, deletions and merged segments
// into the next moment. Its law: everything a manifest names is on the disk before the manifest is,
// and nothing it names is ever changed.
//
// commit(): deletion lists are written and synced, the manifest is replaced by rename (the commit
// point), the stubs follow, and what no manifest names any more is removed where no reader holds
// it. A kill before the rename leaves the old moment, after it the new one; either way leftovers
// are cleared by the next writer.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/manifest.h"
#include "common/index/schema.h"
#include "common/index/snapshot.h"

namespace dateline::segments {

// Documents that no longer count, by segment name.
struct Deletions {
  struct Docids {
    std::vector<Xapian::docid> articles;
    std::vector<Xapian::docid> statements;
  };
  std::map<std::string, Docids> by_segment;

  bool empty() const { return by_segment.empty(); }
};

// Segments that one merged segment takes the place of.
struct Replacement {
  std::vector<std::string> old_names;
  indexing::SegmentEntry merged;
  std::vector<Deletions::Docids>
      left_out;  // of each old segment, as they were when the merge began
};

struct Changes {
  std::vector<indexing::SegmentEntry> added;
  Deletions deletions;               // in segments of the current manifest or added ones
  std::vector<std::string> dropped;  // segments whose articles are in added ones
  std::vector<Replacement> replacements;
  std::map<std::string, std::string> analysis;    // settings to record
  std::map<std::string, std::uint64_t> rejected;  // counts of inputs read to their end or stop
};

class IndexWriter {
 public:
  enum class Opening { create, existing };
  // Throws console::WorldError with status busy where another writer holds the index, IndexError
  // where `existing` finds none or the index is of a newer version.
  IndexWriter(std::filesystem::path index, Opening opening);
  ~IndexWriter();
  IndexWriter(const IndexWriter&) = delete;
  IndexWriter& operator=(const IndexWriter&) = delete;

  const std::filesystem::path& path() const { return index_; }
  const indexing::Manifest& manifest() const { return manifest_; }
  indexing::Snapshot snapshot() const;

  // A name that no segment has had in this index, and its folder, made and empty.
  std::string new_segment();
  std::filesystem::path segment_folder(const std::string& name) const;

  // Writes the authority file that the next commit names in the place of the one before.
  void keep_authority(std::string_view bytes);

  // Gives up a segment that was made but not committed.
  void discard_segment(const std::string& name);

  void commit(const Changes& changes);
  // Removes what the manifest does not name and no reader holds.
  void clear_leftovers();

 private:
  void commit_changes(const Changes& changes);
  void apply_deletions(indexing::Manifest& next, const Deletions& deletions) const;
  void apply_replacement(indexing::Manifest& next, const Replacement& replacement) const;
  void write_deleted(indexing::Manifest& next, indexing::SegmentEntry& entry,
                     const Deletions::Docids& all) const;
  void write_stubs() const;
  void clear_authorities() const;

  std::filesystem::path index_;
  indexing::Manifest manifest_;
  int lock_ = -1;
  std::uint64_t next_number_ = 0;
  std::set<std::string> in_progress_;  // made, not yet committed: no leftovers
  std::string next_authority_;         // file name; empty: stays as it is
};

// Syncs a segment's folders and describes its files. The counts and languages are the caller's to
// fill in. From any thread. Throws std::system_error, IndexError.
indexing::SegmentEntry seal_segment(const std::filesystem::path& index, const std::string& name);

// The deletion list of a segment as it stands in the manifest.
Deletions::Docids read_deletions(const std::filesystem::path& folder,
                                 const indexing::SegmentEntry& entry);

}  // namespace dateline::segments
