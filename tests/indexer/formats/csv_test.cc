// RFC 4180 and what is written in its place.
#include <gtest/gtest.h>

#include "tests/indexer/formats/reading.h"

namespace dateline::formats {
namespace {

std::string read(std::string_view bytes) {
  return shown(read_bytes(bytes, "csv"));
}

TEST(Csv, Rows) {
  const std::pair<const char*, const char*> table[] = {
      {"", ""},
      {"id,title,body\n", ""},
      {"id,title,body\n1,A,B\n2,C,D", "id=1 title=A body=B\nid=2 title=C body=D\n"},
      {"id,title,body\r\n1,A,B\r\n\r\n2,C,D\r\n", "id=1 title=A body=B\nid=2 title=C body=D\n"},
      {"id,title\r1,A\r2,B\r", "id=1 title=A\nid=2 title=B\n"},
      {"title,body\n\"A, \"\"quoted\"\"\",\"two\nlines\"\nB,C\n",
       "title=A, \"quoted\" body=two\nlines\ntitle=B body=C\n"},
      {"title;body\nA,1;B\n", "title=A,1 body=B\n"},
      {"title\tbody\nA\tB\n", "title=A body=B\n"},
      {"\"title\",\"body\"\n\"A\",\"\"\n", "title=A\n"},
      {" Title ,BODY\nA,B\n", "title=A body=B\n"},
      {"title,body\nA\n", "title=A\n"},
      {"title,body\nA,B,,\n", "title=A body=B\n"},
      {"title,words,\nA,12,x\n", "title=A extras={\"words\":\"12\",\"column_3\":\"x\"}\n"},
      {"text,title,body\nt,T,b\nt2,T2,\n",
       "title=T body=b extras={\"text\":\"t\"}\ntitle=T2 body=t2\n"},
      {"title,tags,authors,country\nA,\"x, y\",P Q;R S,usa\n",
       "title=A authors=P Q+R S tags=x+y countries=usa\n"},
      {"title,title\nA,B\n", "title=A\n"},
      {"title,x\nA,5\" nails\n", "title=A extras={\"x\":\"5\\\" nails\"}\n"},
  };
  for (const auto& [bytes, expected] : table) EXPECT_EQ(read(bytes), expected) << bytes;
}

TEST(Csv, Rejections) {
  const std::pair<const char*, const char*> table[] = {
      {"a,b\n1,2\n", "rejected 1@0: the header names neither a title nor a body (see --map)\n"},
      {"title,body\nA,B,C\nD,E\n", "rejected 2@11: 3 cells under a header of 2\ntitle=D body=E\n"},
      {"title,id\n,7\nA,8\n", "rejected 2@9: neither title nor body\nid=8 title=A\n"},
      {"title,body\nA,\"B\nC,D\n",
       "rejected 2@11: a quotation mark is not closed\ntitle=C body=D\n"},
  };
  for (const auto& [bytes, expected] : table) EXPECT_EQ(read(bytes), expected) << bytes;
}

TEST(Csv, RowsLongerThanABuffer) {
  const std::string body(3'000'000, 'b');
  const auto results = read_bytes("title,body\nA,\"" + body + "\n\"\nB,C\n", "csv");
  ASSERT_EQ(results.size(), 2u);
  EXPECT_EQ(std::get<RawArticle>(results[0]).body, body + "\n");
  EXPECT_EQ(shown(results[1]), "title=B body=C");
}

TEST(Csv, OpenQuotesDoNotTakeForever) {
  std::string bytes = "title,body\n";
  for (int i = 0; i < 100000; ++i) bytes += "A,\"b\"\"\n";
  EXPECT_GT(read_bytes(bytes, "csv").size(), 0u);
  bytes = "title,body\n\"";
  bytes += std::string(kMostRecordBytes + 10, 'x') + "\nA,B\n";
  EXPECT_EQ(shown(read_bytes(bytes, "csv")),
            "rejected 2@11: a record of more than 64 MiB\ntitle=A body=B\n");
}

}  // namespace
}  // namespace dateline::formats
