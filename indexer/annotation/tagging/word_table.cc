// Open addressing with linear probing; an empty slot is one of all zeros.
#include "indexer/annotation/tagging/word_table.h"

#include <algorithm>

namespace dateline::tagging {
namespace {
constexpr WordEntry kUnknown;
bool used(const WordEntry& e) {
  return e.fine != 0 || e.coarse != 0 || e.cue != 0;
}
}  // namespace

WordTable::WordTable(std::vector<WordEntry> entries) : entries_(std::move(entries)) {
  std::sort(entries_.begin(), entries_.end(),
            [](const WordEntry& a, const WordEntry& b) { return a.hash < b.hash; });
  std::size_t size = 16;
  while (3 * size < 4 * entries_.size()) size *= 2;
  slots_.resize(size);
  mask_ = static_cast<std::uint32_t>(size - 1);
  for (const WordEntry& e : entries_) {
    if (!used(e)) continue;
    std::uint32_t i = e.hash & mask_;
    while (used(slots_[i])) i = (i + 1) & mask_;
    slots_[i] = e;
  }
}

const WordEntry& WordTable::find(std::uint32_t hash) const {
  if (slots_.empty()) return kUnknown;
  for (std::uint32_t i = hash & mask_; used(slots_[i]); i = (i + 1) & mask_)
    if (slots_[i].hash == hash) return slots_[i];
  return kUnknown;
}

}  // namespace dateline::tagging
