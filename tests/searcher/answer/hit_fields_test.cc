// The names that the contract gives, in its order, and what --fields makes of them.
#include "searcher/answer/hit_fields.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "common/console/errors.h"

namespace dateline::answer {
namespace {

std::string names(const Columns& columns) {
  std::vector<std::string> all;
  for (const Column& column : columns) all.push_back(column.full_name());
  return fmt::format("{}", fmt::join(all, " "));
}

TEST(HitFields, UsualOnesAreThoseOfTheContract) {
  EXPECT_EQ(names(usual_article_fields().columns()),
            "rank score id url title source date date_from lang section authors dateline.place "
            "dateline.agency dateline.country snippet countries persons orgs statements story "
            "duplicates");
  EXPECT_EQ(names(usual_statement_fields().columns()),
            "rank score id article_id url title source date text kind speaker.name speaker.key "
            "speaker.role speaker.country speaker.mention cue attribution confidence countries "
            "start end");
}

TEST(HitFields, ChosenOnesStandInTheOrderAskedFor) {
  const std::pair<const char*, const char*> cases[] = {
      {"id", "id"},
      {"title,id", "title id"},
      {"id,id,title,id", "id title"},
      {"dateline.country,id,dateline.place", "dateline.country id dateline.place"},
      {"dateline", "dateline.place dateline.agency dateline.country"},
      {"body,tags", "body tags"},
  };
  for (const auto& [asked, expected] : cases)
    EXPECT_EQ(names(choose_article_fields(asked).columns()), expected);
  EXPECT_EQ(names(choose_statement_fields("speaker.name,text").columns()), "speaker.name text");
}

TEST(HitFields, UnknownOnesNameTheNearest) {
  const std::pair<const char*, const char*> cases[] = {
      {"titel", "did you mean 'title'?"},
      {"id,sorce", "did you mean 'source'?"},
      {"dateline.plce", "did you mean 'dateline.place'?"},
  };
  for (const auto& [asked, expected] : cases) {
    try {
      choose_article_fields(asked);
      FAIL() << asked;
    } catch (const console::UsageError& error) {
      ASSERT_EQ(error.detail().size(), 1U);
      EXPECT_EQ(error.detail()[0], expected);
    }
  }
  for (const char* wrong : {"", ",", "id,,title", "nothinglikeit", "speaker"})
    EXPECT_THROW(choose_article_fields(wrong), console::UsageError) << wrong;
}

TEST(HitFields, EachFieldCanBeReadOfAnEmptyHit) {
  for (const auto& field : article_fields()) EXPECT_NE(field.of, nullptr) << field.name;
  EXPECT_EQ(all_article_fields().row({}).size(), all_article_fields().columns().size());
  EXPECT_EQ(all_statement_fields().row({}).size(), all_statement_fields().columns().size());
}

}  // namespace
}  // namespace dateline::answer
