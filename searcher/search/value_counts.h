// Documents' packed values → numbered single values, a document belonging to every value under
// which a filter finds it (indexing::value_forms).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/index/schema.h"

namespace dateline::search {

class ValueCounts {
 public:
  explicit ValueCounts(const indexing::Field& field) : field_(&field) {}

  // One document's values: a packed list, or the plain text of a date. Returns the numbers, each
  // once, of all values that find it; valid until the next call.
  std::span<const std::uint32_t> add(std::string_view packed);

  std::size_t size() const { return values_.size(); }
  const std::string& value(std::size_t number) const { return values_[number].value; }
  // Whether some document has the value itself: a bare surname that only arises as the short form
  // of full names is not listed.
  bool is_listed(std::size_t number) const { return !values_[number].labels.empty(); }
  // The most frequent label among the documents, ties by bytes. REQUIRES: is_listed(number).
  const std::string& label(std::size_t number) const;

 private:
  struct Value {
    std::string value;
    std::map<std::string, std::uint64_t, std::less<>> labels;
    std::vector<std::uint32_t> forms;  // itself first; empty: not yet worked out
    std::uint64_t last_document = 0;
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

  const indexing::Field* field_;
  std::vector<Value> values_;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
  std::uint64_t document_ = 0;
  std::vector<std::uint32_t> found_;
};

}  // namespace dateline::search
