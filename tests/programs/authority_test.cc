// --authority and reapply with the real programs: what is merged, stopped and corrected; that an
// index keeps the file; that reapply gives what adding again gives; what a bad file is answered.
#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/programs/program.h"

namespace dateline::programs {
namespace {

bool contains(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

const char* const kColumns = "key,type,name,alias,country,role,from,to\n";

std::string article(const std::string& id, const std::string& date, const std::string& body) {
  return "{\"id\":\"" + id + "\",\"title\":\"Report " + id + "\",\"source\":\"Meridian Wire\"," +
         "\"lang\":\"en\",\"date\":\"" + date + "\",\"body\":\"" + body + "\"}\n";
}

// One man under three spellings, before and after he changed office; a word that is no name.
std::string articles() {
  return article("a", "2021-03-01",
                 "OSLO – Foreign Minister Orhun Sekeroglu said on Monday that the dam would be "
                 "finished. “We have waited long enough,” Sekeroglu said.") +
         article("b", "2023-05-02",
                 "OSLO – Orhun Shekeroglu said on Tuesday that the border would open. Lena "
                 "Brandvold said that the plan was wrong.") +
         article("c", "2023-06-02",
                 "OSLO – Lena Brandvold met Tomas Reyl in Vienna. Tomas Reyl said on Friday that "
                 "talks had failed.");
}

std::string authority() {
  return std::string(kColumns) +
         "orhun sekeroglu,person,Orhun Şekeroğlu,Orhun Shekeroglu|O. Sekeroglu,TR,foreign "
         "minister,2019,2022-06\n"
         "orhun sekeroglu,person,,,TR,prime minister,2022-07,\n"
         ",stop,Tomas Reyl,,,,,\n";
}

class AuthorityTest : public ::testing::Test {
 protected:
  void SetUp() override { write_file(file_, authority()); }

  Outcome add(const std::string& index, std::vector<std::string> more,
              const std::string& input = articles()) {
    std::vector<std::string> arguments = {"add", "--quiet", "-i", index, "-"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(indexer(), arguments, input);
  }
  std::string ask(const std::string& index, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin() + 1, {"-i", index});
    return run(searcher(), arguments).out;
  }
  // All that a reader can see of it.
  std::string everything(const std::string& index) {
    return ask(index, {"show", "--format", "json", "a", "b", "c"}) +
           ask(index, {"statements", "--format", "json", "--limit", "all", "--sort", "oldest"}) +
           ask(index, {"facets", "--format", "csv", "--by",
                       "person:all,speaker:all,role:all,speaker-country:all,country:all"});
  }
  std::string count(const std::string& index, const std::string& option, const std::string& value) {
    return ask(index, {"statements", "--count", option, value});
  }

  ScratchFolder scratch_;
  std::string index_ = scratch_ / "index";
  std::string file_ = scratch_ / "authority.csv";
};

TEST_F(AuthorityTest, MergesSpellingsAndKnowsOfficesByDate) {
  ASSERT_EQ(add(index_, {"--authority", file_}).status, 0);
  const std::string facets = ask(index_, {"facets", "--format", "csv", "--by", "person,speaker"});
  EXPECT_TRUE(contains(facets, "person,orhun sekeroglu,Orhun Şekeroğlu,2")) << facets;
  EXPECT_FALSE(contains(facets, "shekeroglu")) << facets;
  EXPECT_FALSE(contains(facets, "reyl")) << facets;
  EXPECT_EQ(count(index_, "--role", "foreign minister"), "2\n");
  EXPECT_EQ(count(index_, "--role", "prime minister"), "1\n");
  EXPECT_EQ(count(index_, "--speaker-country", "TR"), "3\n");
  EXPECT_EQ(count(index_, "--attribution", "unknown"), "1\n");
}

TEST_F(AuthorityTest, AnalyzeShowsItToo) {
  const Outcome plain = run(indexer(), {"analyze", "-"}, articles());
  const Outcome outcome = run(indexer(), {"analyze", "--authority", file_, "-"}, articles());
  EXPECT_TRUE(contains(plain.out, "Orhun Shekeroglu\",\"key")) << plain.out;
  EXPECT_FALSE(contains(outcome.out, "Orhun Shekeroglu\",\"key")) << outcome.out;
  EXPECT_TRUE(contains(outcome.out,
                       "\"key\":\"orhun sekeroglu\",\"role\":\"prime minister\","
                       "\"country\":\"TR\""))
      << outcome.out;
}

TEST_F(AuthorityTest, IsKeptWithTheIndex) {
  add(index_, {"--authority", file_}, article("z", "2020-01-01", "Nothing happened."));
  EXPECT_TRUE(contains(read_file(index_ + "/dateline.json"), "\"authority\":\"authority-"));
  std::filesystem::remove(file_);
  add(index_, {});
  const std::string other = scratch_ / "other";
  write_file(file_, authority());
  add(other, {"--authority", file_});
  EXPECT_EQ(everything(index_), everything(other));
  const std::string copy = scratch_ / "copy";
  EXPECT_EQ(run(indexer(), {"compact", "-i", index_, "--to", copy}).status, 0);
  EXPECT_EQ(run(indexer(), {"check", "-i", copy}).status, 0);
  EXPECT_TRUE(contains(read_file(copy + "/dateline.json"), "\"authority\":\"authority-"));
  write_file(file_, kColumns);  // the end of it
  add(index_, {"--authority", file_});
  EXPECT_TRUE(contains(everything(index_), "tomas reyl"));
}

TEST_F(AuthorityTest, ReapplyGivesWhatAddingAgainGives) {
  const std::string again = scratch_ / "again";
  add(index_, {});
  add(again, {"--authority", file_});
  ASSERT_NE(everything(index_), everything(again));
  const Outcome outcome = run(indexer(), {"reapply", "-i", index_, "--authority", file_});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_TRUE(contains(outcome.err, "reapplied to 3 articles, 5 statements")) << outcome.err;
  EXPECT_EQ(everything(index_), everything(again));
  EXPECT_EQ(run(indexer(), {"check", "-i", index_}).status, 0);
  const Outcome same = run(indexer(), {"add", "-i", index_, "-"}, articles());
  EXPECT_TRUE(contains(same.err, "(0 added, 0 replaced, 3 unchanged)")) << same.err;
}

TEST_F(AuthorityTest, ReapplyGivesTheSameForAWholeCorpus) {
  const std::string corpus = DATELINE_SOURCE_DIR "/corpus/small";
  const std::string again = scratch_ / "again";
  run(indexer(), {"add", "--quiet", "-i", index_, "--commit-every", "20", corpus});
  run(indexer(), {"add", "--quiet", "-i", again, "--authority", file_, corpus});
  run(indexer(), {"delete", "-i", index_, "--query", "title:zzz"});
  EXPECT_EQ(run(indexer(), {"reapply", "-i", index_, "--authority", file_}).status, 0);
  const auto all = [&](const std::string& index) {
    return ask(index, {"search", "--format", "jsonl", "--limit", "all", "--sort", "oldest"}) +
           ask(index, {"statements", "--format", "jsonl", "--limit", "all", "--sort", "oldest"}) +
           ask(index, {"facets", "--format", "csv", "--by", "person:all,org:all,place:all"}) +
           ask(index, {"facets", "--format", "csv", "--unit", "statement", "--by",
                       "person:all,org:all,place:all,country:all,speaker:all"});
  };
  EXPECT_GT(all(index_).size(), 10000U);
  EXPECT_EQ(all(index_), all(again));
}

TEST_F(AuthorityTest, ReapplySurvivesAKill) {
  add(index_, {});
  const std::string before = everything(index_);
  for (const int after_ms : {0, 5, 20, 40}) {
    RunningProgram running(indexer(), {"reapply", "-i", index_, "--authority", file_});
    usleep(static_cast<unsigned>(after_ms) * 1000);
    running.signal(9);
    running.wait();
    EXPECT_EQ(run(indexer(), {"check", "-i", index_}).status, 0);
    const std::string now = everything(index_);
    const bool is_old = now == before;
    EXPECT_TRUE(is_old || !contains(now, "tomas reyl")) << now;
  }
  EXPECT_EQ(run(indexer(), {"reapply", "-i", index_, "--authority", file_}).status, 0);
  EXPECT_FALSE(contains(everything(index_), "tomas reyl"));
}

TEST_F(AuthorityTest, ABadFileIsAnsweredWithPlaceAndReason) {
  struct Row {
    std::string file;
    const char* error;
  };
  const std::vector<Row> rows = {
      {std::string(kColumns) + "a,person,A\nb,persn,B\n",
       "line 3, type: “persn” is none of person, org, place, stop"},
      {std::string(kColumns) + "a,person,A,,Atlantis\n", "line 2, country: no country is called"},
      {std::string(kColumns) + "a,person,A,,TR,king,2020-13\n", "line 2, from: “2020-13” is no"},
      {std::string(kColumns) + "a,person,A,,TR,king,2021,2020\n", "line 2, to: “2020” is before"},
      {std::string(kColumns) + "\"a\n", "line 2: a quotation mark is not closed"},
      {std::string(kColumns) + "a,person\n", "line 2, name: “a” has none"},
      {std::string(kColumns) + ",person,,b\n", "line 2, key: the row has neither key nor name"},
      {std::string(kColumns) + ",stop\n", "line 2, name: nothing says what is no name"},
      {"key,type,nme\n", "line 1: there is no column “nme”"},
      {std::string(kColumns) + "a,person,A,,,,2020,\n", "line 2, role: dates of an office without"},
      {std::string(kColumns) + "a,person,A,,,,,,,,\n", "line 2: 11 cells"},
      {"", "line 1: the file is empty"},
      {"a,person,\xFF\n", "the file is not in UTF-8"},
  };
  for (const Row& row : rows) {
    write_file(file_, row.file);
    for (const char* command : {"add", "analyze", "reapply"}) {
      std::vector<std::string> arguments = {command, "--authority", file_};
      if (std::string(command) != "analyze") arguments.insert(arguments.end(), {"-i", index_});
      if (std::string(command) != "reapply") arguments.emplace_back("-");
      const Outcome outcome = run(indexer(), arguments, articles());
      EXPECT_EQ(outcome.status, 2) << row.file;
      EXPECT_TRUE(contains(outcome.err, row.error)) << outcome.err;
      EXPECT_EQ(lines(outcome.err).size(), 1U) << outcome.err;
    }
  }
  EXPECT_FALSE(std::filesystem::exists(index_));
  EXPECT_EQ(add(index_, {"--authority", scratch_ / "none.csv"}).status, 3);
  EXPECT_EQ(run(indexer(), {"reapply", "-i", index_}).status, 2);
  write_file(file_, authority());
  EXPECT_EQ(run(indexer(), {"reapply", "-i", scratch_ / "none", "--authority", file_}).status, 3);
}

TEST_F(AuthorityTest, ColumnsMayStandInAnyOrder) {
  write_file(file_, "\xEF\xBB\xBFname,type,key\r\n# spellings\r\nOrhun Shekeroglu,person,Q 12\r\n");
  ASSERT_EQ(add(index_, {"--authority", file_}).status, 0);
  EXPECT_EQ(count(index_, "--speaker", "q 12"), "1\n");
}

}  // namespace
}  // namespace dateline::programs
