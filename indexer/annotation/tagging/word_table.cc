// Sorted by hash, with the first entry of each bucket of hashes. Hashes are spread evenly, so that
// a bucket has a handful.
#include "indexer/annotation/tagging/word_table.h"

#include <algorithm>
#include <bit>

namespace dateline::tagging {
namespace {

constexpr WordEntry kUnknown;
constexpr std::size_t kInBucket = 6;  // entries, at most, on the average: a line of the cache

}  // namespace

WordTable::WordTable(std::vector<WordEntry> entries) : entries_(std::move(entries)) {
  std::sort(entries_.begin(), entries_.end(),
            [](const WordEntry& a, const WordEntry& b) { return a.hash < b.hash; });
  const std::size_t buckets = std::bit_ceil(entries_.size() / kInBucket + 2);
  shift_ = 32 - static_cast<unsigned>(std::countr_zero(buckets));
  starts_.assign(buckets + 1, 0);
  for (const WordEntry& e : entries_) ++starts_[(e.hash >> shift_) + 1];
  for (std::size_t b = 0; b < buckets; ++b) starts_[b + 1] += starts_[b];
}

const WordEntry& WordTable::find(std::uint32_t hash) const {
  if (entries_.empty()) return kUnknown;
  const std::uint32_t* const bucket = &starts_[hash >> shift_];
  for (std::uint32_t i = bucket[0]; i < bucket[1]; ++i)
    if (entries_[i].hash == hash) return entries_[i];
  return kUnknown;
}

}  // namespace dateline::tagging
