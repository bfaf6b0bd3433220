// Where TokenSequence cuts, and that it takes anything.
#include "indexer/annotation/tagging/token_sequence.h"

#include <string>

#include <gtest/gtest.h>

namespace dateline::annotation {
namespace {

// Tokens joined by '|', a sentence start marked by '^', a paragraph start by '#'.
std::string drawn(std::string_view text) {
  const TokenSequence tokens(text);
  std::string out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0) out += '|';
    if (tokens[i].paragraph_start) {
      out += '#';
    } else if (tokens[i].sentence_start) {
      out += '^';
    }
    out += tokens.word(i);
  }
  return out;
}

TEST(TokenSequence, CutsAsDrawn) {
  const struct {
    std::string_view text, drawing;
  } cases[] = {
      {"", ""},
      {"Mr. Olm said so. He left.", "#Mr.|Olm|said|so|.|^He|left|."},
      {"the U.S. Senate", "#the|U.S.|Senate"},
      {"left the U.S. The rest", "#left|the|U.S.|^The|rest"},
      {"Olm's aides didn't go", "#Olm|'s|aides|did|n't|go"},
      {"Olm’s aides didn’t", "#Olm|’s|aides|did|n’t"},
      {"“We go.” He left", "#“|We|go|.|”|^He|left"},
      {"“We go?” he said. “Now.”", "#“|We|go|?|”|he|said|.|^“|Now|.|”"},
      {"\"Go.\" \"Stay.\"", "#\"|Go|.|\"|^\"|Stay|.|\""},
      {"``Go,'' she said", "#``|Go|,|''|she|said"},
      {"a 17-year-old, 3,000.5 and 50%", "#a|17-year-old|,|3,000.5|and|50|%"},
      {"the summit.The rest", "#the|summit|.|^The|rest"},
      {"see olm.example and AT&T -- now ...", "#see|olm.example|and|AT&T|--|now|..."},
      {"One\n\ntwo\nThree\nfour", "#One|#two|#Three|four"},
      {"@olm says #now", "#@olm|says|#now"},
      {"他说。", "#他|说|。"},
  };
  for (const auto& c : cases) EXPECT_EQ(drawn(c.text), c.drawing) << c.text;
}

TEST(TokenSequence, KnowsShapes) {
  const TokenSequence tokens("Ömer met NATO in 2010 „dort“");
  EXPECT_TRUE(tokens[0].capital);
  EXPECT_FALSE(tokens[0].all_capitals);
  EXPECT_FALSE(tokens[1].capital);
  EXPECT_TRUE(tokens[2].all_capitals);
  EXPECT_EQ(tokens[4].kind, TokenKind::number);
  EXPECT_TRUE(tokens[4].has_digit);
  EXPECT_EQ(tokens[5].quote, QuoteMark::low);
  EXPECT_EQ(tokens[7].quote, QuoteMark::left);
  EXPECT_TRUE(tokens[7].is_double_quote());
}

TEST(TokenSequence, EndsSentencesThatDoNotEnd) {
  std::string text;
  for (std::size_t i = 0; i < 2 * TokenSequence::kLongestSentence + 1; ++i) text += "and ";
  const TokenSequence tokens(text);
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (tokens[i].sentence_start) starts.push_back(i);
  EXPECT_EQ(starts, (std::vector<std::size_t>{0, TokenSequence::kLongestSentence,
                                              2 * TokenSequence::kLongestSentence}));
}

TEST(TokenSequence, FindsTheTokenAtAByte) {
  const TokenSequence tokens("ab cd");
  EXPECT_EQ(tokens.token_at(0), 0U);
  EXPECT_EQ(tokens.token_at(2), 1U);
  EXPECT_EQ(tokens.token_at(5), 2U);
}

TEST(TokenSequence, TakesHostileBytes) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += static_cast<char>((i * 7919) >> 3);
  for (const std::string& hostile : {text, std::string(100000, '\xff'), std::string(100000, '"'),
                                     std::string(100000, 'a'), std::string("\xe2\x80")}) {
    const TokenSequence tokens(hostile);
    std::uint32_t end = 0;
    for (const Token& token : tokens) {
      EXPECT_LE(end, token.begin);
      EXPECT_LT(token.begin, token.end);
      end = token.end;
    }
    EXPECT_LE(end, hostile.size());
  }
}

}  // namespace
}  // namespace dateline::annotation
