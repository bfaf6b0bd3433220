#include "indexer/segments/glass/byte_packing.h"

#include <array>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/segments/glass/position_coding.h"

namespace dateline::segments::glass {
namespace {

std::string sortable(std::uint32_t value) {
  std::string out;
  append_sortable(out, value);
  return out;
}

std::string escaped(std::string_view term) {
  std::string out;
  append_escaped(out, term);
  return out;
}

TEST(BytePacking, SortableKeepsOrder) {
  std::vector<std::uint32_t> values = {0, 1, 0xff, 0x100};
  for (unsigned bit = 9; bit < 32; ++bit) {
    for (const std::uint32_t near : {0xffffffffU, 0U, 1U}) values.push_back((1U << bit) + near);
  }
  values.push_back(0xffffffffU);
  for (std::size_t i = 1; i < values.size(); ++i) {
    EXPECT_LT(sortable(values[i - 1]), sortable(values[i])) << values[i];
    EXPECT_NE(sortable(values[i])[0], '\xff');
  }
}

TEST(BytePacking, SortableBytes) {
  EXPECT_EQ(sortable(1), std::string("\0\1", 2));
  EXPECT_EQ(sortable(0x7fff), "\x7f\xff");
  EXPECT_EQ(sortable(0x8000), std::string("\x80\x80\x00", 3));
  EXPECT_EQ(sortable(0x3fffff), "\xbf\xff\xff");
  EXPECT_EQ(sortable(0x400000), std::string("\xc0\x40\x00\x00", 4));
  EXPECT_EQ(sortable(0xffffffff), "\xe0\xff\xff\xff\xff");
}

TEST(BytePacking, EscapedKeepsOrder) {
  const std::vector<std::string> terms = {std::string("\0", 1),
                                          std::string("\0\0", 2),
                                          "a",
                                          std::string("a\0", 2),
                                          std::string("a\0b", 3),
                                          "a\1",
                                          "ab"};
  for (std::size_t i = 1; i < terms.size(); ++i) {
    EXPECT_LT(escaped(terms[i - 1]) + '\0' + "\xe0", escaped(terms[i]) + '\0' + "\x01");
  }
  EXPECT_EQ(escaped(std::string("a\0b", 3)), std::string("a\0\xff"
                                                         "b",
                                                         4));
}

TEST(BytePacking, Varint) {
  std::string out;
  append_varint(out, 0);
  append_varint(out, 127);
  append_varint(out, 300);
  EXPECT_EQ(out, std::string("\0\x7f\xac\x02", 4));
}

TEST(BytePacking, TrailingLeavesOutHighZeros) {
  std::string out;
  append_trailing(out, 0);
  EXPECT_EQ(out, "");
  append_trailing(out, 0x10203);
  EXPECT_EQ(out, "\x03\x02\x01");
}

TEST(PositionCoding, OnePositionIsANumber) {
  std::string out;
  append_positions(out, std::array<std::uint32_t, 1>{300});
  EXPECT_EQ(out, "\xac\x02");
}

// First 1 of 4, three positions of at most four, 2 between 1 and 4: 1, 1 of 3, 0 of 2.
TEST(PositionCoding, BitsByHand) {
  std::string out;
  append_positions(out, std::array<std::uint32_t, 3>{1, 2, 4});
  EXPECT_EQ(out, std::string("\x04\x05", 2));
}

}  // namespace
}  // namespace dateline::segments::glass
