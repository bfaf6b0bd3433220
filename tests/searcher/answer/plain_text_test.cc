// What reaches a terminal: widths, lines, ink, and never a control sequence of somebody else.
#include "searcher/answer/plain_text.h"

#include <gtest/gtest.h>

namespace dateline::answer {
namespace {

TEST(PlainText, Widths) {
  const std::pair<const char*, std::size_t> cases[] = {
      {"", 0},        {"abc", 3}, {"çığ", 3},  {"e\u0301", 1}, {"漢字", 4},     {"ｆｕ", 4},
      {"\u200Da", 1}, {"😀", 2},   {"한국", 4}, {"שָׁלוֹם", 4},    {"\x01\x04", 0}, {"a\x1b", 1},
  };
  for (const auto& [text, columns] : cases) EXPECT_EQ(columns_of(text), columns) << text;
}

TEST(PlainText, CutAndPadded) {
  EXPECT_EQ(cut_to("abcdef", 6), "abcdef");
  EXPECT_EQ(cut_to("abcdef", 4), "abc…");
  EXPECT_EQ(cut_to("漢字漢字", 4), "漢…");
  EXPECT_EQ(padded("漢", 4), "漢  ");
  EXPECT_EQ(padded("abcde", 4), "abcde");
}

TEST(PlainText, CleanTakesOutWhatOnlyTerminalsUnderstand) {
  const std::pair<const char*, const char*> cases[] = {
      {"a\x1b[2Jb", "a[2Jb"},
      {"a\nb\tc", "a b c"},
      {"\x01\x02\x03\x04", ""},
      {"\u202Eevil", "evil"},
      {"\xc2\x9b"
       "31m",
       "31m"},
      {"bell\x07", "bell"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(clean(text), expected);
}

TEST(PlainText, MarksAreInk) {
  const std::vector<search::Mark> marks = {{0, 5}, {10, 13}};
  const std::string text = clean("grain and oil", marks);
  EXPECT_EQ(painted(text, false), "grain and oil");
  EXPECT_EQ(painted(text, true), "\x1b[1;33mgrain\x1b[0m and \x1b[1;33moil\x1b[0m");
}

TEST(PlainText, Wrapping) {
  const std::string text = "one two three four five six seven";
  EXPECT_EQ(wrapped(text, 2, 0), "  " + text + "\n");
  EXPECT_EQ(wrapped(text, 2, 22), "  one two three four\n  five six seven\n");
  EXPECT_EQ(wrapped("漢字漢字漢字漢字漢字漢字", 0, 20), "漢字漢字漢字漢字漢字\n漢字\n");
  EXPECT_EQ(wrapped("a\n\nb", 2, 40), "  a\n\n  b\n");
  EXPECT_EQ(wrapped("averyveryverylongwordindeedithasnoend x", 0, 20),
            "averyveryverylongwordindeedithasnoend\nx\n");
  EXPECT_EQ(wrapped("", 2, 20), "");
  EXPECT_EQ(wrapped("   ", 2, 20), "\n");
}

TEST(PlainText, InkHasNoWidth) {
  const std::string inked = in_ink(kBold, "one two three") + " four five six seven";
  EXPECT_EQ(painted(wrapped(inked, 0, 20), false), "one two three four\nfive six seven\n");
}

TEST(PlainText, GroupedNumbers) {
  const std::pair<std::uint64_t, const char*> cases[] = {
      {0, "0"}, {999, "999"}, {1000, "1,000"}, {4211, "4,211"}, {1234567, "1,234,567"}};
  for (const auto& [number, expected] : cases) EXPECT_EQ(grouped(number), expected);
}

}  // namespace
}  // namespace dateline::answer
