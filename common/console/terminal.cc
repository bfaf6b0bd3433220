// Terminal manners: https://no-color.org, TERM=dumb, and the window's size.
#include "common/console/terminal.h"

#include <cstdlib>

#include <sys/ioctl.h>
#include <unistd.h>

namespace dateline::console {

ColorWhen color_when(std::string_view word) {
  if (word == "always") return ColorWhen::always;
  return word == "never" ? ColorWhen::never : ColorWhen::automatic;
}

ProgressStyle progress_style(std::string_view word) {
  if (word == "plain") return ProgressStyle::plain;
  return word == "none" ? ProgressStyle::none : ProgressStyle::automatic;
}

bool is_terminal(int descriptor) {
  return isatty(descriptor) == 1;
}

int terminal_width(int descriptor, int otherwise) {
  winsize size{};
  if (!is_terminal(descriptor) || ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
    return otherwise;
  }
  return size.ws_col;
}

bool use_color(ColorWhen when, int descriptor) {
  if (when != ColorWhen::automatic) return when == ColorWhen::always;
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  if (no_color != nullptr && *no_color != '\0') return false;
  if (term == nullptr || std::string_view(term) == "dumb") return false;
  return is_terminal(descriptor);
}

}  // namespace dateline::console
