// What search and statements do alike: ask, then print hit by hit.
#pragma once

#include "common/console/command.h"
#include "common/query/search_request.h"

namespace dateline::commands {

// Options of a command that lists hits: --index, FILTERS, PAGE, OUTPUT.
std::vector<console::Option> listing_options(query::Unit unit);
console::ExitStatus list_hits(const console::Call& call, query::Unit unit);

}  // namespace dateline::commands
