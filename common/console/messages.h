// Lines for people on standard error: each one write(2), on one line, without control characters
// whatever file names and articles put into it. A standard error that cannot be written is ignored.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::console {

// "program: message", and at most three lines of detail below it.
void print_error(std::string_view program, std::string_view message,
                 const std::vector<std::string>& detail = {});

// `line` as it is given but for control characters; for notes, suggestions and closing lines.
void print_note(std::string_view line);

// Writes all of `bytes` to `descriptor`, in one write(2) where the system takes them so. Returns 0
// or the errno.
int write_all(int descriptor, std::string_view bytes);

}  // namespace dateline::console
