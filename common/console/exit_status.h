// What the programs end with. Scripts rely on these numbers.
#pragma once

namespace dateline::console {

enum class ExitStatus : int {
  done = 0,
  nothing_found = 1,  // searcher
  some_rejected = 1,  // indexer: done, but some input was rejected
  wrong_call = 2,     // also a wrong query
  failed = 3,         // the world: index missing or damaged, disk full, input unreadable
  busy = 75,          // another writer holds the index; EX_TEMPFAIL of sysexits.h
  interrupted = 130,  // SIGINT
  terminated = 143,   // SIGTERM
};

}  // namespace dateline::console
