// JSON that is JSON, and that no terminal takes for a command.
#include "searcher/answer/json_text.h"

#include <gtest/gtest.h>
#include <rapidjson/document.h>

namespace dateline::answer {
namespace {

std::string json_of(const Value& value) {
  std::string out;
  append_json(out, value);
  return out;
}

TEST(JsonText, Strings) {
  const std::pair<const char*, const char*> cases[] = {
      {"plain", "\"plain\""},
      {"", "\"\""},
      {"say \"x\" \\ y", "\"say \\\"x\\\" \\\\ y\""},
      {"a\nb\tc\rd", "\"a\\nb\\tc\\rd\""},
      {"\x1b[31m", "\"\\u001b[31m\""},
      {"\x7f", "\"\\u007f\""},
      {"\xc2\x9b", "\"\\u009b\""},
      {"a\u202Eb", "\"a\\u202eb\""},
      {"\U000E0041", "\"\\udb40\\udc41\""},
      {"çığ 漢字 😀", "\"çığ 漢字 😀\""},
      {"bad\xFF", "\"bad\uFFFD\""},
      {"cut\xE2\x82", "\"cut\uFFFD\uFFFD\""},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(json_of({std::string(text)}), expected);
}

TEST(JsonText, AnyBytesAreReadBackAsText) {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  const std::string json = json_of({all});
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag>(json.data(), json.size());
  ASSERT_FALSE(document.HasParseError());
  ASSERT_TRUE(document.IsString());
  EXPECT_EQ(std::string(document.GetString(), document.GetStringLength()).substr(0, 128),
            all.substr(0, 128));
}

TEST(JsonText, ValuesAndObjects) {
  EXPECT_EQ(json_of({Decimal{12.3456789, 4}}), "12.3457");
  EXPECT_EQ(json_of({std::uint64_t{0}}), "0");
  EXPECT_EQ(json_of({Texts{"a", "b"}}), "[\"a\",\"b\"]");
  EXPECT_EQ(json_of({Texts{}}), "[]");
  EXPECT_EQ(json_of({RawJson{"{\"a\":\"\u202E\"}"}}), "{\"a\":\"\\u202e\"}");
  EXPECT_EQ(json_of(as_value(std::vector<Object>{{{"a", {std::uint64_t{1}}}}, {}})),
            "[{\"a\":1},{}]");
}

TEST(JsonText, ColumnsOfOneParentAreOneObject) {
  const Columns columns = {{"", "id"}, {"speaker", "name"}, {"", "date"}, {"speaker", "key"}};
  const Row row = {
      {std::string("1")}, {std::string("A B")}, {std::string("2020")}, {std::string("a b")}};
  std::string out;
  append_json(out, columns, row);
  EXPECT_EQ(out, R"({"id":"1","speaker":{"name":"A B","key":"a b"},"date":"2020"})");
}

// A timeline's columns are values, which may have dots of their own.
TEST(JsonText, ADotInANameIsNoParent) {
  std::string out;
  append_json(out, {{"", "news.example"}}, {{std::uint64_t{3}}});
  EXPECT_EQ(out, R"({"news.example":3})");
}

}  // namespace
}  // namespace dateline::answer
