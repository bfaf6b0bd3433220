// Documents' packed values → numbered single values, a document belonging to every value under
// which a filter finds it (indexing::value_forms, query::SurnameOwners).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/index/schema.h"
#include "common/query/surname_owners.h"

namespace dateline::search {

class ValueCounts {
 public:
  // REQUIRES: the owners are those of the field and of the unit of the documents.
  ValueCounts(const indexing::Field& field, std::shared_ptr<const query::SurnameOwners> owners)
      : field_(&field), owners_(std::move(owners)) {}

  // One document's values: a packed list, or the plain text of a date. Returns the numbers, each
  // once, of all values that find it; valid until the next call.
  std::span<const std::uint32_t> add(std::string_view packed);

  std::size_t size() const { return values_.size(); }
  const std::string& value(std::size_t number) const { return values_[number].value; }
  // Whether some document has the value itself: a bare surname that only arises as the short form
  // of full names is not listed, nor one that its owner, listed too, stands for.
  bool is_listed(std::size_t number) const {
    const Value& value = values_[number];
    const bool is_owned = value.owner && !values_[*value.owner].labels.empty();
    return !value.labels.empty() && !is_owned;
  }
  // Whether it reads as a line of its own: not a short form ("Smith", "general") of which most
  // documents have a fuller one, listed too. REQUIRES: is_listed(number).
  bool stands_alone(std::size_t number) const {
    return values_[number].own * 2 >= values_[number].found;
  }
  // The most frequent label among the documents, ties by bytes; of those that spell the value out
  // if there are any: "Barack Obama", not "Obama". REQUIRES: is_listed(number).
  const std::string& label(std::size_t number) const;
  // Whether some document calls it by one of these names, folded.
  bool is_called(std::size_t number, const std::set<std::string>& names) const;

 private:
  struct Label {
    std::uint64_t count = 0;
    std::uint32_t form = 0;  // the value that the label would be: another name of a body or place
  };
  struct Value {
    std::string value;
    std::map<std::string, Label, std::less<>> labels;
    std::vector<std::uint32_t> forms;                   // itself first; empty: not yet worked out
    std::optional<std::uint32_t> owner = std::nullopt;  // of a surname that stands alone
    std::uint64_t last_document = 0;
    std::uint64_t own = 0;    // documents that have it, each label once
    std::uint64_t found = 0;  // documents that it finds
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };

  void take(std::string_view value, std::string_view label);
  std::uint32_t number_of(std::string_view value);
  void find_forms(std::uint32_t number);
  void find(std::uint32_t form);

  const indexing::Field* field_;
  std::shared_ptr<const query::SurnameOwners> owners_;
  std::vector<Value> values_;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
  std::uint64_t document_ = 0;
  std::vector<std::uint32_t> found_;
};

}  // namespace dateline::search
