// The values of one field of a document, each once, in the order in which they came.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "common/index/schema.h"

namespace dateline::segments {

class DistinctValues {
 public:
  // Leaves out a value that is there already; the first label stays. Constant time but for the
  // first few.
  void add(indexing::LabelledValue&& value);
  const std::vector<indexing::LabelledValue>& all() const { return all_; }

 private:
  bool contains(const std::string& value) const;

  std::vector<indexing::LabelledValue> all_;
  std::unordered_set<std::string> known_;  // all of them, once there are more than a few
};

// By field name, so that the order of fields plays no part.
using FieldValues = std::map<std::string_view, DistinctValues>;

}  // namespace dateline::segments
