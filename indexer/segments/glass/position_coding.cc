// Interpolative coding into a stream of bits, 32 at a time.
#include "indexer/segments/glass/position_coding.h"

#include <bit>

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
    if (filled_ >= 32) flush_word();
  }

  // Pads the last byte with zero bits; the end of what was written.
  char* finish() {
    for (unsigned written = 0; written < filled_; written += 8) {
      *out_++ = static_cast<char>(pending_ >> written);
    }
    return out_;
  }

 private:
  void flush_word() {
    for (unsigned byte = 0; byte < 4; ++byte)
      out_[byte] = static_cast<char>(pending_ >> (8 * byte));
    out_ += 4;
    pending_ >>= 32;
    filled_ -= 32;
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

char* put_positions(char* out, std::span<const std::uint32_t> positions) {
  const std::uint32_t last = positions.back();
  out = put_varint(out, last);
  if (positions.size() == 1) return out;
  BitWriter bits(out);
  bits.put(positions[0], last);
  bits.put(static_cast<std::uint32_t>(positions.size() - 2), last - positions[0]);
  put_between(bits, positions);
  return bits.finish();
}

}  // namespace dateline::segments::glass
