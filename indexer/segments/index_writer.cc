// Commits, in the order that makes them last.
#include "indexer/segments/index_writer.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <set>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "common/console/errors.h"
#include "common/index/index_error.h"
#include "indexer/segments/authority_file.h"
#include "indexer/segments/durable_files.h"
#include "indexer/segments/glass/output_file.h"

namespace dateline::segments {
namespace {

namespace fs = std::filesystem;
using indexing::FileEntry;
using indexing::Manifest;
using indexing::SegmentEntry;

constexpr const char* kLockName = "writer.lock";
constexpr const char* kDatabases[] = {"articles", "statements"};

int take_lock(const fs::path& index) {
  const fs::path path = index / kLockName;
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (fd < 0) throw console::WorldError(path.string(), std::strerror(errno));
  if (::flock(fd, LOCK_EX | LOCK_NB) == 0) return fd;
  const int error = errno;
  ::close(fd);
  if (error == EWOULDBLOCK) {
    throw console::WorldError(index.string(), "another writer holds the index: try again",
                              console::ExitStatus::busy);
  }
  throw console::WorldError(path.string(), std::strerror(error));
}

// Removes the folder unless a reader holds it.
void remove_unheld(const fs::path& folder) {
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  if (::flock(fd, LOCK_EX | LOCK_NB) == 0) {
    std::error_code ignored;  // what stays is cleared by the next writer
    fs::remove_all(folder, ignored);
  }
  ::close(fd);
}

void sort_unique(std::vector<Xapian::docid>& docids) {
  std::sort(docids.begin(), docids.end());
  docids.erase(std::unique(docids.begin(), docids.end()), docids.end());
}

// What of `all` is not in `some`; both ascending.
std::vector<Xapian::docid> difference(const std::vector<Xapian::docid>& all,
                                      const std::vector<Xapian::docid>& some) {
  std::vector<Xapian::docid> left;
  std::set_difference(all.begin(), all.end(), some.begin(), some.end(), std::back_inserter(left));
  return left;
}

// The ids of articles of a segment.
std::vector<std::string> ids_of(const fs::path& folder, const std::vector<Xapian::docid>& docids) {
  std::vector<std::string> ids;
  if (docids.empty()) return ids;
  const Xapian::Database articles((folder / "articles").string());
  for (const Xapian::docid docid : docids) {
    ids.push_back(articles.get_document(docid).get_value(indexing::kIdSlot));
  }
  return ids;
}

// A segment's documents by the id of their article.
class DocumentsById {
 public:
  explicit DocumentsById(const fs::path& folder)
      : articles_((folder / "articles").string()), statements_((folder / "statements").string()) {}

  void enter(const std::string& id, Deletions::Docids& docids) const {
    append(articles_, indexing::value_term(indexing::kIdPrefix, id), docids.articles);
    append(statements_, indexing::value_term(indexing::kOfArticlePrefix, id), docids.statements);
  }

 private:
  static void append(const Xapian::Database& database, const std::string& term,
                     std::vector<Xapian::docid>& docids) {
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at)
      docids.push_back(*at);
  }

  Xapian::Database articles_;
  Xapian::Database statements_;
};

// Makes the folder, and each new one above it durable in its parent.
void create_durably(const fs::path& folder) {
  std::vector<fs::path> parents;
  for (fs::path at = fs::absolute(folder).lexically_normal(); !fs::exists(at);
       at = at.parent_path())
    parents.push_back(at.parent_path());
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw console::WorldError(folder.parent_path().string(), error.message());
  for (const fs::path& parent : parents) sync_folder(parent);
}

bool is_segment_name(const std::string& name) {
  return name.size() >= 8 && name.find_first_not_of("0123456789") == std::string::npos;
}

std::uint64_t number_of(const std::string& segment_name) {
  return std::strtoull(segment_name.c_str(), nullptr, 10);
}

}  // namespace

Deletions::Docids read_deletions(const fs::path& folder, const SegmentEntry& entry) {
  Deletions::Docids docids;
  if (entry.deleted.file.path.empty()) return docids;
  indexing::read_deleted_list(folder, entry.deleted.file, docids.articles, docids.statements);
  return docids;
}

