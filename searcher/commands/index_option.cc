// See the header.
#include "searcher/commands/index_option.h"

#include <algorithm>
#include <cstdlib>

#include "common/console/errors.h"

namespace dateline::commands {

namespace fs = std::filesystem;

console::Option index_option() {
  return {.name = "index",
          .letter = 'i',
          .value = "DIR",
          .help =
              "The index's folder, by default the one that DATELINE_INDEX names; several are "
              "searched as one. What stands in two of them counts twice: keep each article in one.",
          .repeatable = true};
}

// The same folder named twice is one index: its articles would count twice.
std::vector<fs::path> index_paths(const console::Call& call) {
  std::vector<fs::path> paths;
  for (const std::string& given : call.given.values("index")) {
    if (given.empty()) throw console::UsageError("option '--index'", "names no folder");
    const bool is_known = std::any_of(paths.begin(), paths.end(), [&](const fs::path& path) {
      std::error_code ignored;
      return path == given || fs::equivalent(path, given, ignored);
    });
    if (!is_known) paths.emplace_back(given);
  }
  if (!paths.empty()) return paths;
  const char* from_environment = std::getenv("DATELINE_INDEX");
  if (from_environment != nullptr && *from_environment != '\0') return {from_environment};
  throw console::UsageError("no index", "give --index DIR or set DATELINE_INDEX");
}

indexing::Snapshot open_indexes(const console::Call& call) {
  return indexing::Snapshot::open(index_paths(call));
}

}  // namespace dateline::commands
