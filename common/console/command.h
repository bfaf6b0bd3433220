// The command table of a program: everything said about a command stands in one row, and
// run_program() does what all programs do alike: options, help, manual pages, completion, errors.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "common/console/exit_status.h"
#include "common/console/options.h"
#include "common/console/terminal.h"

namespace dateline::console {

// What a command is called with. Options are those of the command and the common ones.
struct Call {
  std::string program;  // "dateline-indexer", for error lines
  std::string command;
  Given given;
  Manners manners;

  const std::vector<std::string>& words() const { return given.words(); }
};

struct ExitMeaning {
  ExitStatus status = ExitStatus::done;
  std::string meaning{};
};

struct Example {
  std::string command{};  // "dateline-searcher search --country FR election"
  std::string says{};     // what it does, a sentence
};

// Further text of help and manual page: "Limits", "Environment".
struct Section {
  std::string heading{};
  std::string text{};  // paragraphs separated by blank lines; lines that begin with two spaces are
                       // kept as they are
};

struct Command {
  std::string name{};
  std::string synopsis{};  // what follows the name: "[INDEXING] INPUT..."
  std::string summary{};   // half a sentence, without full stop
  std::string text{};      // as in Section
  std::vector<Option> options{};
  std::vector<ExitMeaning> exits{};  // empty: the program's
  std::vector<Example> examples{};
  std::vector<Section> sections{};
  std::function<ExitStatus(const Call&)> run{};
};

struct Program {
  std::string name{};
  std::string version{};  // "0.1.0"
  std::string summary{};  // half a sentence, without full stop
  std::string text{};
  std::vector<Command> commands{};
  std::vector<ExitMeaning> exits{};
  std::vector<Example> examples{};
  std::vector<Section> sections{};
};

// The options that every command has: --color, --progress, --quiet, --help, --version.
const std::vector<Option>& common_options();

// Runs the command that argv names and returns the exit status. The only place that catches:
// UsageError → 2, WorldError → 3 or its own, any other exception → 3; ClosedPipe → 0, quietly.
int run_program(const Program& program, int argc, const char* const* argv);

}  // namespace dateline::console
