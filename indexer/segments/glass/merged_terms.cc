// A heap of the runs' next terms, whose top is replaced again and again.
#include "indexer/segments/glass/merged_terms.h"

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "indexer/segments/glass/term_order.h"

namespace dateline::segments::glass {
namespace {

// The next term of a run.
struct Head {
  TermKey key;
  MergedTerms::Source source;
};

class Heap {
 public:
  explicit Heap(std::span<const PlacedRun> runs) : runs_(runs) {
    for (std::uint32_t run = 0; run < runs.size(); ++run) {
      if (!terms_of(run).empty()) heads_.push_back(head(run, 0));
    }
    std::make_heap(heads_.begin(), heads_.end(),
                   [this](const Head& a, const Head& b) { return is_before(b, a); });
  }

  bool empty() const { return heads_.empty(); }
  const Head& top() const { return heads_.front(); }
  bool same_term(const Head& a, const Head& b) const { return compare(a, b) == 0; }

  // On to the next term of the run at the top.
  void advance() {
    const auto [run, term] = top().source;
    if (term + 1 < terms_of(run).size()) {
      heads_.front() = head(run, term + 1);
    } else {
      heads_.front() = heads_.back();
      heads_.pop_back();
    }
    sink();
  }

 private:
  const PackedStrings& terms_of(std::uint32_t run) const { return runs_[run].run->terms; }
  Head head(std::uint32_t run, std::uint32_t term) const {
    return {TermKey(terms_of(run)[term]), {run, term}};
  }

  int compare(const Head& a, const Head& b) const {
    return compare_terms(
        a, b, [this](const Head& of) { return terms_of(of.source.run)[of.source.term]; });
  }
  bool is_before(const Head& a, const Head& b) const {
    const int order = compare(a, b);
    return order != 0 ? order < 0 : a.source.run < b.source.run;
  }

  void sink() {
    if (heads_.empty()) return;
    const Head sinking = heads_.front();
    std::size_t at = 0;
    for (std::size_t child; (child = 2 * at + 1) < heads_.size(); at = child) {
      if (child + 1 < heads_.size() && is_before(heads_[child + 1], heads_[child])) ++child;
      if (!is_before(heads_[child], sinking)) break;
      heads_[at] = heads_[child];
    }
    heads_[at] = sinking;
  }

  std::span<const PlacedRun> runs_;
  std::vector<Head> heads_;
};

}  // namespace

MergedTerms::MergedTerms(std::vector<PlacedRun> runs) : runs_(std::move(runs)) {
  std::size_t all = 0;
  for (const PlacedRun& placed : runs_) all += placed.run->terms.size();
  if (all > std::numeric_limits<std::uint32_t>::max())
    throw std::length_error("glass: too many terms");
  sources_.reserve(all);
  merge();
}

void MergedTerms::merge() {
  for (Heap heap(runs_); !heap.empty();) {
    const Head first = heap.top();
    do {
      sources_.push_back(heap.top().source);
      heap.advance();
    } while (!heap.empty() && heap.same_term(heap.top(), first));
    ends_.push_back(static_cast<std::uint32_t>(sources_.size()));
  }
}

}  // namespace dateline::segments::glass
