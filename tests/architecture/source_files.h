// The project's files as these tests read them.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace dateline::architecture {

inline const std::filesystem::path kRoot = DATELINE_SOURCE_DIR;

// Paths relative to the root of all files below `folder` with one of the endings, sorted.
inline std::vector<std::string> files_below(const std::string& folder,
                                            const std::vector<std::string>& endings) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kRoot / folder)) {
    const std::string ending = entry.path().extension().string();
    if (std::find(endings.begin(), endings.end(), ending) == endings.end()) continue;
    files.push_back(std::filesystem::relative(entry.path(), kRoot).string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

inline std::string contents(const std::string& relative) {
  std::ifstream in(kRoot / relative, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

inline std::vector<std::string> lines_of(const std::string& relative) {
  std::istringstream in(contents(relative));
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace dateline::architecture
