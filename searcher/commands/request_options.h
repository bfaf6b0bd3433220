// FILTERS and PAGE: the options that become a SearchRequest, the same for every command that asks.
#pragma once

#include <string>
#include <vector>

#include "common/console/command.h"
#include "common/query/search_request.h"

namespace dateline::commands {

// From the schema's table: --FIELD and --not-FIELD, dates, marks.
std::vector<console::Option> filter_options();
std::vector<console::Option> page_options();
// What a query may be at most.
console::Section limits_section();
console::Section query_section();

// The query: the call's words with blanks between them; "-" alone is standard input.
std::string query_text(const console::Call& call);
// What the filters say, with the query and the time. REQUIRES: the command has filter_options().
query::SearchRequest filtered_request(const console::Call& call, query::Unit unit);
// REQUIRES: the command has page_options().
query::Page page_of(const console::Call& call);

// "country,speaker:20,org:all". `option` is named by the UsageError; the fields are looked up
// later.
std::vector<query::FacetRequest> parse_facets(const std::string& typed, const std::string& option);

}  // namespace dateline::commands
