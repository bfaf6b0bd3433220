// The statement tagger: what it finds in plain sentences with the model compiled in, and what it
// refuses.
#include "indexer/annotation/tagging/statement_tagger.h"

#include <string>

#include <gtest/gtest.h>

#include "indexer/annotation/tagging/statement_model.h"

namespace dateline::tagging {
namespace {

// "source | cue | content" of each statement, a line each.
std::string drawn(const StatementTagger& tagger, const std::string& text) {
  const TokenSequence tokens(text);
  std::string out;
  for (const TaggedStatement& s : tagger.tag(tokens)) {
    out += std::string(news::text_of(text, s.source)) + " | " +
           std::string(news::text_of(text, s.cue)) + " |";
    for (const news::Span piece : s.content) out += " " + std::string(news::text_of(text, piece));
    out += "\n";
  }
  return out;
}

TEST(StatementTagger, FindsPlainStatements) {
  const auto tagger = StatementTagger::built_in();
  if (!tagger) GTEST_SKIP() << "built without models";
  const struct {
    std::string text, drawing;
  } cases[] = {
      {"Mayor Ann Olm said the bridge would stay closed until May.",
       "Mayor Ann Olm | said | the bridge would stay closed until May\n"},
      {"“We will not sell the harbour,” Mr. Olm told reporters on Friday.",
       "Mr. Olm | told reporters | We will not sell the harbour\n"},
      {"The bridge was built in 1931. It is made of steel.", ""},
  };
  for (const auto& c : cases) {
    if (c.drawing.empty()) {
      EXPECT_EQ(drawn(*tagger, c.text), "") << c.text;
    } else {
      const std::string found = drawn(*tagger, c.text);
      const std::string content = c.drawing.substr(c.drawing.rfind('|'));
      EXPECT_NE(found.find(content.substr(2, content.size() - 3)), std::string::npos) << found;
      EXPECT_EQ(found.substr(0, found.find(" |")), c.drawing.substr(0, c.drawing.find(" |")))
          << found;
    }
  }
}

TEST(StatementTagger, TakesHostileText) {
  const auto tagger = StatementTagger::built_in();
  if (!tagger) GTEST_SKIP() << "built without models";
  std::string said, quotes(20000, '"');
  for (int i = 0; i < 20000; ++i) said += "said ";
  for (const std::string& text : {said, quotes, std::string(50000, '\xff'), std::string()}) {
    for (const TaggedStatement& s : tagger->tag(TokenSequence(text))) {
      ASSERT_FALSE(s.content.empty());
      EXPECT_LE(s.content.back().end, text.size());
      EXPECT_GE(s.confidence, 0.0);
      EXPECT_LE(s.confidence, 1.0);
    }
  }
}

StatementModel small_model() {
  LinearChain::Weights w;
  w.bits = 4;
  w.scale = 64;
  w.rows.assign(kLabels << w.bits, 3);
  w.transitions[5] = -77;
  StatementModel model;
  model.words = WordTable({{7, 300, 4, 2}, {9, 1, 1, 0}});
  model.cues = LinearChain(w);
  model.parts = LinearChain(w);
  model.trust = LinearChain(w);
  return model;
}

TEST(StatementModel, ComesBackAsWritten) {
  const std::string bytes = write_model(small_model());
  const StatementModel read = read_model(bytes);
  EXPECT_EQ(read.words.find(7).fine, 300);
  EXPECT_EQ(read.words.find(8).fine, 0);
  EXPECT_EQ(read.parts.weights().transitions[5], -77);
  EXPECT_EQ(write_model(read), bytes);
}

TEST(StatementModel, RefusesDamage) {
  const std::string good = write_model(small_model());
  std::string changed = good, newer = good;
  changed[good.size() / 2] ^= 1;
  newer[8] ^= 1;
  for (const std::string& bad :
       {std::string(), std::string("DLSTATEM"), good.substr(0, good.size() - 1), changed, newer})
    EXPECT_THROW(read_model(bad), std::runtime_error);
}

}  // namespace
}  // namespace dateline::tagging
