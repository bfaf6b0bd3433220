// What a model knows of single words, by hash only: word clusters of three sizes, and how often the
// word is a cue of attribution.
#pragma once

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
  const std::vector<WordEntry>& entries() const { return entries_; }

 private:
  std::vector<WordEntry> entries_;  // sorted by hash
  std::vector<WordEntry> slots_;    // open addressing, a power of two, at most three quarters full:
                                    // small, since it shares the cache
  std::uint32_t mask_ = 0;
};

}  // namespace dateline::tagging
