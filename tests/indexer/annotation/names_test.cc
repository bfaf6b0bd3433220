// People, organisations and places with their offices and countries, in several languages.
#include <gtest/gtest.h>

#include "tests/indexer/annotation/annotated.h"

namespace dateline::annotation {
namespace {

using Lines = std::vector<std::string>;

// The first person of a text, as a line.
std::string person(std::string_view body, std::string_view lang = "en") {
  for (const std::string& line : names(annotated(body, lang))) {
    if (line.starts_with("person ")) return line.substr(7);
  }
  return {};
}

TEST(Names, OfficeAndCountry) {
  const std::vector<std::pair<std::string, std::string>> table{
      {"Turkish Foreign Minister Orhun Selvicioglu arrived.",
       "Orhun Selvicioglu (foreign minister, TR)"},
      {"It was Anna Veldkamp, Germany's chancellor, who called.", "Anna Veldkamp (chancellor, DE)"},
      {"We met Foreign Minister of Kenya Wanjiru Kamotho there.",
       "Wanjiru Kamotho (foreign minister, KE)"},
      {"The Kremlin spokesman, Gleb Startsev, said no.", "Gleb Startsev (kremlin spokesman, RU)"},
      {"Mr. Tolliver said he was late.", "Tolliver"},
      {"In Athens, Foreign Minister Stavros Kalligeris said no.",
       "Stavros Kalligeris (foreign minister, GR)"},
  };
  for (const auto& [text, expected] : table) EXPECT_EQ(person(text), expected) << text;
}

// Well-known people by surname alone, and one key for the forms of their names.
TEST(Names, UsualNames) {
  const auto key = [](std::string_view body) {
    const auto found = annotated(body);
    return found.entities.empty() ? ""
                                  : found.entities.front().name + "|" + found.entities.front().key;
  };
  EXPECT_EQ(key("President Obama said the law was good."), "Obama|barack obama");
  EXPECT_EQ(key("Donald J. Trump said the law was good."), "Donald J. Trump|donald trump");
  EXPECT_EQ(key("Michelle Obama spoke. Obama said the law was good."),
            "Michelle Obama|michelle obama");
  EXPECT_EQ(key("Prime Minister Johnson said the law was good."), "Johnson|johnson");
}

// Bodies and places of several names: one entity in a text, one key for all texts.
TEST(Names, OneKeyForABody) {
  const auto keys = [](std::string_view body, std::string_view lang = "en") {
    std::string all;
    for (const news::Entity& entity : annotated(body, lang).entities)
      all += entity.name + "|" + entity.key + ";";
    return all;
  };
  EXPECT_EQ(keys("The AP reported it. The Associated Press was right."),
            "Associated Press|associated press;");
  EXPECT_EQ(keys("В ЕС согласны.", "ru"), "ЕС|european union;");
  EXPECT_EQ(keys("They went to Moscú on Monday.", "es"), "Moscú|moscow;");
  EXPECT_EQ(keys("We went to the UK."), "UK|united kingdom;");
  EXPECT_EQ(keys("We went to the U.S. on Monday."), "U.S.|united states;");
  EXPECT_EQ(keys("She told the US to wait."), "US|united states;");
  EXPECT_EQ(keys("TELL US MORE TODAY"), "");
}

TEST(Names, CountriesOfFamilies) {
  const auto country = [](std::string_view body, std::string_view name) {
    for (const news::Entity& entity : annotated(body).entities)
      if (entity.name == name) return entity.country;
    return std::string("no such name");
  };
  EXPECT_EQ(country("Police in Bangkok asked about Rhona Pell, 21, from Thornby near Cardiff. Ms "
                    "Pell's mother, Elizabeth, said no.",
                    "Rhona Pell"),
            "GB");
  EXPECT_EQ(country("Police in Bangkok asked about Rhona Pell, 21, from Thornby near Cardiff. Ms "
                    "Pell's mother, Elizabeth, said no.",
                    "Elizabeth"),
            "GB");
  EXPECT_EQ(country("Police in Bangkok asked Rhona Pell, 21, from Cardiff. Mr Dunmore said no.",
                    "Dunmore"),
            "");
}

TEST(Names, NoPartOfThem) {
  EXPECT_EQ(person("Karar Resmi Gazete ile geldi, Orhun Selvicioğlu açıkladı.", "tr"),
            "Orhun Selvicioğlu");
  EXPECT_EQ(person("Foreign Minister AK Rahim Uddin said no."),
            "AK Rahim Uddin (foreign minister, )");
  EXPECT_EQ(person("Le ministre de l'Intérieur Bastien Roquelaure est arrivé.", "fr"),
            "Bastien Roquelaure (ministre de l'Intérieur, )");
  for (const char* text : {"The Facebook Twitter Pinterest buttons were blue.",
                           "They met in the Rose Garden on Monday.", "Reps. from R-Texas came."})
    EXPECT_EQ(person(text), "") << text;
}

TEST(Names, OtherLanguages) {
  EXPECT_EQ(person("Der türkische Außenminister Orhun Selvicioğlu kam.", "de"),
            "Orhun Selvicioğlu (Außenminister, TR)");
  EXPECT_EQ(person("Dışişleri Bakanı Orhun Selvicioğlu'nun sözleri.", "tr").substr(0, 18),
            "Orhun Selvicioğlu");
  EXPECT_EQ(person("قال رئيس الوزراء الليبي خالد بن سودة إن الانتخابات قريبة.", "ar")
                .find("خالد بن سودة"),
            0u);
}

TEST(Names, OneEntityForAllMentions) {
  const auto found = annotated(
      "Foreign Minister Sherif el-Mansoury spoke in Cairo. El-Mansoury said little. The Libyan "
      "National Army (LNA) said nothing. The LNA left.");
  for (const news::Entity& entity : found.entities) {
    const std::size_t mentions = entity.mentions.size();
    if (entity.name == "Sherif el-Mansoury") {
      EXPECT_EQ(mentions, 2u);
    } else if (entity.name == "Libyan National Army") {
      EXPECT_EQ(mentions, 3u);
    }
    EXPECT_NE(entity.name, "LNA");
    EXPECT_NE(entity.name, "El-Mansoury");
  }
}

TEST(Names, WhatIsNoName) {
  EXPECT_EQ(names(annotated("However, On Monday Breaking news came in April. Nobody Knew.")),
            Lines{});
  EXPECT_EQ(names(annotated("Der Hund und die Katze saßen auf dem Tisch.", "de")), Lines{});
}

TEST(Names, CountriesBySalience) {
  const auto found = annotated(
      "Turkey and Greece quarrel. Ankara hopes. Turkish ships sail on, Greek ships too. A "
      "Norwegian "
      "watched.",
      "en", "Turkey sends a ship");
  ASSERT_EQ(found.countries.size(), 3u);
  EXPECT_EQ(found.countries[0].code, "TR");
  EXPECT_EQ(found.countries[0].count, 4u);
  EXPECT_EQ(found.countries[1].code, "GR");
  EXPECT_LT(found.countries[2].salience, news::kSalientCountry);
}

}  // namespace
}  // namespace dateline::annotation
