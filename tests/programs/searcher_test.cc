// dateline-searcher as a user meets it, over the sample corpus: exit statuses, formats, errors, and
// what an answer promises.
#include <cstdlib>
#include <utility>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/programs/program.h"
#include "tests/programs/sample_corpus.h"

namespace dateline::programs {
namespace {

using Words = std::vector<std::string>;

bool contains(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

rapidjson::Document parsed(const std::string& json) {
  rapidjson::Document document;
  document.Parse(json.data(), json.size());
  EXPECT_FALSE(document.HasParseError()) << json;
  return document;
}

std::string members(const rapidjson::Value& object) {
  std::string names;
  for (const auto& member : object.GetObject())
    names += (names.empty() ? "" : " ") + std::string(member.name.GetString());
  return names;
}

TEST(Searcher, ExitStatuses) {
  const std::pair<Words, int> cases[] = {
      {{"search", "minister"}, 0},
      {{"search"}, 0},
      {{"search", "zzyzxqwrt"}, 1},
      {{"search", "--count", "zzyzxqwrt"}, 1},
      {{"statements", "--speaker", "nobodyatall"}, 1},
      {{"facets", "--by", "country", "zzyzxqwrt"}, 1},
      {{"names", "zzyzxqwrt"}, 1},
      {{"show", "no-such-id"}, 1},
      {{"search", "(minister"}, 2},
      {{"search", "persn:x"}, 2},
      {{"search", "--country", "Nowhereistan"}, 2},
      {{"search", "--since", "yesterweek"}, 2},
      {{"search", "--fields", "titel"}, 2},
      {{"search", "--facets", "titel"}, 2},
      {{"search", "--limit", "-1"}, 2},
      {{"search", "--format", "xml"}, 2},
      {{"search", "--min-confidence", "0.5"}, 2},
      {{"statements", "--min-confidence", "1.5"}, 2},
      {{"facets"}, 2},
      {{"timeline", "--by", "country,lang"}, 2},
      {{"facets", "--by", "country:2,country:3"}, 2},
      {{"search", "--facets", "country", "--facets", "country:3"}, 2},
      {{"statements", "--fields", "copies"}, 2},
      {{"statements", "--fields", "copies", "--collapse"}, 0},
      {{"names"}, 2},
      {{"show"}, 2},
      {{"serve"}, 2},
      {{"search", "--manifest", "/no/such/folder/file"}, 3},
  };
  for (const auto& [arguments, status] : cases) {
    const Outcome outcome = ask(arguments);
    EXPECT_EQ(outcome.status, status) << arguments.front() << ": " << outcome.err;
    if (status >= 2) {
      EXPECT_TRUE(outcome.err.starts_with("dateline-searcher: ")) << outcome.err;
      EXPECT_LE(lines(outcome.err).size(), 4U) << outcome.err;
      EXPECT_EQ(outcome.out, "");
    }
  }
  EXPECT_EQ(run(searcher(), {"search", "-i", "/no/such/index"}).status, 3);
}

TEST(Searcher, AQueryErrorPointsAtThePiece) {
  const std::pair<const char*, const char*> cases[] = {
      {"grain persn:x", "        ^^^^^"},
      {"漢字 persn:x", "       ^^^^^"},
  };
  for (const auto& [query, mark] : cases) {
    const Words said = lines(ask({"search", query}).err);
    ASSERT_GE(said.size(), 3U);
    EXPECT_EQ(said[1], std::string("  ") + query);
    EXPECT_EQ(said[2].substr(0, std::string(mark).size()), mark);
  }
  EXPECT_TRUE(contains(ask({"search", "persn:x"}).err, "person"));
}

TEST(Searcher, TheIndexMayBeNamedByTheEnvironment) {
  ::setenv("DATELINE_INDEX", sample_index().c_str(), 1);
  EXPECT_EQ(run(searcher(), {"search", "--count"}).out, "77\n");
  ::unsetenv("DATELINE_INDEX");
  EXPECT_EQ(run(searcher(), {"search", "--count"}).status, 2);
  // An unset variable of a script would widen the answer unseen.
  EXPECT_EQ(ask({"search", "--since", ""}).status, 2);
  EXPECT_EQ(ask({"search", "--count", "-i", sample_index() + "/"}).out, "77\n") << "counted once";
}

TEST(Searcher, JsonHasWhatTheContractNames) {
  const auto articles = parsed(ask({"search", "--format", "json", "--limit", "3"}).out);
  EXPECT_EQ(members(articles), "format_version query total complete offset hits facets suggestion");
  EXPECT_EQ(articles["total"].GetInt(), 77);
  EXPECT_FALSE(articles["complete"].GetBool());
  ASSERT_EQ(articles["hits"].Size(), 3U);
  EXPECT_EQ(members(articles["hits"][0]),
            "rank score id url title source date date_from lang section authors dateline snippet "
            "countries persons orgs statements story duplicates");
  EXPECT_EQ(members(articles["hits"][0]["dateline"]), "place agency country");
  const auto statements = parsed(ask({"statements", "--format", "json", "--limit", "all"}).out);
  EXPECT_TRUE(statements["complete"].GetBool());
  EXPECT_EQ(statements["hits"].Size(), statements["total"].GetUint());
  EXPECT_EQ(members(statements["hits"][0]),
            "rank score id article_id url title source date text kind speaker cue attribution "
            "confidence countries start end");
  EXPECT_EQ(members(statements["hits"][0]["speaker"]), "name key role country mention");
}

TEST(Searcher, EveryFormatPrintsEveryHitInTheSameOrder) {
  const Words ids = lines(ask({"search", "--format", "ids", "-n", "all", "minister"}).out);
  ASSERT_GT(ids.size(), 5U);
  EXPECT_EQ(ask({"search", "--count", "minister"}).out, std::to_string(ids.size()) + "\n");
  const Words objects =
      lines(ask({"search", "--format", "jsonl", "--fields", "id", "-n", "all", "minister"}).out);
  const Words rows =
      lines(ask({"search", "--format", "csv", "--fields", "id", "-n", "all", "minister"}).out);
  const Words run_lines = lines(ask({"search", "--format", "trec", "-n", "all", "minister"}).out);
  ASSERT_EQ(objects.size(), ids.size());
  ASSERT_EQ(rows.size(), ids.size() + 1);
  ASSERT_EQ(run_lines.size(), ids.size());
  EXPECT_EQ(rows[0], "id\r");
  for (std::size_t i = 0; i < ids.size(); ++i) {
    EXPECT_EQ(objects[i], "{\"id\":\"" + ids[i] + "\"}");
    EXPECT_EQ(rows[i + 1], ids[i] + "\r");
    EXPECT_TRUE(run_lines[i].starts_with("1 Q0 " + ids[i] + " " + std::to_string(i + 1) + " "));
  }
  const Words page =
      lines(ask({"search", "--format", "ids", "-n", "3", "--offset", "2", "minister"}).out);
  EXPECT_EQ(page, Words(ids.begin() + 2, ids.begin() + 5));
}

TEST(Searcher, SaysWhenAListWasCut) {
  EXPECT_TRUE(contains(ask({"search"}).out, "\n10 of 77 articles\n"));
  EXPECT_TRUE(contains(ask({"search", "-n", "all"}).out, "\n77 of 77 articles, complete\n"));
  EXPECT_TRUE(contains(ask({"search", "--offset", "70"}).out, "\n71 to 77 of 77 articles\n"));
  EXPECT_TRUE(contains(ask({"search", "--format", "jsonl"}).err, "10 of 77"));
  EXPECT_EQ(ask({"search", "--format", "jsonl", "--quiet"}).err, "");
  EXPECT_EQ(ask({"search", "--format", "jsonl", "-n", "all"}).err, "");
}

TEST(Searcher, TheSameCallPrintsTheSameBytes) {
  for (const char* format : {"text", "json", "jsonl", "csv", "tsv", "ids", "trec"}) {
    const Words call = {"search", "--format", format, "-n", "all", "grain OR minister OR border"};
    EXPECT_EQ(ask(call).out, ask(call).out) << format;
  }
}

TEST(Searcher, ColoursAreForThoseWhoAskForThem) {
  EXPECT_FALSE(contains(ask({"search", "minister"}).out, "\x1b"));
  EXPECT_TRUE(contains(ask({"search", "--color", "always", "minister"}).out, "\x1b[1;33m"));
}

TEST(Searcher, NothingForeignReachesATerminal) {
  const ScratchFolder scratch;
  const std::string evil =
      "{\"id\":\"x\\u001b[2J\\u202E\",\"title\":\"T \\u001b]0;owned\\u0007 \\u009b31m "
      "\\u202Eevil\","
      "\"source\":\"S\\u2066\\u0008\",\"date\":\"2024-05-06\",\"body\":\"Foreign Minister Ada "
      "Reyl\\u202E said \\u001b[31mthat grain\\u0000 would be late.\",\"tags\":[\"=cmd\","
      "\"a\\u001bb\"]}\n";
  ASSERT_LE(run(indexer(), {"add", "-i", scratch / "index", "-"}, evil).status, 1);
  for (const char* command : {"search", "statements"}) {
    for (const char* format : {"text", "json", "jsonl", "csv", "tsv", "ids", "trec"}) {
      const Outcome outcome = run(
          searcher(), {command, "-i", scratch / "index", "--format", format, "--color", "never"});
      for (const char c : outcome.out + outcome.err)
        EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\r' || c == '\t');
      EXPECT_FALSE(contains(outcome.out, "\u202E")) << format;
      EXPECT_FALSE(contains(outcome.out, "\xc2\x9b")) << format;
    }
  }
}

TEST(Searcher, TablesForSpreadsheets) {
  const std::string table =
      ask({"search", "--format", "csv", "--bom", "-n", "1", "--fields", "id,dateline"}).out;
  EXPECT_TRUE(
      table.starts_with("\xEF\xBB\xBFid,dateline.place,dateline.agency,dateline.country\r\n"))
      << table;
  EXPECT_TRUE(table.ends_with("\r\n"));
  // The columns are the same where nothing is found.
  EXPECT_EQ(ask({"search", "--format", "tsv", "--fields", "id,title", "zzyzxqwrt"}).out,
            "id\ttitle\n");
}

TEST(Searcher, AMisspeltWordGetsASuggestion) {
  const Outcome outcome = ask({"search", "--format", "json", "minsiter"});
  EXPECT_TRUE(contains(outcome.err, "did you mean “minister”?")) << outcome.err;
  EXPECT_STREQ(parsed(outcome.out)["suggestion"].GetString(), "minister");
}

TEST(Searcher, ShowsByTheId) {
  const Words hits =
      lines(ask({"search", "--has", "statement", "--format", "ids", "-n", "1", "minister"}).out);
  ASSERT_EQ(hits.size(), 1U);
  const auto article = parsed(ask({"show", "--format", "json", hits[0]}).out);
  ASSERT_EQ(article["hits"].Size(), 1U);
  const auto& shown = article["hits"][0];
  EXPECT_GT(shown["body"].GetStringLength(), 100U);
  ASSERT_EQ(shown["quotations"].Size(), shown["statements"].GetUint());
  const std::string statement = shown["quotations"][0]["id"].GetString();
  const Outcome text = ask({"show", hits[0], statement, "no-such-id"});
  EXPECT_EQ(text.status, 1);
  EXPECT_TRUE(contains(text.err, "'no-such-id'"));
  EXPECT_TRUE(contains(text.out, shown["quotations"][0]["text"].GetString()));
  EXPECT_EQ(ask({"show", "--format", "ids", statement}).out, statement + "\n");
  EXPECT_EQ(ask({"show", "--format", "csv", hits[0], statement}).status, 2);
  EXPECT_EQ(ask({"show", "--format", "ids", "-"}, hits[0] + "\r\n" + statement + "\n").out,
            hits[0] + "\n" + statement + "\n");
}

TEST(Searcher, ShowsArticlesAndStatementsTogetherEachWithItsOwnFields) {
  const std::string article = "ab-2025-0205";
  const std::string statement = article + "#3";
  const auto alone = [](const std::string& id) {
    return ask({"show", "--format", "jsonl", "--", id}).out;
  };
  const auto without_rank = [](std::string line) { return line.erase(0, line.find("\"id\"")); };
  for (const Words& ids : {Words{article, statement}, Words{statement, article}}) {
    const Outcome both = ask({"show", "--format", "jsonl", ids[0], ids[1]});
    ASSERT_EQ(both.status, 0) << both.err;
    const Words objects = lines(both.out);
    ASSERT_EQ(objects.size(), 2U);
    for (int i = 0; i < 2; ++i)
      EXPECT_EQ(without_rank(objects[i] + "\n"), without_rank(alone(ids[i])));
    const auto answer = parsed(ask({"show", "--format", "json", ids[0], ids[1]}).out);
    ASSERT_EQ(answer["hits"].Size(), 2U);
    const unsigned of_statement = ids[0] == statement ? 0 : 1;
    EXPECT_TRUE(answer["hits"][of_statement].HasMember("speaker"));
    EXPECT_STREQ(answer["hits"][of_statement]["article_id"].GetString(), article.c_str());
    EXPECT_TRUE(answer["hits"][1 - of_statement].HasMember("quotations"));
  }
}

// The names with a colon behind them in the help's list of query fields.
Words query_fields(const std::string& command) {
  const std::string help = ask({command, "--help"}).out;
  const std::size_t begin = help.find("Fields:");
  std::string list = help.substr(begin + 7, help.find(" as in ", begin) - begin - 7);
  Words names;
  std::string name;
  for (const char c : list) {
    if (c == ':') names.push_back(std::exchange(name, ""));
    if (c == '-' || (c >= 'a' && c <= 'z')) name += c;
  }
  return names;
}

TEST(Searcher, HelpNamesTheFieldsThatItsQueriesTake) {
  for (const char* command : {"search", "statements"}) {
    const Words names = query_fields(command);
    EXPECT_GT(names.size(), 15U) << command;
    for (const std::string& name : names) {
      const Outcome outcome = ask({command, "--count", name + ":2024"});
      EXPECT_FALSE(contains(outcome.err, "cannot be searched by")) << command << name;
      EXPECT_FALSE(contains(outcome.err, "have no")) << command << name << outcome.err;
    }
  }
}

TEST(Searcher, ATimelineLeavesNoGap) {
  const Words rows = lines(ask({"timeline", "--every", "month", "--since", "2024-01", "--until",
                                "2024-12", "--format", "csv", "minister"})
                               .out);
  ASSERT_EQ(rows.size(), 13U);
  EXPECT_EQ(rows[0], "date,count,total,ratio\r");
  int sum = 0;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    EXPECT_TRUE(rows[i].starts_with("2024-"));
    sum += std::atoi(rows[i].substr(8).c_str());
  }
  EXPECT_EQ(std::to_string(sum) + "\n",
            ask({"search", "--since", "2024-01", "--until", "2024-12", "--count", "minister"}).out);
}

TEST(Searcher, CitesItsAnswers) {
  const ScratchFolder scratch;
  const std::string file = scratch / "answer.json";
  ask({"search", "--manifest", file, "--country", "TR", "--format", "ids", "minister", "grain"});
  const auto citation = parsed(read_file(file));
  EXPECT_STREQ(citation["program"].GetString(), "dateline-searcher");
  EXPECT_STREQ(citation["query"].GetString(), "minister grain");
  EXPECT_EQ(std::to_string(citation["total"].GetInt()) + "\n",
            ask({"search", "--country", "TR", "--count", "minister", "grain"}).out);
  EXPECT_GE(citation["indexes"][0]["generation"].GetInt(), 1);
  EXPECT_EQ(citation["articles"].GetInt(), 77);
}

// The exit status of a call whose standard output is `descriptor`.
int status_into(int descriptor, const Words& arguments) {
  Words all = {searcher()};
  all.insert(all.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& argument : all) argv.push_back(argument.data());
  argv.push_back(nullptr);
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(descriptor, STDOUT_FILENO);
    const int nothing = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    ::dup2(nothing, STDERR_FILENO);
    ::execv(argv[0], argv.data());
    ::_exit(127);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

TEST(Searcher, AFullDiskIsToldAndAClosedPipeIsNot) {
  const Words call = {"search", "-i",  sample_index(), "--format",     "jsonl",
                      "-n",     "all", "--fields",     "id,body,title"};
  const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
  ASSERT_GE(full, 0);
  EXPECT_EQ(status_into(full, call), 3);
  ::close(full);
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  ::close(ends[0]);
  EXPECT_EQ(status_into(ends[1], call), 0);
  ::close(ends[1]);
}

TEST(Searcher, HelpStatesLimitsAndListsWhatIsThere) {
  const std::string help = run(searcher(), {"--help"}).out;
  for (const char* command :
       {"search", "statements", "facets", "timeline", "names", "show", "explain"}) {
    EXPECT_TRUE(contains(help, std::string("\n  ") + command + " ")) << help;
    const Outcome page = run(searcher(), {command, "--help"});
    EXPECT_EQ(page.status, 0);
    EXPECT_TRUE(contains(page.out, "Examples:")) << page.out;
    EXPECT_TRUE(run(searcher(), {command, "--man"}).out.starts_with(".")) << command;
  }
  const std::string search = run(searcher(), {"search", "--help"}).out;
  for (const char* limit : {"64 KiB", "4096 clauses", "100 deep", "10000 words"})
    EXPECT_TRUE(contains(search, limit)) << limit << search;
}

TEST(Searcher, SaysWhatIsCountedByWhat) {
  for (const char* command : {"facets", "timeline"}) {
    EXPECT_TRUE(contains(run(searcher(), {command, "--help"}).out, "Fields for --by: date, month"));
    const std::string error = ask({command, "--by", "qqqqqqqq"}).err;
    EXPECT_TRUE(contains(error, "speaker-country")) << error;
  }
}

TEST(Searcher, CollapsedStatementsKeepTheirCount) {
  const Words rows = lines(
      ask({"statements", "--collapse", "-n", "all", "--format", "csv", "--fields", "id,copies"})
          .out);
  const std::string total = ask({"statements", "--collapse", "--count"}).out;
  EXPECT_EQ(std::to_string(rows.size() - 1) + "\n", total);
  int all = 0;
  for (std::size_t i = 1; i < rows.size(); ++i)
    all += 1 + std::atoi(rows[i].substr(rows[i].rfind(',') + 1).c_str());
  EXPECT_EQ(std::to_string(all) + "\n", ask({"statements", "--count"}).out);
}

TEST(Searcher, Explains) {
  const std::string text = ask({"explain", "--country", "TR", "minist*"}).out;
  EXPECT_TRUE(contains(text, "minister")) << text;
  EXPECT_TRUE(contains(text, "--country TR")) << text;
  EXPECT_EQ(members(parsed(ask({"explain", "--format", "json", "minist*"}).out)),
            "format_version query read_as xapian clauses wildcards total suggestion");
}

}  // namespace
}  // namespace dateline::programs
