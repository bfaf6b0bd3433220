// Statements in languages without a grammar of their own, by kinds of what stands around them.
#include <array>

#include <gtest/gtest.h>

#include "tests/indexer/annotation/annotated.h"

namespace dateline::annotation {
namespace {

// "mention | what was said" of all statements.
std::vector<std::string> said(std::string_view body, std::string_view lang) {
  const auto found = annotated(body, lang);
  std::vector<std::string> lines;
  for (const news::Statement& statement : found.statements) {
    lines.push_back(std::string(text_of(found.article.body, statement.speaker.mention)) + " | " +
                    std::string(text_of(found.article.body, statement.spans.front())));
  }
  return lines;
}

TEST(PlainFrames, OneStatement) {
  const std::vector<std::array<std::string, 3>> table{
      {"de", "In einem Gespräch mit dem Kurier sagte Bernd Hollweg: „Wir warten auf den Bericht.“",
       "Bernd Hollweg | Wir warten auf den Bericht."},
      {"de", "Die Bewohner des Dorfes sehen es gelassen: „Das Wasser kommt jedes Jahr wieder.“",
       "Die Bewohner des Dorfes | Das Wasser kommt jedes Jahr wieder."},
      {"de", "„Das Wasser kommt jedes Jahr wieder“, so der Minister.",
       "der Minister | Das Wasser kommt jedes Jahr wieder"},
      {"de", "Bernd Hollweg nannte den Plan „völlig haltlos“.", "Bernd Hollweg | völlig haltlos"},
      {"de", "„Die Fristen sind nicht zu halten“, hieß es in dem Antrag.",
       "dem Antrag | Die Fristen sind nicht zu halten"},
      {"de", "„Das war ein langer Abend für alle“, erklärte Osterwald später.",
       "Osterwald | Das war ein langer Abend für alle"},
      {"fr", "— Nous n’avons rien signé, a répondu la ministre Odile Berthaud.",
       "Odile Berthaud | Nous n’avons rien signé"},
      {"es", "«No hemos firmado nada», dijo la ministra Odila Barrantes.",
       "Odila Barrantes | No hemos firmado nada"},
      {"ru", "«Мы ничего не подписали», — сказал министр Олег Берёзкин.",
       "Олег Берёзкин | Мы ничего не подписали"},
      {"tr", "Bakan Oya Berksoy, “Bugün hiçbir şey imzalamadık” dedi.",
       "Oya Berksoy | Bugün hiçbir şey imzalamadık"},
  };
  for (const auto& [lang, text, expected] : table)
    EXPECT_EQ(said(text, lang), std::vector<std::string>{expected}) << text;
}

// Names of works and bodies in quotation marks are no statements.
TEST(PlainFrames, Titles) {
  const std::vector<std::string> table{
      "Er zeigte „Der Große Regen“ im Museum.",
      "Sie arbeitet für das „Institute for Coastal Research“ in Kiel.",
      "Olaf Brenner, der Chefredakteur der „Neuen Woche“, sagte ab.",
  };
  for (const std::string& text : table)
    EXPECT_EQ(said(text, "de"), std::vector<std::string>{}) << text;
}

// A language without rules has quotations and no speaker.
TEST(PlainFrames, WithoutRules) {
  const auto found = annotated("“Ni siku njema kwa watu wetu wote,” alisema Bwana Juma.", "sw");
  for (const news::Statement& statement : found.statements)
    EXPECT_EQ(statement.attribution, news::Attribution::unknown);
}

}  // namespace
}  // namespace dateline::annotation
