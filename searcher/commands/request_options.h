// FILTERS and PAGE: the options that become a SearchRequest, the same for every command that asks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/console/command.h"
#include "common/query/search_request.h"

namespace dateline::commands {

// From the schema's table: --FIELD and --not-FIELD, dates, marks. Those that `unit` cannot have are
// refused with a reason, but not shown; none: the command serves both.
std::vector<console::Option> filter_options(std::optional<query::Unit> unit = std::nullopt);
std::vector<console::Option> page_options(query::Unit unit);
// The fields that --by takes.
console::Section counted_section();
// What a query may be at most.
console::Section limits_section();
// Fields of a query for `unit` alone; none: the command serves both.
console::Section query_section(std::optional<query::Unit> unit = std::nullopt);

// The query: the call's words with blanks between them; "-" alone is standard input.
std::string query_text(const console::Call& call);
// What the filters say, with the query and the time. REQUIRES: the command has filter_options().
query::SearchRequest filtered_request(const console::Call& call, query::Unit unit);
// REQUIRES: the command has page_options().
query::Page page_of(const console::Call& call);

// "country,speaker:20,org:all". `option` is named by the UsageError; the fields are looked up
// later.
std::vector<query::FacetRequest> parse_facets(const std::string& typed, const std::string& option);
// Of all values of the option. Throws UsageError where a field is named twice.
std::vector<query::FacetRequest> all_facets(const console::Call& call, const std::string& option);

}  // namespace dateline::commands
