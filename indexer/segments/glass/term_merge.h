// The terms of several runs in one ascending order, each with the runs that have it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/segments/glass/inverted_run.h"

namespace dateline::segments::glass {

// A run within the database: its first document has the id first_document.
struct PlacedRun {
  const InvertedRun* run;
  std::uint32_t first_document;
};

class TermMerge {
 public:
  struct Source {
    PlacedRun placed;
    std::uint32_t term;  // its number in the run

    std::string_view name() const { return placed.run->terms[term]; }
  };

  explicit TermMerge(std::span<const PlacedRun> runs);

  // On to the next term; false after the last.
  bool next();

  std::string_view term() const { return sources_.front().name(); }
  // In the order of the runs, hence of documents.
  std::span<const Source> sources() const { return sources_; }

 private:
  std::vector<Source> waiting_;  // a heap, the least term of the earliest run at the front
  std::vector<Source> sources_;
};

}  // namespace dateline::segments::glass
