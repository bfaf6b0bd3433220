// Which format a text is taken for.
#include "indexer/formats/format.h"

#include <gtest/gtest.h>

#include "common/console/errors.h"
#include "tests/indexer/formats/reading.h"

namespace dateline::formats {
namespace {

TEST(Format, Recognised) {
  const struct {
    const char* name;
    const char* head;
    const char* expected;
  } table[] = {
      {"x", "<REUTERS NEWID=\"1\">", "reuters-sgml"},
      {"x.txt", "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">", "reuters-sgml"},
      {"x.bin", "{\"title\":\"A\"}\n{\"title\":\"B\"}\n", "jsonl"},
      {"x.json", "{\"title\":\"A\"}\n{\"title\":\"B\"}\n", "jsonl"},
      {"x.json", "{\"title\":\"A\"}\n", "json"},
      {"x.jsonl", "{\"title\":\"A\"}\n", "jsonl"},
      {"x.jsonl", "{\"title\":\"A\n{\"title\":\"B\"}\n", "jsonl"},
      {"x.jsonl", "rubbish\n{\"title\":\"B\"}\n", "jsonl"},
      {"", "{\"articles\":[{\"title\":\"A\"}]}", "json"},
      {"x", "{\n  \"title\": \"A\"\n}\n", "json"},
      {"x.txt", " [\n{\"title\":\"A\"}]", "json"},
      {"x.txt", "[Update] Ministers meet\n", "text"},
      {"x.txt", "{sic} is what they said\n", "text"},
      {"x", "id,title,body\n1,A,B\n", "csv"},
      {"x.txt", "Title, text and body of the law\n", "text"},
      {"x.CSV", "a,b\n", "csv"},
      {"x.tsv", "title\n", "csv"},
      {"x", "Just words\n", ""},
      {"x.pdf", "%PDF-1.4\n", ""},
      {"", "", ""},
      {"x.jsonl", "", "jsonl"},
  };
  for (const auto& row : table) {
    const Format* format = recognise_format(row.head, row.name, FieldNames());
    EXPECT_EQ(format == nullptr ? "" : format->name, row.expected) << row.name << " " << row.head;
  }
}

TEST(Format, AFormatNotReadHereIsAnErrorThatNamesThoseThatAre) {
  try {
    Articles articles({.inputs = {"-"}, .format = "warc"});
    ADD_FAILURE();
  } catch (const console::UsageError& error) {
    EXPECT_STREQ(error.what(),
                 "option '--input-format': 'warc' is not read here; formats are csv, json, jsonl, "
                 "reuters-sgml, text");
  }
}

}  // namespace
}  // namespace dateline::formats
