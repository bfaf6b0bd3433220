// dateline-indexer: the program is its command table.
#include "common/console/command.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/heap.h"

int main(int argc, char** argv) {
  using namespace dateline;
  commands::keep_freed_memory();
  console::Program program;
  program.name = "dateline-indexer";
  program.version = DATELINE_VERSION;
  program.summary = "read news articles, analyse them, and keep them in an index";
  program.text =
      "Reads articles in many formats, cleans them, finds who and where they are about and who "
      "said what, and keeps them in an index "
      "that dateline-searcher answers from.";
  program.commands = {commands::add_command(),     commands::analyze_command(),
                      commands::delete_command(),  commands::stats_command(),
                      commands::check_command(),   commands::compact_command(),
                      commands::reapply_command(), commands::evaluate_analysis_command()};
  return console::run_program(program, argc, argv);
}
