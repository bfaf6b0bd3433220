// The floor plan: every #include leads downwards, Xapian stays where it belongs, tests mirror the
// tree.
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "tests/architecture/source_files.h"

namespace dateline::architecture {
namespace {

// A folder and the folders it may include, besides itself.
const std::map<std::string, std::set<std::string>> kMayInclude = [] {
  std::map<std::string, std::set<std::string>> plan;
  plan["common/text"] = {};
  plan["common/console"] = {"common/text"};
  plan["common/news"] = {"common/text"};
  plan["common/index"] = {"common/news", "common/text"};
  plan["common/query"] = {"common/console", "common/index", "common/news", "common/text"};
  const std::set<std::string> common = {"common/console", "common/index", "common/news",
                                        "common/query", "common/text"};
  const std::set<std::string> pure = {"common/console", "common/news",
                                      "common/text"};  // no database
  const auto with = [](std::set<std::string> folders, std::initializer_list<const char*> more) {
    folders.insert(more.begin(), more.end());
    return folders;
  };
  plan["indexer/formats"] = pure;
  plan["indexer/cleaning"] = with(pure, {"indexer/formats"});
  plan["indexer/annotation"] = with(pure, {"indexer/cleaning"});
  plan["indexer/segments"] =
      with(common, {"indexer/formats", "indexer/cleaning", "indexer/annotation"});
  plan["indexer/commands"] = with(plan["indexer/segments"], {"indexer/segments"});
  plan["searcher/search"] = common;
  plan["searcher/answer"] = with(common, {"searcher/search"});
  plan["searcher/commands"] = with(common, {"searcher/search", "searcher/answer"});
  return plan;
}();

// Where Xapian may be named.
const std::set<std::string> kXapian = {"common/index",     "common/query",    "indexer/segments",
                                       "indexer/commands", "searcher/search", "searcher/answer"};

std::string folder_of(const std::string& path) {
  return path.substr(0, path.find('/', path.find('/') + 1));
}

// The project's paths and system headers that a file includes.
std::vector<std::string> includes_of(const std::string& file) {
  std::vector<std::string> includes;
  for (const std::string& line : lines_of(file)) {
    if (!line.starts_with("#include ") || line.size() < 12) continue;
    const std::size_t end = line.find_first_of("\">", 10);
    includes.push_back(line.substr(10, end - 10));
  }
  return includes;
}

std::vector<std::string> sources() {
  std::vector<std::string> all;
  for (const char* part : {"common", "indexer", "searcher"}) {
    const auto some = files_below(part, {".h", ".cc"});
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

TEST(Floors, IncludesLeadDownwards) {
  ASSERT_GT(sources().size(), 50U);
  for (const std::string& file : sources()) {
    const std::string folder = folder_of(file);
    const auto plan = kMayInclude.find(folder);
    ASSERT_NE(plan, kMayInclude.end()) << folder << " is not in the floor plan (" << file << ")";
    for (const std::string& include : includes_of(file)) {
      const bool is_ours = include.starts_with("common/") || include.starts_with("indexer/") ||
                           include.starts_with("searcher/");
      if (!is_ours || folder_of(include) == folder) continue;
      EXPECT_TRUE(plan->second.contains(folder_of(include))) << file << " includes " << include;
    }
  }
}

TEST(Floors, XapianIsNamedWhereItBelongs) {
  for (const std::string& file : sources()) {
    if (kXapian.contains(folder_of(file))) continue;
    for (const std::string& include : includes_of(file))
      EXPECT_FALSE(include.starts_with("xapian")) << file;
  }
}

TEST(Floors, IncludesAreFullPaths) {
  for (const std::string& file : sources()) {
    for (const std::string& line : lines_of(file)) {
      if (!line.starts_with("#include \"")) continue;
      EXPECT_NE(line.find('/'), std::string::npos) << file << ": " << line;
    }
  }
}

// A .cc whose header says it need not say it again.
TEST(Files, SayWhatTheyAreFor) {
  for (const std::string& file : sources()) {
    const std::string header = file.substr(0, file.rfind('.')) + ".h";
    if (file.ends_with(".cc") && std::filesystem::exists(kRoot / header)) continue;
    EXPECT_TRUE(contents(file).starts_with("// ")) << file << " has no purpose comment";
  }
}

TEST(Files, AreNamedAfterSomething) {
  for (const std::string& file : sources()) {
    for (const auto& part : std::filesystem::path(file)) {
      const std::string name = part.stem().string();
      for (const char* nothing : {"util", "utils", "helper", "helpers", "tools", "misc", "base"})
        EXPECT_NE(name, nothing) << file;
    }
  }
}

TEST(Tests, MirrorTheTree) {
  for (const char* part : {"tests/common", "tests/indexer", "tests/searcher"}) {
    if (!std::filesystem::exists(kRoot / part)) continue;
    for (const std::string& file : files_below(part, {".cc"})) {
      const std::filesystem::path folder = std::filesystem::path(file.substr(6)).parent_path();
      EXPECT_TRUE(std::filesystem::is_directory(kRoot / folder)) << file << " mirrors no folder";
    }
  }
}

}  // namespace
}  // namespace dateline::architecture
