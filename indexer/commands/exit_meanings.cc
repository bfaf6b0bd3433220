// See the header.
#include "indexer/commands/exit_meanings.h"

namespace dateline::commands {

using console::ExitStatus;

std::vector<console::ExitMeaning> exits_of_reader(const std::string& failed) {
  return {{ExitStatus::done, "done"},
          {ExitStatus::wrong_call, "wrong call"},
          {ExitStatus::failed, failed},
          {ExitStatus::interrupted, "interrupted"},
          {ExitStatus::terminated, "terminated"}};
}

std::vector<console::ExitMeaning> exits_of_writer(const std::string& failed) {
  return {{ExitStatus::done, "done"},
          {ExitStatus::wrong_call, "wrong call"},
          {ExitStatus::failed, failed},
          {ExitStatus::busy, "another writer holds the index: try again"},
          {ExitStatus::interrupted, "interrupted; the index is the old one or the new one"},
          {ExitStatus::terminated, "terminated; the index is the old one or the new one"}};
}

}  // namespace dateline::commands
