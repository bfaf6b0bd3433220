// The collection's markup: complete articles, briefs and unprocessed texts, and broken records.
#include <gtest/gtest.h>

#include "tests/indexer/formats/reading.h"

namespace dateline::formats {
namespace {

std::string read(std::string_view bytes) {
  return shown(read_bytes(bytes, "reuters-sgml"));
}

TEST(ReutersSgml, Complete) {
  EXPECT_EQ(
      read("<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n"
           "<REUTERS TOPICS=\"YES\" LEWISSPLIT=\"TEST\" OLDID=\"9\" NEWID=\"12\">\n"
           "<DATE> 3-MAR-1987 10:11:12.13</DATE>\n"
           "<TOPICS><D>tea</D><D>rice</D></TOPICS>\n<PLACES><D>sri-lanka</D><D>usa</D></PLACES>\n"
           "<PEOPLE><D>doe</D></PEOPLE>\n<ORGS></ORGS>\n<EXCHANGES><D>liffe</D></EXCHANGES>\n"
           "<UNKNOWN>&#5;&#5;C T</UNKNOWN>\n<TEXT>&#2;\n"
           "<TITLE>TEA &lt;T> AT &amp; ABOVE CAF\xc9</TITLE>\n"
           "<AUTHOR>    By Some One, Reuters</AUTHOR>\n"
           "<DATELINE>    COLOMBO, March 3 - </DATELINE><BODY>Tea rose.\n"
           "    It fell &#127;again.\n Reuter\n&#3;</BODY></TEXT>\n</REUTERS>\n"),
      "id=12 title=TEA <T> AT & ABOVE CAF\xc3\x89 body=Tea rose.\n    It fell again.\n Reuter\n"
      " date=3-MAR-1987 10:11:12.13 source=Reuters authors=By Some One, Reuters lang=en "
      "tags=tea+rice countries=sri-lanka+usa dateline=COLOMBO, March 3 - "
      "extras={\"people\":[\"doe\"],\"exchanges\":[\"liffe\"],\"lewissplit\":\"TEST\","
      "\"oldid\":\"9\"}\n");
}

TEST(ReutersSgml, BriefAndUnprocessed) {
  EXPECT_EQ(read("<REUTERS NEWID=\"1\"><TEXT TYPE=\"BRIEF\">&#2;\n******<TITLE>TAX UP\n</TITLE>"
                 "Blah blah blah.\n&#3;\n\n</TEXT></REUTERS>"),
            "id=1 title=TAX UP source=Reuters lang=en extras={\"type\":\"BRIEF\"}\n");
  EXPECT_EQ(
      read("<REUTERS NEWID=\"2\"><TEXT TYPE=\"UNPROC\">&#2;\nMONEY REPORT\n    One week\n"
           " M-1....1 up\n Reuter\n&#3;\n</TEXT>\n</REUTERS>"),
      "id=2 title=MONEY REPORT body=    One week\n M-1....1 up\n Reuter source=Reuters lang=en "
      "extras={\"type\":\"UNPROC\"}\n");
}

TEST(ReutersSgml, BrokenRecords) {
  const std::pair<const char*, const char*> table[] = {
      {"", ""},
      {"no markup at all", ""},
      {"<REUTERS NEWID=\"1\"><TEXT><TITLE>A</TITLE>",
       "rejected 1@0: an article without </REUTERS>\n"},
      {"<REUTERS NEWID=\"1\"><TITLE>A\n<REUTERS "
       "NEWID=\"2\"><TEXT><TITLE>B</TITLE></TEXT></REUTERS>",
       "rejected 1@0: an article without </REUTERS>\nid=2 title=B source=Reuters lang=en\n"},
      {"<REUTERS NEWID=\"1\"></REUTERS>", "rejected 1@0: neither title nor body\n"},
      {"<REUTERS NEWID=\"1\"><TEXT><TITLE>A</TITLE><BODY>no end</REUTERS>",
       "id=1 title=A body=no end</REUTERS> source=Reuters lang=en\n"},
      {"<REUTERS NEWID=\"1", "rejected 1@0: an article without </REUTERS>\n"},
      {"<REUTERS NEWID=\"1\"><TEXT></REUTERS>", "rejected 1@0: neither title nor body\n"},
      {"<REUTERS NEWID=\"1\"><TEXT><TITLE>&#99999999;&bogus;&</TITLE></REUTERS>",
       "id=1 title=&#99999999;&bogus;& source=Reuters lang=en\n"},
  };
  for (const auto& [bytes, expected] : table) EXPECT_EQ(read(bytes), expected) << bytes;
}

}  // namespace
}  // namespace dateline::formats
