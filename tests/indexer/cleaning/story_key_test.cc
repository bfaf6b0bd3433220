// Copies share a key, other stories do not.
#include "indexer/cleaning/story_key.h"

#include <set>

#include <gtest/gtest.h>

namespace dateline::cleaning {
namespace {

// A text of `sentences` sentences of twelve words, different for each seed.
std::vector<std::string> sentences(unsigned seed, int count) {
  std::vector<std::string> out;
  unsigned state = seed * 7919U + 1U;
  for (int i = 0; i < count; ++i) {
    std::string sentence;
    for (int word = 0; word < 12; ++word) {
      state = state * 1664525U + 1013904223U;
      sentence += (word == 0 ? "Word" : " word") + std::to_string((state >> 16U) % 5000U);
    }
    out.push_back(sentence + ". ");
  }
  return out;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += part;
  return out;
}

TEST(StoryKey, MarksCaseAndLinesDoNotCount) {
  std::string text = joined(sentences(1, 20));
  const std::string key = story_key(text);
  EXPECT_EQ(key.size(), 16U);
  EXPECT_EQ(story_key("“" + text + "”\n\n"), key);
  std::string other = text;
  for (char& c : other) {
    if (c == ' ') c = '\n';
    if (c == 'W') c = 'w';
    if (c == '.') c = '!';
  }
  EXPECT_EQ(story_key(other), key);
}

// One key cannot be right always: of 100 stories, nearly all keep theirs.
TEST(StoryKey, NearCopiesShareIt) {
  int dropped = 0;
  int appended = 0;
  int rewritten = 0;
  int briefs = 0;
  for (unsigned seed = 1; seed <= 100; ++seed) {
    std::vector<std::string> parts = sentences(seed, 20);
    const std::string key = story_key(joined(parts));
    std::vector<std::string> copy = parts;
    copy.erase(copy.begin() + 1 + seed % 19);
    dropped += story_key(joined(copy)) == key;
    copy = parts;
    copy.push_back(sentences(seed + 1000, 1)[0]);
    appended += story_key(joined(copy)) == key;
    copy = parts;
    copy[0] = "An editor wrote another beginning. ";
    rewritten += story_key(joined(copy)) == key;
    copy.assign(parts.begin(), parts.begin() + 6);
    briefs += story_key(joined(copy)) == key;
  }
  EXPECT_GE(dropped, 80);
  EXPECT_GE(appended, 80);
  EXPECT_GE(rewritten, 90);
  EXPECT_LE(briefs, 8);
}

TEST(StoryKey, OthersDoNot) {
  std::set<std::string> keys;
  for (unsigned seed = 1; seed <= 500; ++seed) keys.insert(story_key(joined(sentences(seed, 20))));
  EXPECT_EQ(keys.size(), 500U);
}

TEST(StoryKey, ShortTexts) {
  EXPECT_EQ(story_key(""), "");
  EXPECT_EQ(story_key("Photo gallery"), "");
  const std::string brief = "The mayor of Arvena opened the bridge on Monday.";
  EXPECT_EQ(story_key(brief).size(), 16U);
  EXPECT_EQ(story_key(brief), story_key("the mayor of Arvena opened the bridge – on Monday"));
  EXPECT_NE(story_key(brief), story_key("The mayor of Arvena closed the bridge on Monday."));
}

TEST(StoryKey, WithoutSpaces) {
  std::string text;
  for (int i = 0; i < 40; ++i)
    text += "市长" + std::to_string(i) + "号说大桥已经开放，居民表示欢迎。";
  EXPECT_EQ(story_key(text).size(), 16U);
  EXPECT_EQ(story_key(text), story_key("　" + text));
  EXPECT_NE(story_key(text),
            story_key("另外的消息，与此无关，今天没有任何事情发生，大家都在家里休息。"));
}

}  // namespace
}  // namespace dateline::cleaning
