// What is written is what is read; what is damaged is named.
#include "common/index/manifest.h"

#include <gtest/gtest.h>

#include "common/index/index_error.h"

namespace dateline::indexing {
namespace {

Manifest sample() {
  Manifest manifest;
  manifest.generation = 7;
  manifest.rejected = {{"a \"b\".jsonl", 3}};
  manifest.analysis = {{"cleaning", "1"}};
  SegmentEntry segment;
  segment.name = "0000007-0";
  segment.articles = 10;
  segment.statements = 25;
  segment.langs = {{"en", 9}, {"", 1}};
  segment.files = {{"articles/postlist.glass", 8192, "00ff"}};
  segment.deleted = {{"deleted-8", 4, "abcd"}, 1, 2};
  manifest.segments = {segment};
  return manifest;
}

std::string error_of(const std::string& json) {
  try {
    Manifest::parse(json, "dateline.json");
  } catch (const IndexError& error) {
    return error.what();
  }
  return "";
}

TEST(Manifest, ComesBackAsItWent) {
  const std::string json = sample().to_json();
  const Manifest back = Manifest::parse(json, "dateline.json");
  EXPECT_EQ(back.to_json(), json);
  EXPECT_EQ(back.segments[0].deleted.statements, 2U);
  EXPECT_EQ(back.segments[0].bytes(), 8196U);
}

TEST(Manifest, RefusesWhatItCannotTrust) {
  const std::string json = sample().to_json();
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string changed = json;
    changed.replace(changed.find(from), from.size(), to);
    return error_of(changed);
  };
  EXPECT_NE(with("\"format_version\":1", "\"format_version\":99").find("newer"), std::string::npos);
  EXPECT_NE(with("\"generation\"", "\"gen\"").find("generation"), std::string::npos);
  EXPECT_NE(with("0000007-0", "../../etc").find("outside"), std::string::npos);
  EXPECT_NE(with("articles/postlist.glass", "../x").find("outside"), std::string::npos);
  EXPECT_NE(error_of("{").find("not a JSON object"), std::string::npos);
  EXPECT_NE(error_of(json.substr(0, json.size() / 2)), "");
}

TEST(ReadManifest, SaysThatThereIsNoIndex) {
  try {
    read_manifest("/nonexistent/index");
    FAIL();
  } catch (const IndexError& error) {
    EXPECT_NE(std::string(error.what()).find("no index there"), std::string::npos);
  }
}

}  // namespace
}  // namespace dateline::indexing
