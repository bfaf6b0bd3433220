// The cut into words: one line a rule.
#include "common/text/words.h"

#include <string>

#include <gtest/gtest.h>

namespace dateline::text {
namespace {

std::string cut(std::string_view text) {
  std::string out;
  for_each_word(text, [&](const Word& word) {
    if (!out.empty()) out += '|';
    out += word.folded;
  });
  return out;
}

TEST(ForEachWord, FollowsItsRules) {
  constexpr const char* kRows[][2] = {
      {"The minister said.", "the|minister|said"},
      {"Egypt's truce", "egypt|truce"},
      {"Egypt’s truce", "egypt|truce"},
      {"the ministers' plan", "the|ministers|plan"},
      {"l’Algérie", "l|algerie"},
      {"Çavuşoğlu'nun", "cavusoglu|nun"},
      {"it's-so", "it|so"},
      {"Jean-Claude", "jean|claude"},
      {"U.S. troops", "us|troops"},
      {"the U.S.", "the|us"},
      {"U.S.-backed", "us|backed"},
      {"at 5 p.m. today", "at|5|pm|today"},
      {"e.g. x", "eg|x"},
      {"end.Next", "end|next"},
      {"1,000.5 men", "1000.5|men"},
      {"3.2 and 4, 5", "3.2|and|4|5"},
      {"北京2020年", "北|京|2020|年"},
      {"Ｆｕｌｌ width", "full|width"},
      {"COVID-19", "covid|19"},
      {"", ""},
      {"!?…", ""},
      {"a\xFFz", "a|z"},
  };
  for (const auto& row : kRows) EXPECT_EQ(cut(row[0]), row[1]) << row[0];
}

TEST(ForEachWord, GivesByteRanges) {
  std::vector<std::string> pieces;
  const std::string text = "Ärger in der U.S. Stadt";
  for_each_word(text,
                [&](const Word& w) { pieces.push_back(text.substr(w.begin, w.end - w.begin)); });
  EXPECT_EQ(pieces, (std::vector<std::string>{"Ärger", "in", "der", "U.S.", "Stadt"}));
}

TEST(ForEachWord, PassesOverEndlessWords) {
  EXPECT_EQ(cut("a " + std::string(100'000, 'x') + " b"), "a|b");
}

}  // namespace
}  // namespace dateline::text
