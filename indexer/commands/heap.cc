// mimalloc's option has another name from its version 2.1 on; without mimalloc there is nothing to
// set.
#include "indexer/commands/heap.h"

#if defined(DATELINE_MIMALLOC)
#include <mimalloc.h>
#endif

namespace dateline::commands {

void keep_freed_memory() {
#if defined(DATELINE_MIMALLOC)
  constexpr long kMilliseconds = 2000;
#if MI_MALLOC_VERSION >= 210
  mi_option_set_default(mi_option_purge_delay, kMilliseconds);
#elif MI_MALLOC_VERSION >= 200
  mi_option_set_default(mi_option_decommit_delay, kMilliseconds);
#endif
#endif
}

}  // namespace dateline::commands
