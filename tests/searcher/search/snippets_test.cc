// Which piece of a text is shown, with the matches in [brackets].
#include "searcher/search/snippets.h"

#include <gtest/gtest.h>

#include "common/text/unicode.h"

namespace dateline::search {
namespace {

std::string bracketed(const std::string& text, const std::vector<Mark>& marks) {
  std::string out;
  std::size_t at = 0;
  for (const Mark& mark : marks) {
    EXPECT_LE(at, mark.begin);
    EXPECT_LT(mark.begin, mark.end);
    EXPECT_LE(mark.end, text.size());
    out += text.substr(at, mark.begin - at) + "[" + text.substr(mark.begin, mark.end - mark.begin) +
           "]";
    at = mark.end;
  }
  return out + text.substr(at);
}

std::string shown(const query::MatchedWords& matched, std::string_view text,
                  std::string_view lang = "en") {
  SnippetMaker maker(matched);
  const Snippet snippet = maker.make(text, lang);
  EXPECT_LE(text::count_code_points(snippet.text), kSnippetLength * 5 / 4);
  EXPECT_TRUE(text::is_valid_utf8(snippet.text));
  return bracketed(snippet.text, snippet.marks);
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  while (times-- > 0) out += text;
  return out;
}

TEST(Snippets, MarksStemsWordsBeginningsAndPhrases) {
  query::MatchedWords matched;
  matched.stems = {"export"};
  matched.words = {"grain"};
  matched.beginnings = {"econom"};
  matched.phrases = {{"free", "trade"}};
  EXPECT_EQ(shown(matched, "Exports of grain please economists: free trade, not freed trade."),
            "[Exports] of [grain] please [economists]: [free trade], not freed trade.");
}

TEST(Snippets, ShowsTheSentenceWithMostOfTheQuery) {
  query::MatchedWords matched;
  matched.words = {"grain", "storm"};
  const std::string filler = repeated("Nothing of any note was said on that day. ", 20);
  const std::string text =
      filler + "The grain came late. " + filler + "The storm held the grain up.\n\n" + filler;
  const std::string snippet = shown(matched, text);
  EXPECT_NE(snippet.find("[storm] held the [grain] up. Nothing"), std::string::npos) << snippet;
  EXPECT_TRUE(snippet.starts_with("…")) << snippet;
  EXPECT_TRUE(snippet.ends_with("…")) << snippet;
}

TEST(Snippets, BeginsAtTheTopWithoutAMatch) {
  const std::string text = repeated("Some words of no use. ", 50);
  const std::string snippet = shown({}, text);
  EXPECT_TRUE(snippet.starts_with("Some words")) << snippet;
  EXPECT_TRUE(snippet.ends_with("…")) << snippet;
  EXPECT_EQ(shown({}, "Short\n\n text."), "Short text.");
  EXPECT_EQ(shown({}, ""), "");
}

TEST(Snippets, ReadsChinese) {
  query::MatchedWords matched;
  matched.phrases = {{"粮", "食"}};
  const std::string text = repeated("今天没有什么消息可以报道。", 60) + "部长说粮食出口增加了。" +
                           repeated("会议很长。", 90);
  const std::string snippet = shown(matched, text, "zh");
  EXPECT_NE(snippet.find("部长说[粮食]出口增加了。"), std::string::npos) << snippet;
}

TEST(Snippets, HoldsNoControls) {
  query::MatchedWords matched;
  matched.words = {"grain"};
  EXPECT_EQ(shown(matched, "A \x1b[31m\x07 grain\n\tof\u202E salt"), "A [31m [grain] of salt");
}

TEST(Snippets, SurvivesHostileText) {
  query::MatchedWords matched;
  matched.words = {"a"};
  matched.phrases = {std::vector<std::string>(4000, "a")};
  for (const std::string_view piece : {"a ", "a", ".", "\xff", "中", "\n", "a. ", "“"}) {
    const std::string text = repeated(piece, 300'000 / piece.size());
    SnippetMaker maker(matched);
    const Snippet snippet = maker.make(text, "en");
    EXPECT_LE(snippet.text.size(), 2000u) << piece;
  }
}

TEST(Snippets, MarksWholeTitles) {
  query::MatchedWords matched;
  matched.stems = {"minist"};
  SnippetMaker maker(matched);
  const std::string title = "Ministers meet the minister";
  EXPECT_EQ(bracketed(title, maker.marks(title, "en")), "[Ministers] meet the [minister]");
}

}  // namespace
}  // namespace dateline::search
