// A text file as an article.
#include <gtest/gtest.h>

#include "tests/indexer/formats/reading.h"

namespace dateline::formats {
namespace {

TEST(Text, TitleAndBodyButNoId) {
  const struct {
    const char* name;
    const char* bytes;
    const char* expected;
  } table[] = {
      {"one.txt", "Title\n\nFirst.\n\nSecond.\n", "title=Title body=First.\n\nSecond.\n"},
      {"a/b.c.TXT", "\r\n  \r\n Title \r\nBody\r\n", "title=Title body=Body\n"},
      {"plain", "Only a title", "title=Only a title\n"},
      {"", "Title\nBody", "title=Title body=Body\n"},
      {"empty.txt", "", "rejected 1@0: neither title nor body\n"},
      {"blank.txt", " \n\t\n", "rejected 1@0: neither title nor body\n"},
  };
  for (const auto& row : table) {
    EXPECT_EQ(shown(read_bytes(row.bytes, "text", row.name)), row.expected) << row.name;
  }
}

TEST(Text, Limit) {
  EXPECT_EQ(shown(read_bytes("T\n" + std::string(kMostRecordBytes, 'x'), "text")),
            "rejected 1@0: a record of more than 64 MiB\n");
}

}  // namespace
}  // namespace dateline::formats
