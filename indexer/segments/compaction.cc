// Compaction is a merge of everything.
#include "indexer/segments/compaction.h"

#include <optional>

#include "common/console/errors.h"
#include "common/index/index_error.h"
#include "indexer/segments/authority_file.h"
#include "indexer/segments/merging.h"

namespace dateline::segments {
namespace {

constexpr std::atomic<bool> kNeverStop = false;

bool is_compact(const indexing::Manifest& manifest) {
  return manifest.segments.empty() ||
         (manifest.segments.size() == 1 && manifest.segments.front().deleted.file.path.empty());
}

}  // namespace

void compact_in_place(IndexWriter& writer) {
  if (is_compact(writer.manifest())) return;
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

void compact_to(const std::filesystem::path& from, const std::filesystem::path& to) {
  const std::filesystem::path paths[] = {from};
  const indexing::Snapshot snapshot =
      indexing::Snapshot::open(paths);  // holds the segments while they are read
  const indexing::Manifest& manifest = snapshot.manifests().front();
  IndexWriter writer(to, IndexWriter::Opening::create);
  // An empty one may be what a killed run of this has left.
  if (!writer.manifest().segments.empty())
    throw console::WorldError(to.string(), "there is an index already");
  Changes changes;
  changes.analysis = manifest.analysis;
  const std::string authority = read_kept_authority(from, manifest);
  if (!authority.empty()) writer.keep_authority(authority);
  changes.rejected = manifest.rejected;
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
  writer.commit(changes);
}

}  // namespace dateline::segments
