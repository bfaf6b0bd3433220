// What a model knows of single words, by hash only: word clusters of three sizes, and how often the
// word is a cue of attribution.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace dateline::tagging {

struct WordEntry {
  std::uint32_t hash = 0;  // hash_word()
  std::uint16_t fine = 0;  // clusters; 0: not clustered
  std::uint8_t coarse = 0;
  std::uint8_t cue = 0;  // 0 never seen as a cue, 1 seldom, 2 now and then, 3 mostly
};

class WordTable {
 public:
  WordTable() = default;
  explicit WordTable(std::vector<WordEntry> entries);  // hashes must differ
  // An entry of zeros for a word that is not there.
  const WordEntry& find(std::uint32_t hash) const;
  // Fetches what find(hash) will read; asking a few words ahead hides the way to the memory.
  void prefetch(std::uint32_t hash) const {
    if (!entries_.empty()) __builtin_prefetch(entries_.data() + starts_[hash >> shift_]);
  }
  const std::vector<WordEntry>& entries() const { return entries_; }
  std::size_t memory_bytes() const {
    return entries_.size() * sizeof(WordEntry) + starts_.size() * sizeof(std::uint32_t);
  }

 private:
  std::vector<WordEntry> entries_;  // sorted by hash
  // Where the entries begin whose hashes have these upper bits; one more at the end.
  std::vector<std::uint32_t> starts_;
  unsigned shift_ = 0;
};

// Look-ups of one text, which keep the last answers: a text says the same few hundred words again,
// and the table is larger than the nearest cache.
class WordLookup {
 public:
  explicit WordLookup(const WordTable& words) : words_(words) { kept_[0] = entry_of(0); }

  void prefetch(std::uint32_t hash) const {
    if (kept_[hash % kKept].hash != hash) words_.prefetch(hash);
  }

  const WordEntry& find(std::uint32_t hash) {
    WordEntry& kept = kept_[hash % kKept];
    if (kept.hash != hash) kept = entry_of(hash);
    return kept;
  }

 private:
  static constexpr std::size_t kKept = 1024;

  WordEntry entry_of(std::uint32_t hash) const {
    WordEntry entry = words_.find(hash);
    entry.hash = hash;
    return entry;
  }

  const WordTable& words_;
  std::array<WordEntry, kKept> kept_{};
};

}  // namespace dateline::tagging
