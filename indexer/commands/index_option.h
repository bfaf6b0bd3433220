// Which index a command is about: --index, or else the environment's DATELINE_INDEX; and that
// nothing else is said where nothing else counts.
#pragma once

#include <filesystem>

#include "common/console/command.h"

namespace dateline::commands {

console::Option index_option();
// Throws UsageError where neither says.
std::filesystem::path index_path(const console::Call& call);

// For commands that take options only: throws UsageError where there is a word, which would else be
// thought to count.
void refuse_words(const console::Call& call);

}  // namespace dateline::commands
