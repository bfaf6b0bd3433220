// One person in many spellings, asked for with the real programs; the context of statements; the
// analysis measured.
#include <gtest/gtest.h>

#include "tests/programs/program.h"

namespace dateline::programs {
namespace {

std::string article(int number, const std::string& lang, const std::string& body) {
  return "{\"id\":\"" + std::to_string(number) + "\",\"title\":\"Report " + std::to_string(number) +
         "\",\"source\":\"Meridian Wire\",\"lang\":\"" + lang + "\",\"date\":\"2024-05-0" +
         std::to_string(number) + "\",\"body\":\"" + body + "\"}\n";
}

class SpellingsTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    scratch_ = new ScratchFolder;
    const std::string input =
        article(1, "en",
                "It rained. Foreign Minister Mert Çavdaroğlu said on Monday that the dam was "
                "safe.\\n\\n"
                "A bus waited nearby.") +
        article(2, "en", "Mert Cavdaroglu said on Tuesday that the road was open.") +
        article(3, "ru", "Министр Мерт Чавдароглу заявил, что дорога открыта.") +
        article(4, "en", "Mert Chavdaroglu said on Friday that the talks had failed.") +
        article(5, "en", "Mr. Cavdaroglu said on Friday that the talks would go on.") +
        article(6, "en", "Lena Brandvold said on Friday that the talks were over.");
    run(indexer(), {"add", "--quiet", "-i", index(), "-"}, input);
  }
  static void TearDownTestSuite() {
    delete scratch_;
    scratch_ = nullptr;
  }
  static std::string index() { return *scratch_ / "index"; }
  static std::string ask(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin() + 1, {"-i", index()});
    return run(searcher(), arguments).out;
  }

 private:
  static inline ScratchFolder* scratch_ = nullptr;
};

TEST_F(SpellingsTest, AnySpellingFindsAll) {
  for (const char* typed : {"Mevlüt", "Mert Çavdaroğlu", "Mert Cavdaroglu", "Мерт Чавдароглу",
                            "Mert Chavdaroglu", "Çavdaroğlu"}) {
    const std::string expected = std::string(typed) == "Mevlüt" ? "0\n" : "5\n";
    EXPECT_EQ(ask({"search", "--count", "--person", typed}), expected) << typed;
    EXPECT_EQ(ask({"search", "--count", std::string("person:\"") + typed + "\""}), expected)
        << typed;
  }
}

TEST_F(SpellingsTest, AFullNameStandsBeforeABareSurname) {
  const std::string ids = ask({"search", "--format", "ids", "person:\"Mert Chavdaroglu\""});
  const std::vector<std::string> all = lines(ids);
  ASSERT_EQ(all.size(), 5U) << ids;
  EXPECT_EQ(all.back(), "5");
}

TEST_F(SpellingsTest, AFacetsValueFindsWhatItCounts) {
  const std::vector<std::string> rows =
      lines(ask({"facets", "--format", "csv", "--by", "person:all"}));
  ASSERT_GE(rows.size(), 4U);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const std::string row = rows[i].substr(0, rows[i].find('\r'));
    const std::size_t value = row.find(',') + 1;
    const std::string key = row.substr(value, row.find(',', value) - value);
    EXPECT_EQ(ask({"search", "--count", "--person", key}), row.substr(row.rfind(',') + 1) + "\n")
        << row;
  }
}

TEST_F(SpellingsTest, AKeySaysWhatItLeavesOut) {
  const Outcome outcome = run(
      searcher(), {"search", "-i", index(), "--format", "json", "--person", "mert chavdaroglu"});
  EXPECT_NE(outcome.err.find("--person 'Mert Chavdaroglu' finds 4 more articles"),
            std::string::npos)
      << outcome.err;
  EXPECT_NE(outcome.out.find("\"suggestion\":\"--person 'Mert Chavdaroglu'\""), std::string::npos)
      << outcome.out;
  EXPECT_EQ(run(searcher(), {"search", "-i", index(), "--count", "--person", "lena brandvold"}).err,
            "");
}

TEST_F(SpellingsTest, NamesStandTogetherWithTheirOffices) {
  const std::string names =
      ask({"names", "--type", "person", "--format", "csv", "Мерт Чавдароглу"});
  EXPECT_NE(names.find("person,mert cavdaroglu,"), std::string::npos) << names;
  EXPECT_NE(names.find("foreign minister"), std::string::npos) << names;
  EXPECT_NE(names.find("person,mert chavdaroglu,Mert Chavdaroglu,1,"), std::string::npos) << names;
  EXPECT_NE(names.find(",mert cavdaroglu\r\n"), std::string::npos) << names;  // same_as
}

TEST_F(SpellingsTest, ContextIsTheSentencesAround) {
  const std::string json = ask({"statements", "--context", "--format", "jsonl", "dam"});
  EXPECT_NE(
      json.find("\"context\":{\"before\":\"It rained. Foreign Minister Mert Çavdaroğlu said on "
                "Monday"),
      std::string::npos)
      << json;
  EXPECT_NE(json.find("\"after\":\". A bus waited nearby.\"}"), std::string::npos) << json;
  EXPECT_EQ(ask({"statements", "--format", "jsonl", "dam"}).find("context"), std::string::npos);
  EXPECT_NE(ask({"statements", "--context", "dam"}).find("A bus waited nearby."),
            std::string::npos);
  EXPECT_EQ(ask({"statements", "dam"}).find("A bus waited nearby."), std::string::npos);
}

TEST(EvaluateAnalysis, MeasuresTheSampleCorpus) {
  const std::string gold = DATELINE_SOURCE_DIR "/corpus/gold/small.jsonl";
  const Outcome text = run(indexer(), {"evaluate-analysis", gold});
  EXPECT_EQ(text.status, 0) << text.err;
  EXPECT_EQ(text.out.rfind("77 articles\n", 0), 0U) << text.out;
  const Outcome json = run(indexer(), {"evaluate-analysis", "--format", "json", gold});
  for (const char* name : {"persons", "countries", "statements", "joint", "role", "kind"})
    EXPECT_NE(json.out.find(std::string("\"") + name + "\":{\"labelled\":"), std::string::npos)
        << json.out;
  EXPECT_EQ(run(indexer(), {"evaluate-analysis"}).status, 2);
  EXPECT_EQ(run(indexer(), {"evaluate-analysis", gold + ".none"}).status, 3);
  const Outcome bad = run(indexer(), {"evaluate-analysis", "-"}, "\n{\"text\":1}\n");
  EXPECT_EQ(bad.status, 2);
  EXPECT_NE(bad.err.find("-:2: \"text\" is not a string"), std::string::npos) << bad.err;
}

}  // namespace
}  // namespace dateline::programs
