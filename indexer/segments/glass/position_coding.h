// A position list as glass keeps it: the last position as a varint, then, if there are more, a bit
// stream with the first, the number and the rest by interpolative coding (A. Moffat, L. Stuiver,
// 2000).
#pragma once

#include <cstdint>
#include <span>

#include "indexer/segments/glass/byte_packing.h"

namespace dateline::segments::glass {

// The most bytes that a list takes.
constexpr std::size_t max_position_bytes(std::size_t positions) {
  return kMaxVarint32 + 4 * positions + 8;
}

// Returns the end. REQUIRES: at least one position, strictly ascending; room for
// max_position_bytes. Positions 0 and 1 alone need no bits and are read back by Xapian 1.4 as 1
// alone (its add_document does the same): count positions from 1.
char* put_positions(char* out, std::span<const std::uint32_t> positions);

}  // namespace dateline::segments::glass
