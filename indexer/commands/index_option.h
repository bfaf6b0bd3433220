// Which index a command is about: --index, or else the environment's DATELINE_INDEX.
#pragma once

#include <filesystem>

#include "common/console/command.h"

namespace dateline::commands {

console::Option index_option();
// Throws UsageError where neither says.
std::filesystem::path index_path(const console::Call& call);

}  // namespace dateline::commands
