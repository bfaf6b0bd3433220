// Killing the indexer at random moments of add, replace, delete and compact, and starting again,
// ends in the same answers as an undisturbed run; nothing acknowledged is missing; the index is
// whole after every kill; a reader never fails.
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <random>
#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "tests/programs/invented_wire.h"
#include "tests/programs/program.h"

namespace dateline::programs {
namespace {

constexpr int kArticles = 3000;
constexpr int kDefaultKills = 60;

struct Step {
  std::vector<std::string> arguments;  // without the index
  bool adds = false;
  int version = 1;
};

std::string answers(const std::string& index) {
  std::string all;
  for (const char* query :
       {"minister", "\"waited long enough\"", "prisoner OR dam", "person:sekeroglu", ""}) {
    all +=
        run(searcher(), {"search", "-i", index, "--limit", "all", "--format", "jsonl", query}).out;
  }
  all +=
      run(searcher(), {"statements", "-i", index, "--limit", "all", "--format", "jsonl", "weeks"})
          .out;
  all += run(searcher(),
             {"facets", "-i", index, "--by", "person,country,speaker,month", "--format", "csv"})
             .out;
  return all;
}

class KillTest : public ::testing::Test {
 protected:
  void SetUp() override {
    write_file(scratch_ / "v1.jsonl", article_lines(0, kArticles, 1));
    write_file(scratch_ / "v2.jsonl", article_lines(0, kArticles / 2, 2));
    std::string ids;
    for (int number = 0; number < kArticles; number += 3) ids += article_id(number) + "\n";
    write_file(scratch_ / "ids", ids);
    steps_ = {
        {{"add", scratch_ / "v1.jsonl", "--commit-every", "200", "--progress", "plain"}, true, 1},
        {{"add", scratch_ / "v2.jsonl", "--commit-every", "200", "--progress", "plain"}, true, 2},
        {{"delete", "--ids-from", scratch_ / "ids"}},
        {{"compact"}}};
  }

  static std::vector<std::string> with_index(const Step& step, const std::string& index) {
    std::vector<std::string> arguments = step.arguments;
    arguments.insert(arguments.begin() + 1, {"-i", index});
    return arguments;
  }

  // The last N of a "committed N articles" line.
  static int committed(const std::string& err) {
    int last = 0;
    for (const std::string& line : lines(err)) {
      if (line.starts_with("committed ") || line.starts_with("stopped "))
        last = std::stoi(line.substr(line.find(' ') + 1));
    }
    return last;
  }

  static void expect_there(const std::string& index, int count) {
    const Outcome ids =
        run(searcher(), {"search", "-i", index, "--limit", "all", "--format", "ids"});
    const auto found = lines(ids.out);
    const std::set<std::string> there(found.begin(), found.end());
    for (int number = 0; number < count; ++number)
      ASSERT_TRUE(there.contains(article_id(number))) << number << " of " << count;
  }

  ScratchFolder scratch_;
  std::vector<Step> steps_;
};

TEST_F(KillTest, EndsInTheAnswersOfAnUndisturbedRun) {
  const char* asked = std::getenv("DATELINE_KILLS");
  const int kills_wanted = asked != nullptr ? std::atoi(asked) : kDefaultKills;
  const std::string calm = scratch_ / "calm", rough = scratch_ / "rough";
  std::vector<double> seconds;
  for (const Step& step : steps_) {
    const auto start = std::chrono::steady_clock::now();
    ASSERT_EQ(run(indexer(), with_index(step, calm)).status, 0);
    seconds.push_back(
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  const std::string expected = answers(calm);
  ASSERT_GT(expected.size(), 1000U);

  ASSERT_EQ(run(indexer(), {"add", "-i", rough, "-"}, article_line(0)).status, 0);
  std::atomic<bool> is_over = false;
  std::atomic<int> reads = 0;
  std::string failure;
  std::thread reader([&] {
    while (!is_over && failure.empty()) {
      const Outcome outcome = run(
          searcher(), {"search", "-i", rough, "--format", "jsonl", "--limit", "50", "minister"});
      if (outcome.status != 0) failure = std::to_string(outcome.status) + " " + outcome.err;
      ++reads;
    }
  });
  std::mt19937 random(20241124);
  int kills = 0;
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    for (int tries = 0; tries < kills_wanted / static_cast<int>(steps_.size()); ++tries) {
      RunningProgram program(indexer(), with_index(steps_[i], rough));
      const double share = std::uniform_real_distribution<>(0, 1.1)(random);
      std::this_thread::sleep_for(std::chrono::duration<double>(share * seconds[i]));
      const int signal = std::array{SIGKILL, SIGTERM, SIGINT}[static_cast<std::size_t>(kills) % 3];
      program.signal(signal);
      const Outcome outcome = program.wait();
      ++kills;
      const Outcome check = run(indexer(), {"check", "-i", rough});
      ASSERT_EQ(check.status, 0) << check.err;
      if (steps_[i].adds) expect_there(rough, committed(outcome.err));
    }
    const Outcome finished = run(indexer(), with_index(steps_[i], rough));
    ASSERT_EQ(finished.status, 0) << finished.err;
  }
  is_over = true;
  reader.join();
  EXPECT_EQ(failure, "");
  EXPECT_GT(reads.load(), 0);
  EXPECT_EQ(answers(rough), expected);
}

TEST_F(KillTest, ThreadsAndCommitsLeaveNoTraceInTheAnswers) {
  const std::string one = scratch_ / "one", four = scratch_ / "four";
  ASSERT_EQ(run(indexer(),
                {"add", "-i", one, "--jobs", "1", scratch_ / "v1.jsonl", scratch_ / "v2.jsonl"})
                .status,
            0);
  ASSERT_EQ(run(indexer(), {"add", "-i", four, "--jobs", "4", "--commit-every", "150",
                            scratch_ / "v1.jsonl", scratch_ / "v2.jsonl"})
                .status,
            0);
  EXPECT_EQ(answers(one), answers(four));
}

}  // namespace
}  // namespace dateline::programs
