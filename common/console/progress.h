// How far a long piece of work is, on standard error: a bar for people, lines for scripts.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

#include "common/console/terminal.h"

namespace dateline::console {

// "[#####.....]  42%  12,345 articles  3.1 MB/s  0:42 left": the parts that are known.
struct Advance {
  std::uint64_t done = 0;   // bytes of the input
  std::uint64_t total = 0;  // bytes; 0: unknown, no bar and no time left
  std::string note{};       // "12,345 articles"
};
std::string progress_bar(const Advance& advance, std::chrono::milliseconds elapsed, int columns);

// Thread-safe.
class Progress {
 public:
  // A bar is shown for `automatic` on a terminal only, from half a second after construction on.
  explicit Progress(const Manners& manners);
  // Takes the bar off the screen.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Cheap enough to be called for every article: draws at most ten times a second.
  void update(const Advance& advance);
  bool shows_bar() const { return bar_; }
  // A line of the plain style, in one write(2); nothing in the other styles.
  void line(std::string_view line);
  // A line for people in between, which takes the bar off the screen; nothing in the plain style,
  // whose lines are counted on, and with --quiet.
  void note(std::string_view line);
  // The last word of the work: always said, unless --quiet was given.
  void closing(std::string_view line);

 private:
  using Clock = std::chrono::steady_clock;
  void clear_bar();

  const Manners manners_;
  const bool bar_;
  const Clock::time_point start_;
  std::mutex mutex_;
  Clock::time_point next_draw_;
  bool drawn_ = false;
};

}  // namespace dateline::console
