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
      {"de", "Die Lage im Hafen sei sehr ernst, so Ministerin Petra Osterwald.",
       "Petra Osterwald | Die Lage im Hafen sei sehr ernst"},
      {"de", "Der Kai werde im Mai gesperrt, wie der Sprecher Bernd Hollweg sagte.",
       "Bernd Hollweg | Der Kai werde im Mai gesperrt"},
      {"de",
       "Bernd Hollweg sagte, die Regierung setze auf eine Lösung „am Tisch und nicht am Zoll“.",
       "Bernd Hollweg | die Regierung setze auf eine Lösung „am Tisch und nicht am Zoll“"},
      {"fr", "Odile Berthaud a affirmé dimanche avoir vu « des hommes en armes » au port.",
       "Odile Berthaud | avoir vu « des hommes en armes » au port"},
      {"fr", "Pour Odile Berthaud, « la digue tiendra encore dix ans ».",
       "Odile Berthaud | la digue tiendra encore dix ans"},
      {"es", "Odila Barrantes prevé que la pesca baje en octubre, según su informe.",
       "Odila Barrantes | la pesca baje en octubre"},
      {"es", "El alcalde Evaristo Barrantes advirtió de que habrá multas.",
       "Evaristo Barrantes | habrá multas"},
      {"ru", "Олег Берёзкин назвал решение соседей «запоздалой вежливостью».",
       "Олег Берёзкин | запоздалой вежливостью"},
      {"tr", "Oya Berksoy, Cumhurbaşkanı Demir Aksoy’la görüşmesinde, “Kapılar kapanmaz” dedi.",
       "Oya Berksoy | Kapılar kapanmaz"},
      {"zh", "伊朗外交部发言人卡纳米尼10日表示，伊朗将继续在港口谈判。",
       "卡纳米尼 | 伊朗将继续在港口谈判"},
      {"zh", "外交部发言人乔文岚在例行记者会上表示，中方反对单边制裁措施。",
       "乔文岚 | 中方反对单边制裁措施"},
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

// Words that elsewhere stand before a source.
TEST(PlainFrames, NoSources) {
  const std::vector<std::array<std::string, 2>> table{
      {"fr", "Le port de Brest a fermé hier soir pour Odile Berthaud et les pêcheurs."},
      {"fr", "Pour calmer les pêcheurs, Odile Berthaud a dû rouvrir le port de Brest."},
      {"de", "So dass die Schiffe im Hafen warten, wie Bernd Hollweg im Sommer."},
      {"tr", "Liman açısından Oya Berksoy ve balıkçılar için güzel bir gündü."},
      {"ar", "رفض الوزير سامي الحمداني التعليق على الاتفاق الجديد بين البلدين."},
  };
  for (const auto& [lang, text] : table)
    EXPECT_EQ(said(text, lang), std::vector<std::string>{}) << text;
}

// Who is meant by the words for a speaker.
TEST(PlainFrames, Speakers) {
  const std::vector<std::array<std::string, 3>> table{
      {"tr",
       "Merkez Bankası Başkanı Cevdet Aksoylu konuştu. Başkan, kararın oy birliğiyle "
       "alındığını vurguladı.",
       "Cevdet Aksoylu"},
      {"fr",
       "Le ministre Octave Berthaud a dit non. Il a ajouté que le navire Reine Odile "
       "resterait au port.",
       "Octave Berthaud"},
      {"ru",
       "Банк сохранил ставку, сказала председатель Галина Берёзкина. Она отметила, что "
       "кредиты растут быстро.",
       "Галина Берёзкина"},
  };
  for (const auto& [lang, text, speaker] : table) {
    const auto found = annotated(text, lang);
    ASSERT_FALSE(found.statements.empty()) << text;
    EXPECT_EQ(found.statements.back().speaker.name, speaker) << text;
  }
  const auto iran = annotated("俄外交部发言人扎哈洛夫说，俄方不会接受最后通牒。", "zh");
  ASSERT_EQ(iran.statements.size(), 1U);
  EXPECT_EQ(iran.statements.front().speaker.country, "RU");
}

// A language without rules has quotations and no speaker.
TEST(PlainFrames, WithoutRules) {
  const auto found = annotated("“Ni siku njema kwa watu wetu wote,” alisema Bwana Juma.", "sw");
  for (const news::Statement& statement : found.statements)
    EXPECT_EQ(statement.attribution, news::Attribution::unknown);
}

}  // namespace
}  // namespace dateline::annotation
