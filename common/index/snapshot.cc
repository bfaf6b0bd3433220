// Opening all segments of a moment, and counting what is alive in them.
#include "common/index/snapshot.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "common/index/file_limit.h"
#include "common/index/index_error.h"

namespace dateline::indexing {
namespace {

namespace fs = std::filesystem;

constexpr int kOpeningTries = 100;  // a writer commits at most some times a second

// A segment's folder or file was gone although the manifest named it: the manifest has been
// replaced meanwhile.
struct SegmentGone {
  fs::path path;
};

std::shared_ptr<void> lock_folder(const fs::path& folder) {
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) {
    if (errno == ENOENT) throw SegmentGone{folder};
    throw IndexError(folder.string(), errno == EMFILE ? kTooManyFiles : std::strerror(errno));
  }
  ::flock(
      fd,
      LOCK_SH |
          LOCK_NB);  // best effort: on file systems without locks the files are open soon anyway
  return {nullptr, [fd](void*) { ::close(fd); }};
}

void check_sizes(const fs::path& folder, const SegmentEntry& entry) {
  for (const FileEntry& file : entry.files) {
    std::error_code error;
    const auto bytes = fs::file_size(folder / file.path, error);
    if (error) throw SegmentGone{folder / file.path};
    if (bytes != file.bytes)
      throw IndexError((folder / file.path).string(),
                       "damaged: its size is not what the manifest says");
  }
}

OpenSegment open_segment(const fs::path& index, const SegmentEntry& entry) {
  const fs::path folder = index / kSegmentsFolder / entry.name;
  OpenSegment segment;
  segment.index = index;
  segment.entry = entry;
  segment.lock = lock_folder(folder);
  check_sizes(folder, entry);
  try {
    segment.articles = Xapian::Database((folder / "articles").string());
    segment.statements = Xapian::Database((folder / "statements").string());
  } catch (const Xapian::DatabaseOpeningError&) {
    if (!fs::exists(folder / "articles") || !fs::exists(folder / "statements"))
      throw SegmentGone{folder};
    throw_translated(folder.string());
  } catch (const Xapian::Error&) {
    throw_translated(folder.string());
  }
  auto articles = std::make_shared<DocidList>();
  auto statements = std::make_shared<DocidList>();
  if (!entry.deleted.file.path.empty()) {
    try {
      read_deleted_list(folder, entry.deleted.file, *articles, *statements);
    } catch (const IndexError&) {
      // A commit has written another one.
      if (!fs::exists(folder / entry.deleted.file.path))
        throw SegmentGone{folder / entry.deleted.file.path};
      throw;
    }
  }
  segment.deleted_articles = std::move(articles);
  segment.deleted_statements = std::move(statements);
  return segment;
}

void open_index(const fs::path& index, std::vector<OpenSegment>& segments,
                std::vector<Manifest>& manifests) {
  for (int left = kOpeningTries;; --left) {
    const Manifest manifest = read_manifest(index);
    std::vector<OpenSegment> opened;
    try {
      for (const SegmentEntry& entry : manifest.segments)
        opened.push_back(open_segment(index, entry));
    } catch (const SegmentGone& gone) {
      const bool is_replaced = read_manifest(index).generation != manifest.generation;
      if (is_replaced && left > 0) continue;
      throw IndexError(gone.path.string(), "damaged: the manifest names it, but it is missing");
    }
    std::move(opened.begin(), opened.end(), std::back_inserter(segments));
    manifests.push_back(manifest);
    return;
  }
}

// Which opened database this is: Xapian's handle, which a joined database shares with its parts. A
// UUID does not tell, since an index and its copy may be searched together.
const void* handle_of(const Xapian::Database& database) {
  return database.internal.empty() ? nullptr : database.internal.front().get();
}

// The deleted documents of every segment (Xapian hands each segment to a clone).
class DeletedDocuments : public Xapian::PostingSource {
 public:
  using ByHandle = std::map<const void*, std::shared_ptr<const DocidList>>;
  explicit DeletedDocuments(std::shared_ptr<const ByHandle> lists) : lists_(std::move(lists)) {}

  void init(const Xapian::Database& database) override {
    const auto found = lists_->find(handle_of(database));
    list_ = found == lists_->end() ? nullptr : found->second;
    next_ = 0;
    is_started_ = false;
  }
  Xapian::PostingSource* clone() const override { return new DeletedDocuments(lists_); }
  Xapian::doccount get_termfreq_min() const override { return size(); }
  Xapian::doccount get_termfreq_est() const override { return size(); }
  Xapian::doccount get_termfreq_max() const override { return size(); }
  void next(double) override {
    if (is_started_) ++next_;
    is_started_ = true;
  }
  void skip_to(Xapian::docid docid, double) override {
    is_started_ = true;
    if (!list_) return;
    const auto from =
        list_->begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(next_, list_->size()));
    next_ = static_cast<std::size_t>(std::lower_bound(from, list_->end(), docid) - list_->begin());
  }
  bool at_end() const override { return !list_ || next_ >= list_->size(); }
  Xapian::docid get_docid() const override { return (*list_)[next_]; }
  std::string get_description() const override { return "deleted"; }

