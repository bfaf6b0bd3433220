// names: what the index calls somebody or something.
#include "searcher/search/names.h"

#include <ctime>

#include "common/console/errors.h"
#include "common/console/output.h"
#include "searcher/answer/labels.h"
#include "searcher/answer/renderer.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/output_options.h"
#include "searcher/commands/request_options.h"

namespace dateline::commands {
namespace {

using console::Call;
using console::ExitStatus;

ExitStatus run(const Call& call) {
  query::SearchRequest asked;  // for the citation
  asked.text = query_text(call);
  if (asked.text.empty()) throw console::UsageError("no name", "say which one to look for");
  if (asked.text.size() > query::kLongestQuery)
    throw console::UsageError("the name is too long", "at most 64 KiB");
  asked.now = static_cast<std::int64_t>(std::time(nullptr));
  const indexing::Snapshot snapshot = open_indexes(call);
  const search::NamesResult result =
      search::find_names({asked.text, call.given.values("type")}, snapshot);
  std::vector<search::NameFound> names = result.names;
  for (search::NameFound& name : names) answer::put_name(name);
  answer::Heading heading;
  heading.content = answer::Content::names;
  heading.query = asked.text;
  heading.total = result.total;
  heading.shown = names.size();
  heading.complete = names.size() == result.total;
  write_citation(call, asked, snapshot, {heading.total, heading.shown, heading.complete});
  if (call.given.has("count")) return print_count(result.total);
  console::Output output;
  const auto renderer = answer::make_renderer(rendering_of(call), output);
  renderer->begin(heading);
  renderer->names(names);
  renderer->finish();
  output.finish();
  print_notes(call, heading);
  return found(names.size());
}

}  // namespace

console::Command names_command() {
  console::Command command;
  command.name = "names";
  command.synopsis = "[--type T] [OUTPUT] TEXT";
  command.summary = "look up what the index calls somebody or something";
  command.text =
      "Lists persons, organisations, places, countries, speakers and outlets whose names hold all "
      "words of the text, or begin so, whatever their accents or script; persons also in other "
      "romanisations. Where there is none, names that are one letter off. Columns: type, key "
      "(which "
      "makes a filter of that type), name, count (articles; statements for speakers), first and "
      "last date, role and country as most of the person's statements have them, and same_as: the "
      "key of the more frequent spelling of which this one is another. Spellings stand together, "
      "marked with = in text. At most 1,000 are listed; the total, and --count, are of all.";
  std::vector<console::Option> options = {
      {.name = "type",
       .value = "T",
       .help = "Only these types.",
       .repeatable = true,
       .choices = {"person", "org", "place", "country", "speaker", "source"}}};
  command.options = with_output(std::move(options), {});
  command.examples = {
      {"dateline-searcher names --type speaker petrov", "Everybody called Petrov who is quoted."}};
  command.run = run;
  return command;
}

}  // namespace dateline::commands