IndexWriter::IndexWriter(fs::path index, Opening opening) : index_(std::move(index)) {
  if (opening == Opening::existing && !indexing::has_manifest(index_)) {
    throw indexing::IndexError(index_.string(), "no index there (dateline.json is missing)");
  }
  create_durably(index_ / indexing::kSegmentsFolder);
  lock_ = take_lock(index_);
  try {
    if (indexing::has_manifest(index_)) manifest_ = indexing::read_manifest(index_);
    if (!indexing::has_manifest(index_) && !fs::is_empty(index_ / indexing::kSegmentsFolder)) {
      throw indexing::IndexError(index_.string(),
                                 "damaged: dateline.json is missing, but segments/ is not empty");
    }
    for (const SegmentEntry& entry : manifest_.segments)
      next_number_ = std::max(next_number_, number_of(entry.name) + 1);
    clear_leftovers();
    if (!indexing::has_manifest(index_)) commit({});
  } catch (...) {
    ::close(lock_);
    throw;
  }
}

IndexWriter::~IndexWriter() {
  if (lock_ >= 0) ::close(lock_);
}

indexing::Snapshot IndexWriter::snapshot() const {
  const fs::path paths[] = {index_};
  return indexing::Snapshot::open(paths);
}

fs::path IndexWriter::segment_folder(const std::string& name) const {
  return index_ / indexing::kSegmentsFolder / name;
}

std::string IndexWriter::new_segment() {
  for (;;) {
    std::string name = fmt::format("{:08}", next_number_++);
    std::error_code error;
    if (fs::create_directory(segment_folder(name), error)) {
      in_progress_.insert(name);
      return name;
    }
    if (error) throw std::system_error(error, segment_folder(name).string());
  }
}

void IndexWriter::keep_authority(std::string_view bytes) {
  next_authority_ = authority_file_name(authority_mark(bytes));
  replace_file(index_ / next_authority_, bytes);
  sync_folder(index_);
}

void IndexWriter::discard_segment(const std::string& name) {
  in_progress_.erase(name);
  for (const SegmentEntry& entry : manifest_.segments) {
    if (entry.name == name) return;  // committed after all
  }
  std::error_code ignored;  // what stays is cleared by the next writer
  fs::remove_all(segment_folder(name), ignored);
}

SegmentEntry seal_segment(const fs::path& index, const std::string& name) {
  SegmentEntry entry;
  entry.name = name;
  const fs::path folder = index / indexing::kSegmentsFolder / name;
  for (const char* database : kDatabases) {
    glass::sync_directory(folder / database);
    std::vector<std::string> files;
    for (const auto& file : fs::directory_iterator(folder / database)) {
      const std::string file_name = file.path().filename().string();
      if (file_name != "flintlock") files.push_back(fmt::format("{}/{}", database, file_name));
    }
    std::sort(files.begin(), files.end());
    for (const std::string& file : files)
      entry.files.push_back(indexing::describe_file(folder, file));
  }
  sync_folder(folder);
  sync_folder(index / indexing::kSegmentsFolder);
  return entry;
}

void IndexWriter::commit(const Changes& changes) {
  indexing::translating_errors(index_.string(), [&] { commit_changes(changes); });
}

void IndexWriter::commit_changes(const Changes& changes) {
  Manifest next = manifest_;
  ++next.generation;
  for (const auto& [name, value] : changes.analysis) next.analysis[name] = value;
  for (const auto& [input, count] : changes.rejected) {
    if (count == 0) {
      next.rejected.erase(input);
    } else {
      next.rejected[input] = count;
    }
  }
  if (!next_authority_.empty()) next.analysis[kAuthoritySetting] = next_authority_;
  std::erase_if(next.segments, [&](const SegmentEntry& entry) {
    return std::find(changes.dropped.begin(), changes.dropped.end(), entry.name) !=
           changes.dropped.end();
  });
  next.segments.insert(next.segments.end(), changes.added.begin(), changes.added.end());
  apply_deletions(next, changes.deletions);
  for (const Replacement& replacement : changes.replacements) apply_replacement(next, replacement);
  replace_file(index_ / indexing::kManifestName, next.to_json());
  manifest_ = std::move(next);  // from the rename on, whatever fails below
  for (const SegmentEntry& entry : manifest_.segments) in_progress_.erase(entry.name);
  next_authority_.clear();
  sync_folder(index_);
  write_stubs();
  clear_leftovers();
}

