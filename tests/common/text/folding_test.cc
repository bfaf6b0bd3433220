// What a person would call the same word or name folds to the same bytes.
#include "common/text/folding.h"

#include <gtest/gtest.h>

#include "common/text/unicode.h"

namespace dateline::text {
namespace {

struct Row {
  const char* given;
  const char* folded;
};

TEST(FoldWord, UnitesWhatReadersCallTheSame) {
  constexpr Row kRows[] = {
      {"Ankara", "ankara"},
      {"Çavuşoğlu", "cavusoglu"},
      {"İSTANBUL", "istanbul"},
      {"Dağlık", "daglik"},
      {"Straße", "strasse"},
      {"STRASSE", "strasse"},
      {"Ｆｕｌｌ", "full"},
      {"Ørsted", "orsted"},
      {"Łódź", "lodz"},
      {"Ёлка", "елка"},
      {"Йод", "йод"},
      {"Αθήνα", "αθηνα"},
      {"أحمد", "احمد"},
      {"مُحَمَّد", "محمد"},
      {"l’Algérie", "l'algerie"},
      {"“x”", "\"x\""},
      {"a–b", "a-b"},
      {"北京", "北京"},
      {"한국", "한국"},
      {"हिन्दी", "हिन्दी"},
      {"", ""},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(fold_word(row.given), row.folded) << row.given;
    EXPECT_EQ(fold_word(fold_word(row.given)), row.folded) << row.given;
  }
}

TEST(FoldKey, IsLatinLowerCaseWithoutAccents) {
  constexpr Row kRows[] = {
      {"Mevlüt Çavuşoğlu", "mevlut cavusoglu"},
      {"Mevlut Cavusoglu", "mevlut cavusoglu"},
      {"  Sergei   LAVROV ", "sergei lavrov"},
      {"Сергей Лавров", "sergej lavrov"},
      {"Αλέξης Τσίπρας", "alexes tsipras"},
      {"O’Brien", "obrien"},
      {"Jean-Claude Juncker", "jean claude juncker"},
      {"习近平", "xi jin ping"},
      {"!!!", ""},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(fold_key(row.given), row.folded) << row.given;
    EXPECT_EQ(fold_key(fold_key(row.given)), row.folded) << row.given;
  }
  EXPECT_FALSE(fold_key("محمد بن سلمان").empty());
}

// Letters come as one character or as letter and mark; both roads through the code give the same.
TEST(FoldWord, IsTheSameForComposedAndDecomposedLetters) {
  constexpr Row kRows[] = {{"ÇAVUŞOĞLU", "C\u0327AVUS\u0327OG\u0306LU"},
                           {"Йод", "И\u0306од"},
                           {"Ёлка", "Е\u0308лка"},
                           {"Ελλάδα", "Ελλα\u0301δα"},
                           {"أحمد", "ا\u0654حمد"}};
  for (const Row& row : kRows) {
    EXPECT_EQ(fold_word(row.given), fold_word(row.folded)) << row.given;
  }
}

// A combining mark takes the whole word by the other road.
TEST(FoldWord, IsTheSameForMarksByEitherRoad) {
  for (char32_t c = 0x2000; c < 0x2070; ++c) {
    std::string word = "O";
    append_code_point(c, word);
    word += "m";
    EXPECT_EQ(fold_word(word) + "e", fold_word(word + "e\u0301")) << static_cast<unsigned>(c);
  }
  EXPECT_EQ(fold_word("O’Malley—“Go…”"), "o'malley-\"go...\"");
}

TEST(FoldWord, SurvivesInvalidBytes) {
  EXPECT_NO_THROW(fold_word("a\xFF\xC3z"));
}

}  // namespace
}  // namespace dateline::text
