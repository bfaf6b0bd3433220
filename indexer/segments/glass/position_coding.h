// A position list as glass keeps it: the last position as a varint, then, if there are more, a bit
// stream with the first, the number and the rest by interpolative coding (A. Moffat, L. Stuiver,
// 2000).
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace dateline::segments::glass {

// REQUIRES: at least one position, strictly ascending. Positions 0 and 1 alone need no bits and are
// read back by Xapian 1.4 as 1 alone (its add_document does the same): count positions from 1.
void append_positions(std::string& out, std::span<const std::uint32_t> positions);

}  // namespace dateline::segments::glass
