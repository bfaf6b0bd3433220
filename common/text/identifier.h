// How an id is written: what keeps articles and what looks for them agree here.
#pragma once

#include <string>
#include <string_view>

namespace dateline::text {

// In Normal Form C, invalid bytes U+FFFD, without control characters and bidi marks, and on one
// line: runs of white space become one blank, none at either end. Doing it twice changes nothing.
std::string identifier(std::string_view typed);

}  // namespace dateline::text
