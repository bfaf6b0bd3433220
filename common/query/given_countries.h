// A country as records give it ("DE", "Germany", "FRG") stands in the index as it came. These are
// the values that mean the same country as what was typed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/index/schema.h"
#include "common/index/snapshot.h"

namespace dateline::query {

// `value`, the canonical form of `typed`, first. What is typed as facets print it (lower case, and
// some article has it) stands for itself alone, so that a facet's count is what its value finds; so
// does what is no country. Of a field with more than 10,000 values the rest is not looked at.
std::vector<std::string> given_alike(const indexing::Snapshot& snapshot,
                                     const indexing::Field& field, std::string_view typed,
                                     const std::string& value);

}  // namespace dateline::query
