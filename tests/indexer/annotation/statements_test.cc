// Who said what: a table for each way of saying it.
#include <chrono>

#include <gtest/gtest.h>

#include "tests/indexer/annotation/annotated.h"

namespace dateline::annotation {
namespace {

using Lines = std::vector<std::string>;
constexpr std::string_view kIntroduction =
    "Foreign Minister Orhun Selvicioglu arrived on Monday.\n\n";

// The statements of a text that introduces the minister first.
Lines said(std::string_view text) {
  return statements(annotated(std::string(kIntroduction) + std::string(text)));
}

TEST(Statements, Direct) {
  const std::string who = "Orhun Selvicioglu | direct | ";
  EXPECT_EQ(said("“We shall sail on,” Selvicioglu said. “Nobody stops us.”"),
            Lines{who + "We shall sail on … Nobody stops us."});
  EXPECT_EQ(said("“We shall sail on,” said Selvicioglu, a former pilot, on Tuesday."),
            Lines{who + "We shall sail on"});
  EXPECT_EQ(said("Selvicioglu told reporters: “We shall sail on.”"),
            Lines{who + "We shall sail on."});
  EXPECT_EQ(said("“Why not?” the minister asked."), Lines{who + "Why not?"});
  EXPECT_EQ(said("“Why not?” he asked."), Lines{who + "Why not?"});
  EXPECT_EQ(said("“One is enough,” he said.\n\n“Two are too many.”"),
            (Lines{who + "One is enough", who + "Two are too many."}));
}

TEST(Statements, Indirect) {
  const std::string who = "Orhun Selvicioglu | indirect | ";
  EXPECT_EQ(said("Selvicioglu said on Tuesday that the ship would stay."),
            Lines{who + "the ship would stay"});
  EXPECT_EQ(said("The ship will stay in its port, Selvicioglu said."),
            Lines{who + "The ship will stay in its port"});
  EXPECT_EQ(said("According to Selvicioglu, the ship will stay."),
            Lines{who + "the ship will stay"});
  EXPECT_EQ(said("The ship will stay, according to Selvicioglu."),
            Lines{who + "The ship will stay"});
  EXPECT_EQ(said("Selvicioglu, who came late, said the ship would stay."),
            Lines{who + "the ship would stay"});
  EXPECT_EQ(said("Selvicioglu said the ship would stay and added that nobody would stop it."),
            (Lines{who + "the ship would stay", who + "nobody would stop it"}));
}

TEST(Statements, AroundTheSpeaker) {
  const std::string who = "Orhun Selvicioglu | indirect | ";
  EXPECT_EQ(said("The ship, Selvicioglu said, would stay until the storm was over."),
            Lines{who + "The ship … would stay until the storm was over"});
  EXPECT_EQ(said("The harbour was closed on Monday, he said in a statement, because it had "
                 "become too shallow for ferries."),
            Lines{who + "The harbour was closed on Monday … because it had become too shallow for "
                        "ferries"});
  EXPECT_EQ(said("The ship would stay in port, Selvicioglu said, a promise that he had made "
                 "before."),
            Lines{who + "The ship would stay in port"});
}

TEST(Statements, WritersWordsBehind) {
  const std::string who = "Orhun Selvicioglu | indirect | ";
  EXPECT_EQ(said("Selvicioglu said that the ship would stay in port, as storms swept the coast for "
                 "a third day."),
            Lines{who + "the ship would stay in port"});
}

TEST(Statements, Relayed) {
  const Lines one{"Orhun Selvicioglu | indirect | the ship would stay in port"};
  EXPECT_EQ(said("Reuters reported that Selvicioglu said the ship would stay in port."), one);
}

TEST(Statements, MentionOfWhatGoesOn) {
  const auto found = annotated(
      "Orhun Selvicioglu said he was “not amused at all by it”. “Nobody asked us about the ship.”");
  ASSERT_EQ(found.statements.size(), 2U);
  EXPECT_EQ(found.statements[1].attribution, news::Attribution::continued);
  EXPECT_EQ(text_of(found.article.body, found.statements[1].speaker.mention), "Orhun Selvicioglu");
}

TEST(Statements, Mixed) {
  EXPECT_EQ(said("Selvicioglu called the offer “a piece of paper without worth”."),
            Lines{"Orhun Selvicioglu | mixed | the offer “a piece of paper without worth”"});
}

TEST(Statements, NoStatement) {
  EXPECT_EQ(said("Selvicioglu declined to comment."), Lines{});
  EXPECT_EQ(said("Selvicioglu did not say whether the ship would stay."), Lines{});
  EXPECT_EQ(said("He read “War and Peace” on the so-called “night train”."), Lines{});
  EXPECT_EQ(said("The protests against the plan went on in the United States."), Lines{});
}

TEST(Statements, Bodies) {
  const auto found =
      annotated("The Egyptian Foreign Ministry said it was content. Officials said they were not.");
  ASSERT_EQ(found.statements.size(), 2u);
  EXPECT_EQ(found.statements[0].speaker.name, "Egyptian Foreign Ministry");
  EXPECT_EQ(found.statements[0].speaker.country, "EG");
  EXPECT_EQ(found.statements[1].speaker.name, "");
  EXPECT_EQ(found.statements[1].attribution, news::Attribution::unknown);
  EXPECT_EQ(text_of(found.article.body, found.statements[1].speaker.mention), "Officials");
}

TEST(Statements, OtherLanguages) {
  const auto one = [](std::string_view body, std::string_view lang) {
    const Lines lines = statements(annotated(body, lang));
    return lines.empty() ? std::string() : lines.front();
  };
  EXPECT_EQ(one("„Das reicht uns nicht“, sagte Ministerpräsident Jan Eberwein.", "de"),
            "Jan Eberwein | direct | Das reicht uns nicht");
  EXPECT_EQ(one("« Cela ne suffit pas », a déclaré le président Paul Garandel.", "fr"),
            "Paul Garandel | direct | Cela ne suffit pas");
  EXPECT_EQ(one("«Esto no nos basta», dijo el presidente Pablo Garandel.", "es"),
            "Pablo Garandel | direct | Esto no nos basta");
  EXPECT_EQ(one("Başbakan Mehmet Selvicioğlu, “Bu bize yetmez arkadaşlar” dedi.", "tr"),
            "Mehmet Selvicioğlu | direct | Bu bize yetmez arkadaşlar");
}

TEST(Statements, LinearTime) {
  const auto seconds = [](std::size_t times) {
    std::string body;
    for (std::size_t i = 0; i < times; ++i)
      body += "“Open, he said and President Ada Quill said that the minister said “so. ";
    const auto start = std::chrono::steady_clock::now();
    annotated(body);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  const double small = seconds(2000);
  EXPECT_LT(seconds(16000), 8 * small * 4 + 0.2);
}

}  // namespace
}  // namespace dateline::annotation
