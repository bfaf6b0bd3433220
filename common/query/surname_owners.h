// Whom a surname that stands alone means: an article that says but "Cavusoglu" is counted with
// Mevlüt Çavuşoğlu where hardly anybody else in the index bears the name. The law of facets needs
// one answer for a filter and for a count, so the whole index is asked, never the matches in hand.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/index/schema.h"
#include "common/index/snapshot.h"

namespace dateline::query {

class SurnameOwners {
 public:
  // Reads all names of the field once; of a field whose values are no persons nobody owns any.
  SurnameOwners(const indexing::Snapshot& snapshot, const indexing::Field& field,
                indexing::Unit unit);

  // The owner's key; empty: it may be anybody's.
  std::string_view owner(std::string_view surname) const;
  // The surnames that mean the person with this key when they stand alone, in order of bytes.
  std::vector<std::string> owned_by(std::string_view key) const;

 private:
  std::unordered_map<std::string, std::string> owners_;
};

}  // namespace dateline::query
