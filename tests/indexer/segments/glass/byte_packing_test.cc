// Bytes by hand, and orders that must be kept.
#include "indexer/segments/glass/byte_packing.h"

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

std::string encoded(const std::vector<std::uint32_t>& positions) {
  std::string out(max_position_bytes(positions.size()), '?');
  out.resize(static_cast<std::size_t>(put_positions(out.data(), positions) - out.data()));
  return out;
}

TEST(PositionCoding, OnePositionIsANumber) {
  EXPECT_EQ(encoded({300}), "\xac\x02");
}

// 1 of 4 in two bits, one more position of three, 2 of what lies between 1 and 4 as 0 of two.
TEST(PositionCoding, BitsByHand) {
  EXPECT_EQ(encoded({1, 2, 4}), "\x04\x05");
}

}  // namespace
}  // namespace dateline::segments::glass
