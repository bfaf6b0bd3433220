// Most documents have a handful of values, which are looked through; an agenda has thousands of
// names.
#include "indexer/segments/distinct_values.h"

#include <algorithm>

namespace dateline::segments {
namespace {
constexpr std::size_t kLookedThrough = 16;
}  // namespace

void DistinctValues::add(indexing::LabelledValue&& value) {
  if (contains(value.value)) return;
  all_.push_back(std::move(value));
  if (all_.size() == kLookedThrough) {
    for (const indexing::LabelledValue& one : all_) known_.insert(one.value);
  } else if (all_.size() > kLookedThrough) {
    known_.insert(all_.back().value);
  }
}

bool DistinctValues::contains(const std::string& value) const {
  if (all_.size() >= kLookedThrough) return known_.contains(value);
  return std::any_of(all_.begin(), all_.end(),
                     [&](const auto& other) { return other.value == value; });
}

}  // namespace dateline::segments
