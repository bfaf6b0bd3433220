// Compaction is a merge of everything.
#include "indexer/segments/compaction.h"

#include <optional>

#include "common/console/errors.h"
#include "common/index/index_error.h"
#include "indexer/segments/authority_file.h"
#include "indexer/segments/merging.h"

namespace dateline::segments {
namespace {

namespace fs = std::filesystem;

constexpr std::atomic<bool> kNeverStop = false;

bool is_compact(const indexing::Manifest& manifest) {
  return manifest.segments.empty() ||
         (manifest.segments.size() == 1 && manifest.segments.front().deleted.file.path.empty());
}

// A folder in which an index is made: unless it is kept, what was made there is removed.
class NewIndex {
 public:
  explicit NewIndex(fs::path folder)
      : folder_(std::move(folder)), is_new_(!indexing::has_manifest(folder_)) {
    for (fs::path at = fs::absolute(folder_).lexically_normal(); !fs::exists(at);
         at = at.parent_path())
      made_ = at;
  }
  ~NewIndex() {
    if (!is_new_ || !is_open_ || is_kept_) return;
    std::error_code ignored;  // the error that led here is the one to tell
    if (!made_.empty()) {
      fs::remove_all(made_, ignored);
      return;
    }
    for (const char* name : {indexing::kManifestName, indexing::kSegmentsFolder, "articles.stub",
                             "statements.stub", "writer.lock"})
      fs::remove_all(folder_ / name, ignored);
  }
  NewIndex(const NewIndex&) = delete;
  NewIndex& operator=(const NewIndex&) = delete;
  // From here on the folder is this writer's index.
  void opened() { is_open_ = true; }
  void keep() { is_kept_ = true; }

 private:
  fs::path folder_;
  fs::path made_;  // the topmost folder that is not there yet; empty: `folder_` is there
  bool is_new_;
  bool is_open_ = false;
  bool is_kept_ = false;
};

// All segments of `from` as one new one of the writer's, with what else the manifest says.
Changes changes_of(const indexing::Snapshot& snapshot, const fs::path& from, IndexWriter& writer) {
  const indexing::Manifest& manifest = snapshot.manifests().front();
  Changes changes;
  changes.analysis = manifest.analysis;
  changes.rejected = manifest.rejected;
  const std::string authority = read_kept_authority(from, manifest);
  if (!manifest.segments.empty()) {
    MergePlan plan;
    plan.sources = manifest.segments;
    for (const indexing::OpenSegment& segment : snapshot.segments()) {
      plan.folders.push_back(from / indexing::kSegmentsFolder / segment.entry.name);
      plan.deleted.push_back({*segment.deleted_articles, *segment.deleted_statements});
    }
    plan.name = writer.new_segment();
    plan.target = writer.segment_folder(plan.name);
    Replacement merged = *run_merge(plan, kNeverStop);
    seal_merge(writer.path(), merged);
    changes.added.push_back(std::move(merged.merged));
  }
  if (!authority.empty()) writer.keep_authority(authority);
  return changes;
}

}  // namespace

void compact_in_place(IndexWriter& writer) {
  if (is_compact(writer.manifest())) {
    for (const indexing::SegmentEntry& entry : writer.manifest().segments)
      verify_source(writer.segment_folder(entry.name), entry);
    return;
  }
  const MergePlan plan = plan_merge(writer, writer.manifest().segments);
  std::optional<Replacement> merged;
  try {
    merged = run_merge(plan, kNeverStop);
    seal_merge(writer.path(), *merged);
  } catch (...) {
    writer.discard_segment(plan.name);
    throw;
  }
  // Whatever a commit throws, the segment may be named by now: the next writer clears up.
  Changes changes;
  changes.replacements.push_back(std::move(*merged));
  writer.commit(changes);
}

void compact_to(const fs::path& from, const fs::path& to) {
  const fs::path paths[] = {from};
  const indexing::Snapshot snapshot =
      indexing::Snapshot::open(paths);  // holds the segments while they are read
  NewIndex target(to);
  IndexWriter writer(to, IndexWriter::Opening::create);
  // An empty one may be what a killed run of this has left.
  if (!writer.manifest().segments.empty())
    throw console::WorldError(to.string(), "there is an index already");
  target.opened();
  writer.commit(changes_of(snapshot, from, writer));
  target.keep();
}

}  // namespace dateline::segments
