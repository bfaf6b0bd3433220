// Files by checksum, databases by Xapian's own check (or, where that may not be, by reading all
// that is in them), links by counting.
#include "indexer/segments/integrity.h"

#include <cerrno>
#include <charconv>
#include <cstring>
#include <optional>
#include <sstream>
#include <system_error>
#include <unordered_map>

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include "common/index/index_error.h"
#include "common/index/snapshot.h"
#include "indexer/segments/authority_file.h"

namespace dateline::segments {
namespace {

namespace fs = std::filesystem;
using indexing::OpenSegment;
using indexing::Unit;

// Whether the user may not read the file; then that is told, and says nothing of the index.
bool is_refused(const fs::path& path, IntegrityReport& report) {
  if (::access(path.c_str(), R_OK) == 0 || (errno != EACCES && errno != EPERM)) return false;
  report.unreadable.push_back(
      fmt::format("{}: cannot be checked: {}", path.string(), std::strerror(errno)));
  return true;
}

// Whether the file is as the manifest describes it.
bool check_file(const fs::path& folder, const indexing::FileEntry& file, IntegrityReport& report) {
  const std::string path = (folder / file.path).string();
  if (is_refused(path, report)) return false;
  std::error_code error;
  const std::uint64_t bytes = fs::file_size(folder / file.path, error);
  std::string problem;
  if (error) {
    problem =
        fmt::format("{}: {}", path,
                    error == std::errc::no_such_file_or_directory ? "is missing" : error.message());
  } else if (bytes != file.bytes) {
    problem = fmt::format("{}: has {} bytes, not {} as the manifest says", path, bytes, file.bytes);
  } else {
    try {
      if (indexing::describe_file(folder, file.path).checksum != file.checksum)
        problem = fmt::format("{}: its bytes are not those the manifest describes", path);
    } catch (const indexing::IndexError& unreadable) {
      problem = unreadable.what();
    }
  }
  if (problem.empty()) return true;
  report.problems.push_back(std::move(problem));
  return false;
}

bool check_files(const fs::path& folder, const indexing::SegmentEntry& entry,
                 IntegrityReport& report) {
  bool is_as_described = true;
  for (const indexing::FileEntry& file : entry.files)
    is_as_described &= check_file(folder, file, report);
  if (!entry.deleted.file.path.empty())
    is_as_described &= check_file(folder, entry.deleted.file, report);
  return is_as_described;
}

// Every posting, position, document and value.
void read_whole(const Xapian::Database& database) {
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
      auto position = at.positionlist_begin();
      while (position != at.positionlist_end()) ++position;
    }
  }
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const Xapian::Document document = database.get_document(*at);
    document.get_data();
    for (auto value = document.values_begin(); value != document.values_end(); ++value) *value;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) *term;
  }
}

// Xapian's own check opens the tables for writing, though it writes nothing.
bool may_be_written(const fs::path& database) {
  std::error_code none;
  for (const fs::directory_entry& file : fs::directory_iterator(database, none)) {
    if (file.path().extension() == ".glass" && ::access(file.path().c_str(), W_OK) != 0)
      return false;
  }
  return true;
}

void check_database(const fs::path& path, IntegrityReport& report) {
  std::ostringstream said;
  try {
    if (!may_be_written(path)) {
      read_whole(Xapian::Database(path.string()));
    } else if (Xapian::Database::check(path.string(), 0, &said) != 0) {
      report.problems.push_back(fmt::format("{}: Xapian's check finds errors", path.string()));
    }
  } catch (const Xapian::Error& error) {
    report.problems.push_back(fmt::format("{}: {}", path.string(), error.get_msg()));
  }
}

// Live statements by article id.
std::unordered_map<std::string, std::uint64_t> count_statements(const OpenSegment& segment,
                                                                std::uint64_t& total) {
  std::unordered_map<std::string, std::uint64_t> by_article;
  const indexing::DocidList& deleted = segment.deleted(Unit::statement);
  for (auto at = segment.statements.postlist_begin(""); at != segment.statements.postlist_end("");
       ++at) {
    if (std::binary_search(deleted.begin(), deleted.end(), *at)) continue;
    ++total;
    ++by_article[segment.statements.get_document(*at).get_value(indexing::kArticleSlot)];
  }
  return by_article;
}

