// From documents with their terms to terms with their documents.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/segments/glass/inverted_run.h"
#include "indexer/segments/glass/term_dictionary.h"

namespace dateline::segments::glass {

// Each document's distinct terms, one document after another; of each first those with a position
// list.
struct ForwardIndex {
  struct Record {
    TermId term;
    std::uint32_t wdf;
  };
  PageVector<Record> records;
  // By document: where its records end, and how many of them have a position list.
  PageVector<std::uint32_t> ends;
  PageVector<std::uint32_t> positional;

  // The memory is kept.
  void clear() {
    records.clear();
    ends.clear();
    positional.clear();
  }

  std::size_t memory_bytes() const {
    return records.size() * sizeof(Record) +
           (ends.size() + positional.size()) * sizeof(std::uint32_t);
  }
};

// Gives the run its terms, postings, offsets of position lists and termlists. Linear but for the
// sorting of the terms. Leaves the forward index in disorder.
// REQUIRES: run.lengths is there, and in run.position_bytes the position lists in the order of the
// records.
void invert(ForwardIndex& forward, const TermDictionary& dictionary, InvertedRun& run);

}  // namespace dateline::segments::glass
