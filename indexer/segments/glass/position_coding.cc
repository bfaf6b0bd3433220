#include "indexer/segments/glass/position_coding.h"

#include <bit>

#include "indexer/segments/glass/byte_packing.h"

namespace dateline::segments::glass {
namespace {

// Bits from the lowest up, into memory that the caller made large enough.
class BitWriter {
 public:
  explicit BitWriter(char* out) : out_(out) {}

  // A number of 0 .. choices-1. Where choices is no power of two, the middle of the range gets one
  // bit less. REQUIRES: value < choices.
  void put(std::uint32_t value, std::uint32_t choices) {
    unsigned bits = static_cast<unsigned>(std::bit_width(choices - 1));
    const auto spare = static_cast<std::uint32_t>((std::uint64_t{1} << bits) - choices);
    if (spare != 0) {
      const std::uint32_t middle = (choices - spare) / 2;
      if (value >= middle + spare) {
        value = (value - middle - spare) | (1U << (bits - 1));
      } else if (value >= middle) {
        --bits;
      }
    }
    pending_ |= std::uint64_t{value} << filled_;
    filled_ += bits;
    while (filled_ >= 8) flush_byte();
  }

  // Pads the last byte with zero bits; the end of what was written.
  char* finish() {
    if (filled_ > 0) *out_++ = static_cast<char>(pending_);
    return out_;
  }

 private:
  void flush_byte() {
    *out_++ = static_cast<char>(pending_);
    pending_ >>= 8;
    filled_ -= 8;
  }

  char* out_;
  std::uint64_t pending_ = 0;
  unsigned filled_ = 0;
};

// The positions strictly between the ends of the span, the middle one first, each out of the
// numbers it can still be.
void put_between(BitWriter& bits, std::span<const std::uint32_t> p) {
  while (p.size() > 2) {
    const auto last = static_cast<std::uint32_t>(p.size() - 1);
    const std::uint32_t middle = last / 2;
    bits.put(p[middle] - (p[0] + middle), p[last] - p[0] - last + 1);
    put_between(bits, p.first(middle + 1));
    p = p.subspan(middle);
  }
}

}  // namespace

void append_positions(std::string& out, std::span<const std::uint32_t> positions) {
  const std::uint32_t last = positions.back();
  append_varint(out, last);
  if (positions.size() == 1) return;
  const std::size_t start = out.size();
  out.resize(start + 4 * (positions.size() + 2));
  BitWriter bits(out.data() + start);
  bits.put(positions[0], last);
  bits.put(static_cast<std::uint32_t>(positions.size() - 2), last - positions[0]);
  put_between(bits, positions);
  out.resize(static_cast<std::size_t>(bits.finish() - out.data()));
}

}  // namespace dateline::segments::glass
