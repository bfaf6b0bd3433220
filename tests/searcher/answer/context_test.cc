#include "searcher/answer/context.h"

#include <gtest/gtest.h>

namespace dateline::answer {
namespace {

struct ContextRow {
  std::string body;  // the statement stands between [ and ]
  std::string before, after;
};

Context of(std::string body) {
  const std::size_t begin = body.find('[');
  body.erase(begin, 1);
  const std::size_t end = body.find(']');
  body.erase(end, 1);
  return context_of(body, begin, end);
}

TEST(Context, IsTheRestOfTheSentenceAndOneMore) {
  const ContextRow rows[] = {
      {"It rained. The dam broke. Ana Ruiz said [it was old]. Nobody was hurt. Talks go on.",
       "The dam broke. Ana Ruiz said", ". Nobody was hurt."},
      {"The dam broke. “[It was old],” Mr. J. Ruiz said. Nobody was hurt.", "The dam broke. “",
       ",” Mr. J. Ruiz said. Nobody was hurt."},
      {"[All is well.] The end came.", "", "The end came."},
      {"One.\n\nTwo.\n\n“[Three],” he said.\n\nFour.\n\nFive.", "Two. “", ",” he said. Four."},
      {"大坝垮了。部长说[它很旧]。没有人受伤。", "大坝垮了。部长说", "。没有人受伤。"},
      {"He left the U.S. on Monday. She said [no]!", "He left the U.S. on Monday. She said", "!"},
      {"[whole]", "", ""},
  };
  for (const ContextRow& row : rows) {
    const Context context = of(row.body);
    EXPECT_EQ(context.before, row.before) << row.body;
    EXPECT_EQ(context.after, row.after) << row.body;
  }
}

TEST(Context, IsBounded) {
  const std::string words = [] {
    std::string all;
    for (int i = 0; i < 100000; ++i) all += "слово ";
    return all;
  }();
  const Context context = of(words + "[said] " + words);
  EXPECT_LE(context.before.size(), kContextReach + 4);
  EXPECT_LE(context.after.size(), kContextReach + 4);
  EXPECT_TRUE(context.before.starts_with("… слово ")) << context.before.substr(0, 20);
  EXPECT_TRUE(context.after.ends_with(" …"));
}

}  // namespace
}  // namespace dateline::answer
