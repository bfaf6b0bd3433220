#include "indexer/segments/glass/inverted_run.h"

namespace dateline::segments::glass {

std::string_view InvertedRun::positions_at(std::uint32_t offset) const {
  const char* at = position_bytes.data() + offset;
  std::size_t length = 0;
  unsigned shift = 0;
  for (; (static_cast<std::uint8_t>(*at) & 0x80) != 0; ++at, shift += 7) {
    length |= static_cast<std::size_t>(*at & 0x7f) << shift;
  }
  length |= static_cast<std::size_t>(*at) << shift;
  return {at + 1, length};
}

std::size_t InvertedRun::memory_bytes() const {
  std::size_t bytes = terms.memory_bytes() + position_bytes.capacity() + termlists.memory_bytes() +
                      slots.memory_bytes() + stored.memory_bytes() + compressed.capacity() / 8;
  bytes += (posting_ends.capacity() + position_ends.capacity()) * sizeof(std::uint32_t);
  bytes += postings.capacity() * sizeof(Posting);
  bytes += position_lists.capacity() * sizeof(PositionList);
  bytes += lengths.capacity() * sizeof(std::uint32_t);
  for (const auto& [slot, column] : columns) {
    bytes += column.values.memory_bytes() + column.documents.capacity() * sizeof(DocumentIndex);
  }
  return bytes;
}

}  // namespace dateline::segments::glass
