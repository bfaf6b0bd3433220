// search: articles.
#include "searcher/answer/hit_fields.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/request_options.h"
#include "searcher/commands/search_run.h"

namespace dateline::commands {

console::Command search_command() {
  console::Command command;
  command.name = "search";
  command.synopsis = "[FILTERS] [PAGE] [OUTPUT] [QUERY]";
  command.summary = "find articles";
  command.text =
      "Lists the articles that match the query and pass the filters, the most relevant first; "
      "without a query, all that pass. Values of one filter are alternatives, different filters "
      "all count.";
  command.options = listing_options(query::Unit::article);
  command.sections = {query_section(query::Unit::article),
                      {"Fields", "Names for --fields: " + answer::article_field_names() + "."},
                      limits_section()};
  command.examples = {
      {"dateline-searcher search --country FR --since 2020 election",
       "Articles about France since 2020 that speak of elections."},
      {"dateline-searcher search --limit all --format csv --fields id,date,title '\"trade talks\"'",
       "All articles with that phrase, as a table."},
      {"dateline-searcher search --facets country,speaker:20 --format json drought",
       "The first ten, and the countries and speakers of all of them."}};
  command.run = [](const console::Call& call) { return list_hits(call, query::Unit::article); };
  return command;
}

}  // namespace dateline::commands
