// Tallied documents → counts by single value, a document counted for every value under which a
// filter finds it (indexing::value_forms).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/index/schema.h"
#include "searcher/search/facet_counts.h"

namespace dateline::search {

// The distinct documents' packed values of one field are added one by one; values are numbered.
// Listed are only values that some document has itself: a bare surname that only arises as the
// short form of full names is none.
class ValueCounts {
 public:
  explicit ValueCounts(const indexing::Field& field) : field_(field) {}

  // `count` documents have these values (a packed list, or the plain text of a date).
  void add(std::string_view packed, std::uint64_t count);

  std::size_t size() const { return values_.size(); }
  const std::string& value(std::size_t number) const { return values_[number].value; }
  // The most frequent label among the documents, ties by bytes.
  const std::string& label(std::size_t number) const;
  // The numbers of all values that documents of these are found by, ascending. After the last
  // add().
  std::vector<std::uint32_t> found_by(std::string_view packed);

 private:
  struct Value {
    std::string value;
    std::map<std::string, std::uint64_t> labels;
  };
  std::vector<indexing::LabelledValue> unpack(std::string_view packed) const;

  const indexing::Field& field_;
  std::vector<Value> values_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> forms_;  // value → numbers
};

}  // namespace dateline::search
