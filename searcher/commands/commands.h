// The searcher's commands: each a row for the command table, in a file of its own name.
#pragma once

#include "common/console/command.h"

namespace dateline::commands {

console::Command search_command();
console::Command statements_command();
console::Command facets_command();
console::Command timeline_command();
console::Command names_command();
console::Command show_command();
console::Command explain_command();

}  // namespace dateline::commands
