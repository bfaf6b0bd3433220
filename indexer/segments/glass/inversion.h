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
  std::vector<Record> records;
  std::vector<std::uint32_t> ends;  // by document, into records
  std::vector<std::uint32_t>
      positional;  // by document, the number of its records with a position list

  std::size_t memory_bytes() const {
    return records.capacity() * sizeof(Record) +
           (ends.capacity() + positional.capacity()) * sizeof(std::uint32_t);
  }
};

// Gives the run its terms, postings, position lists and termlists. REQUIRES: run.lengths is there,
// and run.position_bytes has the position lists in the order of the records. Linear but for the
// sorting of the terms.
void invert(ForwardIndex forward, const TermDictionary& dictionary, InvertedRun& run);

}  // namespace dateline::segments::glass
