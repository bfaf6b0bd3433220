#include "searcher/search/names.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/common/sample_index.h"

namespace dateline::search {
namespace {

using testing::SampleDocument;
using testing::SampleIndex;

std::vector<testing::SampleSegment> sample() {
  SampleDocument one, two, three, said;
  one.id = "1";
  one.date = "2020-02-01";
  one.values["person"] = {"Mert Aydınoğlu", "Ana López"};
  one.values["country"] = {"TR"};
  one.offices = {{"mert aydinoglu", "foreign minister", "TR"}, {"ana lopez", "judge", ""}};
  two.id = "2";
  two.date = "2020-01-01";
  two.values["person"] = {"Mert Aydinoglu"};
  two.values["source"] = {"Mert’s Harbour Post"};
  three.id = "3";
  three.values["person"] = {"Mert Aydınoğlu"};
  two.offices = three.offices = {{"mert aydinoglu", "minister", "TR"}};
  said.id = "1#1";
  said.values["speaker"] = {"Mert Aydınoğlu"};
  return {{{one, two}, {said}, {}}, {{three}, {}, {}}};
}

class NamesTest : public ::testing::Test {
 protected:
  std::vector<std::string> names(const std::string& text, std::vector<std::string> types = {}) {
    std::vector<std::string> lines;
    for (const NameFound& name : find_names({text, std::move(types)}, snapshot_).names)
      lines.push_back(fmt::format("{} {} = {} {} {}..{}", name.type, name.key, name.name,
                                  name.count, name.first, name.last));
    return lines;
  }
  using Lines = std::vector<std::string>;

  SampleIndex index_{sample()};
  indexing::Snapshot snapshot_ = index_.open();
};

TEST_F(NamesTest, FindsByAnyWordsInAnySpelling) {
  const Lines person = {"person mert aydinoglu = Mert Aydınoğlu 3 2020-01-01..2020-02-01"};
  EXPECT_EQ(names("aydinoglu", {"person"}), person);
  EXPECT_EQ(names("AYDINOĞLU Mert", {"person"}), person);
  EXPECT_EQ(names("Мерт", {"person"}), person);
  EXPECT_EQ(names("ayd me", {"person"}), person);
  EXPECT_EQ(names("aydinogly", {"person"}), person);
  EXPECT_EQ(names("ydinoglu mert x", {"person"}), Lines());
}

TEST(NamesFound, SaysHowManyThereAre) {
  std::vector<testing::SampleSegment> segments(1);
  for (int i = 0; i < 60; ++i) {
    SampleDocument document;
    document.id = std::to_string(i);
    for (int j = 0; j < 100; ++j)
      document.values["org"].push_back(fmt::format("Alpha {}", i * 100 + j));
    segments[0].articles.push_back(document);
  }
  const SampleIndex index(segments);
  const NamesResult result = find_names({"alpha", {"org"}}, index.open());
  EXPECT_EQ(result.total, 6000u);
  EXPECT_EQ(result.names.size(), kMostNames);
}

// People who are not quoted have offices as well: as most articles have them.
TEST_F(NamesTest, OfficesOfAllPeople) {
  const std::vector<NameFound> mert = find_names({"mert", {"person"}}, snapshot_).names;
  ASSERT_EQ(mert.size(), 1U);
  EXPECT_EQ(mert[0].role + ", " + mert[0].country, "minister, TR");
  const std::vector<NameFound> ana = find_names({"lopez", {"person"}}, snapshot_).names;
  ASSERT_EQ(ana.size(), 1U);
  EXPECT_EQ(ana[0].role + ", " + ana[0].country, "judge, ");
}

TEST_F(NamesTest, LooksThroughAllTypes) {
  EXPECT_EQ(names("mert"),
            (Lines{"person mert aydinoglu = Mert Aydınoğlu 3 2020-01-01..2020-02-01",
                   "source mert's harbour post = Mert’s Harbour Post 1 2020-01-01..2020-01-01",
                   "speaker mert aydinoglu = Mert Aydınoğlu 1 .."}));
}

TEST_F(NamesTest, KnowsCountriesByEveryName) {
  EXPECT_EQ(names("Türkei", {"country"}), (Lines{"country TR = TR 1 2020-02-01..2020-02-01"}));
}

TEST_F(NamesTest, NothingIsFoundByNothing) {
  EXPECT_TRUE(names("").empty());
  EXPECT_TRUE(names("!!").empty());
}

}  // namespace
}  // namespace dateline::search
