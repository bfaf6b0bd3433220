// What users were promised of the command lines: each command and each option is in --help.
#include <gtest/gtest.h>

#include "tests/programs/program.h"

namespace dateline::programs {
namespace {

const std::vector<std::string> kFilters = {"country",
                                           "person",
                                           "org",
                                           "place",
                                           "speaker",
                                           "role",
                                           "kind",
                                           "speaker-country",
                                           "source",
                                           "lang",
                                           "author",
                                           "source-country",
                                           "dateline-country",
                                           "section",
                                           "tag",
                                           "country-mentioned",
                                           "not-country",
                                           "since",
                                           "until",
                                           "not-speaker",
                                           "has",
                                           "not-tag",
                                           "not-source"};
const std::vector<std::string> kPage = {"limit", "offset", "sort", "collapse", "sample", "seed"};
const std::vector<std::string> kOutput = {"format", "manifest", "csv-safe", "bom"};
const std::vector<std::string> kList = {"fields", "facets", "count"};
const std::vector<std::string> kIndexing = {"input-format", "jobs", "shard",  "source",
                                            "lang",         "map",  "rejects"};
const std::vector<std::string> kCommon = {"color", "progress", "quiet", "help", "version"};

// In one line, with single spaces.
std::string unwrapped(const std::string& text) {
  std::string line;
  for (const char c : text) {
    const char space_or_it = c == '\n' ? ' ' : c;
    if (space_or_it != ' ' || line.empty() || line.back() != ' ') line += space_or_it;
  }
  return line;
}

using Groups = std::vector<std::vector<std::string>>;
struct Row {
  bool indexes;
  const char* command;
  Groups groups;
};

const std::vector<Row> kCommands = {
    {false, "search", {kFilters, kPage, kOutput, kList, {"index", "country-given", "not-has"}}},
    {false, "statements", {kFilters, kPage, kOutput, kList, {"index", "min-confidence"}}},
    {false, "facets", {kFilters, kOutput, {"by", "unit", "index", "min-confidence"}}},
    {false, "timeline", {kFilters, kOutput, {"every", "by", "unit", "index", "min-confidence"}}},
    {false, "names", {kOutput, {"type", "index"}}},
    {false, "show", {kOutput, {"fields", "index"}}},
    {false, "explain", {kFilters, {"index"}}},
    {true, "add", {kIndexing, {"index", "commit-every", "on-duplicate"}}},
    {true, "analyze", {kIndexing, {"format"}}},
    {true, "delete", {{"index", "id", "ids-from", "query"}}},
    {true, "stats", {{"index", "format"}}},
    {true, "check", {{"index"}}},
    {true, "compact", {{"index", "to"}}},
};

TEST(Contract, EveryOptionIsInTheHelpOfItsCommand) {
  for (const Row& row : kCommands) {
    const Outcome help = run(row.indexes ? indexer() : searcher(), {row.command, "--help"});
    EXPECT_EQ(help.status, 0);
    Groups groups = row.groups;
    groups.push_back(kCommon);
    for (const auto& group : groups) {
      for (const std::string& option : group) {
        const std::string name = "--" + option;
        const std::size_t at = help.out.find(name);
        const bool is_there = at != std::string::npos;
        EXPECT_TRUE(is_there) << row.command << " " << name;
      }
    }
  }
}

TEST(Contract, WhatAlwaysFailsIsNotOffered) {
  const std::string search = run(searcher(), {"search", "--help"}).out;
  const std::string statements = run(searcher(), {"statements", "--help"}).out;
  EXPECT_EQ(search.find("--min-confidence"), std::string::npos);
  EXPECT_EQ(statements.find("--country-given"), std::string::npos);
  EXPECT_EQ(statements.find("--not-has"), std::string::npos);
  EXPECT_EQ(run(searcher(), {"search", "--min-confidence", "0.5"}).err.find("unknown"),
            std::string::npos);
}

TEST(Contract, EveryCommandIsInTheHelpOfItsProgram) {
  const std::string indexes = run(indexer(), {"--help"}).out;
  const std::string searches = run(searcher(), {"--help"}).out;
  for (const Row& row : kCommands) {
    const std::string& help = row.indexes ? indexes : searches;
    EXPECT_NE(help.find(std::string("\n  ") + row.command + " "), std::string::npos)
        << row.command << "\n"
        << help;
  }
}

TEST(Contract, TheLimitsAreStated) {
  const std::string help = unwrapped(run(indexer(), {"add", "--help"}).out);
  for (const char* limit :
       {"64 MiB", "16 MiB", "1 KiB", "deeper than 512", "200:1", "256 deep", "2 deep"}) {
    EXPECT_NE(help.find(limit), std::string::npos) << limit;
  }
}

}  // namespace
}  // namespace dateline::programs
