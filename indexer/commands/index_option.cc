// See the header.
#include "indexer/commands/index_option.h"

#include <cstdlib>

#include <fmt/format.h>

#include "common/console/errors.h"

namespace dateline::commands {

console::Option index_option() {
  return {.name = "index",
          .letter = 'i',
          .value = "DIR",
          .help = "The index's folder; by default the one that DATELINE_INDEX names."};
}

std::filesystem::path index_path(const console::Call& call) {
  if (const auto given = call.given.value("index"); given && !given->empty()) return *given;
  const char* from_environment = std::getenv("DATELINE_INDEX");
  if (from_environment != nullptr && *from_environment != '\0') return from_environment;
  throw console::UsageError("no index", "give --index DIR or set DATELINE_INDEX");
}

void refuse_words(const console::Call& call) {
  if (call.words().empty()) return;
  throw console::UsageError(fmt::format("unexpected '{}'", call.words().front()),
                            fmt::format("{} takes options only; '{} {} --help' lists them",
                                        call.command, call.program, call.command));
}

}  // namespace dateline::commands
