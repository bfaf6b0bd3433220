// Whom people and bodies speak for, which countries play a part, and countries in Slavic cases.
#include "indexer/annotation/countries.h"

#include <utility>

#include <gtest/gtest.h>

#include "indexer/annotation/analysis_jsonl.h"
#include "tests/indexer/annotation/annotated.h"

namespace dateline::annotation {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

// "role, CC" of the first statement's speaker.
std::string speaker(std::string_view body) {
  const auto found = annotated(body);
  if (found.statements.empty()) return "none";
  const news::Speaker& speaker = found.statements.front().speaker;
  return speaker.role + ", " + speaker.country;
}

TEST(HomeCountries, OfSpeakers) {
  const Pairs table{
      {"Estonia waits. Estonian troops wait. \"We stay,\" President Obama said in Estonia.",
       "president, US"},
      {"Britain waits. A Justice Department spokesman said the case was closed.", "spokesman, US"},
      {"UN High Commissioner Mira Lindqvist said it was a sad day for Chad.",
       "high commissioner, "},
      {"US Ambassador to the UN Sandra Powell said the vote on Chad was wrong.", "ambassador, US"},
      {"Saudi Arabian Crown Prince Salim bin Fahd said the answer was no.", "crown prince, SA"},
      {"France will pay, Foreign Minister Jeanne Rouvier said on Monday. Turkey, Turkish troops "
       "and Ankara waited.",
       "foreign minister, FR"},
      {"China and Chinese firms wait. Economy Minister Martin Holzer said in Berlin that it was "
       "late.",
       "economy minister, DE"},
      {"Thailand waits. Thai officers wait. A spokesman for South Wales police said the case was "
       "sad.",
       "spokesman, GB"},
      {"Gen. Omar Tarek said in Cairo that the army was ready.", "general, EG"},
      {"Pakistan waits. Pakistanis march in Pakistan. The lawyer Asad Mirza said the ban was "
       "void.",
       "lawyer, PK"},
      {"New Jersey Governor Chad Mosley said in Trenton that the bridge was safe.", "governor, US"},
      {"Washington waits. Atlanta waits. Georgia Governor Brent Keller said the fair was off.",
       "governor, US"},
      {"Russia waits. Russian troops and US troops wait. The attorney general said the case was "
       "closed.",
       "attorney general, US"},
      {"Guatemala waits. US Congress waits. Sen. Rex Pauley said the border was open.",
       "senator, US"},
      {"Pakistan waits. India, Iran and Oman march. The lawyer Asad Mirza said the ban was void.",
       "lawyer, "},
      {"Gaza waits. Ramallah waits. British Prime Minister Amelia Stroud came. A spokesman for Ms "
       "Stroud said the road was open.",
       "spokesman, GB"},
      {"Jerusalem waits. Israel and Israelis wait. A US official came. The official said the road "
       "was open.",
       "official, US"},
      {"Iran waits. Iran and Tehran wait. Lou Barker, R-Ohio, said the vote was late.", ", US"},
      {"Russia waits. US troops wait. House Finance Committee Chairman Rob Selby said the bill was "
       "dead.",
       "committee chairman, US"},
      {"UN High Commissioner for Human Rights Mira Lindqvist said it was a sad day for Chad.",
       "high commissioner, "},
      {"Chad waits. Pope Aurelio said it was a sad day.", "pope, VA"},
      {"Iran waits. A spokesman for the builders, Ravi Menonda, said the road was shut.",
       "spokesman, IR"},
      {"Vietnam waits. Hanoi waits. The Peru expert Rob Selby said the ban was void.", "expert, "},
  };
  for (const auto& [text, expected] : table) EXPECT_EQ(speaker(text), expected) << text;
}

// "Senators X of Maine, Y and Z": an office of each.
TEST(HomeCountries, OfficesInALine) {
  const auto found = annotated(
      "Washington waits. Senators Ada Pruitt of Maine, Joan Selby and Rob Barker voted no.");
  std::vector<std::string> people;
  for (const std::string& line : names(found))
    if (line.starts_with("person ")) people.push_back(line);
  EXPECT_EQ(people, (std::vector<std::string>{"person Ada Pruitt (senator, US)",
                                              "person Joan Selby (senator, US)",
                                              "person Rob Barker (senator, US)"}));
}

// The office before a comma belongs to the name between them.
TEST(HomeCountries, OfficeOfAnother) {
  const auto found = annotated("At dinner with Estonian President Toivo Ilmre, Obama smiled.");
  for (const std::string& line : names(found)) EXPECT_NE(line, "person Obama (president, EE)");
}

// A surname that is a country's name as well.
TEST(Countries, Surnames) {
  const auto found = annotated("Rep. Jim Jordan spoke in Ohio. Jordan said the vote was late.");
  for (const auto& country : found.countries) EXPECT_NE(country.code, "JO");
  for (const std::string& line : names(found)) EXPECT_NE(line, "place Jordan (, JO)");
  const auto kingdom = annotated("Jordan waits for rain. Jordan said the vote was late.");
  ASSERT_FALSE(kingdom.countries.empty());
  EXPECT_EQ(kingdom.countries.front().code, "JO");
}

// A headline's homonym is what the text below makes of it.
TEST(Countries, Headlines) {
  const auto found = annotated("Atlanta waits. Atlanta and Savannah wait.", "en", "Georgia waits");
  for (const auto& country : found.countries) EXPECT_NE(country.code, "GE");
}

TEST(Countries, ThoseInPassing) {
  std::string body;
  for (int i = 0; i < 6; ++i) body += "Kenya waits for rain. Kenyan farmers wait in Nairobi.\n\n";
  body += "One seed came from Peru.";
  const auto found = annotated(body);
  ASSERT_EQ(found.countries.size(), 2U);
  EXPECT_TRUE(plays_a_part(found.countries[0], found.countries));
  EXPECT_FALSE(plays_a_part(found.countries[1], found.countries));
  std::string line;
  append_analysis_jsonl(found, line);
  EXPECT_NE(line.find("\"countries_in_passing\":[{\"code\":\"PE\""), std::string::npos) << line;
  const auto brief = annotated("Kenya waits. One seed came from Peru.");
  for (const auto& country : brief.countries) EXPECT_TRUE(plays_a_part(country, brief.countries));
}

TEST(Countries, SlavicPeopleAndCases) {
  const std::vector<std::array<std::string, 3>> table{
      {"pl", "Polacy i Brytyjczycy rozmawiali.", "GB PL "},
      {"pl", "Polska czeka. Rząd polski czeka.", "PL "},
      {"cs", "Britové a Češi jednali.", "CZ GB "},
      {"sl", "Na Kitajskem in Portugalskem čakajo.", "CN PT "},
      {"sl", "Britanci so odšli.", "GB "},
      {"bg", "Британците и българите чакат.", "BG GB "},
      {"pl", "W Hongkongu czekali.", "HK "},
  };
  for (const auto& [lang, text, expected] : table) {
    std::vector<std::string> codes;
    for (const auto& country : annotated(text, lang).countries) codes.push_back(country.code);
    std::sort(codes.begin(), codes.end());
    std::string line;
    for (const std::string& code : codes) line += code + " ";
    EXPECT_EQ(line, expected) << text;
  }
}

}  // namespace
}  // namespace dateline::annotation
