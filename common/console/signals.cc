// A handler can reach nothing but static objects: the two below are the only ones of the project
// that change.
#include "common/console/signals.h"

#include <atomic>
#include <cassert>
#include <csignal>

#include <unistd.h>

namespace dateline::console {
namespace {

std::atomic<int> watched{0};
std::atomic<int> received{0};
static_assert(std::atomic<int>::is_always_lock_free, "a handler may not wait for a lock");

void on_signal(int signal) {
  int none = 0;
  if (watched.load() != 0 && received.compare_exchange_strong(none, signal)) return;
  _exit(128 + signal);
}

}  // namespace

void install_signal_handlers() {
  struct sigaction ignored {};
  ignored.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &ignored, nullptr);
  sigaction(SIGXFSZ, &ignored, nullptr);  // a write beyond `ulimit -f` fails like any other
  struct sigaction action {};
  action.sa_handler = on_signal;
  sigemptyset(&action.sa_mask);
  // No SA_RESTART: a read that waits for a pipe returns with EINTR and can look at the flag.
  for (const int signal : {SIGINT, SIGTERM}) {
    // What was ignored by the caller (a job in the background, nohup) stays ignored.
    struct sigaction before {};
    sigaction(signal, nullptr, &before);
    if (before.sa_handler != SIG_IGN) sigaction(signal, &action, nullptr);
  }
}

SignalWatch::SignalWatch() {
  assert(watched.load() == 0);
  received.store(0);
  watched.store(1);
}

SignalWatch::~SignalWatch() {
  watched.store(0);
}

bool is_interrupted() {
  return received.load(std::memory_order_relaxed) != 0;
}

ExitStatus interrupted_status() {
  assert(is_interrupted());
  return static_cast<ExitStatus>(128 + received.load());
}

}  // namespace dateline::console
