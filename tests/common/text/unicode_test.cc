// Decoding, counting and what may be printed.
#include "common/text/unicode.h"

#include <gtest/gtest.h>

namespace dateline::text {
namespace {

TEST(CodePointCounter, CountsAsOneWouldByHand) {
  std::string text;
  for (int i = 0; i < 500; ++i) text += i % 3 == 0 ? "ж" : i % 7 == 0 ? "中" : "a";
  const CodePointCounter counter(text);
  for (std::size_t at = 0, expected = 0; at < text.size(); ++expected) {
    EXPECT_EQ(counter.at(at), expected);
    next_code_point(text, at);
  }
  EXPECT_EQ(counter.at(text.size()), count_code_points(text));
}

TEST(Printable, DropsWhatATerminalWouldObey) {
  EXPECT_EQ(printable("a\x1b[31mb\r\n\tc"), "a[31mb\n\tc");
  EXPECT_EQ(printable("x\xE2\x80\xAEy\xE2\x81\xA6z"), "xyz");  // right-to-left override, isolate
  EXPECT_EQ(printable("\xC2\x9B"), "");                        // C1 control
  EXPECT_EQ(printable("a\xFF"), "a\xEF\xBF\xBD");
  EXPECT_EQ(printable_line("  a\n\n b\t c "), "a b c");
}

TEST(Utf8, IsRepairedAndCutAtBorders) {
  EXPECT_TRUE(is_valid_utf8("Zürich"));
  EXPECT_FALSE(is_valid_utf8("Z\xFCrich"));
  EXPECT_EQ(repair_utf8("Z\xFCrich"), "Z\xEF\xBF\xBDrich");
  EXPECT_EQ(cut_at_border("aü", 2), "a");
  EXPECT_EQ(cut_at_border("aü", 3), "aü");
  EXPECT_EQ(to_nfc("u\xCC\x88"), "ü");
}

TEST(Unspaced, IsChineseJapaneseThaiKorean) {
  for (const char32_t c : {U'中', U'か', U'カ', U'ไ', U'한'}) EXPECT_TRUE(is_unspaced(c));
  for (const char32_t c : {U'a', U'ж', U'ع', U'、', U'。', U'“', U'・'})
    EXPECT_FALSE(is_unspaced(c)) << std::uint32_t(c);
}

}  // namespace
}  // namespace dateline::text
