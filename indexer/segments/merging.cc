// Compaction copies B-tree items in order and is fast; taking documents out is done on a private
// copy before it.
#include "indexer/segments/merging.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>
#include <xapian.h>

#include "common/index/index_error.h"

namespace dateline::segments {
namespace {

namespace fs = std::filesystem;
using indexing::SegmentEntry;

constexpr std::size_t kDeletionsAtOnce = 500;        // held in memory by Xapian, some 50 KB each
constexpr double kSmallestSize = 4.0 * 1024 * 1024;  // bytes; all below are of one size

int size_class(std::uint64_t bytes) {
  const double ratio = std::max(1.0, static_cast<double>(bytes) / kSmallestSize);
  return static_cast<int>(std::log2(ratio) / 3);  // 3 = log2(kSegmentsOfASize)
}

bool has_too_much_deleted(const SegmentEntry& entry) {
  return entry.deleted.articles > 0 && entry.deleted.articles > kMostDeleted * entry.articles;
}

// Thrown out of a compaction that is no longer wanted.
struct Stopped {};

class StoppableCompactor : public Xapian::Compactor {
 public:
  explicit StoppableCompactor(const std::atomic<bool>& stop) : stop_(stop) {}
  void set_status(const std::string&, const std::string&) override {
    if (stop_) throw Stopped{};
  }

 private:
  const std::atomic<bool>& stop_;
};

// The source itself, or a copy in `scratch` without the deleted documents.
fs::path without_deleted(const fs::path& source, const std::vector<Xapian::docid>& deleted,
                         const fs::path& scratch, const std::atomic<bool>& stop) {
  if (deleted.empty()) return source;
  fs::copy(source, scratch, fs::copy_options::recursive);
  Xapian::WritableDatabase database(scratch.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  std::size_t pending = 0;
  for (const Xapian::docid docid : deleted) {
    if (stop) throw Stopped{};
    database.delete_document(docid);
    if (++pending % kDeletionsAtOnce == 0) database.commit();
  }
  database.commit();
  return scratch;
}

// Joins one of the two databases of all sources.
void join(const MergePlan& plan, const char* name, const std::atomic<bool>& stop) {
  Xapian::Database all;
  for (std::size_t i = 0; i < plan.sources.size(); ++i) {
    if (stop) throw Stopped{};
    const Deletions::Docids& deleted = plan.deleted[i];
    const bool is_articles = std::string_view(name) == "articles";
    const fs::path scratch = plan.target / fmt::format("source-{}-{}", i, name);
    const fs::path path = without_deleted(
        plan.folders[i] / name, is_articles ? deleted.articles : deleted.statements, scratch, stop);
    const Xapian::Database database(path.string());
    all.add_database(database);
  }
  StoppableCompactor compactor(stop);
  all.compact((plan.target / name).string(), 0, 0, compactor);
}

void remove_scratch(const fs::path& folder) {
  std::vector<fs::path> scratch;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().filename().string().starts_with("source-")) scratch.push_back(entry.path());
  }
  for (const fs::path& path : scratch) fs::remove_all(path);
}

}  // namespace

std::vector<SegmentEntry> choose_merge(const indexing::Manifest& manifest) {
  std::map<int, std::vector<SegmentEntry>> by_size;
  for (const SegmentEntry& entry : manifest.segments)
    by_size[size_class(entry.bytes())].push_back(entry);
  for (const auto& [size, entries] : by_size) {
    if (entries.size() >= kSegmentsOfASize)
      return {entries.begin(), entries.begin() + kSegmentsOfASize};
  }
  for (const SegmentEntry& entry : manifest.segments) {
    if (has_too_much_deleted(entry)) return {entry};
  }
  return {};
}

MergePlan plan_merge(IndexWriter& writer, const std::vector<SegmentEntry>& sources) {
  MergePlan plan;
  plan.sources = sources;
  for (const SegmentEntry& source : sources) {
    plan.folders.push_back(writer.segment_folder(source.name));
    plan.deleted.push_back(read_deletions(plan.folders.back(), source));
  }
  plan.name = writer.new_segment();
  plan.target = writer.segment_folder(plan.name);
  return plan;
}

void verify_source(const fs::path& folder, const SegmentEntry& source) {
  for (const indexing::FileEntry& file : source.files) {
    std::string why = "its bytes are not those that the manifest describes";
    try {
      const indexing::FileEntry found = indexing::describe_file(folder, file.path);
      if (found.bytes == file.bytes && found.checksum == file.checksum) continue;
    } catch (const indexing::IndexError&) {
      why = "it cannot be read";
    }
    throw SourceDamaged((folder / file.path).string(),
                        fmt::format("damaged: {}; nothing was made of segment {}, "
                                    "'dateline-indexer check' lists what is damaged",
                                    why, source.name));
  }
}

std::optional<Replacement> run_merge(const MergePlan& plan, const std::atomic<bool>& stop) {
  Replacement replacement;
  replacement.merged.name = plan.name;
  replacement.left_out = plan.deleted;
  for (const SegmentEntry& source : plan.sources) {
    replacement.old_names.push_back(source.name);
    for (const auto& [lang, count] : source.langs) replacement.merged.langs[lang] += count;
  }
  for (std::size_t i = 0; i < plan.sources.size(); ++i) {
    if (stop) return std::nullopt;
    verify_source(plan.folders[i], plan.sources[i]);
  }
  try {
    indexing::translating_errors(plan.target.string(), [&] {
      join(plan, "articles", stop);
      join(plan, "statements", stop);
      replacement.merged.articles =
          Xapian::Database((plan.target / "articles").string()).get_doccount();
      replacement.merged.statements =
          Xapian::Database((plan.target / "statements").string()).get_doccount();
    });
  } catch (const Stopped&) {
    return std::nullopt;
  }
  remove_scratch(plan.target);
  return replacement;
}

void seal_merge(const fs::path& index, Replacement& replacement) {
  SegmentEntry sealed = seal_segment(index, replacement.merged.name);
  sealed.articles = replacement.merged.articles;
  sealed.statements = replacement.merged.statements;
  sealed.langs = replacement.merged.langs;
  replacement.merged = std::move(sealed);
}

}  // namespace dateline::segments
