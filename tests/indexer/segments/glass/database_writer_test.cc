// Databases written in bulk are, to Xapian, those that add_document writes.
#include "indexer/segments/glass/database_writer.h"

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <xapian.h>

#include "tests/indexer/segments/glass/oracle.h"

namespace dateline::segments::glass {
namespace {

using namespace testing;

// Both ways, in runs of so many documents; what differs is an error of the test.
void expect_equal(const Corpus& corpus, std::size_t documents_per_run,
                  const Metadata& metadata = {}) {
  const TemporaryFolder folder;
  write_with_xapian(folder / "slow", corpus, metadata);
  write_in_bulk(folder / "fast", corpus, documents_per_run, {.metadata = metadata});
  EXPECT_EQ(complaints(folder / "fast"), "");
  EXPECT_TRUE(describe(folder / "slow") == describe(folder / "fast"));
  if (!corpus.empty()) {
    EXPECT_TRUE(answers(folder / "slow", corpus, 7) == answers(folder / "fast", corpus, 7));
  }
}

ModelDocument document_of(std::vector<std::string> words) {
  ModelDocument document;
  std::uint32_t position = 0;
  for (std::string& word : words) document.mentions.push_back({std::move(word), ++position, 1});
  return document;
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(DatabaseWriter, SmallCorporaInOneRun) {
  for (std::uint32_t seed = 1; seed <= 6; ++seed) expect_equal(random_corpus(seed, 40, 60), 1000);
}

TEST(DatabaseWriter, SeveralRuns) {
  for (const std::size_t documents_per_run : {1U, 7U, 100U}) {
    expect_equal(random_corpus(11, 250, 40), documents_per_run);
  }
}

// Enough for tables of two levels of branches, and chunks of postings, values and lengths.
TEST(DatabaseWriter, LargerCorpus) {
  expect_equal(random_corpus(21, 2500, 160), 1000);
}

// Ids beyond 0x8000 are spelt longer in keys.
TEST(DatabaseWriter, ManySmallDocuments) {
  Corpus corpus;
  for (int i = 0; i < 34000; ++i) corpus.push_back(document_of({"x", i % 2 == 0 ? "even" : "odd"}));
  for (std::size_t i = 0; i < corpus.size(); i += 3)
    corpus[i].values = {{5, "v" + std::to_string(i % 10)}};
  corpus.back().data = "the last";
  expect_equal(corpus, 20000);
}

TEST(DatabaseWriter, NoDocuments) {
  expect_equal({}, 10);
  expect_equal({}, 10, {{"key", "value"}});
}

TEST(DatabaseWriter, EmptyDocuments) {
  expect_equal({{}, {}, {}}, 2);
  expect_equal({{}, document_of({"a"}), {}}, 1);
  expect_equal({ModelDocument{{{"f", std::nullopt, 0}}, {}, ""}}, 1);
}

TEST(DatabaseWriter, Metadata) {
  Metadata metadata = {{"a", "1"},
                       {"empty", ""},
                       {std::string("nul\0nul", 7), "binary"},
                       {"long", std::string(50000, 'm')}};
  expect_equal({document_of({"x"})}, 1, metadata);
  const TemporaryFolder folder;
  EXPECT_THROW(write_in_bulk(folder / "none", {}, 1, {.metadata = {{"", "x"}}}),
               std::invalid_argument);
  EXPECT_THROW(write_in_bulk(folder / "long", {}, 1, {.metadata = {{std::string(254, 'k'), "x"}}}),
               std::length_error);
}

TEST(DatabaseWriter, HugeDocument) {
  ModelDocument huge;
  for (std::uint32_t i = 1; i <= 2000000; ++i) {
    huge.mentions.push_back(
        {"w" + std::to_string(i * 2654435761U % (i % 5 == 0 ? 50000 : 20)), i, 1});
  }
  const TemporaryFolder folder;
  write_in_bulk(folder / "fast", {huge, document_of({"w1", "w2"})}, 10);
  EXPECT_EQ(complaints(folder / "fast"), "");
  const Xapian::Database database((folder / "fast").string());
  EXPECT_EQ(database.get_doclength(1), 2000000U);
  EXPECT_EQ(std::distance(database.positionlist_begin(1, "w1"), database.positionlist_end(1, "w1")),
            static_cast<std::ptrdiff_t>(database.get_collection_freq("w1") - 1));
}

TEST(DatabaseWriter, LargeData) {
  std::mt19937 random(3);
  Corpus corpus(9, document_of({"x"}));
  for (std::size_t i = 0; i < corpus.size(); ++i) {
    const std::size_t bytes = i < 8 ? 2000 + 11 * i : std::size_t{12} << 20;
    for (std::size_t at = 0; at < bytes; ++at)
      corpus[i].data.push_back(static_cast<char>(random()));
  }
  expect_equal(corpus, 100);
}

TEST(DatabaseWriter, LongValues) {
  Corpus corpus(20, document_of({"x"}));
  for (std::size_t i = 0; i < corpus.size(); ++i)
    corpus[i].values = {{1, std::string(i * 700, 'v')}};
  expect_equal(corpus, 6);
}

TEST(DatabaseWriter, BytesDoNotDependOnThreads) {
  const TemporaryFolder folder;
  const Corpus corpus = random_corpus(31, 300, 80);
  const Uuid uuid = {1, 2, 3};
  write_in_bulk(folder / "one", corpus, 100, {.threads = 1, .uuid = uuid});
  write_in_bulk(folder / "four", corpus, 100, {.threads = 4, .uuid = uuid});
  for (const char* file :
       {"iamglass", "postlist.glass", "position.glass", "termlist.glass", "docdata.glass"}) {
    EXPECT_FALSE(bytes_of(folder / "one" / file).empty()) << file;
    EXPECT_TRUE(bytes_of(folder / "one" / file) == bytes_of(folder / "four" / file)) << file;
  }
}

TEST(DatabaseWriter, EveryDatabaseHasItsUuid) {
  const TemporaryFolder folder;
  write_in_bulk(folder / "a", {}, 1);
  write_in_bulk(folder / "b", {}, 1);
  const std::string a = Xapian::Database((folder / "a").string()).get_uuid();
  EXPECT_NE(a, Xapian::Database((folder / "b").string()).get_uuid());
  EXPECT_EQ(a[14], '4');
}

TEST(DatabaseWriter, BadWorldThrows) {
  const TemporaryFolder folder;
  std::ofstream(folder / "file") << "in the way";
  EXPECT_THROW(write_in_bulk(folder / "file", {}, 1), std::system_error);
  EXPECT_THROW(sync_directory(folder / "missing"), std::system_error);
  write_in_bulk(folder / "there", {}, 1);
  sync_directory(folder / "there");
}

}  // namespace
}  // namespace dateline::segments::glass
