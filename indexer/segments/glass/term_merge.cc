#include "indexer/segments/glass/term_merge.h"

#include <algorithm>

namespace dateline::segments::glass {
namespace {

bool comes_later(const TermMerge::Source& a, const TermMerge::Source& b) {
  const int order = a.name().compare(b.name());
  return order != 0 ? order > 0 : a.placed.first_document > b.placed.first_document;
}

}  // namespace

TermMerge::TermMerge(std::span<const PlacedRun> runs) {
  for (const PlacedRun& placed : runs) {
    if (!placed.run->terms.empty()) waiting_.push_back({placed, 0});
  }
  std::make_heap(waiting_.begin(), waiting_.end(), comes_later);
}

bool TermMerge::next() {
  for (Source source : sources_) {
    if (++source.term == source.placed.run->terms.size()) continue;
    waiting_.push_back(source);
    std::push_heap(waiting_.begin(), waiting_.end(), comes_later);
  }
  sources_.clear();
  while (!waiting_.empty() &&
         (sources_.empty() || waiting_.front().name() == sources_.front().name())) {
    std::pop_heap(waiting_.begin(), waiting_.end(), comes_later);
    sources_.push_back(waiting_.back());
    waiting_.pop_back();
  }
  return !sources_.empty();
}

}  // namespace dateline::segments::glass
