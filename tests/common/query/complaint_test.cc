// The mark stands under the piece that is wrong.
#include "common/query/complaint.h"

#include <gtest/gtest.h>

#include "common/text/columns.h"

namespace dateline::query {
namespace {

QueryError error_at(const std::string& text, const std::string& piece) {
  QueryError error;
  error.message = "wrong";
  error.text = text;
  error.begin = text.find(piece);
  error.end = error.begin + piece.size();
  return error;
}

TEST(Complaint, MarksByColumn) {
  const std::tuple<const char*, const char*, const char*> cases[] = {
      {"persn:abc", "persn", "  ^^^^^"},
      {"a persn:abc", "persn:", "    ^^^^^^"},
      {"漢字 persn:x", "persn", "       ^^^^^"},
      {"e\u0301e\u0301 x:1", "x", "     ^"},
      {"çığ (漢字", "(漢字", "      ^^^^^"},
      {"a\x1b[31m b:", "b:", "        ^^"},
      {"a\tb:", "b:", "    ^^"},
  };
  for (const auto& [text, piece, mark] : cases) {
    const auto lines = pointed_out(error_at(text, piece));
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0], "  " + text::one_line(text));
    EXPECT_EQ(lines[1], mark) << text;
  }
}

TEST(Complaint, SomethingMissingAtTheEndIsMarkedToo) {
  QueryError error = error_at("a AND", "AND");
  error.begin = error.end;
  EXPECT_EQ(pointed_out(error)[1], "       ^");
  error.begin = error.end = 1000;
  EXPECT_EQ(pointed_out(error)[1], "       ^") << "a place behind the query is its end";
}

TEST(Complaint, ALongQueryIsCutAroundThePiece) {
  const std::string text = std::string(5000, 'a') + " persn:b " + std::string(5000, 'c');
  const auto lines = pointed_out(error_at(text, "persn"));
  EXPECT_LT(text::columns_of(lines[0]), 160U);
  EXPECT_EQ(lines[0].substr(lines[0].find("persn"), 5), "persn");
  const std::string before = lines[0].substr(0, lines[0].find("persn"));
  EXPECT_EQ(lines[1], std::string(text::columns_of(before), ' ') + "^^^^^");
}

TEST(Complaint, NamesTheOptionAndWhatWasMeant) {
  QueryError error = error_at("Frnace", "Frnace");
  error.message = "no such country";
  error.option = "country";
  error.suggestion = "France";
  const console::UsageError complained = complaint(error);
  EXPECT_STREQ(complained.what(), "option '--country': no such country");
  EXPECT_EQ(complained.detail(),
            (std::vector<std::string>{"  Frnace", "  ^^^^^^", "did you mean “France”?"}));
}

}  // namespace
}  // namespace dateline::query
