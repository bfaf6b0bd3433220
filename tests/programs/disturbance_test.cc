// What the world does to a run: signals, full disks, read-only folders, other writers, few files.
// The index is whole afterwards, and what was said of it is so.
#include <chrono>
#include <csignal>
#include <fstream>
#include <functional>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/programs/invented_wire.h"
#include "tests/programs/program.h"

namespace dateline::programs {
namespace {

using std::chrono::milliseconds;

bool comes_true(const std::function<bool()>& condition) {
  for (int tries = 0; tries < 3000; ++tries) {
    if (condition()) return true;
    std::this_thread::sleep_for(milliseconds(10));
  }
  return false;
}

// A named pipe, held open at its writing end; the test ends it with an assertion where nobody
// reads.
class Pipe {
 public:
  explicit Pipe(std::string path) : path_(std::move(path)) {
    ::mkfifo(path_.c_str(), 0600);
    fd_ = ::open(path_.c_str(), O_RDWR | O_CLOEXEC);
  }
  ~Pipe() { ::close(fd_); }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  void write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t written = ::write(fd_, bytes.data(), bytes.size());
      ASSERT_GT(written, 0);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  bool is_read() const {
    int left = 0;
    return ::ioctl(fd_, FIONREAD, &left) == 0 && left == 0;
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  int fd_ = -1;
};

class Disturbances : public ::testing::Test {
 protected:
  Outcome add(const std::string& input, Circumstances circumstances = {}) {
    circumstances.input = input;
    return run(indexer(), {"add", "-i", index_, "-"}, circumstances);
  }
  int articles() {
    const std::string json = run(indexer(), {"stats", "-i", index_, "--format", "json"}).out;
    return json.find(':') == std::string::npos ? -1 : std::stoi(json.substr(json.find(':') + 1));
  }
  void expect_whole() {
    const Outcome check = run(indexer(), {"check", "-i", index_});
    EXPECT_EQ(check.status, 0) << check.err;
  }
  void expect_stopped_by(int signal);

