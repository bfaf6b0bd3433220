// A document's terms as the termlist table keeps them: each as what it adds to the one before it.
#pragma once

#include <cstdint>
#include <span>

#include "indexer/segments/glass/inversion.h"
#include "indexer/segments/glass/packed_strings.h"

namespace dateline::segments::glass {

// REQUIRES: the records' terms are numbers in `terms`, ascending in byte order; length is the sum
// of their wdf. No terms: nothing.
void append_termlist(ByteBuffer& out, const PackedStrings& terms, std::uint32_t length,
                     std::span<const ForwardIndex::Record> records);

}  // namespace dateline::segments::glass
