// Which marks open and close, mark by mark.
#include "indexer/annotation/quotes.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dateline::annotation {
namespace {

// What stands between the marks, joined by " | "; "+" before what continues, "~" behind what never
// closes.
std::string between_marks(std::string_view text, std::string_view lang = "en") {
  const TokenSequence tokens(text);
  std::string all;
  for (const Quotation& quotation : find_quotations(tokens, lang)) {
    if (!all.empty()) all += " | ";
    if (quotation.continues) all += "+";
    all += text.substr(tokens[quotation.first].begin,
                       tokens[quotation.last - 1].end - tokens[quotation.first].begin);
    if (!quotation.closed) all += "~";
  }
  return all;
}

TEST(Quotes, EveryMark) {
  const std::vector<std::pair<std::string, std::string>> table{
      {R"(He said "we go" and left.)", "we go"},
      {"“One,” he said. “Two.”", "One, | Two."},
      {"He said ‘we go’ and left.", "we go"},
      {"It's the workers' day; don't shout.", ""},
      {"'We go,' he said. 'It's late.'", "We go, | It's late."},
      {"“He told me ‘no’ twice,” she said.", "He told me ‘no’ twice,"},
      {"``We go,'' he said.", "We go,"},
      {"\"We go,” he said and “stayed” there.", "We go, | stayed"},
      {"“We go,\" he said.", "We go,"},
      {"他说：「走吧。」", "走吧。"},
  };
  for (const auto& [text, expected] : table) EXPECT_EQ(between_marks(text), expected) << text;
}

TEST(Quotes, ByLanguage) {
  EXPECT_EQ(between_marks("„Wir gehen“, sagte er.", "de"), "Wir gehen");
  EXPECT_EQ(between_marks("»Wir gehen«, sagte er.", "de"), "Wir gehen");
  EXPECT_EQ(between_marks("« Nous partons », a-t-il dit.", "fr"), "Nous partons");
  EXPECT_EQ(between_marks("«Мы идём», — сказал он.", "ru"), "Мы идём");
  EXPECT_EQ(between_marks("— Мы идём, — сказал он.", "ru"), "Мы идём,");
  EXPECT_EQ(between_marks("— We go, he said.", "en"), "");
}

TEST(Quotes, AnOpenMarkEndsWithItsParagraph) {
  EXPECT_EQ(between_marks("“One and two\n\nThree four."), "One and two~");
  EXPECT_EQ(between_marks("“One.\n\n“Two.”"), "One.~ | +Two.");
  EXPECT_EQ(between_marks("“One “Two.”"), "One~ | Two.");
}

TEST(Quotes, TenThousandOpenMarks) {
  std::string text;
  for (int i = 0; i < 10000; ++i) text += " “a";
  const TokenSequence tokens(text);
  EXPECT_EQ(find_quotations(tokens, "en").size(), 10000u);
}

}  // namespace
}  // namespace dateline::annotation
