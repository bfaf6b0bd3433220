// dateline-searcher: the program is its command table.
#include "common/console/command.h"
#include "searcher/commands/commands.h"

int main(int argc, char** argv) {
  using namespace dateline;
  using console::ExitStatus;
  console::Program program;
  program.name = "dateline-searcher";
  program.version = DATELINE_VERSION;
  program.summary = "answer questions about news articles in an index";
  program.text =
      "Finds articles, and who said what in them; counts by country, person, outlet or month; as "
      "text for people and as JSON, CSV or TSV for scripts. dateline-indexer makes the index.";
  program.commands = {commands::search_command(), commands::statements_command(),
                      commands::facets_command(), commands::timeline_command(),
                      commands::names_command(),  commands::show_command(),
                      commands::explain_command()};
  program.exits = {{ExitStatus::done, "Something was found."},
                   {ExitStatus::nothing_found, "Nothing was found."},
                   {ExitStatus::wrong_call, "The call or the query is wrong."},
                   {ExitStatus::failed,
                    "The index is missing, damaged or of a newer version, or an output cannot be "
                    "written."}};
  program.sections = {{"Environment",
                       "DATELINE_INDEX names the index where --index does not. NO_COLOR and "
                       "TERM=dumb keep colours away."}};
  return console::run_program(program, argc, argv);
}
