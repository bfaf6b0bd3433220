// The rejects file's lines.
#include "indexer/formats/rejects.h"

#include <gtest/gtest.h>

namespace dateline::formats {
namespace {

TEST(Rejects, Line) {
  EXPECT_EQ(rejection_line({{"a.tar!b", 3, 17}, "not JSON", "x\x01\"\n\xff é"}),
            "{\"input\":\"a.tar!b\",\"line\":3,\"offset\":17,\"reason\":\"not JSON\","
            "\"record\":\"x\\u0001\\\"\\n\xef\xbf\xbd é\"}\n");
}

TEST(Rejects, RecordIsCutAtACharactersBorder) {
  std::string record(4095, 'a');
  record += "é";
  const std::string line = rejection_line({{}, "", record});
  EXPECT_NE(line.find("a\"}"), std::string::npos);
  EXPECT_EQ(line.find('\xc3'), std::string::npos);
}

TEST(Rejects, RecordOfAnArticle) {
  RawArticle article;
  article.id = "a\"1";
  article.title = "T";
  article.tags = {"x", "y"};
  article.body = "One.\nTwo.";
  EXPECT_EQ(record_of(head_of(article)),
            R"({"id":"a\"1","title":"T","tags":["x","y"],"body":"One.\nTwo."})");
  article.id = std::string(5000, 'i');
  article.tags.assign(100000, std::string(5000, 't'));
  article.body = std::string(1 << 20, 'b');
  const std::string record = record_of(head_of(article));
  EXPECT_EQ(record.size(), 4096U);
  EXPECT_TRUE(record.starts_with("{\"id\":\"iii"));
  EXPECT_EQ(record_of(head_of(RawArticle{})), "");
}

}  // namespace
}  // namespace dateline::formats
