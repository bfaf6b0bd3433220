// Which indexes a command is about: every --index, or else the environment's DATELINE_INDEX.
#pragma once

#include <filesystem>
#include <vector>

#include "common/console/command.h"
#include "common/index/snapshot.h"

namespace dateline::commands {

console::Option index_option();
// Throws UsageError where neither says.
std::vector<std::filesystem::path> index_paths(const console::Call& call);
// Throws IndexError as well.
indexing::Snapshot open_indexes(const console::Call& call);

}  // namespace dateline::commands
