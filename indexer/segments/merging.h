// Merging: which segments become one, and making that one, without what was deleted.
#pragma once

#include <atomic>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "common/index/index_error.h"
#include "common/index/manifest.h"
#include "indexer/segments/index_writer.h"

namespace dateline::segments {

// At most this many segments of a size stay beside each other; sizes are powers of this number.
inline constexpr std::size_t kSegmentsOfASize = 8;
// A segment in which more than this share of the articles is deleted is written anew.
inline constexpr double kMostDeleted = 0.3;

// The segments to merge next, in the manifest's order: the smallest size of which there are
// kSegmentsOfASize or more, or one with too much deleted in it. Empty: nothing to do.
std::vector<indexing::SegmentEntry> choose_merge(const indexing::Manifest& manifest);

// A merge at work. It reads segments that nobody changes, so it may run beside commits on a thread
// of its own.
struct MergePlan {
  std::vector<indexing::SegmentEntry> sources;
  std::vector<std::filesystem::path> folders;  // of the sources
  std::vector<Deletions::Docids> deleted;      // in them, at the time of planning
  std::string name;                            // of the merged segment
  std::filesystem::path target;                // its folder, made and empty
};

// Prepares a merge of `sources`. REQUIRES: they are in the writer's manifest.
MergePlan plan_merge(IndexWriter& writer, const std::vector<indexing::SegmentEntry>& sources);

// A segment whose bytes are not those of the manifest: what is made of it would look whole.
struct SourceDamaged : indexing::IndexError {
  using IndexError::IndexError;
};
// Reads every file of a segment against its checksum. Throws SourceDamaged, which names the first
// that is another.
void verify_source(const std::filesystem::path& folder, const indexing::SegmentEntry& source);

// Writes the merged databases, joined by Xapian's compaction, what is deleted in the sources taken
// out first; the sources are verified before. Throws SourceDamaged, IndexError, std::system_error.
// Nothing where `stop` was set meanwhile.
std::optional<Replacement> run_merge(const MergePlan& plan, const std::atomic<bool>& stop);

// Syncs and describes the merged segment, so that it can be committed.
void seal_merge(const std::filesystem::path& index, Replacement& replacement);

}  // namespace dateline::segments
