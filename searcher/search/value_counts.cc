// Forms are worked out once a value; a document is told apart by its turn, so that none is counted
// twice for a value.
#include "searcher/search/value_counts.h"

#include <algorithm>

namespace dateline::search {
namespace {

// A name of several words in capitals, as headlines have it; "NATO" is none.
bool is_shouted(std::string_view label) {
  return label.find(' ') != std::string_view::npos &&
         std::all_of(label.begin(), label.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || c == ' '; });
}

}  // namespace

std::span<const std::uint32_t> ValueCounts::add(std::string_view packed) {
  ++document_;
  found_.clear();
  if (field_->matching == indexing::Matching::date) {
    if (!packed.empty()) take(packed, packed);
  } else {
    indexing::for_each_packed_value(
        packed, [this](std::string_view value, std::string_view label) { take(value, label); });
  }
  return found_;
}

void ValueCounts::take(std::string_view value, std::string_view label) {
  const std::uint32_t number = number_of(value);
  if (values_[number].forms.empty()) find_forms(number);
  ++values_[number].own;
  auto known = values_[number].labels.find(label);
  if (known == values_[number].labels.end()) {
    const std::uint32_t form =
        label == value ? number : number_of(indexing::canonical_value(field_->matching, label));
    known = values_[number].labels.emplace(label, Label{0, form}).first;
  }
  ++known->second.count;
  for (const std::uint32_t form : values_[number].forms) find(form);
  if (indexing::finds_labels(field_->matching)) find(known->second.form);
}

void ValueCounts::find(std::uint32_t form) {
  if (values_[form].last_document == document_) return;
  values_[form].last_document = document_;
  ++values_[form].found;
  found_.push_back(form);
}

std::uint32_t ValueCounts::number_of(std::string_view value) {
  if (const auto known = numbers_.find(value); known != numbers_.end()) return known->second;
  const auto number = static_cast<std::uint32_t>(values_.size());
  numbers_.emplace(value, number);
  values_.push_back({std::string(value), {}, {}});
  return number;
}

void ValueCounts::find_forms(std::uint32_t number) {
  std::vector<std::uint32_t> forms;
  for (const std::string& form :
       indexing::value_forms(field_->matching, std::string(values_[number].value)))
    forms.push_back(number_of(form));
  const std::string_view owner = owners_->owner(values_[number].value);
  if (!owner.empty()) {
    const std::uint32_t of_owner = number_of(owner);
    values_[number].owner = of_owner;
    if (std::find(forms.begin(), forms.end(), of_owner) == forms.end()) forms.push_back(of_owner);
  }
  values_[number].forms = std::move(forms);
}

const std::string& ValueCounts::label(std::size_t number) const {
  const Value& value = values_[number];
  const std::string* best = nullptr;
  std::pair<bool, std::uint64_t> best_rank;
  for (const auto& [label, seen] : value.labels) {
    const std::pair rank(seen.form == number && !is_shouted(label), seen.count);
    if (best != nullptr && rank <= best_rank) continue;  // the map is in order of bytes
    best = &label;
    best_rank = rank;
  }
  return *best;
}

bool ValueCounts::is_called(std::size_t number, const std::set<std::string>& names) const {
  const auto& labels = values_[number].labels;
  return indexing::finds_labels(field_->matching) &&
         std::any_of(labels.begin(), labels.end(), [&](const auto& label) {
           return names.contains(values_[label.second.form].value);
         });
}

}  // namespace dateline::search
