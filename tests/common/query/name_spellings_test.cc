#include "common/query/name_spellings.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "common/query/prepared_query.h"
#include "tests/common/sample_index.h"

namespace dateline::query {
namespace {

testing::SampleDocument article(const std::string& id, const std::vector<std::string>& persons) {
  testing::SampleDocument made;
  made.id = id;
  made.values["person"] = persons;
  return made;
}

class NameSpellingsTest : public ::testing::Test {
 protected:
  // What a filter finds.
  std::string found(const std::string& typed) {
    SearchRequest request;
    request.filters.wanted["person"] = {typed};
    const auto prepared = prepare(request, snapshot_);
    Xapian::Enquire enquire(snapshot_.database(Unit::article));
    enquire.set_query(std::get<PreparedQuery>(prepared).query);
    std::string ids;
    const Xapian::MSet matches = enquire.get_mset(0, 100);
    for (auto at = matches.begin(); at != matches.end(); ++at)
      ids += at.get_document().get_value(indexing::kIdSlot);
    std::sort(ids.begin(), ids.end());
    return ids;
  }

  testing::SampleIndex index_{
      {{{article("1", {"Mert Çavuşoğlu"}), article("2", {"Мерт Чавушоглу"}),
         article("3", {"Mert Chavushoglu"}), article("4", {"Cavusoglu"}),
         article("5", {"Ali Cavusoglu"}), article("6", {"Mert Çavuşoğlu"})},
        {},
        {}},
       {{article("7", {"Ana Reyl"}), article("8", {"Otto Reyl"}),
         article("9", {"Otto Reyl", "Reyl"})},
        {},
        {}},
       {{article("a", {"Jo Harlin"}), article("b", {"Jo Harlin"}), article("c", {"Harlin"}),
         article("d", {"Jo Harlin", "Harlin"}), article("e", {"Mo Harlin"})},
        {},
        {}}}};
  indexing::Snapshot snapshot_ = index_.open();
};

TEST_F(NameSpellingsTest, FindAPersonHoweverItIsTyped) {
  EXPECT_EQ(found("Mert Çavuşoğlu"), "12346");
  EXPECT_EQ(found("Мерт Чавушоглу"), "12346");
  EXPECT_EQ(found("Mert Chavushoglu"), "12346");
  EXPECT_EQ(found("Cavusoglu"), "123456");
  EXPECT_EQ(found("Чавушоглу"), "123456");
}

TEST_F(NameSpellingsTest, AKeyStandsForItself) {
  EXPECT_EQ(found("ali cavusoglu"), "5");
  EXPECT_EQ(found("mert chavushoglu"), "3");
  EXPECT_EQ(found("cavusoglu"), "12456");
}

TEST_F(NameSpellingsTest, AKeyStandsForItsOwnSurnameToo) {
  EXPECT_EQ(found("jo harlin"), "abcd");
  EXPECT_EQ(found("mo harlin"), "e");
  EXPECT_EQ(found("mert cavusoglu"), "1246");
}

TEST_F(NameSpellingsTest, ABareSurnameIsItsMostFrequentBearers) {
  EXPECT_EQ(found("Ali Cavusoglu"), "5");
  EXPECT_EQ(found("Otto Reyl"), "89");
  EXPECT_EQ(found("Ana Reyl"), "7");
}

// "Kamas" sounds like "Amash", "Mudric" like "Mudrich": only people of one name make them one.
TEST(NameSpellingsOfSurnames, AreThoseThatOnePersonBears) {
  const testing::SampleIndex index(
      {{{article("1", {"Kamas"}), article("2", {"Justin Amash"}), article("3", {"Luka Mudric"}),
         article("4", {"Luka Moudrich"}), article("5", {"Otto Mudrich"}), article("6", {"Li Xi"}),
         article("7", {"Ma Li Si"})},
        {},
        {}}});
  const indexing::Snapshot snapshot = index.open();
  NameSpellings spellings(snapshot);
  const auto like = [&](const std::string& key) {
    return fmt::format(
        "{}", fmt::join(spellings.like(indexing::field("person"), key, Unit::article), " "));
  };
  EXPECT_EQ(like("kamas"), "kamas");
  EXPECT_EQ(like("amash"), "amash");
  EXPECT_EQ(like("mudric"), "moudrich mudric");
  EXPECT_EQ(like("mudritsch"), "moudrich mudric mudrich");  // nobody bears it as typed
  EXPECT_EQ(like("xi"), "xi");
  EXPECT_EQ(like("amas"), "");
}

}  // namespace
}  // namespace dateline::query
