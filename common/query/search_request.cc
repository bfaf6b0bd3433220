// The names of orders.
#include "common/query/search_request.h"

#include <array>
#include <utility>

namespace dateline::query {
namespace {

constexpr std::array<std::pair<std::string_view, Sort>, 4> kSorts = {{
    {"relevance", Sort::relevance},
    {"newest", Sort::newest},
    {"oldest", Sort::oldest},
    {"source", Sort::source},
}};

}  // namespace

std::optional<Sort> parse_sort(std::string_view name) {
  for (const auto& [known, sort] : kSorts) {
    if (known == name) return sort;
  }
  return std::nullopt;
}

std::string_view to_string(Sort sort) {
  return kSorts[static_cast<std::size_t>(sort)].first;
}

}  // namespace dateline::query
