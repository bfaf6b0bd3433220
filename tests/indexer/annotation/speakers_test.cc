// Who the words at a statement stand for: a table of texts and of the speakers found in them.
#include <gtest/gtest.h>

#include "tests/indexer/annotation/annotated.h"

namespace dateline::annotation {
namespace {

struct Case {
  std::string_view text;
  std::string speakers;  // of all statements, joined by "; "
};

std::string speakers(std::string_view text) {
  std::string all;
  for (const news::Statement& statement : annotated(text).statements) {
    if (!all.empty()) all += "; ";
    all += statement.speaker.name.empty() ? "-" : statement.speaker.name;
  }
  return all;
}

void expect(const std::vector<Case>& cases) {
  for (const Case& one : cases) EXPECT_EQ(speakers(one.text), one.speakers) << one.text;
}

TEST(Speakers, BodiesByTheirCapitals) {
  expect({
      {"The plant will close, Kaohsin Devices said.", "Kaohsin Devices"},
      {"Quillmark, the chipmaker, said it would close the plant.", "Quillmark"},
      {"The rights group Clear Harbour Watch said the camp was full.", "Clear Harbour Watch"},
      {"The Tram Drivers' Guild said the strike would go on.", "Tram Drivers' Guild"},
      {"Senate Republicans said the bill was dead.", "-"},
      {"The regional tram institute said the rails were worn.", "regional tram institute"},
  });
}

TEST(Speakers, BodiesNamedBefore) {
  expect({
      {"The Port Ministry of Norway said the pier was safe. The ministry said it would check.",
       "Port Ministry of Norway; Port Ministry of Norway"},
      {"Clear Harbour Watch said the camp was full. The group said it would sue.",
       "Clear Harbour Watch; Clear Harbour Watch"},
      {"Clear Harbour Watch said the camp was full. It said nobody had answered.",
       "Clear Harbour Watch; Clear Harbour Watch"},
      {"Nordhavn Shipping said the ferry would sail. Nordhavn added that it was late.",
       "Nordhavn Shipping; Nordhavn Shipping"},
      {"The Department of Justice announced on Monday that charges were filed against Orme.",
       "Department of Justice"},
      {"The wing burned down, according to the state prosecutors' office.",
       "state prosecutors' office"},
      {"India relaxed its rules. Voters in India wait for the Indian budget. The government said "
       "it "
       "hoped to create jobs in India.",
       "Indian government"},
  });
}

TEST(Speakers, WhoServesIsNotWhomTheyServe) {
  expect({
      {"President Harrow Lind met reporters. \"We shall see,\" said Lind campaign spokeswoman "
       "Mary Coates.",
       "Mary Coates"},
      {"President Harrow Lind met reporters. Lind lawyer Ian Pellworth denied that he had paid.",
       "Ian Pellworth"},
      {"President Harrow Lind said that he would go.", "Harrow Lind"},
  });
}

TEST(Speakers, NamesBehindTheOffice) {
  expect({
      {"Its director, Peter Orme, said the bridge was safe.", "Peter Orme"},
      {"The UN envoy for the talks, Maria Orme, warned that the price would rise.", "Maria Orme"},
      {"“We sail,” said the harbour's pilot, Peter Orme.", "Peter Orme"},
      {"General Washington Quill-Luna said the water was warm.", "Washington Quill-Luna"},
  });
}

TEST(Speakers, TitlesAndNouns) {
  expect({
      {"Peter Orme, a gondolier from Burano, was late. “I row,” the gondolier said.", "Peter Orme"},
      {"Prosecutor General Peter Orme came. “I ask,” the prosecutor said.", "Peter Orme"},
      {"Peter Orme was tried. “He goes free,” the judge said.", "-"},
  });
}

TEST(Speakers, TextsAndRelatives) {
  expect({
      {"Peter Orme came late. Orme's statement said the bridge was safe.", "Peter Orme"},
      {"A report by the Tram Board said the rails were worn.", "Tram Board"},
      {"Peter Orme, 27, who said the bridge was safe, went home.", "Peter Orme"},
      {"Many wept over the arrest of Peter Orme who said the bridge was safe.", "Peter Orme"},
      {"Peter Orme was shot dead by police who claimed he was a fighter.", "-"},
  });
}

TEST(Speakers, SurnameOfARelative) {
  expect({
      {"Renata Orme was found on Monday. Ms Orme's father, Martin, said she was safe. Mr Orme "
       "said: "
       "“She is well.”",
       "Martin Orme; Martin Orme"},
      {"Renata Orme was found on Monday. Ms Orme said she was safe.", "Renata Orme"},
  });
}

TEST(Speakers, FarFromTheVerb) {
  expect({
      {"On Friday, Maria Orme took her plan to the islands, telling the Herald: “We will not "
       "leave.”",
       "Maria Orme"},
      {"“We will not leave,” General Peter Orme was quoted as saying at a ceremony.", "Peter Orme"},
      {"The army chief who led the coup, General Peter Orme, vowed that the harbour would stay "
       "shut.",
       "Peter Orme"},
      {"\"We will not leave,” Peter Orme said at a ceremony in the harbour.", "Peter Orme"},
  });
}

TEST(Speakers, NamedAfterwards) {
  expect({
      {"A senior Norwegian official told the mayors on Friday that the harbour was safe.\n\nMaria "
       "Orme, the Norwegian transport minister, said the talks went well.",
       "Maria Orme; Maria Orme"},
      {"A senior Norwegian official told the mayors on Friday that the harbour was safe.\n\nPeter "
       "Orme, a gondolier, said the talks went well.",
       "-; Peter Orme"},
      {"The trains ran on time again on Tuesday, she told President Peter Orme, the Swedish "
       "official "
       "said. “We go on,” the Swedish official said.",
       "-; -"},
  });
}

TEST(Speakers, Peoples) {
  expect({
      {"Norway denied it for weeks. The Norwegians over the weekend claimed the ferry was late.",
       "Norway; Norway"},
      {"Villagers who fled to the coast said the bridge was gone.", "-"},
  });
}

TEST(Speakers, Introduced) {
  expect(
      {{"Maria Orme reports for our evening programme:\n\n“A day after the storm the ships left "
        "the harbour again.”",
        "Maria Orme"}});
}

TEST(Speakers, SomebodyNewTakesTheFloor) {
  expect(
      {{"“We sail,” said Maria Orme.\n\nIn the harbour there was less laughter. Anna Quillan, a "
        "pupil, stood in the rain. “It is cold,” she said.",
        "Maria Orme; Anna Quillan"}});
}

}  // namespace
}  // namespace dateline::annotation
