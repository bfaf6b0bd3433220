// show: articles and statements by their ids, whole.
#include <iostream>

#include <fmt/format.h>

#include "common/console/errors.h"
#include "common/console/messages.h"
#include "common/console/output.h"
#include "searcher/answer/renderer.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/output_options.h"

namespace dateline::commands {
namespace {

using console::Call;
using console::ExitStatus;
using query::Unit;

struct Found {
  Unit unit = Unit::article;
  search::Hit hit;
};

// "-" alone: a line an id on standard input.
std::vector<std::string> ids_of(const Call& call) {
  if (call.words().empty()) throw console::UsageError("no id", "say what to show");
  if (call.words().size() > 1 || call.words().front() != "-") return call.words();
  std::vector<std::string> ids;
  for (std::string line; std::getline(std::cin, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty()) ids.push_back(line);
  }
  return ids;
}

// In the order asked for; what is not there is told of.
std::vector<Found> find_all(const Call& call, const std::vector<std::string>& ids,
                            const indexing::Snapshot& snapshot) {
  std::vector<Found> found;
  for (const std::string& id : ids) {
    bool is_there = false;
    for (const Unit unit : {Unit::article, Unit::statement}) {
      const auto docid = search::find_id(snapshot, id, unit);
      if (docid == 0) continue;
      found.push_back({unit, {found.size() + 1, 0, docid}});
      is_there = true;
      break;
    }
    if (!is_there)
      console::print_error(call.program,
                           fmt::format("no article or statement with the id '{}'", id));
  }
  return found;
}

bool has_unit(const std::vector<Found>& found, Unit unit) {
  for (const Found& one : found)
    if (one.unit == unit) return true;
  return false;
}

// The unit whose names --fields and the columns of tables are.
Unit leading_unit(const Call& call, const std::vector<Found>& found) {
  const bool has_both = has_unit(found, Unit::article) && has_unit(found, Unit::statement);
  const std::string format = call.given.value_or("format", "text");
  if (has_both && (call.given.has("fields") || format == "csv" || format == "tsv"))
    throw console::UsageError("articles and statements have different fields",
                              "show them in two calls, or without --fields as text or JSON");
  return has_unit(found, Unit::statement) && !has_both ? Unit::statement : Unit::article;
}

answer::Rendering rendering_for(const Call& call, Unit unit) {
  answer::Rendering rendering = rendering_of(call);
  rendering.whole = true;
  const auto names = call.given.value("fields");
  const bool is_text = rendering.format == answer::Format::text;
  if (!is_text || (names && unit == Unit::article))
    rendering.article_fields = names && unit == Unit::article
                                   ? answer::choose_article_fields(*names)
                                   : answer::all_article_fields();
  if (!is_text || (names && unit == Unit::statement))
    rendering.statement_fields = names && unit == Unit::statement
                                     ? answer::choose_statement_fields(*names)
                                     : answer::all_statement_fields();
  return rendering;
}

void print_found(const std::vector<Found>& found, const indexing::Snapshot& snapshot,
                 answer::ResultRenderer& renderer) {
  answer::HitReader reader(snapshot, {}, {false, true, true});
  for (const Found& one : found) {
    if (one.unit == Unit::article) {
      renderer.article(reader.article(one.hit));
    } else {
      renderer.statement(reader.statement(one.hit));
    }
  }
}

ExitStatus run(const Call& call) {
  const std::vector<std::string> ids = ids_of(call);
  const indexing::Snapshot snapshot = open_indexes(call);
  const std::vector<Found> found = find_all(call, ids, snapshot);
  const Unit unit = leading_unit(call, found);
  const answer::Rendering rendering = rendering_for(call, unit);
  answer::Heading heading;
  heading.content = unit == Unit::article ? answer::Content::articles : answer::Content::statements;
  heading.total = found.size();
  heading.shown = found.size();
  write_citation(call, {}, snapshot, {heading.total, heading.shown, true});
  console::Output output;
  const auto renderer = answer::make_renderer(rendering, output);
  renderer->begin(heading);
  print_found(found, snapshot, *renderer);
  renderer->finish();
  output.finish();
  return found.size() == ids.size() && !ids.empty() ? ExitStatus::done : ExitStatus::nothing_found;
}

}  // namespace

console::Command show_command() {
  console::Command command;
  command.name = "show";
  command.synopsis = "[OUTPUT] ID...";
  command.summary = "show articles and statements by their ids";
  command.text =
      "Prints each article whole, with all that was found in it and its statements, or a statement "
      "by an id such as ARTICLE#2. The id - alone reads ids from standard input, one a line. "
      "Status 1 where one is not there.";
  command.options = with_output({}, {.has_fields = true, .has_count = false});
  command.exits = {{ExitStatus::done, "All were found."},
                   {ExitStatus::nothing_found, "One at least is not there; the others are shown."},
                   {ExitStatus::wrong_call, "The call is wrong."},
                   {ExitStatus::failed,
                    "The index is missing, damaged or of a newer version, or an output cannot be "
                    "written."}};
  command.sections = {
      {"Fields", "Names for --fields, of articles: " + answer::article_field_names() +
                     ".\n\nOf statements: " + answer::statement_field_names() + "."}};
  command.examples = {
      {"dateline-searcher show --format json --fields body ID", "The cleaned text of an article."}};
  command.run = run;
  return command;
}

}  // namespace dateline::commands
