// An index that the disk has damaged: it is found, named, and never made to look whole.
#include <gtest/gtest.h>

#include "tests/programs/invented_wire.h"
#include "tests/programs/program.h"

namespace dateline::programs {
namespace {

namespace fs = std::filesystem;

class Damage : public ::testing::Test {
 protected:
  Outcome add(const std::string& input) {
    return run(indexer(), {"add", "-i", index_, "-"}, input);
  }
  Outcome on_index(const std::string& command, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments = {command, "-i", index_};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(indexer(), arguments);
  }
  // Changes a byte in the middle of a segment's file.
  void damage(const std::string& file) {
    const std::string path = index_ + "/segments/" + file;
    std::string bytes = read_file(path);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x55);
    write_file(path, bytes);
  }
  std::string manifest() const { return read_file(index_ + "/dateline.json"); }

  ScratchFolder scratch_;
  std::string index_ = scratch_ / "index";
};

bool contains(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

TEST_F(Damage, IsNotCompactedAway) {
  for (const char* file : {"00000001/articles/docdata.glass", "00000001/articles/postlist.glass",
                           "00000001/statements/termlist.glass"}) {
    fs::remove_all(index_);
    for (int i = 0; i < 3; ++i) add(article_lines(10 * i, 10 * i + 10));
    damage(file);
    const std::string before = manifest();
    const Outcome compact = on_index("compact");
    EXPECT_EQ(compact.status, 3) << file;
    EXPECT_TRUE(contains(compact.err, file)) << compact.err;
    EXPECT_TRUE(contains(compact.err, "segment 00000001")) << compact.err;
    EXPECT_TRUE(contains(compact.err, "check")) << compact.err;
    EXPECT_EQ(lines(compact.err).size(), 1U) << compact.err;
    EXPECT_EQ(manifest(), before);
    EXPECT_EQ(on_index("check").status, 3) << file;
  }
}

TEST_F(Damage, OfOneSegmentIsToldToo) {
  add(article_lines(0, 10));
  damage("00000000/articles/docdata.glass");
  EXPECT_EQ(on_index("compact").status, 3);
}

TEST_F(Damage, IsNotReappliedAway) {
  add(article_lines(0, 10));
  damage("00000000/articles/docdata.glass");
  const std::string before = manifest();
  write_file(scratch_ / "names.csv", "key,type,name,alias,country,role,from,to\n");
  EXPECT_EQ(on_index("reapply", {"--authority", scratch_ / "names.csv"}).status, 3);
  EXPECT_EQ(manifest(), before);
}

TEST_F(Damage, StopsAMergeButNotWhatIsAdded) {
  for (int i = 0; i < 7; ++i) EXPECT_EQ(add(article_lines(10 * i, 10 * i + 10)).status, 0);
  damage("00000002/articles/docdata.glass");
  const Outcome merging = add(article_lines(70, 80));
  EXPECT_EQ(merging.status, 3) << merging.err;
  EXPECT_TRUE(contains(merging.err, "done 10 articles")) << merging.err;
  EXPECT_TRUE(contains(merging.err, "segment 00000002")) << merging.err;
  const std::string stats = on_index("stats", {"--format", "json"}).out;
  EXPECT_TRUE(contains(stats, "\"articles\":80,")) << stats;
  EXPECT_TRUE(contains(stats, "\"segments\":8,")) << stats;
  EXPECT_EQ(on_index("check").status, 3);
}

TEST_F(Damage, LeavesNothingOfACopyThatFails) {
  add(article_lines(0, 10));
  damage("00000000/articles/docdata.glass");
  EXPECT_EQ(on_index("compact", {"--to", scratch_ / "a/copy"}).status, 3);
  EXPECT_FALSE(fs::exists(scratch_ / "a"));
  fs::create_directories(scratch_ / "kept");
  write_file(scratch_ / "kept/notes.txt", "mine");
  EXPECT_EQ(on_index("compact", {"--to", scratch_ / "kept"}).status, 3);
  EXPECT_EQ(std::distance(fs::directory_iterator(scratch_ / "kept"), fs::directory_iterator()), 1);
  fs::create_directories(scratch_ / "foreign/segments/holiday-film");
  EXPECT_EQ(on_index("compact", {"--to", scratch_ / "foreign"}).status, 3);
  EXPECT_TRUE(fs::exists(scratch_ / "foreign/segments/holiday-film"));
}

TEST_F(Damage, IsListedFileByFile) {
  for (int i = 0; i < 3; ++i) add(article_lines(10 * i, 10 * i + 10));
  fs::remove(index_ + "/segments/00000000/articles/docdata.glass");
  write_file(index_ + "/segments/00000001/statements/postlist.glass", "short");
  damage("00000002/articles/termlist.glass");
  const Outcome check = on_index("check");
  EXPECT_EQ(check.status, 3);
  EXPECT_TRUE(contains(check.err, "00000000/articles/docdata.glass: is missing")) << check.err;
  EXPECT_TRUE(contains(check.err, "00000001/statements/postlist.glass: has 5 bytes")) << check.err;
  EXPECT_TRUE(contains(check.err, "00000002/articles/termlist.glass: its bytes")) << check.err;
  EXPECT_TRUE(contains(check.err, "damaged: 3 problems")) << check.err;
  const Outcome search = run(searcher(), {"search", "-i", index_, "minister"});
  EXPECT_EQ(search.status, 3);
  EXPECT_TRUE(contains(search.err, "00000000/articles/docdata.glass")) << search.err;
}

TEST_F(Damage, IsCountedInTheSingular) {
  add(article_lines(0, 10));
  EXPECT_TRUE(contains(on_index("check").out, "whole: 1 segment, 10 articles")) << "";
  fs::remove(index_ + "/segments/00000000/articles/docdata.glass");
  EXPECT_TRUE(contains(on_index("check").err, "damaged: 1 problem\n")) << on_index("check").err;
}

TEST_F(Damage, OfTheManifestIsNotDoneByAnAnswer) {
  add(article_lines(0, 10));
  const std::string before = manifest();
  const Outcome search = run(
      searcher(), {"search", "-i", index_, "--manifest", index_ + "/dateline.json", "minister"});
  EXPECT_EQ(search.status, 2) << search.err;
  EXPECT_EQ(manifest(), before);
  EXPECT_EQ(run(searcher(), {"search", "-i", index_, "--manifest", scratch_ / "m.json", "minister"})
                .status,
            0);
}

}  // namespace
}  // namespace dateline::programs