void IndexWriter::apply_deletions(Manifest& next, const Deletions& deletions) const {
  for (SegmentEntry& entry : next.segments) {
    const auto found = deletions.by_segment.find(entry.name);
    if (found == deletions.by_segment.end()) continue;
    Deletions::Docids all = read_deletions(segment_folder(entry.name), entry);
    all.articles.insert(all.articles.end(), found->second.articles.begin(),
                        found->second.articles.end());
    all.statements.insert(all.statements.end(), found->second.statements.begin(),
                          found->second.statements.end());
    write_deleted(next, entry, all);
  }
}

// What was deleted in the old segments since the merge began is deleted in the merged one too.
// Docids are not the same there (compaction closes gaps), so articles are found again by their ids.
void IndexWriter::apply_replacement(Manifest& next, const Replacement& replacement) const {
  SegmentEntry merged = replacement.merged;
  const DocumentsById documents(segment_folder(merged.name));
  Deletions::Docids moved;
  for (std::size_t i = 0; i < replacement.old_names.size(); ++i) {
    const auto old = std::find_if(
        next.segments.begin(), next.segments.end(),
        [&](const SegmentEntry& entry) { return entry.name == replacement.old_names[i]; });
    const fs::path folder = segment_folder(old->name);
    const auto since =
        difference(read_deletions(folder, *old).articles, replacement.left_out[i].articles);
    for (const std::string& id : ids_of(folder, since)) documents.enter(id, moved);
    next.segments.erase(old);
  }
  if (!moved.articles.empty()) write_deleted(next, merged, moved);
  next.segments.push_back(std::move(merged));
}

void IndexWriter::write_deleted(Manifest& next, SegmentEntry& entry,
                                const Deletions::Docids& all) const {
  Deletions::Docids sorted = all;
  sort_unique(sorted.articles);
  sort_unique(sorted.statements);
  std::string lines;
  for (const Xapian::docid docid : sorted.articles) lines += fmt::format("a {}\n", docid);
  for (const Xapian::docid docid : sorted.statements) lines += fmt::format("s {}\n", docid);
  const std::string name = fmt::format("deleted-{:08}", next.generation);
  const fs::path folder = segment_folder(entry.name);
  replace_file(folder / name, lines);
  sync_folder(folder);
  entry.deleted = {indexing::describe_file(folder, name),
                   static_cast<std::uint32_t>(sorted.articles.size()),
                   static_cast<std::uint32_t>(sorted.statements.size())};
}

void IndexWriter::write_stubs() const {
  for (const char* database : kDatabases) {
    std::string lines =
        "# Written by dateline-indexer; the manifest dateline.json decides. See SCHEMA.md.\n";
    for (const SegmentEntry& entry : manifest_.segments) {
      lines += fmt::format("auto {}/{}/{}\n", indexing::kSegmentsFolder, entry.name, database);
    }
    replace_file(index_ / fmt::format("{}.stub", database), lines);
  }
}

void IndexWriter::clear_leftovers() {
  std::set<std::string> named, deleted_lists;
  for (const SegmentEntry& entry : manifest_.segments) {
    named.insert(entry.name);
    for (const auto& file : fs::directory_iterator(segment_folder(entry.name))) {
      const std::string name = file.path().filename().string();
      if (name.starts_with("deleted-") && name != entry.deleted.file.path) {
        std::error_code ignored;  // what stays is cleared by the next writer
        fs::remove(file.path(), ignored);
      }
    }
  }
  std::vector<fs::path> unnamed;
  for (const auto& folder : fs::directory_iterator(index_ / indexing::kSegmentsFolder)) {
    const std::string name = folder.path().filename().string();
    if (!is_segment_name(name)) continue;  // not ours
    next_number_ = std::max(next_number_, number_of(name) + 1);
    if (!named.contains(name) && !in_progress_.contains(name)) unnamed.push_back(folder.path());
  }
  for (const fs::path& folder : unnamed) remove_unheld(folder);
  clear_authorities();
}

// Authority files that were replaced, or whose commit never came.
void IndexWriter::clear_authorities() const {
  const auto kept = manifest_.analysis.find(kAuthoritySetting);
  std::vector<fs::path> unnamed;
  for (const auto& file : fs::directory_iterator(index_)) {
    const std::string name = file.path().filename().string();
    if (!name.starts_with("authority-") || name == next_authority_) continue;
    if (kept == manifest_.analysis.end() || name != kept->second) unnamed.push_back(file.path());
  }
  for (const fs::path& file : unnamed) {
    std::error_code ignored;  // what stays is cleared by the next writer
    fs::remove(file, ignored);
  }
}

}  // namespace dateline::segments
