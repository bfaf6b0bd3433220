// explain: how a query was read.
#include "searcher/search/explain.h"

#include <fmt/format.h>
#include <unistd.h>

#include "common/console/output.h"
#include "common/query/complaint.h"
#include "searcher/answer/explanation.h"
#include "searcher/answer/plain_text.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/output_options.h"
#include "searcher/commands/request_options.h"

namespace dateline::commands {
namespace {

using console::Call;
using console::ExitStatus;

ExitStatus run(const Call& call) {
  const bool is_statement = call.given.value("unit") == "statement";
  const query::SearchRequest request =
      filtered_request(call, is_statement ? query::Unit::statement : query::Unit::article);
  const indexing::Snapshot snapshot = open_indexes(call);
  const search::Explanation explanation =
      query::value_or_complain(search::explain(request, snapshot));
  console::Output output;
  if (call.given.value("format") == "json") {
    output.write(answer::as_json(explanation, request.text));
  } else {
    output.write(answer::painted(answer::as_text(explanation),
                                 console::use_color(call.manners.color, STDOUT_FILENO)));
  }
  output.finish();
  answer::Heading heading;
  heading.suggestion = explanation.advice.suggestion;
  heading.note = explanation.advice.note;
  print_notes(call, heading);
  return found(explanation.total);
}

}  // namespace

console::Command explain_command() {
  console::Command command;
  command.name = "explain";
  command.synopsis = "[FILTERS] QUERY";
  command.summary = "say how a query was read";
  command.text =
      "Prints the query's tree, the Xapian query it became, what each word with * stands for, and "
      "how many articles each of its clauses has by itself.";
  std::vector<console::Option> options = {index_option(),
                                          {.name = "unit",
                                           .value = "U",
                                           .help = "What the query is for (article).",
                                           .choices = {"article", "statement"}},
                                          {.name = "format",
                                           .letter = 'f',
                                           .value = "F",
                                           .help = "text (default) or json.",
                                           .choices = {"text", "json"}}};
  const std::vector<console::Option> filters = filter_options();
  options.insert(options.end(), filters.begin(), filters.end());
  command.options = std::move(options);
  command.sections = {query_section(), limits_section()};
  command.examples = {{"dateline-searcher explain --country FR 'elect* -\"by election\"'",
                       "What elect* stands for, and how many articles each part has."}};
  command.run = run;
  return command;
}

}  // namespace dateline::commands
