// The indexer's commands: each a row for the command table, in a file of its own name.
#pragma once

#include "common/console/command.h"

namespace dateline::commands {

console::Command add_command();
console::Command analyze_command();
console::Command delete_command();
console::Command stats_command();
console::Command check_command();
console::Command compact_command();
console::Command reapply_command();
console::Command evaluate_analysis_command();

}  // namespace dateline::commands
