// Encoding, controls, blanks and invisible characters, in tables.
#include "indexer/cleaning/characters.h"

#include <gtest/gtest.h>

namespace dateline::cleaning {
namespace {

struct Row {
  std::string given;
  std::string wanted;
};

TEST(Characters, ToUtf8) {
  for (const auto& [given, wanted] : std::vector<Row>{
           {"plain", "plain"},
           {"Zürich", "Zürich"},
           {"Z\xFCrich", "Zürich"},
           {"\x93Yes,\x94 she said \x96 twice", "“Yes,” she said – twice"},
           {"caf\xE9, na\xEFve", "café, naïve"},
           {"Zürich, Genève, \xFF", "Zürich, Genève, \xEF\xBF\xBD"},
           {"", ""},
       }) {
    EXPECT_EQ(to_utf8(given), wanted);
  }
}

TEST(Characters, Clean) {
  for (const auto& [given, wanted] : std::vector<Row>{
           {"plain text", "plain text"},
           {"one\r\ntwo\rthree\xE2\x80\xA8"
            "four",
            "one\ntwo\nthree\nfour"},
           {"a\xC2\xA0"
            "b\tc\xE3\x80\x80"
            "d\xE2\x80\xAF"
            "e",
            "a b c d e"},
           {"so\xC2\xAD"
            "ft\xE2\x80\x8B hy\xEF\xBB\xBF"
            "phen",
            "soft hyphen"},
           {std::string("bell\a and \0 nul\x1b[31m", 20), "bell and  nul[31m"},
           {"\xE2\x80\xAE"
            "evil\xE2\x80\xAC \xE2\x81\xA6isolate\xE2\x81\xA9",
            "evil isolate"},
           {"e\xCC\x81tat", "état"},
           {"it\xC2\x92s \xC2\x93so\xC2\x94", "it’s “so”"},
           {"می\xE2\x80\x8C"
            "خواهد",
            "می\xE2\x80\x8C"
            "خواهد"},
           {"no\xE2\x80\x8C"
            "joiner\xE2\x80\x8D here",
            "nojoiner here"},
           {"ශ්\xE2\x80\x8D"
            "රී",
            "ශ්\xE2\x80\x8D"
            "රී"},
           {"。全角　空白", "。全角 空白"},
           {"\x01\x02\x03", ""},
       }) {
    EXPECT_EQ(clean_characters(given), wanted);
  }
}

}  // namespace
}  // namespace dateline::cleaning
