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

class MergedTerms {
 public:
  // A term in one of the runs.
  struct Source {
    std::uint32_t run;   // which, in the order given
    std::uint32_t term;  // its number there
  };

  // Time: number of terms of all runs, times the logarithm of the number of runs. The runs must
  // outlive this.
  explicit MergedTerms(std::vector<PlacedRun> runs);

  std::span<const PlacedRun> runs() const { return runs_; }
  const PlacedRun& run_of(const Source& source) const { return runs_[source.run]; }

  std::size_t size() const { return ends_.size(); }
  std::string_view name(std::size_t term) const {
    const Source& source = sources(term).front();
    return run_of(source).run->terms[source.term];
  }
  // In the order of the runs, hence of documents.
  std::span<const Source> sources(std::size_t term) const {
    const std::uint32_t begin = term == 0 ? 0 : ends_[term - 1];
    return {sources_.data() + begin, ends_[term] - begin};
  }

 private:
  void merge();

  std::vector<PlacedRun> runs_;
  PageVector<Source> sources_;
  PageVector<std::uint32_t> ends_;  // by term, into sources_
};

}  // namespace dateline::segments::glass
