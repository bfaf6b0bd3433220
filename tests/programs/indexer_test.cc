// dateline-indexer as a user meets it: exit statuses, lines, rejects, replacing, deleting, locking.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include "tests/programs/invented_wire.h"
#include "tests/programs/program.h"

namespace dateline::programs {
namespace {

class IndexerTest : public ::testing::Test {
 protected:
  Outcome add(const std::string& input, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments = {"add", "-i", index_, "-"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(indexer(), arguments, input);
  }
  std::string stats() { return run(indexer(), {"stats", "-i", index_, "--format", "json"}).out; }
  int check() { return run(indexer(), {"check", "-i", index_}).status; }

  ScratchFolder scratch_;
  std::string index_ = scratch_ / "index";
};

bool contains(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

TEST_F(IndexerTest, AddsReplacesAndLeavesAlone) {
  Outcome first = add(article_lines(0, 30));
  EXPECT_EQ(first.status, 0) << first.err;
  EXPECT_TRUE(contains(first.err, "done 30 articles (30 added, 0 replaced, 0 unchanged)"))
      << first.err;
  Outcome again = add(article_lines(0, 30));
  EXPECT_TRUE(contains(again.err, "(0 added, 0 replaced, 30 unchanged)")) << again.err;
  Outcome changed = add(article_lines(0, 10, 2) + article_lines(30, 35));
  EXPECT_TRUE(contains(changed.err, "done 15 articles (5 added, 10 replaced, 0 unchanged)"))
      << changed.err;
  EXPECT_TRUE(contains(stats(), "\"articles\":35,")) << stats();
  EXPECT_EQ(check(), 0);
}

TEST_F(IndexerTest, TakesTheLastVersionOfAnIdWithinOneInput) {
  add(article_line(1, 1) + article_line(1, 2) + article_line(1, 2));
  EXPECT_TRUE(contains(stats(), "\"articles\":1,")) << stats();
  Outcome back = add(article_line(1, 1));
  EXPECT_TRUE(contains(back.err, "(0 added, 1 replaced, 0 unchanged)")) << back.err;
  // Unchanged when the run begins, replaced by it, and brought back by it.
  Outcome there_and_back = add(article_line(1, 2) + article_line(1, 1));
  EXPECT_TRUE(contains(there_and_back.err, "(0 added, 2 replaced, 0 unchanged)"))
      << there_and_back.err;
  EXPECT_EQ(check(), 0);
}

TEST_F(IndexerTest, TakesVersionsInTheInputsOrder) {
  add(article_line(1, 1));
  add(article_line(1, 2) + article_line(1, 1) + article_line(1, 3));
  const Outcome last = add(article_line(1, 3));
  EXPECT_TRUE(contains(last.err, "(0 added, 0 replaced, 1 unchanged)")) << last.err;
  EXPECT_EQ(check(), 0);
}

TEST_F(IndexerTest, LeavesFoldersThatAreNotItsOwnAlone) {
  std::filesystem::create_directories(index_ + "/segments/holiday-film");
  EXPECT_EQ(add(article_lines(0, 2)).status, 3);
  EXPECT_TRUE(std::filesystem::exists(index_ + "/segments/holiday-film"));
}

TEST_F(IndexerTest, RejectsARecordThatNoDatabaseTakes) {
  const std::string huge =
      "{\"id\":\"huge\",\"title\":\"T\",\"section\":\"" + std::string(17 << 20, 'x') + "\"}\n";
  const Outcome outcome = add(article_line(1) + huge + article_line(2));
  EXPECT_EQ(outcome.status, 1) << outcome.err;
  EXPECT_TRUE(contains(outcome.err, "done 2 articles")) << outcome.err;
  EXPECT_EQ(check(), 0);
}

TEST_F(IndexerTest, SkipsOrRefusesDuplicates) {
  add(article_lines(0, 3));
  EXPECT_TRUE(contains(add(article_lines(0, 3, 2), {"--on-duplicate", "skip"}).err,
                       "(0 added, 0 replaced, 3 unchanged)"));
  Outcome refused = add(article_lines(2, 5, 2), {"--on-duplicate", "error"});
  EXPECT_EQ(refused.status, 1);
  EXPECT_TRUE(contains(refused.err, "(2 added, 0 replaced, 0 unchanged)")) << refused.err;
  EXPECT_TRUE(contains(refused.err, "1 rejected"));
  EXPECT_EQ(check(), 0);
}

TEST_F(IndexerTest, RejectsWithReasonLineAndOffset) {
  const std::string rejects = scratch_ / "rejects.jsonl";
  const std::string good = article_line(1);
  Outcome outcome = add(good + "{\"id\":\"x\"}\nnot json\n" + article_line(2),
                        {"--input-format", "jsonl", "--rejects", rejects});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_TRUE(contains(outcome.err, "done 2 articles")) << outcome.err;
  const auto rejected = lines(read_file(rejects));
  ASSERT_EQ(rejected.size(), 2U);
  EXPECT_TRUE(contains(rejected[0], "\"line\":2,\"offset\":" + std::to_string(good.size()) + ","))
      << rejected[0];
  EXPECT_TRUE(contains(rejected[1], "\"line\":3,")) << rejected[1];
  EXPECT_TRUE(contains(rejected[1], "not json"));
}

TEST_F(IndexerTest, RemembersRejectionsOfAThousandInputs) {
  std::filesystem::create_directories(scratch_ / "in");
  for (int i = 0; i < 1100; ++i)
    write_file(scratch_ / ("in/" + std::to_string(i) + ".jsonl"), "{\"id\":\"x\"}\n");
  const auto add_folder = [&](const std::string& folder) {
    run(indexer(), {"add", "-i", index_, "--input-format", "jsonl", scratch_ / folder});
  };
  add_folder("in");
  EXPECT_TRUE(contains(stats(), "\"rejected\":1100")) << stats();
  const std::string manifest = read_file(index_ + "/dateline.json");
  EXPECT_TRUE(contains(manifest, "\"(others)\":100")) << manifest.substr(manifest.size() - 300);
  std::filesystem::create_directories(scratch_ / "more");
  write_file(scratch_ / "more/a.jsonl", "{\"id\":\"x\"}\n");
  add_folder("more");
  EXPECT_TRUE(contains(stats(), "\"rejected\":1101")) << stats();
}

TEST_F(IndexerTest, TellsWhatItCannotDo) {
  EXPECT_EQ(run(indexer(), {"add", "-i", index_}).status, 2);
  EXPECT_EQ(run(indexer(), {"frobnicate"}).status, 2);
  EXPECT_EQ(run(indexer(), {"add", "-i", index_, "--input-format", "warc", "-"}).status, 2);
  EXPECT_EQ(run(indexer(), {"add", "-i", index_, "/nonexistent/file"}).status, 3);
  EXPECT_EQ(run(indexer(), {"stats", "-i", scratch_ / "nothing"}).status, 3);
  EXPECT_EQ(run(indexer(), {"delete", "-i", scratch_ / "nothing", "--id", "x"}).status, 3);
  EXPECT_FALSE(std::filesystem::exists(scratch_ / "nothing"));
  EXPECT_EQ(run(indexer(), {"--help"}).status, 0);
  EXPECT_EQ(run(indexer(), {"--version"}).status, 0);
  for (const char* command : {"add", "analyze", "delete", "stats", "check", "compact"}) {
    const Outcome help = run(indexer(), {command, "--help"});
    EXPECT_EQ(help.status, 0) << command;
    EXPECT_TRUE(contains(help.out, command));
  }
}

TEST_F(IndexerTest, RefusesAnIndexOfANewerVersion) {
  add(article_lines(0, 2));
  std::string manifest = read_file(index_ + "/dateline.json");
  manifest.replace(manifest.find("\"format_version\":1"), 18, "\"format_version\":9");
  write_file(index_ + "/dateline.json", manifest);
  const Outcome outcome = add(article_lines(0, 2));
  EXPECT_EQ(outcome.status, 3);
  EXPECT_TRUE(contains(outcome.err, "newer")) << outcome.err;
  EXPECT_EQ(lines(outcome.err).size(), 1U) << outcome.err;
}

TEST_F(IndexerTest, HasOneWriterAtATime) {
  add(article_lines(0, 2));
  const int lock = ::open((index_ + "/writer.lock").c_str(), O_RDWR);
  ASSERT_EQ(::flock(lock, LOCK_EX | LOCK_NB), 0);
  EXPECT_EQ(add(article_lines(0, 2)).status, 75);
  EXPECT_EQ(run(indexer(), {"compact", "-i", index_}).status, 75);
  EXPECT_EQ(run(indexer(), {"stats", "-i", index_}).status, 0);
  ::close(lock);
  EXPECT_EQ(add(article_lines(0, 2)).status, 0);
}

TEST_F(IndexerTest, DeletesWithStatements) {
  add(article_lines(0, 20));
  const Outcome by_id =
      run(indexer(),
          {"delete", "-i", index_, "--id", article_id(3), "--id", "nobody", "--ids-from", "-"},
          article_id(4) + "\n");
  EXPECT_EQ(by_id.status, 0) << by_id.err;
  EXPECT_TRUE(contains(stats(), "\"articles\":18,")) << stats();
  EXPECT_EQ(run(indexer(), {"delete", "-i", index_, "--query", "grain"}).status, 0);
  EXPECT_EQ(run(indexer(), {"delete", "-i", index_, "--query", "persn:x"}).status, 2);
  EXPECT_EQ(run(indexer(), {"delete", "-i", index_, "--query", ""}).status, 2);
  EXPECT_EQ(check(), 0);
  EXPECT_EQ(run(indexer(), {"compact", "-i", index_}).status, 0);
  EXPECT_TRUE(contains(stats(), "\"segments\":1,")) << stats();
  EXPECT_TRUE(contains(stats(), "\"deleted\":0,")) << stats();
  EXPECT_EQ(check(), 0);
}

TEST_F(IndexerTest, CompactsBesideTheOldIndex) {
  add(article_lines(0, 10), {"--commit-every", "3"});
  run(indexer(), {"delete", "-i", index_, "--id", article_id(0)});
  const std::string copy = scratch_ / "copy";
  EXPECT_EQ(run(indexer(), {"compact", "-i", index_, "--to", copy}).status, 0);
  EXPECT_EQ(run(indexer(), {"check", "-i", copy}).status, 0);
  EXPECT_EQ(run(indexer(), {"compact", "-i", index_, "--to", copy}).status, 3);
  EXPECT_TRUE(
      contains(run(indexer(), {"stats", "-i", copy, "--format", "json"}).out, "\"articles\":9,"));
}

TEST_F(IndexerTest, SharesACorpusByShards) {
  add(article_lines(0, 50), {"--shard", "1/2"});
  const std::string other = scratch_ / "other";
  run(indexer(), {"add", "-i", other, "--shard", "2/2", "-"}, article_lines(0, 50));
  const auto count = [](const std::string& index) {
    const std::string json = run(indexer(), {"stats", "-i", index, "--format", "json"}).out;
    return std::stoi(json.substr(json.find(':') + 1));
  };
  EXPECT_GT(count(index_), 5);
  EXPECT_EQ(count(index_) + count(other), 50);
  EXPECT_EQ(add(article_lines(0, 1), {"--shard", "3/2"}).status, 2);
}

TEST_F(IndexerTest, SaysWhatIsCommittedAndCommitsWhatIsInHandWhenStopped) {
  const Outcome plain = add(article_lines(0, 100), {"--progress", "plain", "--commit-every", "25"});
  std::vector<std::string> committed;
  for (const std::string& line : lines(plain.err)) {
    if (line.starts_with("committed ")) committed.push_back(line.substr(0, line.find(',')));
  }
  const std::vector<std::string> expected = {"committed 25 articles", "committed 50 articles",
                                             "committed 75 articles", "committed 100 articles"};
  EXPECT_EQ(committed, expected);
  RunningProgram waiting(indexer(), {"add", "-i", scratch_ / "piped", "--progress", "plain",
                                     "--commit-every", "10", "/dev/zero"});
  waiting.signal(SIGTERM);
  const Outcome stopped = waiting.wait();
  EXPECT_TRUE(stopped.status == 143 || stopped.status == 128 + SIGTERM)
      << stopped.status << stopped.err;
}

TEST_F(IndexerTest, FindsDamage) {
  add(article_lines(0, 10));
  EXPECT_EQ(check(), 0);
  const std::string file = index_ + "/segments/00000000/articles/docdata.glass";
  std::string bytes = read_file(file);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x55);
  write_file(file, bytes);
  const Outcome damaged = run(indexer(), {"check", "-i", index_});
  EXPECT_EQ(damaged.status, 3);
  EXPECT_TRUE(contains(damaged.err, "docdata.glass")) << damaged.err;
  write_file(file, bytes.substr(0, 100));
  EXPECT_EQ(run(indexer(), {"stats", "-i", index_}).status, 3);
}

TEST_F(IndexerTest, SurvivesAFullDisk) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "no /dev/full";
  EXPECT_EQ(run(indexer(), {"add", "-i", index_, "--rejects", "/dev/full", "-"}, "{\"id\":\"x\"}\n")
                .status,
            3);
}

}  // namespace
}  // namespace dateline::programs
