// What the exit statuses of a command mean, for its help.
#pragma once

#include <string>
#include <vector>

#include "common/console/command.h"

namespace dateline::commands {

// Of commands that only read the index (or none). `failed`: what status 3 means.
std::vector<console::ExitMeaning> exits_of_reader(const std::string& failed);
// Of commands that change the index, which hold it meanwhile.
std::vector<console::ExitMeaning> exits_of_writer(const std::string& failed);

}  // namespace dateline::commands
