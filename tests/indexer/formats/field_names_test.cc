// The names of fields, and --map.
#include "indexer/formats/field_names.h"

#include <gtest/gtest.h>

#include "common/console/errors.h"
#include "tests/indexer/formats/reading.h"

namespace dateline::formats {
namespace {

TEST(FieldNames, EveryNameOfTheTableIsFoundAtItsRank) {
  const FieldNames names;
  std::size_t count = 0;
  for (const FieldRow& row : field_rows()) {
    int rank = 0;
    for (const std::string_view name : row.names) {
      const auto match = names.find(name);
      ASSERT_TRUE(match) << name;
      EXPECT_EQ(match->field, row.field) << name;
      EXPECT_EQ(match->rank, rank++) << name;
      ++count;
    }
  }
  EXPECT_EQ(count, 47u);
  EXPECT_FALSE(names.find("bodies"));
  EXPECT_FALSE(names.find(std::string(1000, 'x')));
}

TEST(FieldNames, Map) {
  FieldNames names;
  names.map("title=hed,body=Story Text");
  names.map("date=id");
  EXPECT_EQ(shown(read_bytes(R"({"hed":"H","title":"T","story text":"S","id":"2020"})", "jsonl", "",
                             names)),
            "title=H body=S date=2020 extras={\"title\":\"T\"}\n");
}

TEST(FieldNames, WrongMaps) {
  const std::pair<const char*, const char*> table[] = {
      {"titel=x", "option '--map': 'titel' is no field: did you mean 'title'?"},
      {"zzzzzz=x",
       "option '--map': 'zzzzzz' is none of id, url, title, body, date, source, author, lang, "
       "section, tags, country"},
      {"title", "option '--map': 'title' is not FIELD=NAME"},
      {"title=", "option '--map': 'title=' is not FIELD=NAME"},
  };
  for (const auto& [pairs, expected] : table) {
    FieldNames names;
    try {
      names.map(pairs);
      ADD_FAILURE() << pairs;
    } catch (const console::UsageError& error) {
      EXPECT_STREQ(error.what(), expected);
    }
  }
}

}  // namespace
}  // namespace dateline::formats