 private:
  Xapian::doccount size() const { return list_ ? static_cast<Xapian::doccount>(list_->size()) : 0; }

  std::shared_ptr<const ByHandle> lists_;
  std::shared_ptr<const DocidList> list_;
  std::size_t next_ = 0;
  bool is_started_ = false;
};

// How many of `docids` (ascending) have the term.
Xapian::doccount count_with_term(const Xapian::Database& database, const std::string& term,
                                 const DocidList& docids) {
  Xapian::doccount count = 0;
  Xapian::PostingIterator at = database.postlist_begin(term);
  const Xapian::PostingIterator end = database.postlist_end(term);
  for (const Xapian::docid docid : docids) {
    if (at == end) break;
    at.skip_to(docid);
    if (at != end && *at == docid) ++count;
  }
  return count;
}

}  // namespace

void read_deleted_list(const fs::path& folder, const FileEntry& file, DocidList& articles,
                       DocidList& statements) {
  const fs::path path = folder / file.path;
  const std::string bytes = read_described(folder, file);
  std::istringstream in(bytes);
  std::string line;
  while (std::getline(in, line)) {
    Xapian::docid docid = 0;
    const bool is_known = line.size() > 2 && (line[0] == 'a' || line[0] == 's') && line[1] == ' ';
    if (is_known) std::from_chars(line.data() + 2, line.data() + line.size(), docid);
    if (docid == 0) throw IndexError(path.string(), "damaged: a line that names no document");
    (line[0] == 'a' ? articles : statements).push_back(docid);
  }
  std::sort(articles.begin(), articles.end());
  std::sort(statements.begin(), statements.end());
}

Snapshot Snapshot::open(std::span<const fs::path> indexes) {
  raise_file_limit();
  Snapshot snapshot;
  for (const fs::path& index : indexes) open_index(index, snapshot.segments_, snapshot.manifests_);
  translating_errors(indexes.empty() ? std::string() : indexes.front().string(),
                     [&] { snapshot.join_segments(); });
  return snapshot;
}

void Snapshot::join_segments() {
  for (const OpenSegment& segment : segments_) {
    articles_.add_database(segment.articles);
    statements_.add_database(segment.statements);
    for (const auto& [lang, count] : segment.entry.langs) {
      if (count > 0 && !lang.empty()) langs_.insert(lang);
    }
  }
  std::erase_if(langs_, [&](const std::string& lang) {
    return live_frequency(value_term(field("lang").prefix, lang), Unit::article) == 0;
  });
}

Xapian::Query Snapshot::live(const Xapian::Query& query, Unit unit) const {
  auto lists = std::make_shared<DeletedDocuments::ByHandle>();
  for (const OpenSegment& segment : segments_) {
    if (segment.deleted(unit).empty()) continue;
    (*lists)[handle_of(segment.database(unit))] =
        unit == Unit::article ? segment.deleted_articles : segment.deleted_statements;
  }
  if (lists->empty()) return query;
  auto* source = new DeletedDocuments(lists);
  return {Xapian::Query::OP_AND_NOT, query, Xapian::Query(source->release())};
}

Xapian::doccount Snapshot::live_count(Unit unit) const {
  Xapian::doccount count = database(unit).get_doccount();
  for (const OpenSegment& segment : segments_)
    count -= static_cast<Xapian::doccount>(segment.deleted(unit).size());
  return count;
}

double Snapshot::mean_length(Unit unit) const {
  double& cached = mean_lengths_[static_cast<std::size_t>(unit)];
  if (cached > 0) return cached;
  Xapian::totallength total = 0;
  for (const OpenSegment& segment : segments_) {
    const Xapian::Database& database = segment.database(unit);
    total += database.get_total_length();
    for (const Xapian::docid docid : segment.deleted(unit)) total -= database.get_doclength(docid);
  }
  const Xapian::doccount count = live_count(unit);
  cached = count == 0 || total == 0 ? 1.0 : static_cast<double>(total) / count;
  return cached;
}

Xapian::doccount Snapshot::live_frequency(const std::string& term, Unit unit) const {
  auto& cache = frequencies_[static_cast<std::size_t>(unit)];
  const auto found = cache.find(term);
  if (found != cache.end()) return found->second;
  Xapian::doccount count = 0;
  for (const OpenSegment& segment : segments_) {
    const Xapian::Database& database = segment.database(unit);
    const Xapian::doccount all = database.get_termfreq(term);
    count += all;
    if (all > 0 && !segment.deleted(unit).empty())
      count -= count_with_term(database, term, segment.deleted(unit));
  }
  cache.emplace(term, count);
  return count;
}

DocumentPlace Snapshot::find(const std::string& id_term, Unit unit) const {
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    const Xapian::Database& database = segments_[i].database(unit);
    for (auto at = database.postlist_begin(id_term); at != database.postlist_end(id_term); ++at) {
      const DocumentPlace place{i, *at};
      if (!is_deleted(place, unit)) return place;
    }
  }
  return {segments_.size(), 0};
}

bool Snapshot::is_deleted(DocumentPlace place, Unit unit) const {
  const DocidList& deleted = segments_[place.segment].deleted(unit);
  return std::binary_search(deleted.begin(), deleted.end(), place.docid);
}

}  // namespace dateline::indexing
