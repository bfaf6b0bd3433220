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

}  // namespace
}  // namespace dateline::formats
