// JSON Lines: which members are which fields, and what becomes of lines that are not what they
// should be.
#include <gtest/gtest.h>

#include "tests/indexer/formats/reading.h"

namespace dateline::formats {
namespace {

std::string read(std::string_view bytes) {
  return shown(read_bytes(bytes, "jsonl"));
}

TEST(Jsonl, Fields) {
  const std::pair<const char*, const char*> table[] = {
      {R"({"id":"a","url":"http://x.example/","title":"T","body":"B","date":"2020-06-08","lang":"en"})",
       "id=a url=http://x.example/ title=T body=B date=2020-06-08 lang=en\n"},
      // The first of the names that is there; the others are kept beside.
      {R"({"text":"t","maintext":"m","body":"b","title":"T"})",
       "title=T body=b extras={\"text\":\"t\",\"maintext\":\"m\"}\n"},
      {R"({"body":null,"text":"","maintext":" ","content":"c"})", "body=c\n"},
      {R"({"headline":"H","title":""})", "title=H\n"},
      {R"({"Title":"T","PUBDATE":"d"})", "title=T date=d\n"},
      // Numbers, also as ids and dates.
      {R"({"id":17,"title":"T","timestamp":1591600000,"date":1.5})",
       "id=17 title=T date=1.5 extras={\"timestamp\":1591600000}\n"},
      {R"({"id":-3,"title":9})", "id=-3 title=9\n"},
      {R"({"id":18446744073709551615,"title":"T"})", "id=18446744073709551615 title=T\n"},
      {R"({"id":123456789012345678901234567890,"title":"T"})",
       "id=123456789012345678901234567890 title=T\n"},
      {R"({"_id":{"$oid":"5ef"},"title":"T","date":{"$date":"2020-01-01"}})",
       "id=5ef title=T date=2020-01-01\n"},
      // A source is a string or an object with name or domain.
      {R"({"title":"T","source":{"id":"x","name":"The Example"}})", "title=T source=The Example\n"},
      {R"({"title":"T","source":{"domain":"x.example"}})", "title=T source=x.example\n"},
      {R"({"title":"T","source":{"id":7},"site":"S"})",
       "title=T source=S extras={\"source\":{\"id\":7}}\n"},
      // Authors, tags and countries: a string, an array of strings or of objects with a name.
      {R"({"title":"T","authors":["A B","C D"]})", "title=T authors=A B+C D\n"},
      {R"({"title":"T","authors":[{"name":"A B","x":1},{"name":""},{"name":"C"}]})",
       "title=T authors=A B+C\n"},
      {R"({"title":"T","author":{"name":"A B"}})", "title=T authors=A B\n"},
      {R"({"title":"T","byline":"By A; C, D"})", "title=T authors=By A+C, D\n"},
      {R"({"title":"T","author":[],"authors":["A"]})",
       "title=T authors=A extras={\"author\":[]}\n"},
      {R"({"title":"T","keywords":"a, b;c | d"})", "title=T tags=a+b+c+d\n"},
      {R"({"title":"T","places":["usa","uk"]})", "title=T countries=usa+uk\n"},
      {R"({"title":"T","category":["world","europe"]})", "title=T section=world\n"},
      // A body in paragraphs.
      {R"({"title":["A","B"],"body":["One.","Two."]})", "title=A B body=One.\n\nTwo.\n"},
      // What is not understood is kept.
      {R"({"title":"T","body":{"html":"x"},"n":{"a":[1,2.5,true,null]}})",
       "title=T extras={\"body\":{\"html\":\"x\"},\"n\":{\"a\":[1,2.5,true,null]}}\n"},
      {R"({"title":"T","x":null,"y":"é\n\u0001"})",
       "title=T extras={\"x\":null,\"y\":\"é\\n\\u0001\"}\n"},
      // The first of equal keys wins.
      {R"({"title":"A","title":"B","x":1,"x":2})", "title=A extras={\"x\":1}\n"},
      {R"({"title":"","title":"B"})", "title=B\n"},
  };
  for (const auto& [line, expected] : table) EXPECT_EQ(read(line), expected) << line;
}

TEST(Jsonl, FaultsThatAreMended) {
  const std::pair<std::string, std::string> table[] = {
      {R"({"title":"a\ud83db"})",
       "title=a\xef\xbf\xbd"
       "b\n"},
      {R"({"title":"a\ude00"})", "title=a\xef\xbf\xbd\n"},
      {R"({"title":"\ud83d\ude00"})", "title=\xf0\x9f\x98\x80\n"},
      {R"({"title":"\ud83d\ud83d\ude00"})", "title=\xef\xbf\xbd\xf0\x9f\x98\x80\n"},
      {"{\"title\":\"a\tb\"}", "title=a\tb\n"},
      {std::string("{\"title\":\"a\0b\"}", 15), std::string("title=a\0b\n", 10)},
      {R"({"title":"it\'s \x"})", "title=it's x\n"},
      {R"({"title":"T","x":NaN,"y":-Infinity})", "title=T extras={\"x\":null,\"y\":null}\n"},
      {"{\"title\":\"caf\xe9\"}", "title=caf\xc3\xa9\n"},
      {"{\"title\":\"\xc3\xa9 \xff\"}", "title=\xc3\xa9 \xef\xbf\xbd\n"},
  };
  for (const auto& [line, expected] : table) EXPECT_EQ(read(line), expected) << line;
}

TEST(Jsonl, Rejections) {
  const std::pair<std::string, std::string> table[] = {
      {"not json", "rejected 1@0: not a JSON object\n"},
      {"[1,2]", "rejected 1@0: not a JSON object\n"},
      {"{}", "rejected 1@0: neither title nor body\n"},
      {R"({"id":"a","title":" ","body":"\n"})", "rejected 1@0: neither title nor body\n"},
  };
  for (const auto& [line, expected] : table) EXPECT_EQ(read(line), expected) << line;
  for (const char* line :
       {"{\"title\":\"T\"", "{\"title\":\"T\"} x", "{\"title\" \"T\"}", "{\"title\":tru}",
        "{'title':'T'}", "{\"title\":\"T\"}{\"title\":\"U\"}"}) {
    EXPECT_EQ(read(line).rfind("rejected 1@0: not JSON", 0), 0u) << line << read(line);
  }
}

TEST(Jsonl, TheRestGoesOnAndPlacesAreRight) {
  EXPECT_EQ(read("{\"title\":\"A\"}\r\n\n  \nrubbish\n{\"title\":\"B\"}"),
            "title=A\nrejected 4@19: not a JSON object\ntitle=B\n");
  const auto results =
      read_bytes("{\"title\":\"A\"}\nrubbish\n{\"title\":\"B\"}\n", "jsonl", "in.jsonl");
  ASSERT_EQ(results.size(), 3u);
  EXPECT_EQ(std::get<RawArticle>(results[2]).place.line, 3u);
  EXPECT_EQ(std::get<RawArticle>(results[2]).place.offset, 22u);
  EXPECT_EQ(std::get<RawArticle>(results[2]).place.input, "in.jsonl");
  EXPECT_EQ(std::get<Rejection>(results[1]).record, "rubbish");
}

TEST(Jsonl, Limits) {
  const auto nested = [](std::size_t arrays) {
    return "{\"title\":\"T\",\"x\":" + std::string(arrays, '[') + std::string(arrays, ']') + "}";
  };
  EXPECT_EQ(read(nested(510)).rfind("title=T extras=", 0), 0u) << read(nested(510)).substr(0, 200);
  EXPECT_EQ(read(nested(513)), "rejected 1@0: JSON nested more than 512 deep\n");
  EXPECT_EQ(read(nested(1000000)), "rejected 1@0: JSON nested more than 512 deep\n");
  const std::string large(kMostRecordBytes, 'x');
  const auto results = read_bytes("{\"title\":\"" + large + "\"}\n{\"title\":\"B\"}\n", "jsonl");
  ASSERT_EQ(results.size(), 2u);
  EXPECT_EQ(shown(results[0]), "rejected 1@0: a record of more than 64 MiB");
  EXPECT_EQ(std::get<Rejection>(results[0]).record.size(), 4096u);
  EXPECT_EQ(shown(results[1]), "title=B");
  std::string many = "{\"title\":\"T\",\"x\":[0";
  for (int i = 0; i < 4'100'000; ++i) many += ",0";
  EXPECT_EQ(read(many + "]}"), "rejected 1@0: a record of more than 4000000 values\n");
}

}  // namespace
}  // namespace dateline::formats
