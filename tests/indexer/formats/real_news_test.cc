// Whole collections, where they are at hand: DATELINE_TEST_DATA names their folder
// (labelled/reuters21578/articles.sgm, bulk.jsonl, bulk.jsonl.xz).
#include <cstdlib>
#include <filesystem>
#include <set>

#include <gtest/gtest.h>

#include "tests/indexer/formats/reading.h"

namespace dateline::formats {
namespace {

std::string collection(const std::string& name) {
  const char* folder = std::getenv("DATELINE_TEST_DATA");
  if (folder == nullptr) return "";
  const std::string path = std::string(folder) + "/" + name;
  return std::filesystem::exists(path) ? path : "";
}

struct Counts {
  std::size_t articles = 0;
  std::size_t rejected = 0;
  std::size_t ids = 0;
};

Counts count(const std::string& path) {
  Articles articles({.inputs = {path}});
  Counts counts;
  std::set<std::string> ids;
  for (;;) {
    const ReadResult result = articles.next();
    if (std::holds_alternative<EndOfInput>(result)) break;
    if (const auto* article = std::get_if<RawArticle>(&result)) {
      ++counts.articles;
      ids.insert(article->id);
    } else {
      ++counts.rejected;
    }
  }
  counts.ids = ids.size();
  return counts;
}

TEST(RealNews, ReutersComesOutWhole) {
  const std::string path = collection("labelled/reuters21578/articles.sgm");
  if (path.empty()) GTEST_SKIP() << "DATELINE_TEST_DATA has no labelled/reuters21578/articles.sgm";
  const Counts counts = count(path);
  EXPECT_EQ(counts.articles, 10725u);
  EXPECT_EQ(counts.rejected, 1u) << "one is empty";
  EXPECT_EQ(counts.ids, 10725u);
}

TEST(RealNews, JsonLinesComeOutWhole) {
  for (const char* name : {"bulk.jsonl", "bulk.jsonl.xz"}) {
    const std::string path = collection(name);
    if (path.empty()) continue;
    const Counts counts = count(path);
    EXPECT_EQ(counts.articles, 55094u) << name;
    EXPECT_EQ(counts.rejected, 11u) << name << ": these have neither title nor body";
  }
  if (collection("bulk.jsonl").empty() && collection("bulk.jsonl.xz").empty()) {
    GTEST_SKIP() << "DATELINE_TEST_DATA has no bulk.jsonl and no bulk.jsonl.xz";
  }
}

}  // namespace
}  // namespace dateline::formats
