// Is the index whole: every file as the manifest says, every database sound, each statement with
// its article and each article with all its statements.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace dateline::segments {

struct IntegrityReport {
  std::uint64_t segments = 0;
  std::uint64_t articles = 0;
  std::uint64_t statements = 0;
  std::vector<std::string> problems;    // each a line
  std::vector<std::string> unreadable;  // files that may not be read, each a line: nothing is known
                                        // of them. Both empty: the index is whole
};

// Reads everything once, and writes nothing. Throws IndexError where the index cannot be opened at
// all.
IntegrityReport check_index(const std::filesystem::path& index);

}  // namespace dateline::segments
