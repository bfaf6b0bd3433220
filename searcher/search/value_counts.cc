// Forms are worked out once a value.
#include "searcher/search/value_counts.h"

#include <algorithm>

namespace dateline::search {

std::vector<indexing::LabelledValue> ValueCounts::unpack(std::string_view packed) const {
  if (field_.matching != indexing::Matching::date) return indexing::unpack_values(packed);
  if (packed.empty()) return {};
  return {{std::string(packed), std::string(packed)}};
}

void ValueCounts::add(std::string_view packed, std::uint64_t count) {
  for (indexing::LabelledValue& entry : unpack(packed)) {
    const auto [found, is_new] =
        numbers_.try_emplace(entry.value, static_cast<std::uint32_t>(values_.size()));
    if (is_new) values_.push_back({entry.value, {}});
    values_[found->second].labels[std::move(entry.label)] += count;
  }
}

const std::string& ValueCounts::label(std::size_t number) const {
  const auto& labels = values_[number].labels;
  // The first of the largest: the map is in order of bytes.
  return std::max_element(labels.begin(), labels.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

std::vector<std::uint32_t> ValueCounts::found_by(std::string_view packed) {
  std::vector<std::uint32_t> numbers;
  for (const indexing::LabelledValue& entry : unpack(packed)) {
    const auto [cached, is_new] = forms_.try_emplace(entry.value);
    if (is_new) {
      for (const std::string& form : indexing::value_forms(field_.matching, entry.value)) {
        if (const auto known = numbers_.find(form); known != numbers_.end())
          cached->second.push_back(known->second);
      }
    }
    numbers.insert(numbers.end(), cached->second.begin(), cached->second.end());
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

}  // namespace dateline::search
