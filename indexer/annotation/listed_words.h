// Short lists of words as one hash table, asked with the hash that a reading keeps of each form.
#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/annotation/gazetteer_hash.h"

namespace dateline::annotation {

// What is known of a word: `Known`, as it is by default for words in no list. A law: `kSlots`, a
// power of two, is at least twice the words.
template <typename Known, std::size_t kSlots>
class ListedWords {
 public:
  // `hash` is hash_word(word).
  Known find(std::string_view word, std::uint64_t hash) const {
    for (std::size_t at = hash % kSlots; !slots_[at].word.empty(); at = (at + 1) % kSlots) {
      if (slots_[at].word == word) return slots_[at].known;
    }
    return {};
  }

  // What is known of the word, to be filled in. REQUIRES: it outlives the table, and is not empty.
  Known& of(std::string_view word) {
    std::size_t at = hash_word(word) % kSlots;
    while (!slots_[at].word.empty() && slots_[at].word != word) at = (at + 1) % kSlots;
    words_ += slots_[at].word.empty() ? 1 : 0;
    assert(words_ * 2 <= kSlots);
    slots_[at].word = word;
    return slots_[at].known;
  }

 private:
  static_assert((kSlots & (kSlots - 1)) == 0);
  struct Slot {
    std::string_view word;
    Known known{};
  };
  std::array<Slot, kSlots> slots_{};
  std::size_t words_ = 0;
};

}  // namespace dateline::annotation
