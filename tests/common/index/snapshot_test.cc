// One moment of a small index made by hand: counts of the living, and lookups that pass over the
// dead.
#include "common/index/snapshot.h"

#include <fstream>

#include <gtest/gtest.h>

#include "common/index/index_error.h"

namespace dateline::indexing {
namespace {

namespace fs = std::filesystem;

class SnapshotTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("dateline-snapshot-" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    add_segment("s1", {"one", "two", "three"});
    add_segment("s2", {"two", "four"});
    write();
  }
  void TearDown() override { fs::remove_all(folder_); }

  void add_segment(const std::string& name, const std::vector<std::string>& ids) {
    const fs::path path = folder_ / kSegmentsFolder / name;
    fs::create_directories(path);
    Xapian::WritableDatabase articles((path / "articles").string(), Xapian::DB_CREATE);
    Xapian::WritableDatabase statements((path / "statements").string(), Xapian::DB_CREATE);
    for (const std::string& id : ids) {
      Xapian::Document document;
      document.add_boolean_term("Q" + id);
      document.add_boolean_term("XLA:en");
      document.add_term("word", static_cast<Xapian::termcount>(id.size()));
      articles.add_document(document);
    }
    articles.commit();
    statements.commit();
    SegmentEntry entry;
    entry.name = name;
    entry.articles = static_cast<std::uint32_t>(ids.size());
    entry.langs["en"] = entry.articles;
    manifest_.segments.push_back(entry);
  }

  void remove(std::size_t segment, const std::string& line) {
    SegmentEntry& entry = manifest_.segments[segment];
    const fs::path path = folder_ / kSegmentsFolder / entry.name / "deleted-1";
    std::ofstream(path) << line << "\n";
    entry.deleted.file = describe_file(path.parent_path(), "deleted-1");
    write();
  }

  void write() {
    ++manifest_.generation;
    std::ofstream(folder_ / kManifestName) << manifest_.to_json();
  }

  Snapshot open() {
    const fs::path paths[] = {folder_};
    return Snapshot::open(paths);
  }

  fs::path folder_;
  Manifest manifest_;
};

TEST_F(SnapshotTest, CountsTheLiving) {
  EXPECT_EQ(open().live_count(Unit::article), 5U);
  EXPECT_DOUBLE_EQ(open().mean_length(Unit::article), (3 + 3 + 5 + 3 + 4) / 5.0);
  remove(0, "a 2");
  const Snapshot snapshot = open();
  EXPECT_EQ(snapshot.live_count(Unit::article), 4U);
  EXPECT_EQ(snapshot.live_frequency("word", Unit::article), 4U);
  EXPECT_EQ(snapshot.live_frequency("Qtwo", Unit::article), 1U);
  EXPECT_DOUBLE_EQ(snapshot.mean_length(Unit::article), (3 + 5 + 3 + 4) / 4.0);
  EXPECT_EQ(snapshot.langs(), (std::set<std::string>{"en"}));
}

TEST_F(SnapshotTest, FindsWhatIsNotDeleted) {
  remove(0, "a 2");
  const Snapshot snapshot = open();
  const DocumentPlace two = snapshot.find("Qtwo", Unit::article);
  EXPECT_EQ(two.segment, 1U);
  EXPECT_EQ(two.docid, 1U);
  EXPECT_EQ(snapshot.find("Qnine", Unit::article).segment, snapshot.segments().size());
}

TEST_F(SnapshotTest, QueriesPassOverTheDeleted) {
  remove(0, "a 1");
  const Snapshot snapshot = open();
  Xapian::Enquire enquire(snapshot.database(Unit::article));
  enquire.set_query(snapshot.live(Xapian::Query("word"), Unit::article));
  EXPECT_EQ(enquire.get_mset(0, 10, 10).size(), 4U);
}

// Both have the same databases, but not the same documents deleted.
TEST_F(SnapshotTest, AnIndexAndItsCopyAreSearchedTogether) {
  const fs::path copy = folder_.string() + "-copy";
  fs::remove_all(copy);
  fs::copy(folder_, copy, fs::copy_options::recursive);
  remove(0, "a 1\na 3");
  for (const auto& paths : {std::array{folder_, copy}, std::array{copy, folder_}}) {
    const Snapshot snapshot = Snapshot::open(paths);
    Xapian::Enquire enquire(snapshot.database(Unit::article));
    enquire.set_query(snapshot.live(Xapian::Query("word"), Unit::article));
    EXPECT_EQ(enquire.get_mset(0, 20, 20).size(), 3U + 5U);
    EXPECT_EQ(snapshot.live_count(Unit::article), 3U + 5U);
  }
  fs::remove_all(copy);
}

TEST_F(SnapshotTest, TheListOfTheDeletedHasItsChecksum) {
  remove(0, "a 1");
  std::ofstream(folder_ / kSegmentsFolder / "s1" / "deleted-1") << "a 2\n";
  EXPECT_THROW(open(), IndexError);
}

TEST_F(SnapshotTest, NamesWhatIsDamaged) {
  remove(0, "x y");
  EXPECT_THROW(open(), IndexError);
  fs::remove_all(folder_ / kSegmentsFolder / "s2");
  EXPECT_THROW(open(), IndexError);
}

}  // namespace
}  // namespace dateline::indexing
