// Features of names by columns: as hashed one by one, and the same in whatever company a stretch is
// read.
#include "indexer/annotation/tagging/name_columns.h"

#include <random>

#include <gtest/gtest.h>

namespace dateline::tagging {
namespace {

using Hashes = std::vector<std::uint32_t>;

// A text of sentences of different lengths in which every third word has a capital.
NameText random_text(std::mt19937& random, std::size_t size) {
  NameText text;
  text.forms.resize(20);
  for (NameForm& form : text.forms) {
    form.word = static_cast<std::uint32_t>(random());
    form.suffix = static_cast<std::uint32_t>(random());
    form.fine = static_cast<std::uint16_t>(random());
    form.middle = static_cast<std::uint8_t>(random());
    form.kinds = static_cast<std::uint16_t>(random());
    form.written = static_cast<std::uint8_t>(random() % 32);
  }
  text.tokens.resize(size);
  for (std::size_t i = 0; i < size; ++i) {
    NameToken& token = text.tokens[i];
    token.form = static_cast<std::uint32_t>(random() % text.forms.size());
    token.shape = static_cast<std::uint8_t>(random() % 8);
    token.listed = static_cast<std::uint8_t>(random() % 8);
    token.line = static_cast<std::uint8_t>(random() % 4);
    token.sentence_start = i == 0 || random() % 9 == 0;
    token.capital = random() % 3 == 0;
  }
  return text;
}

NameVotes random_votes(std::mt19937& random, const NameText& text) {
  NameVotes votes;
  for (std::size_t f = 0; f < text.forms.size(); ++f)
    votes.of_form.push_back(static_cast<std::uint8_t>(random() % 60));
  for (std::size_t i = 0; i < text.tokens.size(); ++i)
    votes.labels.push_back(static_cast<std::uint8_t>(random() % name_label::kCount));
  return votes;
}

TEST(NameColumns, StretchesAreReadAloneAsTogether) {
  std::mt19937 random(8);
  const NameText text = random_text(random, 400);
  const NameVotes votes = random_votes(random, text);
  const std::vector<TokenRange> stretches = name_stretches(text);
  for (const NameVotes* given : {static_cast<const NameVotes*>(nullptr), &votes}) {
    NameBlock together(text, given), alone(text, given);
    for (std::size_t done = 0; done < stretches.size();) {
      const std::size_t read = together.read(std::span(stretches).subspan(done));
      ASSERT_GT(read, 0U);
      for (std::size_t s = 0; s < read; ++s) {
        ASSERT_EQ(alone.read(std::span(stretches).subspan(done + s, 1)), 1U);
        Hashes one, other;
        together.append_to(s, one);
        alone.append_to(0, other);
        EXPECT_EQ(one, other);
        EXPECT_EQ(one.size(), stretches[done + s].size() *
                                  (kNameWidth + (given != nullptr ? kNameVotesWidth : 0)));
        const FeatureColumns columns = together.columns(s);
        EXPECT_EQ(columns.first[0], one[0]);
        EXPECT_EQ(columns.first[columns.stride], one[1]);
      }
      done += read;
    }
  }
}

// The first templates, and the first of the votes, hashed one by one.
TEST(NameColumns, HashesAsOneByOne) {
  std::mt19937 random(9);
  const NameText text = random_text(random, 60);
  const NameVotes votes = random_votes(random, text);
  NameBlock block(text, &votes);
  constexpr std::uint32_t kEdge = 0xED6E0001;
  for (const TokenRange stretch : name_stretches(text)) {
    block.read({&stretch, 1});
    Hashes hashes;
    block.append_to(0, hashes);
    for (std::uint32_t i = stretch.begin; i < stretch.end; ++i) {
      const std::uint32_t* at =
          hashes.data() + (i - stretch.begin) * (kNameWidth + kNameVotesWidth);
      const auto form = [&](std::uint32_t t) { return text.forms[text.tokens[t].form]; };
      const NameToken& token = text.tokens[i];
      const bool last = i + 1 == text.tokens.size() || text.tokens[i + 1].sentence_start;
      const std::uint32_t before = token.sentence_start ? kEdge : form(i - 1).word;
      const std::uint32_t after = last ? kEdge : form(i + 1).word;
      const std::uint32_t shape = token.shape;
      EXPECT_EQ(at[0], feature(1, 0));
      EXPECT_EQ(at[1], feature(2, form(i).word));
      EXPECT_EQ(at[2], feature(3, before));
      EXPECT_EQ(at[6], feature(7, before, form(i).word));
      EXPECT_EQ(at[7], feature(8, form(i).word, after));
      EXPECT_EQ(at[10], feature(11, form(i).suffix, shape));
      EXPECT_EQ(at[14], feature(15, shape, token.sentence_start ? 1U : 0U, token.line));
      EXPECT_EQ(at[kNameWidth], feature(100, votes.of_form[token.form], shape));
    }
  }
}

}  // namespace
}  // namespace dateline::tagging
