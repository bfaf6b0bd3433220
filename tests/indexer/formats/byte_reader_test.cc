// Looking ahead and reading lines, whatever pieces the source comes in.
#include "indexer/formats/byte_reader.h"

#include <gtest/gtest.h>

namespace dateline::formats {
namespace {

// Gives at most `piece` bytes a read, and is damaged at the end if `reason` says so.
class Pieces final : public ByteSource {
 public:
  Pieces(std::string bytes, std::size_t piece, std::string reason = "")
      : bytes_(std::move(bytes)), piece_(piece), reason_(std::move(reason)) {}
  std::size_t read(char* to, std::size_t room) override {
    const std::size_t count = std::min({room, piece_, bytes_.size() - at_});
    if (count == 0 && !reason_.empty()) throw DamagedInput{reason_};
    bytes_.copy(to, count, at_);
    at_ += count;
    return count;
  }

 private:
  std::string bytes_;
  std::size_t piece_;
  std::string reason_;
  std::size_t at_ = 0;
};

std::string lines_of(const std::string& bytes, std::size_t piece, std::size_t limit = 1000) {
  ByteReader reader(std::make_unique<Pieces>(bytes, piece));
  std::string shown;
  for (;;) {
    const auto place = std::to_string(reader.line()) + "@" + std::to_string(reader.offset());
    const auto line = reader.next_line(limit);
    if (!line) return shown;
    shown += place + "[" + std::string(line->text) + (line->too_long ? "…]" : "]");
    if (line->too_long) reader.skip_line();
  }
}

TEST(ByteReader, Lines) {
  const std::pair<const char*, const char*> table[] = {
      {"", ""},
      {"a", "1@0[a]"},
      {"a\n", "1@0[a]"},
      {"a\r\nb", "1@0[a]2@3[b]"},
      {"\n\nx\n", "1@0[]2@1[]3@2[x]"},
  };
  for (const auto& [bytes, expected] : table) {
    for (const std::size_t piece : {1u, 2u, 100u}) EXPECT_EQ(lines_of(bytes, piece), expected);
  }
  EXPECT_EQ(lines_of("abcdef\nb\nabcdefg", 3, 4), "1@0[abcd…]2@7[b]3@9[abcd…]");
}

TEST(ByteReader, LongContentsComeWhole) {
  std::string bytes;
  for (int i = 0; i < 400000; ++i) bytes += std::to_string(i) + ",";
  ByteReader reader(std::make_unique<Pieces>(bytes + "\nnext\n", 7919));
  EXPECT_EQ(reader.next_line(64u << 20)->text, bytes);
  EXPECT_EQ(reader.next_line(100)->text, "next");
  EXPECT_FALSE(reader.next_line(100));
}

TEST(ByteReader, DamageIsTheEndAndIsTold) {
  ByteReader reader(std::make_unique<Pieces>("one\ntw", 2, "cut off"));
  EXPECT_EQ(reader.next_line(100)->text, "one");
  EXPECT_EQ(reader.next_line(100)->text, "tw");
  EXPECT_FALSE(reader.next_line(100));
  EXPECT_EQ(reader.damage(), "cut off");
}

}  // namespace
}  // namespace dateline::formats
