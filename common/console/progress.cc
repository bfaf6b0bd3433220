// The bar is redrawn in place with a carriage return and "erase to end of line".
#include "common/console/progress.h"

#include <algorithm>

#include <fmt/format.h>
#include <unistd.h>

#include "common/console/messages.h"

namespace dateline::console {
namespace {

constexpr std::chrono::milliseconds kFirstDraw{500};
constexpr std::chrono::milliseconds kBetweenDraws{100};
constexpr std::string_view kEraseLine = "\r\x1b[K";

std::string clock_time(std::uint64_t seconds) {
  const std::uint64_t hours = seconds / 3600;
  const std::uint64_t minutes = seconds / 60 % 60;
  if (hours > 0) return fmt::format("{}:{:02}:{:02}", hours, minutes, seconds % 60);
  return fmt::format("{}:{:02}", minutes, seconds % 60);
}

}  // namespace

std::string progress_bar(const Advance& advance, std::chrono::milliseconds elapsed, int columns) {
  const double seconds = std::max(0.001, static_cast<double>(elapsed.count()) / 1000);
  const double rate = static_cast<double>(advance.done) / seconds;  // bytes a second
  std::string words = advance.note;
  if (!words.empty()) words += "  ";
  words += fmt::format("{:.1f} MB/s", rate / 1e6);
  if (advance.total > 0) {
    const std::uint64_t done = std::min(advance.done, advance.total);
    const double part = static_cast<double>(done) / static_cast<double>(advance.total);
    if (rate > 0) {
      const double left = static_cast<double>(advance.total - done) / rate;
      constexpr double kLongest = 100.0 * 3600;  // beyond this a figure says nothing
      if (left < kLongest) words += "  " + clock_time(static_cast<std::uint64_t>(left)) + " left";
    }
    words = fmt::format("{:3.0f}%  ", part * 100) + words;
    const int room = std::min(30, columns - static_cast<int>(words.size()) - 5);
    if (room >= 5) {
      const auto full = static_cast<std::size_t>(part * room);
      words = "[" + std::string(full, '#') +
              std::string(static_cast<std::size_t>(room) - full, '.') + "] " + words;
    }
  }
  // A line that wraps could not be redrawn.
  words.resize(std::min(words.size(), static_cast<std::size_t>(std::max(1, columns - 1))));
  return words;
}

Progress::Progress(const Manners& manners)
    : manners_(manners),
      bar_(manners.progress == ProgressStyle::automatic && !manners.quiet &&
           is_terminal(STDERR_FILENO)),
      start_(Clock::now()),
      next_draw_(start_ + kFirstDraw) {}

Progress::~Progress() {
  clear_bar();
}

void Progress::update(const Advance& advance) {
  if (!bar_) return;
  const std::lock_guard lock(mutex_);
  const Clock::time_point now = Clock::now();
  if (now < next_draw_) return;
  next_draw_ = now + kBetweenDraws;
  const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(now - start_);
  const int columns = terminal_width(STDERR_FILENO, 80);
  write_all(STDERR_FILENO, std::string(kEraseLine) + progress_bar(advance, elapsed, columns));
  drawn_ = true;
}

void Progress::line(std::string_view line) {
  if (manners_.progress != ProgressStyle::plain || manners_.quiet) return;
  const std::lock_guard lock(mutex_);
  print_note(line);
}

void Progress::note(std::string_view line) {
  if (manners_.progress != ProgressStyle::plain) closing(line);
}

void Progress::closing(std::string_view line) {
  clear_bar();
  if (manners_.quiet) return;
  const std::lock_guard lock(mutex_);
  print_note(line);
}

void Progress::clear_bar() {
  const std::lock_guard lock(mutex_);
  if (drawn_) write_all(STDERR_FILENO, kEraseLine);
  drawn_ = false;
}

}  // namespace dateline::console
