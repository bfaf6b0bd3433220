// statements: who said what.
#include "searcher/answer/hit_fields.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/request_options.h"
#include "searcher/commands/search_run.h"

namespace dateline::commands {

console::Command statements_command() {
  console::Command command;
  command.name = "statements";
  command.synopsis = "[FILTERS] [PAGE] [OUTPUT] [QUERY]";
  command.summary = "find what somebody said";
  command.text =
      "Lists statements: quotations, in direct and in reported speech, with their speakers. The "
      "query matches inside the statement. A speaker is found by full name or surname, with or "
      "without accents, in any script.";
  command.options = listing_options(query::Unit::statement);
  command.options.push_back(
      {.name = "context",
       .help =
           "Shows what stands around it: the rest of its sentence and one sentence more, before "
           "and after; in JSON and tables as context.before and context.after.",
       .group = "Output"});
  command.sections = {query_section(query::Unit::statement),
                      {"Fields", "Names for --fields: " + answer::statement_field_names() + "."},
                      limits_section()};
  command.examples = {
      {"dateline-searcher statements --speaker Petrov --kind direct",
       "What anybody called Petrov is quoted with."},
      {"dateline-searcher statements --role 'foreign minister' --limit all --format jsonl border",
       "All that foreign ministers said about borders, a JSON object a line."},
      {"dateline-searcher statements --speaker Petrov --collapse --sort oldest",
       "What Petrov said, each statement once, with who printed it first and how many more did."},
      {"dateline-searcher statements --speaker Petrov --context",
       "What Petrov said, with the sentences around it."}};
  command.run = [](const console::Call& call) { return list_hits(call, query::Unit::statement); };
  return command;
}

}  // namespace dateline::commands
