// What is known of the place a stream goes to, and the manners a caller asked for.
#pragma once

#include <string_view>

namespace dateline::console {

enum class ColorWhen { automatic, always, never };
enum class ProgressStyle { automatic, plain, none };

// How to behave towards this caller, as --color, --progress and --quiet have it.
struct Manners {
  ColorWhen color = ColorWhen::automatic;
  ProgressStyle progress = ProgressStyle::automatic;
  bool quiet = false;
};

// REQUIRES: `word` is one of the option's choices.
ColorWhen color_when(std::string_view word);
ProgressStyle progress_style(std::string_view word);

bool is_terminal(int descriptor);
// Columns of the terminal behind `descriptor`; `otherwise` where there is none.
int terminal_width(int descriptor, int otherwise);
// Whether to colour what goes to `descriptor`: as asked, else only on a terminal that is not dumb
// while NO_COLOR is unset or empty.
bool use_color(ColorWhen when, int descriptor);

}  // namespace dateline::console
