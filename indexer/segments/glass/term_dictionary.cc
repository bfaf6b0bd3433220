// Open addressing with linear steps; the hash is kept, so that growing reads no term.
#include "indexer/segments/glass/term_dictionary.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace dateline::segments::glass {
namespace {

// Grows to twice this before half of the places are taken.
constexpr std::size_t kFirstSlots = 1 << 12;

std::uint32_t hash_of(std::string_view term) {
  return static_cast<std::uint32_t>(XXH3_64bits(term.data(), term.size()));
}

}  // namespace

TermDictionary::TermDictionary() : slots_(kFirstSlots) {}

TermId TermDictionary::intern(std::string_view term) {
  const std::uint32_t hash = hash_of(term);
  const std::size_t mask = slots_.size() - 1;
  std::size_t place = hash & mask;
  for (; slots_[place].number != 0; place = (place + 1) & mask) {
    const Slot& slot = slots_[place];
    if (slot.hash == hash && terms_[slot.number - 1] == term) return slot.number - 1;
  }
  const auto id = static_cast<TermId>(terms_.size());
  terms_.push_back(term);
  slots_[place] = {hash, id + 1};
  if (terms_.size() * 2 > slots_.size()) grow();
  return id;
}

void TermDictionary::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.number == 0) continue;
    std::size_t place = slot.hash & mask;
    while (slots_[place].number != 0) place = (place + 1) & mask;
    slots_[place] = slot;
  }
}

}  // namespace dateline::segments::glass