void check_links(const OpenSegment& segment, IntegrityReport& report) {
  auto by_article = count_statements(segment, report.statements);
  const indexing::DocidList& deleted = segment.deleted(Unit::article);
  for (auto at = segment.articles.postlist_begin(""); at != segment.articles.postlist_end("");
       ++at) {
    if (std::binary_search(deleted.begin(), deleted.end(), *at)) continue;
    ++report.articles;
    const Xapian::Document document = segment.articles.get_document(*at);
    const std::string id = document.get_value(indexing::kIdSlot);
    const std::string count = document.get_value(indexing::kCountSlot);
    std::uint64_t expected = 0;
    std::from_chars(count.data(), count.data() + count.size(), expected);
    const auto found = by_article.find(id);
    const std::uint64_t have = found == by_article.end() ? 0 : found->second;
    if (have != expected) {
      report.problems.push_back(
          fmt::format("article {}: {} statements of {} are there", id, have, expected));
    }
    if (found != by_article.end()) by_article.erase(found);
  }
  std::vector<std::string> orphans;
  orphans.reserve(by_article.size());
  for (const auto& [id, count] : by_article)
    orphans.push_back(
        fmt::format("article {}: is not there, but {} statements of it are", id, count));
  std::sort(orphans.begin(), orphans.end());
  report.problems.insert(report.problems.end(), orphans.begin(), orphans.end());
}

void check_authority(const fs::path& index, const indexing::Manifest& manifest,
                     IntegrityReport& report) {
  const auto file = manifest.analysis.find(kAuthoritySetting);
  if (file != manifest.analysis.end() && is_refused(index / file->second, report)) return;
  try {
    read_kept_authority(index, manifest);
  } catch (const indexing::IndexError& error) {
    report.problems.emplace_back(error.what());
  }
}

// Of a segment whose files are as they should be; of others Xapian's check alone, which says more.
void check_segment(const fs::path& folder, const OpenSegment& segment, IntegrityReport& report) {
  ++report.segments;
  const std::size_t unreadable = report.unreadable.size();
  const bool is_as_described = check_files(folder, segment.entry, report);
  if (report.unreadable.size() > unreadable) return;
  check_database(folder / "articles", report);
  check_database(folder / "statements", report);
  if (!is_as_described) return;
  try {
    indexing::translating_errors(folder.string(), [&] { check_links(segment, report); });
  } catch (const indexing::IndexError& error) {
    report.problems.emplace_back(error.what());
  }
}

// What keeps an index from being opened, file by file; nothing where that is not the files' state,
// or where a writer has replaced the manifest meanwhile.
IntegrityReport check_unopened(const fs::path& index) {
  IntegrityReport report;
  const indexing::Manifest manifest = indexing::read_manifest(index);
  for (const indexing::SegmentEntry& entry : manifest.segments)
    check_files(index / indexing::kSegmentsFolder / entry.name, entry, report);
  if (report.problems.empty() && report.unreadable.empty()) return report;
  check_authority(index, manifest, report);
  if (indexing::read_manifest(index).generation != manifest.generation) return {};
  return report;
}

}  // namespace

IntegrityReport check_index(const fs::path& index) {
  const fs::path paths[] = {index};
  std::optional<indexing::Snapshot> snapshot;
  try {
    snapshot = indexing::Snapshot::open(paths);
  } catch (const indexing::IndexError&) {
    IntegrityReport report = check_unopened(index);
    if (!report.problems.empty() || !report.unreadable.empty()) return report;
    throw;
  }
  IntegrityReport report;
  check_authority(index, snapshot->manifests().front(), report);
  for (const OpenSegment& segment : snapshot->segments())
    check_segment(index / indexing::kSegmentsFolder / segment.entry.name, segment, report);
  return report;
}

}  // namespace dateline::segments
