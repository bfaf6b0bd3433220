// How wide text is on a terminal, and foreign text as one line of it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline::text {

// Columns of a terminal: 2 for wide characters, 0 for combining ones and controls.
std::size_t columns_of(char32_t c);
std::size_t columns_of(std::string_view text);

// Without control characters and bidi marks; white space becomes blanks, one for one, so that
// places in it stay what they are.
std::string one_line(std::string_view text);

}  // namespace dateline::text
