// What was asked, as plain data: the command line and the HTTP server fill it in, and nothing here
// has been interpreted yet. Values stand as they were typed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/schema.h"

namespace dateline::query {

using indexing::Unit;

// The field's values as typed, by field name (indexing::fields()); std::map, so that the order of
// options plays no part.
using FieldValues = std::map<std::string, std::vector<std::string>>;

struct Filters {
  FieldValues wanted;    // values of one field are OR-ed, fields AND-ed
  FieldValues unwanted;  // --not-FIELD: none of them
  // Inclusive: 2020, 2020-06, 2020-06-08, a full ISO 8601 time, or an age (30d 12h 2w 6m 1y) before
  // `now`. Empty: no bound. Undated articles pass no bound.
  std::string since;
  std::string until;
  bool has_statement = false;            // articles that have at least one
  std::optional<double> min_confidence;  // of statements, 0..1
};

enum class Sort { relevance, newest, oldest, source };
std::optional<Sort> parse_sort(std::string_view name);
std::string_view to_string(Sort sort);

struct Page {
  std::optional<std::size_t> limit = 10;  // none: all
  std::size_t offset = 0;
  Sort sort = Sort::relevance;  // equal ones by id
  // One hit a story; of statements one for the same speaker and nearly the same words. The first
  // in the order asked for.
  bool collapse = false;
  // At random, the same for the same seed and ids: those whose hash of seed and id is smallest.
  std::optional<std::size_t> sample;
  std::uint64_t seed = 0;
};

struct FacetRequest {
  std::string field;  // of indexing::fields() with facet set, or date (day), month, year
  std::optional<std::size_t> top = 10;  // none: all values
};

struct SearchRequest {
  Unit unit = Unit::article;
  std::string text;  // the query; empty: everything that passes the filters
  Filters filters;
  Page page;
  std::vector<FacetRequest> facets;
  std::int64_t now = 0;  // seconds since 1970-01-01 UTC, what ages count from
};

// What a query may be at most; each refusal names its own.
inline constexpr std::size_t kLongestQuery = 64 * 1024;  // bytes
inline constexpr std::size_t kMostClauses = 4096;
inline constexpr std::size_t kDeepestNesting = 100;
inline constexpr std::size_t kMostWildcardTerms = 10000;

}  // namespace dateline::query
