// check: is the index whole.
#include <fmt/format.h>

#include "common/console/errors.h"
#include "common/console/messages.h"
#include "common/console/output.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/exit_meanings.h"
#include "indexer/commands/index_option.h"
#include "indexer/segments/integrity.h"

namespace dateline::commands {
namespace {

std::string counted(std::uint64_t count, const char* of_what) {
  return fmt::format("{} {}{}", count, of_what, count == 1 ? "" : "s");
}

}  // namespace

console::Command check_command() {
  console::Command command;
  command.name = "check";
  command.summary = "check every segment, and that articles and statements belong together";
  command.text =
      "Reads the whole index: each file against its checksum, each database by Xapian's own check "
      "(where it may not be written, by reading all that is in it), "
      "and that each statement has its "
      "article and each article all its statements. An index whose writer was killed is whole.";
  command.options = {index_option()};
  command.exits = exits_of_reader("missing, damaged or not to be read; a line for each problem");
  command.exits.front().meaning = "whole";
  command.run = [](const console::Call& call) {
    refuse_words(call);
    const std::filesystem::path index = index_path(call);
    const segments::IntegrityReport report = segments::check_index(index);
    for (const std::string& problem : report.problems) console::print_error(call.program, problem);
    for (const std::string& file : report.unreadable) console::print_error(call.program, file);
    if (!report.problems.empty()) {
      throw console::WorldError(index.string(),
                                "damaged: " + counted(report.problems.size(), "problem"));
    }
    if (!report.unreadable.empty()) {
      throw console::WorldError(index.string(), counted(report.unreadable.size(), "file") +
                                                    " cannot be checked; nothing else is wrong");
    }
    console::Output output;
    output.write(fmt::format("whole: {}, {}, {}\n", counted(report.segments, "segment"),
                             counted(report.articles, "article"),
                             counted(report.statements, "statement")));
    output.finish();
    return console::ExitStatus::done;
  };
  return command;
}

}  // namespace dateline::commands