  ScratchFolder scratch_;
  std::string index_ = scratch_ / "index";
};

// The last line says what is in, and exactly that is in.
void Disturbances::expect_stopped_by(int signal) {
  const Pipe pipe(scratch_ / "pipe");
  RunningProgram program(indexer(),
                         {"add", "-i", index_, "--progress", "plain", "--jobs", "1", pipe.path()});
  pipe.write(article_lines(0, 1300));
  ASSERT_TRUE(comes_true([&] { return pipe.is_read(); }));
  std::this_thread::sleep_for(milliseconds(200));
  program.signal(signal);
  const Outcome outcome = program.wait();
  EXPECT_EQ(outcome.status, 128 + signal) << outcome.err;
  const auto said = lines(outcome.err);
  ASSERT_FALSE(said.empty());
  ASSERT_TRUE(said.back().starts_with("stopped ")) << outcome.err;
  const int count = std::stoi(said.back().substr(8));
  EXPECT_GE(count, 1024);  // the pipe gave more than one batch of the pipeline
  EXPECT_EQ(articles(), count);
  expect_whole();
}

TEST_F(Disturbances, TerminationCommitsWhatIsInHand) {
  expect_stopped_by(SIGTERM);
}

TEST_F(Disturbances, InterruptionCommitsWhatIsInHand) {
  expect_stopped_by(SIGINT);
}

TEST_F(Disturbances, ASecondSignalEndsAtOnce) {
  const Pipe pipe(scratch_ / "pipe");
  RunningProgram program(indexer(), {"add", "-i", index_, "--progress", "plain", pipe.path()});
  pipe.write(article_lines(0, 100));
  ASSERT_TRUE(comes_true([&] { return pipe.is_read(); }));
  program.signal(SIGSTOP);  // so that both arrive together
  program.signal(SIGTERM);
  program.signal(SIGINT);
  program.signal(SIGCONT);
  const Outcome outcome = program.wait();
  EXPECT_TRUE(outcome.status == 128 + SIGTERM || outcome.status == 128 + SIGINT)
      << outcome.status << outcome.err;
  EXPECT_EQ(outcome.err.find("stopped"), std::string::npos) << outcome.err;
  EXPECT_EQ(add(article_lines(0, 10)).status, 0);
  expect_whole();
}

TEST_F(Disturbances, AFullDiskLeavesWhatWasCommitted) {
  ASSERT_EQ(add(article_lines(0, 20)).status, 0);
  const Outcome full = add(article_lines(20, 900), {.largest_file = 32 << 10});
  EXPECT_EQ(full.status, 3) << full.err;
  EXPECT_EQ(lines(full.err).size(), 1U) << full.err;
  EXPECT_NE(full.err.find("File too large"), std::string::npos) << full.err;
  EXPECT_EQ(articles(), 20);
  expect_whole();
  EXPECT_EQ(add(article_lines(20, 900)).status, 0);
  EXPECT_EQ(articles(), 900);
  expect_whole();
}

TEST_F(Disturbances, AFullDiskStopsDeletingAndCompacting) {
  ASSERT_EQ(add(article_lines(0, 600)).status, 0);
  ASSERT_EQ(add(article_lines(600, 1200)).status, 0);
  const Circumstances full{.largest_file = 256};
  EXPECT_EQ(run(indexer(), {"delete", "-i", index_, "--query", "minister"}, full).status, 3);
  EXPECT_EQ(run(indexer(), {"compact", "-i", index_}, full).status, 3);
  EXPECT_EQ(articles(), 1200);
  expect_whole();
}

TEST_F(Disturbances, AReadOnlyFolderIsReadOnly) {
  ASSERT_EQ(add(article_lines(0, 20)).status, 0);
  namespace fs = std::filesystem;
  const auto no_writing = fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write;
  fs::permissions(scratch_.path(), fs::perms::others_read | fs::perms::others_exec,
                  fs::perm_options::add);
  for (const auto& entry : fs::recursive_directory_iterator(index_))
    fs::permissions(entry.path(), no_writing, fs::perm_options::remove);
  fs::permissions(index_, no_writing, fs::perm_options::remove);
  const Outcome found = run(searcher(), {"search", "-i", index_, "--count", "minister"},
                            Circumstances{.unprivileged = true});
  if (found.status == 127) GTEST_SKIP() << "the programs are in a folder of root's own";
  EXPECT_EQ(found.status, 0) << found.err;
  EXPECT_EQ(found.out, "20\n");
  const Outcome check =
      run(indexer(), {"check", "-i", index_}, Circumstances{.unprivileged = true});
  EXPECT_EQ(check.status, 0) << check.err;
  EXPECT_EQ(check.out.substr(0, 30), "whole: 1 segment, 20 articles,") << check.out;
  const Outcome refused = add(article_lines(20, 30), {.unprivileged = true});
  EXPECT_EQ(refused.status, 3) << refused.err;
  EXPECT_NE(refused.err.find("ermission denied"), std::string::npos) << refused.err;
  fs::permissions(index_, fs::perms::owner_write, fs::perm_options::add);
  for (const auto& entry : fs::recursive_directory_iterator(index_))
    fs::permissions(entry.path(), fs::perms::owner_write, fs::perm_options::add);
}

TEST_F(Disturbances, WhatMayNotBeReadIsNotDamaged) {
  ASSERT_EQ(add(article_lines(0, 20)).status, 0);
  namespace fs = std::filesystem;
  fs::permissions(scratch_.path(), fs::perms::others_read | fs::perms::others_exec,
                  fs::perm_options::add);
  for (const char* file : {"/segments/00000000/articles/docdata.glass",
                           "/segments/00000000/statements/postlist.glass", "/dateline.json"}) {
    fs::permissions(index_ + file, fs::perms::none);
    const Outcome check =
        run(indexer(), {"check", "-i", index_}, Circumstances{.unprivileged = true});
    fs::permissions(index_ + file, fs::perms::owner_read | fs::perms::owner_write |
                                       fs::perms::group_read | fs::perms::others_read);
    if (check.status == 127) GTEST_SKIP() << "the programs are in a folder of root's own";
    EXPECT_EQ(check.status, 3) << file << check.err;
    EXPECT_EQ(check.err.find("damaged"), std::string::npos) << file << check.err;
    EXPECT_NE(check.err.find("ermission denied"), std::string::npos) << file << check.err;
  }
}

TEST_F(Disturbances, TwoWritersTakeTurns) {
  const Pipe pipe(scratch_ / "pipe");
  RunningProgram first(indexer(), {"add", "-i", index_, pipe.path()});
  pipe.write(article_lines(0, 10));
  ASSERT_TRUE(comes_true([&] { return pipe.is_read(); }));
  const Outcome second = add(article_lines(0, 5));
  EXPECT_EQ(second.status, 75) << second.err;
  EXPECT_NE(second.err.find("another writer"), std::string::npos) << second.err;
  first.signal(SIGTERM);
  EXPECT_EQ(first.wait().status, 128 + SIGTERM);
  EXPECT_EQ(add(article_lines(0, 5)).status, 0);
}

TEST_F(Disturbances, ReadersSeeOneMomentWhileItIsCompacted) {
  ASSERT_EQ(add(article_lines(0, 300)).status, 0);
  for (int round = 0; round < 3; ++round) {
    ASSERT_EQ(add(article_lines(0, 100, round + 2)).status, 0);
    RunningProgram writer(indexer(), {"compact", "-i", index_});
    for (int reads = 0; reads < 5; ++reads) {
      const Outcome count = run(searcher(), {"search", "-i", index_, "--count", "minister"});
      EXPECT_EQ(count.out, "300\n") << count.err;
      const Outcome check = run(indexer(), {"check", "-i", index_});
      EXPECT_EQ(check.status, 0) << check.err;
    }
    EXPECT_EQ(writer.wait().status, 0);
  }
}

TEST_F(Disturbances, TooFewFilesAreNamedAsTheReason) {
  for (int i = 0; i < 4; ++i) ASSERT_EQ(add(article_lines(i * 5, i * 5 + 5)).status, 0);
  const Outcome few =
      run(searcher(), {"search", "-i", index_, "minister"}, Circumstances{.most_files = 24});
  EXPECT_EQ(few.status, 3);
  EXPECT_NE(few.err.find("too many open files"), std::string::npos) << few.err;
}

TEST_F(Disturbances, ALongListStreams) {
#ifdef DATELINE_SANITIZED
  GTEST_SKIP() << "sanitizers keep memory that was freed";
#endif
  ASSERT_EQ(add(article_lines(0, 4000)).status, 0);
  const auto peak = [&](const std::string& limit) {
    RunningProgram program(
        searcher(), {"search", "-i", index_, "--limit", limit, "--format", "jsonl", "minister"});
    const Outcome outcome = program.wait();
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(lines(outcome.out).size(), limit == "all" ? 4000U : 10U);
    return program.peak_kib();
  };
  EXPECT_LT(peak("all"), peak("10") + 12 * 1024);
}

}  // namespace
}  // namespace dateline::programs
