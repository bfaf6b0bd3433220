// JSON documents of every shape that services hand out, and broken ones.
#include <gtest/gtest.h>

#include "tests/indexer/formats/reading.h"

namespace dateline::formats {
namespace {

std::string read(std::string_view bytes) {
  return shown(read_bytes(bytes, "json"));
}

TEST(Json, Shapes) {
  const std::pair<const char*, const char*> table[] = {
      {"", ""},
      {"  \n ", ""},
      {"[]", ""},
      {R"({"title":"A"})", "title=A\n"},
      {"{\n \"title\": \"A\",\n \"body\": \"B\"\n}\n", "title=A body=B\n"},
      {R"([{"title":"A"},{"title":"B"}])", "title=A\ntitle=B\n"},
      {R"([ {"title":"A"} , {"title":"B"} ] )", "title=A\ntitle=B\n"},
      {"{\"title\":\"A\"}\n{\"title\":\"B\"}{\"title\":\"C\"}", "title=A\ntitle=B\ntitle=C\n"},
      {R"([{"title":"A"}] [{"title":"B"}])", "title=A\ntitle=B\n"},
      {R"({"status":"ok","totalResults":2,"articles":[{"title":"A"},{"title":"B"}],"more":{"x":"]"}})",
       "title=A\ntitle=B\n"},
      {R"({"response":{"n":[1],"results":[{"title":"A"}]},"x":1}{"title":"B"})",
       "title=A\ntitle=B\n"},
      {R"({"meta":{"x":"}"},"data":[{"title":"A"}]})", "title=A\n"},
      // An article that holds a list of something is an article all the same.
      {R"({"title":"A","items":[{"title":"B"}]})",
       "title=A extras={\"items\":[{\"title\":\"B\"}]}\n"},
      {R"({"tags":["x"],"title":"A"})", "title=A tags=x\n"},
      {R"([{"title":"}]\"{["}])", "title=}]\"{[\n"},
      {R"([{"title":"\\"},{"title":"B"}])", "title=\\\ntitle=B\n"},
  };
  for (const auto& [bytes, expected] : table) EXPECT_EQ(read(bytes), expected) << bytes;
}

TEST(Json, WhatIsNoRecordIsRejectedAndTheRestGoesOn) {
  const std::pair<const char*, const char*> table[] = {
      {R"([1,{"title":"A"},"x",[2],null])",
       "rejected 1@1: not a JSON object\ntitle=A\nrejected 1@17: not a JSON object\n"
       "rejected 1@21: not a JSON object\nrejected 1@25: not a JSON object\n"},
      {R"([{"title":"A"})", "title=A\nrejected 1@14: the array does not end\n"},
      {R"([{"title":"A"},{"title":)",
       "title=A\nrejected 1@15: a record that does not end\nrejected 1@24: the array does not "
       "end\n"},
      {"[{\"title\":\"A},\n{\"title\":\"B\"},\n{\"title\":\"C\"}]",
       "rejected 1@1: a record that does not end\ntitle=B\ntitle=C\n"},
      {"rubbish\n{\"title\":\"A\"}", "rejected 1@0: not a JSON object\ntitle=A\n"},
      {"]{\"title\":\"A\"}", "rejected 1@0: not a JSON object\ntitle=A\n"},
      {"[{\"title\":\"A\"},\n{\"title\" 1},\n{\"title\":\"C\"}]",
       "title=A\nrejected 2@16: not JSON: TAPE_ERROR\ntitle=C\n"},
  };
  for (const auto& [bytes, expected] : table) {
    std::string found = read(bytes);
    // simdjson's own words are its own business.
    if (const auto at = found.find("not JSON: "); at != std::string::npos) {
      found.replace(at, found.find('\n', at) - at, "not JSON: TAPE_ERROR");
    }
    EXPECT_EQ(found, expected) << bytes;
  }
}

TEST(Json, TextsWithoutEndDoNotTakeForever) {
  std::string bytes;
  for (int i = 0; i < 20000; ++i) bytes += "{\"title\":\"A\n";
  EXPECT_LT(read_bytes(bytes, "json").size(), 50000u);
  EXPECT_FALSE(read_bytes(std::string(3'000'000, '['), "json").empty());
  EXPECT_FALSE(read_bytes(std::string(3'000'000, '{'), "json").empty());
}

TEST(Json, ALongArrayIsReadRecordByRecord) {
  std::string bytes = "{\"articles\":[";
  for (int i = 0; i < 20000; ++i) {
    if (i > 0) bytes += ",";
    bytes += "{\"id\":" + std::to_string(i) + ",\"title\":\"T\",\"body\":\"" +
             std::string(100, 'b') + "\"}";
  }
  const auto results = read_bytes(bytes + "]}", "json");
  ASSERT_EQ(results.size(), 20000u);
  EXPECT_EQ(std::get<RawArticle>(results.back()).id, "19999");
}

}  // namespace
}  // namespace dateline::formats
