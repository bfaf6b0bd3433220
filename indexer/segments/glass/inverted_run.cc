// What a run weighs.
#include "indexer/segments/glass/inverted_run.h"

namespace dateline::segments::glass {

std::size_t InvertedRun::memory_bytes() const {
  std::size_t bytes = terms.memory_bytes() + position_bytes.size() + termlists.memory_bytes() +
                      slots.memory_bytes() + stored.memory_bytes() + compressed.size() / 8;
  bytes += postings.size() * sizeof(Posting);
  bytes += sizeof(std::uint32_t) *
           (posting_ends.size() + position_ends.size() + position_offsets.size() + lengths.size());
  for (const auto& [slot, column] : columns) {
    bytes += column.values.memory_bytes() + column.documents.size() * sizeof(DocumentIndex);
  }
  return bytes;
}

}  // namespace dateline::segments::glass
