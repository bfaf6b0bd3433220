// What a researcher needs to say where an answer comes from and to get it again: the file that
// --manifest writes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "common/index/snapshot.h"

namespace dateline::answer {

struct Citation {
  std::string program;
  std::string version;
  std::string command;
  std::vector<std::string> arguments;  // as given, options first
  std::string query;                   // as typed
  std::string read_as;                 // its tree
  std::int64_t time = 0;               // of the call, seconds since 1970-01-01 UTC
  std::uint64_t total = 0;
  std::uint64_t shown = 0;
  bool complete = true;
};

// One JSON object, a member a line.
std::string as_json(const Citation& citation, const indexing::Snapshot& snapshot,
                    const std::vector<std::filesystem::path>& indexes);

}  // namespace dateline::answer
