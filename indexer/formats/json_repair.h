// JSON as some programs write it, made into JSON as it should be.
#pragma once

#include <string>
#include <string_view>

namespace dateline::formats {

// `text` with: invalid UTF-8 read as Latin-1 where no byte sequence is valid UTF-8, else replaced
// by U+FFFD; in strings, \u escapes of half a surrogate pair as \ufffd, control characters escaped,
// escapes that JSON lacks as the character they stand before; outside strings, numbers longer than
// 18 digits as strings, NaN and Infinity as null. What is broken otherwise stays broken. Linear.
std::string repair_json(std::string_view text);

}  // namespace dateline::formats
