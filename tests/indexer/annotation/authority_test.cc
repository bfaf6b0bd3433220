#include "indexer/annotation/authority.h"

#include <gtest/gtest.h>

namespace dateline::annotation {
namespace {

using news::EntityType;

news::Entity entity(const std::string& name, news::Span mention,
                    EntityType type = EntityType::person) {
  news::Entity made;
  made.type = type;
  made.name = name;
  made.key = name;
  made.mentions = {mention};
  return made;
}

news::AnnotatedArticle article(const std::string& date) {
  news::AnnotatedArticle annotated;
  annotated.article.date = date;
  annotated.entities = {entity("Mert Aydin", {10, 20}), entity("Monday", {30, 36}),
                        entity("Aydin", {0, 5}, EntityType::org), entity("Ana", {40, 43})};
  news::Statement statement;
  statement.speaker.name = "Aydin";
  statement.speaker.role = "deputy";
  statement.entities = {0, 1, 2, 3};
  annotated.statements = {statement};
  return annotated;
}

const AuthorityName kAydin = {
    EntityType::person,
    "mert aydinoglu",
    "Mert Aydınoğlu",
    {"Mert Aydin", "Aydin"},
    {{"mayor", "TR", "2015", "2019-06-30"}, {"minister", "", "2019", ""}}};

TEST(Authority, MergesInThePlaceOfTheFirst) {
  news::AnnotatedArticle annotated = article("2018-05-05T10:00:00Z");
  Authority({kAydin}, {"monday"}).apply(annotated);
  ASSERT_EQ(annotated.entities.size(), 2U);
  const news::Entity& merged = annotated.entities[0];
  EXPECT_EQ(merged.name, "Mert Aydınoğlu");
  EXPECT_EQ(merged.key, "mert aydinoglu");
  EXPECT_EQ(merged.type, EntityType::person);
  EXPECT_EQ(merged.mentions, (std::vector<news::Span>{{0, 5}, {10, 20}}));
  EXPECT_EQ(merged.role, "mayor");
  EXPECT_EQ(annotated.statements[0].entities, (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(annotated.statements[0].speaker.key, "mert aydinoglu");
  EXPECT_EQ(annotated.statements[0].speaker.role, "mayor");
  EXPECT_EQ(annotated.statements[0].speaker.country, "TR");
}

TEST(Authority, OfficesHaveTheirTime) {
  const std::vector<std::pair<const char*, const char*>> rows = {{"2014-12-31", "-"},
                                                                 {"2015-01-01", "mayor"},
                                                                 {"2018", "mayor"},
                                                                 {"2019-06-30", "minister"},
                                                                 {"2019-07-01", "minister"},
                                                                 {"2030-01-01", "minister"},
                                                                 {"", "-"}};
  for (const auto& [day, role] : rows) {
    const AuthorityOffice* office = office_at(kAydin.offices, day);
    EXPECT_EQ(office == nullptr ? "-" : office->role, role) << day;
  }
}

TEST(Authority, AStoppedSpeakerIsUnknown) {
  news::AnnotatedArticle annotated = article("2018-05-05");
  Authority({}, {"AYDIN"}).apply(annotated);
  EXPECT_EQ(annotated.statements[0].speaker.name, "");
  EXPECT_EQ(annotated.statements[0].speaker.role, "deputy");
  EXPECT_EQ(annotated.statements[0].attribution, news::Attribution::unknown);
  EXPECT_EQ(annotated.entities.size(), 3U);
}

TEST(Authority, ASharedSpellingGoesToWhoIsInOffice) {
  AuthorityName other = kAydin;
  other.key = "ali aydin";
  other.name = "Ali Aydin";
  other.aliases = {"Aydin"};
  other.offices = {{"mayor", "TR", "2000", "2010"}};
  for (const auto& [date, key] :
       {std::pair("2005-01-01", "ali aydin"), std::pair("2018-01-01", "mert aydinoglu"),
        std::pair("1990-01-01", "mert aydinoglu")}) {
    news::AnnotatedArticle annotated = article(date);
    Authority({kAydin, other}, {}).apply(annotated);
    EXPECT_EQ(annotated.statements[0].speaker.key, key) << date;
  }
}

TEST(Authority, ApplyingItAgainChangesNothing) {
  news::AnnotatedArticle once = article("2018-05-05");
  const Authority authority({kAydin}, {"monday"});
  authority.apply(once);
  news::AnnotatedArticle twice = once;
  authority.apply(twice);
  EXPECT_EQ(twice.entities.size(), once.entities.size());
  EXPECT_EQ(twice.entities[0].mentions, once.entities[0].mentions);
  EXPECT_EQ(twice.statements[0].speaker.role, once.statements[0].speaker.role);
}

}  // namespace
}  // namespace dateline::annotation
