// What Xapian does to databases afterwards: compacting several, deleting, replacing and adding
// documents.
#include <gtest/gtest.h>
#include <xapian.h>

#include "tests/indexer/segments/glass/oracle.h"

namespace dateline::segments::glass {
namespace {

using namespace testing;

// The same changes to whatever database: the first, the last, every third deleted; some replaced;
// some added.
void change(const std::filesystem::path& path, std::size_t documents) {
  Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  const auto last = static_cast<Xapian::docid>(documents);
  for (Xapian::docid id = 1; id <= last; id += 3) database.delete_document(id);
  database.commit();
  for (Xapian::docid id = 2; id <= last; id += 9) {
    Xapian::Document document = database.get_document(id);
    document.add_posting("replaced", 7);
    document.add_value(3, "new");
    document.set_data("replaced data");
    database.replace_document(id, document);
  }
  Xapian::Document fresh;
  fresh.add_posting("fresh", 1);
  fresh.set_data(std::string(30000, 'f'));
  for (int i = 0; i < 20; ++i) database.add_document(fresh);
  database.set_metadata("changed", "yes");
  database.commit();
}

TEST(ChangedDatabase, DeleteReplaceAdd) {
  for (const std::size_t documents : {2U, 60U, 1500U}) {
    const TemporaryFolder folder;
    const Corpus corpus = random_corpus(41, documents, 120);
    write_with_xapian(folder / "slow", corpus);
    write_in_bulk(folder / "fast", corpus, 400);
    change(folder / "slow", documents);
    change(folder / "fast", documents);
    EXPECT_EQ(complaints(folder / "fast"), "");
    EXPECT_TRUE(describe(folder / "slow") == describe(folder / "fast"));
  }
}

TEST(ChangedDatabase, DeleteEverything) {
  const TemporaryFolder folder;
  write_in_bulk(folder / "fast", random_corpus(42, 700, 50), 400);
  Xapian::WritableDatabase database((folder / "fast").string(), Xapian::DB_OPEN);
  for (Xapian::docid id = 1; id <= 700; ++id) database.delete_document(id);
  database.commit();
  EXPECT_EQ(complaints(folder / "fast"), "");
  EXPECT_EQ(database.get_doccount(), 0U);
  EXPECT_TRUE(database.allterms_begin() == database.allterms_end());
}

TEST(ChangedDatabase, AddToEmpty) {
  const TemporaryFolder folder;
  write_in_bulk(folder / "fast", {}, 1);
  write_with_xapian(folder / "slow", {});
  change(folder / "fast", 0);
  change(folder / "slow", 0);
  EXPECT_EQ(complaints(folder / "fast"), "");
  EXPECT_TRUE(describe(folder / "slow") == describe(folder / "fast"));
}

TEST(ChangedDatabase, Compact) {
  const TemporaryFolder folder;
  Xapian::Database slow;
  Xapian::Database fast;
  for (std::uint32_t part = 0; part < 4; ++part) {
    const Corpus corpus = random_corpus(50 + part, part == 2 ? 0 : 300, 90);
    const std::string number = std::to_string(part);
    write_with_xapian(folder / ("slow" + number), corpus);
    write_in_bulk(folder / ("fast" + number), corpus, 100);
    slow.add_database(Xapian::Database((folder / ("slow" + number)).string()));
    fast.add_database(Xapian::Database((folder / ("fast" + number)).string()));
  }
  slow.compact((folder / "slow").string());
  fast.compact((folder / "fast").string());
  EXPECT_EQ(complaints(folder / "fast"), "");
  EXPECT_TRUE(describe(folder / "slow") == describe(folder / "fast"));
  change(folder / "slow", 600);
  change(folder / "fast", 600);
  EXPECT_EQ(complaints(folder / "fast"), "");
  EXPECT_TRUE(describe(folder / "slow") == describe(folder / "fast"));
}

}  // namespace
}  // namespace dateline::segments::glass
