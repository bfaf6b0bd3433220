// The index of corpus/small that tests of the searcher share: made once by ctest (a fixture), or by
// the first test that needs it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/programs/program.h"

namespace dateline::programs {

inline std::string sample_index() {
  const std::string index = DATELINE_BINARIES "/../tests/programs/sample-index";
  if (!std::filesystem::exists(index + "/dateline.json"))
    run(indexer(), {"add", "--quiet", "-i", index, DATELINE_SOURCE_DIR "/corpus/small"});
  return index;
}

// A call of the searcher over it.
inline Outcome ask(std::vector<std::string> arguments, const std::string& input = "") {
  arguments.insert(arguments.begin() + 1, {"--index", sample_index()});
  return run(searcher(), arguments, input);
}

}  // namespace dateline::programs
