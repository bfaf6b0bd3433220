// The system's side of page memory.
#include "indexer/segments/glass/page_memory.h"

#include <algorithm>

#include <sys/mman.h>

namespace dateline::segments::glass {
namespace {

constexpr std::align_val_t kHugePage{kHugePageBytes};
// Of a buffer, at least; it doubles.
constexpr std::size_t kFirstBytes = 1 << 12;

}  // namespace

void* allocate_pages(std::size_t bytes) {
  if (bytes < kHugePageBytes) return ::operator new(bytes);
  void* const block = ::operator new(bytes, kHugePage);
#ifdef MADV_HUGEPAGE
  // Advice: where it is not taken, the pages are small.
  ::madvise(block, bytes, MADV_HUGEPAGE);
#endif
  return block;
}

void free_pages(void* block, std::size_t bytes) noexcept {
  if (bytes < kHugePageBytes) {
    ::operator delete(block);
  } else {
    ::operator delete(block, kHugePage);
  }
}

void ByteBuffer::grow(std::size_t bytes) {
  bytes_.resize(std::max({size_ + bytes, 2 * bytes_.size(), kFirstBytes}));
}

}  // namespace dateline::segments::glass
