// The name tagger's parts: which labels may stand beside each other, where names can be, what a
// text's votes are, and that a model comes back from its file as it was, or not at all.
#include "indexer/annotation/tagging/name_tagger.h"

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/annotation/tagging/name_features.h"
#include "indexer/annotation/tagging/name_model.h"

namespace dateline::tagging {
namespace {

using namespace name_label;

// A text of one letter a token: A capital, a small, . ends a sentence.
NameText text_of(std::string_view letters) {
  NameText text;
  text.forms.resize(2);
  bool start = true;
  for (const char c : letters) {
    NameToken token;
    token.capital = c == 'A';
    token.form = token.capital ? 1 : 0;
    token.sentence_start = start;
    start = c == '.';
    text.tokens.push_back(token);
  }
  return text;
}

LinearChain chain(unsigned seed) {
  LinearChain::Weights weights;
  weights.bits = 4;
  weights.scale = 64;
  weights.rows.resize(kLabels << weights.bits);
  for (std::size_t i = 0; i < weights.rows.size(); ++i)
    weights.rows[i] = static_cast<std::int8_t>((i * 37 + seed) % 61) - 30;
  for (std::uint8_t a = 0; a < kLabels; ++a) {
    for (std::uint8_t b = 0; b < kLabels; ++b)
      weights.transitions[a * kLabels + b] =
          a < kCount && b < kCount && may_follow(a, b) ? 0 : kForbidden;
    weights.start[a] = a < kCount && may_begin(a) ? 0 : kForbidden;
    weights.end[a] = a < kCount && may_end(a) ? 0 : kForbidden;
  }
  return LinearChain(std::move(weights));
}

NameModel model() {
  return {WordTable({{5, 2, 3, 4}, {9, 1, 1, 1}}), chain(1), chain(2)};
}

TEST(NameLabel, NamesAreWhole) {
  EXPECT_TRUE(may_follow(kPerson + kFirst, kPerson + kLast));
  EXPECT_FALSE(may_follow(kPerson + kFirst, kOrg + kLast));
  EXPECT_FALSE(may_follow(kPerson + kFirst, kNone));
  EXPECT_TRUE(may_follow(kPerson + kLast, kPlace + kAlone));
  EXPECT_FALSE(may_follow(kNone, kOrg + kInner));
  EXPECT_TRUE(may_follow(kOther, kNone));
  EXPECT_TRUE(may_follow(kOther, kOther + kInner));
  EXPECT_FALSE(may_follow(kNone, kOther + kInner));
  EXPECT_FALSE(may_end(kOrg + kFirst));
  EXPECT_TRUE(may_end(kOther));
  EXPECT_FALSE(may_begin(kOrg + kLast));
}

TEST(NameStretches, TwoWordsAroundCapitals) {
  const std::vector<std::pair<std::string, std::vector<std::pair<unsigned, unsigned>>>> table{
      {"aaaaaa", {}},
      {"aaaAaaaa", {{1, 6}}},
      {"AaaaaAaaa", {{0, 8}}},
      {"AaaaaaaA", {{0, 3}, {5, 8}}},
      {"aA.Aa", {{0, 3}, {3, 5}}},
      {"A", {{0, 1}}},
  };
  for (const auto& [letters, expected] : table) {
    std::vector<std::pair<unsigned, unsigned>> found;
    for (const TokenRange range : name_stretches(text_of(letters)))
      found.emplace_back(range.begin, range.end);
    EXPECT_EQ(found, expected) << letters;
  }
}

TEST(NameVotes, TheMostOfCapitalised) {
  const NameText text = text_of("AAAa");
  const NameVotes one =
      count_votes(text, {kPerson + kAlone, kPerson + kAlone, kPerson + kAlone, 0});
  const NameVotes two = count_votes(text, {kPerson + kAlone, kPerson + kAlone, kOrg + kAlone, 0});
  const NameVotes other = count_votes(text, {kOrg + kAlone, kOrg + kAlone, kOrg + kAlone, 0});
  EXPECT_NE(one.of_form[1], two.of_form[1]);
  EXPECT_NE(one.of_form[1], other.of_form[1]);
  EXPECT_EQ(one.of_form[0], 0);  // never with a capital
}

TEST(NameTagger, NamesOfLabels) {
  const auto names = names_of_labels({kPerson + kFirst, kPerson + kLast, kNone, kOrg + kAlone,
                                      kPlace + kAlone, kOther, kOther + kInner});
  ASSERT_EQ(names.size(), 4u);
  EXPECT_EQ(names[0].type, kPerson);
  EXPECT_EQ(names[0].tokens.end, 2u);
  EXPECT_EQ(names[1].type, kOrg);
  EXPECT_EQ(names[2].tokens.begin, 4u);
  EXPECT_EQ(names[3].type, kOther);
  EXPECT_EQ(names[3].tokens.size(), 2u);
}

TEST(NameTagger, EveryTextEndsInWholeNames) {
  const NameTagger tagger(std::make_shared<const NameModel>(model()));
  for (const std::string letters : {"", "A", "AAAA", "aAaAAa.AAAAAAAAa", "a.a.A.A"}) {
    std::uint32_t done = 0;
    for (const TaggedName& name : tagger.tag(text_of(letters))) {
      EXPECT_LE(done, name.tokens.begin);
      EXPECT_LT(name.tokens.begin, name.tokens.end);
      EXPECT_GE(name.margin, 0);
      done = name.tokens.end;
    }
    EXPECT_LE(done, letters.size());
  }
}

TEST(NameModel, ThereAndBack) {
  const std::string file = write_name_model(model());
  const NameModel back = read_name_model(file);
  EXPECT_EQ(write_name_model(back), file);
  EXPECT_EQ(back.words.find(5).fine, 2);
  EXPECT_EQ(back.second.weights().rows, model().second.weights().rows);
}

TEST(NameModel, DamagedFilesAreRefused) {
  const std::string file = write_name_model(model());
  std::string flipped = file;
  flipped[file.size() / 2] ^= 1;
  std::string other = file;
  other[0] = 'X';
  std::string version = file;
  version[8] = 99;
  for (const std::string& bad : {std::string(), file.substr(0, 30), flipped, other, version})
    EXPECT_THROW(read_name_model(bad), std::runtime_error);
}

TEST(NameTagger, TheBuiltInModelIsWhole) {
  const auto tagger = NameTagger::built_in("en");
  if (!tagger) GTEST_SKIP() << "built without models";
  EXPECT_GT(tagger->words().entries().size(), 10000u);
}

}  // namespace
}  // namespace dateline::tagging
