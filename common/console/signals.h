// SIGINT and SIGTERM. Without a watch, the first one ends the program at once with 130 or 143.
// Under a watch the first one only sets a flag, for work that has something to bring to an end;
// the second one ends the program at once.
#pragma once

#include "common/console/exit_status.h"

namespace dateline::console {

// Ignores SIGPIPE and sets the handlers; called once by the command table, before threads start.
void install_signal_handlers();

// While it lives, a signal is a flag. REQUIRES: at most one lives at a time.
class SignalWatch {
 public:
  SignalWatch();
  ~SignalWatch();
  SignalWatch(const SignalWatch&) = delete;
  SignalWatch& operator=(const SignalWatch&) = delete;
};

// Whether a signal has come under a watch. Cheap; from any thread.
bool is_interrupted();
// interrupted (130) or terminated (143), by the signal that came. REQUIRES: is_interrupted().
ExitStatus interrupted_status();

}  // namespace dateline::console
