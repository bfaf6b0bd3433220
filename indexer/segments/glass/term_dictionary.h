// The distinct terms of a run, numbered in the order of their first sight.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/segments/glass/packed_strings.h"

namespace dateline::segments::glass {

// Dense from 0 within one run; means nothing in another.
using TermId = std::uint32_t;

class TermDictionary {
 public:
  TermDictionary();

  // The term's number, a new one if it was not seen before.
  TermId intern(std::string_view term);

  std::size_t size() const { return terms_.size(); }
  std::string_view operator[](TermId id) const { return terms_[id]; }
  std::size_t memory_bytes() const { return terms_.memory_bytes() + slots_.size() * sizeof(Slot); }

 private:
  // A place of the open-addressing table; number 0 is free, else the id plus one.
  struct Slot {
    std::uint32_t hash;
    std::uint32_t number;
  };

  void grow();

  PackedStrings terms_;
  std::vector<Slot> slots_;
};

}  // namespace dateline::segments::glass
