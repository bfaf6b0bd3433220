// What two paths have to do with each other, so that an output does not empty what is read.
#pragma once

#include <string>

namespace dateline::console {

// Whether both name one regular file on the disk, by whatever path; "-" is standard input for
// `input`. False where one is not there.
bool is_same_file(const std::string& output, const std::string& input);

// Whether `path` stands in the folder or in one below it; neither need be there yet.
bool is_inside(const std::string& path, const std::string& folder);

}  // namespace dateline::console
