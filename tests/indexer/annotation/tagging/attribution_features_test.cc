// How far the second stage looks around a cue.
#include "indexer/annotation/tagging/attribution_features.h"

#include <string>

#include <gtest/gtest.h>

namespace dateline::tagging {
namespace {

// The words of the window of the cue, the first and the last.
std::pair<std::string, std::string> window(const std::string& text, std::string_view cue) {
  const annotation::TokenSequence tokens(text);
  const WordTable words;
  const ArticleView view(tokens, words);
  const auto at = static_cast<std::uint32_t>(tokens.token_at(text.find(cue)));
  const TokenRange found = window_of(view, view.paragraphs().front(), {at, at + 1});
  return {std::string(tokens.word(found.begin)), std::string(tokens.word(found.end - 1))};
}

TEST(WindowOf, IsASentenceOnEachSide) {
  const std::string text = "One fell. Two rose! Mayor Varnow said three stood? Four sat. Five ran.";
  EXPECT_EQ(window(text, "said"), (std::pair<std::string, std::string>{"Two", "."}));
  EXPECT_EQ(window(text, "fell"), (std::pair<std::string, std::string>{"One", "!"}));
}

TEST(WindowOf, HoldsWholeQuotations) {
  const std::string text =
      "Rain fell. \"One stood. Two sat. Three ran,\" Mayor Varnow said. \"Four. Five. Six.\" Dry.";
  EXPECT_EQ(window(text, "said"), (std::pair<std::string, std::string>{"\"", "\""}));
}

TEST(WindowOf, EndsAtItsReach) {
  std::string text = "Mayor Varnow said \"";
  for (int i = 0; i < 300; ++i) text += "on and ";
  text += "off\"";
  EXPECT_EQ(window(text, "said").second, "on");
}

}  // namespace
}  // namespace dateline::tagging
