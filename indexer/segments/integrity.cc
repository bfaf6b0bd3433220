// Files by checksum, databases by Xapian's own check, links by counting.
#include "indexer/segments/integrity.h"

#include <charconv>
#include <sstream>
#include <unordered_map>

#include <fmt/format.h>
#include <xapian.h>

#include "common/index/index_error.h"
#include "common/index/snapshot.h"
#include "indexer/segments/authority_file.h"

namespace dateline::segments {
namespace {

namespace fs = std::filesystem;
using indexing::OpenSegment;
using indexing::Unit;

void check_file(const fs::path& folder, const indexing::FileEntry& file, IntegrityReport& report) {
  const indexing::FileEntry found = indexing::describe_file(folder, file.path);
  if (found.bytes != file.bytes || found.checksum != file.checksum) {
    report.problems.push_back(fmt::format("{}: its bytes are not those the manifest describes",
                                          (folder / file.path).string()));
  }
}

void check_database(const fs::path& path, IntegrityReport& report) {
  std::ostringstream said;
  try {
    if (Xapian::Database::check(path.string(), 0, &said) != 0) {
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

}  // namespace

IntegrityReport check_index(const fs::path& index) {
  const fs::path paths[] = {index};
  const indexing::Snapshot snapshot = indexing::Snapshot::open(paths);
  IntegrityReport report;
  try {
    read_kept_authority(index, snapshot.manifests().front());
  } catch (const indexing::IndexError& error) {
    report.problems.emplace_back(error.what());
  }
  for (const OpenSegment& segment : snapshot.segments()) {
    const fs::path folder = index / indexing::kSegmentsFolder / segment.entry.name;
    ++report.segments;
    indexing::translating_errors(folder.string(), [&] {
      // The list of what is deleted was compared when the snapshot was opened.
      for (const indexing::FileEntry& file : segment.entry.files) check_file(folder, file, report);
      check_database(folder / "articles", report);
      check_database(folder / "statements", report);
      check_links(segment, report);
    });
  }
  return report;
}

}  // namespace dateline::segments
