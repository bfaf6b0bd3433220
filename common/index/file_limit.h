// An index of many segments needs more open files than a process is given at first.
#pragma once

namespace dateline::indexing {

// Raises the limit of open files (RLIMIT_NOFILE) to the most that the system grants this process.
// Best effort: where it stays too low, opening says so.
void raise_file_limit();

}  // namespace dateline::indexing
