// How the heap deals with the system.
#pragma once

namespace dateline::commands {

// Freed memory is given back after two seconds instead of at once: the next article takes the same
// again, and the coming and going of pages cost a tenth of the time. An environment's own setting
// of the allocator stands.
void keep_freed_memory();

}  // namespace dateline::commands
