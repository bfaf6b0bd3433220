// Calls of dateline-indexer that are not what was meant: refused before anything is lost, with a
// reason; and what it says of the records it rejects.
#include <algorithm>

#include <gtest/gtest.h>

#include "tests/programs/invented_wire.h"
#include "tests/programs/program.h"

namespace dateline::programs {
namespace {

namespace fs = std::filesystem;

class Calls : public ::testing::Test {
 protected:
  Outcome add(std::vector<std::string> more, const std::string& input = "") {
    std::vector<std::string> arguments = {"add", "-i", index_};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(indexer(), arguments, input);
  }

  ScratchFolder scratch_;
  std::string index_ = scratch_ / "index";
};

bool contains(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

TEST_F(Calls, RejectsAreNoInput) {
  fs::create_directories(scratch_ / "in");
  const std::string input = scratch_ / "in/self.jsonl";
  write_file(input, article_line(1));
  fs::create_hard_link(input, scratch_ / "other.jsonl");
  for (const std::string& rejects : {input, scratch_ / "other.jsonl"}) {
    EXPECT_EQ(add({"--rejects", rejects, input}).status, 2) << rejects;
    EXPECT_EQ(run(indexer(), {"analyze", "--rejects", rejects, input}).status, 2) << rejects;
  }
  EXPECT_EQ(add({"--rejects", scratch_ / "in/new.jsonl", scratch_ / "in"}).status, 2);
  EXPECT_FALSE(fs::exists(scratch_ / "in/new.jsonl"));
  EXPECT_EQ(read_file(input), article_line(1));
  EXPECT_EQ(add({"--rejects", index_ + "/dateline.json", input}).status, 2);
  EXPECT_FALSE(fs::exists(index_));
  EXPECT_EQ(add({input}).status, 0);
  const std::string manifest = read_file(index_ + "/dateline.json");
  EXPECT_EQ(add({"--rejects", index_ + "/dateline.json", input}).status, 2);
  EXPECT_EQ(read_file(index_ + "/dateline.json"), manifest);
}

TEST_F(Calls, RejectsOfBeforeOutliveAWrongCall) {
  const std::string rejects = scratch_ / "rejects.jsonl", input = scratch_ / "in.jsonl";
  write_file(rejects, "yesterday's");
  write_file(input, article_line(1));
  const std::pair<std::vector<std::string>, int> calls[] = {
      {{"/nonexistent/file"}, 3},
      {{}, 2},
      {{"--jobs", "many", input}, 2},
      {{"--commit-every", "0", input}, 2},
      {{"--shard", "3/2", input}, 2},
      {{"--input-format", "warc", input}, 2},
      {{"--map", "nonsense", input}, 2},
      {{"--lang", "klingon", input}, 2},
      {{"--lexicon", "/nonexistent", input}, 3}};
  for (auto [call, status] : calls) {
    call.insert(call.begin(), {"--rejects", rejects});
    EXPECT_EQ(add(call).status, status) << call.back();
    EXPECT_EQ(read_file(rejects), "yesterday's");
    if (std::ranges::find(call, "--commit-every") != call.end()) continue;  // of add alone
    call.insert(call.begin(), "analyze");
    EXPECT_EQ(run(indexer(), call).status, status) << call.back();
    EXPECT_EQ(read_file(rejects), "yesterday's");
  }
  EXPECT_FALSE(fs::exists(index_));
  EXPECT_EQ(add({"--rejects", rejects, input}).status, 0);
  EXPECT_EQ(read_file(rejects), "");
}

TEST_F(Calls, SaysWhyTheFirstFiveAreRejected) {
  std::string input = article_line(1);
  for (int i = 0; i < 7; ++i) input += "{\"id\":\"x\"}\n";
  const Outcome told = add({"--input-format", "jsonl", "-"}, input);
  EXPECT_EQ(told.status, 1);
  const auto said = lines(told.err);
  ASSERT_EQ(said.size(), 7U) << told.err;
  EXPECT_EQ(said[0], "dateline-indexer: -:2: neither title nor body");
  EXPECT_EQ(said[4], "dateline-indexer: -:6: neither title nor body");
  EXPECT_EQ(said[5], "dateline-indexer: 2 more rejected: --rejects FILE writes all of them");
  EXPECT_TRUE(said[6].starts_with("done 1 articles")) << told.err;
  EXPECT_EQ(add({"--quiet", "--input-format", "jsonl", "-"}, input).err, "");
  for (const std::string& line : lines(add({"--progress", "plain", "-"}, input).err))
    EXPECT_TRUE(line.starts_with("committed ") || line.starts_with("done ")) << line;
  const std::string rejects = scratch_ / "rejects.jsonl";
  EXPECT_EQ(lines(add({"--rejects", rejects, "-"}, input).err).size(), 1U);
  EXPECT_EQ(lines(read_file(rejects)).size(), 7U);
}

TEST_F(Calls, RejectsQuoteTheRecord) {
  const std::string rejects = scratch_ / "rejects.jsonl";
  const std::string long_id =
      "{\"id\":\"" + std::string(1500, 'i') + "\",\"title\":\"T\",\"body\":\"Body.\"}\n";
  add({"--input-format", "jsonl", "--rejects", rejects, "-"}, long_id);
  EXPECT_TRUE(contains(read_file(rejects), "id longer than 1 KiB")) << read_file(rejects);
  EXPECT_TRUE(contains(read_file(rejects), R"("record":"{\"id\":\"iii)")) << read_file(rejects);
  EXPECT_TRUE(contains(read_file(rejects), R"(\"body\":\"Body.\")")) << read_file(rejects);
  add({"-"}, article_line(1));
  add({"--on-duplicate", "error", "--rejects", rejects, "-"}, article_line(1, 2));
  EXPECT_TRUE(contains(read_file(rejects), R"(\"id\":\"wire-00001\",\"title\":\"Minister)"))
      << read_file(rejects);
}

TEST_F(Calls, AForcedFormatThatIsNotThereIsARejection) {
  const Outcome forced = add({"--input-format", "reuters-sgml", "-"}, article_line(1));
  EXPECT_EQ(forced.status, 1);
  EXPECT_TRUE(contains(forced.err, "reuters-sgml")) << forced.err;
}

TEST_F(Calls, AnIndexIsNoInput) {
  fs::create_directories(scratch_ / "news");
  write_file(scratch_ / "news/a.jsonl", article_line(1));
  index_ = scratch_ / "news/index";
  EXPECT_EQ(add({scratch_ / "news"}).status, 0);
  const Outcome again = add({scratch_ / "news"});
  EXPECT_EQ(again.status, 0) << again.err;
  EXPECT_TRUE(contains(again.err, "news/index: an index, which is no input: skipped")) << again.err;
  EXPECT_TRUE(contains(again.err, "done 1 articles")) << again.err;
}

TEST_F(Calls, AnIndexThatIsNamedAsAnInputIsTold) {
  add({"-"}, article_line(1));
  const std::string other = scratch_ / "other";
  for (const std::string& index : {index_, other}) {
    const Outcome outcome = run(indexer(), {"add", "-i", index, index_});
    EXPECT_EQ(outcome.status, 1) << outcome.err;
    EXPECT_TRUE(contains(outcome.err, "index: an index, which is no input")) << outcome.err;
  }
}

TEST_F(Calls, NoIndexIsMadeInAFolderOfItsArticles) {
  const std::string news = scratch_ / "news";
  fs::create_directories(news);
  write_file(news + "/a.jsonl", article_line(1));
  fs::create_directory_symlink(news, scratch_ / "link");
  for (const std::string& index : {news, news + "/", news + "/../news/.", scratch_ / "link"}) {
    const Outcome outcome = run(indexer(), {"add", "-i", index, news});
    EXPECT_EQ(outcome.status, 2) << index << outcome.err;
    EXPECT_TRUE(contains(outcome.err, "is both the index and an input")) << outcome.err;
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(news), fs::directory_iterator()), 1);
  const Outcome missing = run(indexer(), {"add", "-i", index_, index_});
  EXPECT_EQ(missing.status, 3) << missing.err;
  EXPECT_FALSE(fs::exists(index_));
}

TEST_F(Calls, AnIdIsFoundAsItWasTyped) {
  const std::vector<std::string> ids = {"cafe\xCC\x81 1", "  outer  and inner  ", "bell\a\x1b[0m",
                                        "over\xE2\x80\xAEride"};
  std::string records;
  for (std::string escaped : ids) {
    for (const auto& [from, to] : {std::pair("\a", "\\u0007"), std::pair("\x1b", "\\u001b")})
      if (const auto at = escaped.find(from); at != std::string::npos) escaped.replace(at, 1, to);
    records += R"({"id":")" + escaped + R"(","title":"T","body":"Grain was sold."})" + "\n";
  }
  ASSERT_EQ(add({"-"}, records).status, 0);
  for (const std::string& id : ids) {
    EXPECT_EQ(run(searcher(), {"show", "-i", index_, "--", id}).status, 0) << id;
    EXPECT_EQ(run(searcher(), {"search", "-i", index_, "--count", "id:\"" + id + "\""}).out, "1\n")
        << id;
  }
  const std::string printed = run(searcher(), {"search", "-i", index_, "-f", "ids", "grain"}).out;
  EXPECT_EQ(lines(printed).size(), ids.size());
  EXPECT_EQ(run(searcher(), {"show", "-i", index_, "-f", "ids", "-"}, printed).out, printed);
  for (const std::string& id : ids) run(indexer(), {"delete", "-i", index_, "--id", id});
  EXPECT_EQ(run(searcher(), {"search", "-i", index_, "--count", "grain"}).out, "0\n");
}

TEST_F(Calls, TextsOfOneNameAreSeveralArticles) {
  fs::create_directories(scratch_ / "d1");
  fs::create_directories(scratch_ / "d2");
  write_file(scratch_ / "d1/report.txt", "Harbour opens\n\nThe harbour opened on Monday.\n");
  write_file(scratch_ / "d2/report.txt", "Harbour closes\n\nThe harbour closed on Friday.\n");
  const Outcome both = add({scratch_ / "d1", scratch_ / "d2"});
  EXPECT_TRUE(contains(both.err, "(2 added, 0 replaced, 0 unchanged)")) << both.err;
  const Outcome again = add({scratch_ / "d1", scratch_ / "d2"});
  EXPECT_TRUE(contains(again.err, "(0 added, 0 replaced, 2 unchanged)")) << again.err;
  const Outcome elsewhere = add({"--source", "Harbour Gazette", scratch_ / "d1"});
  EXPECT_TRUE(contains(elsewhere.err, "(1 added, 0 replaced, 0 unchanged)")) << elsewhere.err;
}

TEST_F(Calls, WordsThatNothingTakesAreRefused) {
  add({"-"}, article_lines(0, 3));
  const std::vector<std::string> calls[] = {{"delete", "--id", article_id(0), article_id(1)},
                                            {"stats", "x"},
                                            {"check", "x"},
                                            {"compact", "x"},
                                            {"reapply", "--authority", "/dev/null", "x"}};
  for (std::vector<std::string> call : calls) {
    call.insert(call.begin() + 1, {"-i", index_});
    const Outcome outcome = run(indexer(), call);
    EXPECT_EQ(outcome.status, 2) << call[0];
    EXPECT_TRUE(contains(outcome.err, "unexpected '" + call.back() + "'")) << outcome.err;
  }
  EXPECT_TRUE(
      contains(run(indexer(), {"stats", "-i", index_, "--format", "json"}).out, "\"articles\":3,"));
}

TEST_F(Calls, AWrongQueryIsMarked) {
  add({"-"}, article_lines(0, 3));
  const Outcome wrong = run(indexer(), {"delete", "-i", index_, "--query", "grain persn:x"});
  EXPECT_EQ(wrong.status, 2);
  const auto said = lines(wrong.err);
  ASSERT_EQ(said.size(), 4U) << wrong.err;
  EXPECT_TRUE(contains(said[0], "option '--query'")) << wrong.err;
  EXPECT_TRUE(contains(said[1], "  grain persn:x")) << wrong.err;
  EXPECT_TRUE(contains(said[2], "        ^^^^^")) << wrong.err;
  EXPECT_TRUE(contains(said[3], "did you mean “person”?")) << wrong.err;
}

TEST_F(Calls, WrongValuesAreNamed) {
  const std::string input = scratch_ / "in.jsonl";
  write_file(input, article_line(1));
  const std::tuple<std::vector<std::string>, int, const char*> calls[] = {
      {{"--commit-every", "99999999999999999999999", input}, 2, "is too large"},
      {{"--commit-every", "soon", input}, 2, "is not a whole number"},
      {{"--authority", "/dev/zero", input}, 2, "larger than 16 MiB"},
      {{"--lang", "klingon", input}, 2, "ISO 639"},
      {{"--lexicon", scratch_ / "lexicons", input}, 3, "roles.tsv"}};
  fs::create_directories(scratch_ / "lexicons");
  write_file(scratch_ / "lexicons/role.tsv", "lang\tclass\tgender\tforms\tflags\n");
  for (const auto& [call, status, says] : calls) {
    const Outcome outcome = add(call);
    EXPECT_EQ(outcome.status, status) << outcome.err;
    EXPECT_TRUE(contains(outcome.err, says)) << outcome.err;
    EXPECT_FALSE(fs::exists(index_)) << says;
  }
}

TEST_F(Calls, HelpSaysWhatIsTrue) {
  const auto help = [](const char* command) { return run(indexer(), {command, "--help"}).out; };
  for (const char* command :
       {"add", "analyze", "delete", "stats", "check", "compact", "reapply", "evaluate-analysis"}) {
    for (const char* status : {"130", "143"})
      EXPECT_TRUE(contains(help(command), status)) << command;
  }
  for (const char* command : {"add", "delete", "compact", "reapply"})
    EXPECT_TRUE(contains(help(command), "75")) << command;
  for (const char* option : {"--input-format", "--map", "--source", "--lang", "--shard", "--jobs"})
    EXPECT_FALSE(contains(help("evaluate-analysis"), option)) << option;
  EXPECT_EQ(run(indexer(), {"evaluate-analysis", "--shard", "1/2", "-"}).status, 2);
}

}  // namespace
}  // namespace dateline::programs
