// See the header.
#include "searcher/commands/output_options.h"

#include <fmt/format.h>
#include <unistd.h>

#include "common/console/errors.h"
#include "common/console/file_places.h"
#include "common/console/messages.h"
#include "common/console/output.h"
#include "common/query/query_tree.h"
#include "searcher/answer/citation.h"
#include "searcher/answer/plain_text.h"

namespace dateline::commands {
namespace {

using console::Call;
using console::ExitStatus;
using console::Option;

constexpr const char* kOutput = "Output";

// The call again, in an order that means the same: options, then words.
std::vector<std::string> arguments_of(const Call& call) {
  std::vector<std::string> arguments;
  for (const auto& [name, value] : call.given.in_order()) {
    arguments.push_back("--" + name);
    if (!value.empty()) arguments.push_back(value);
  }
  if (!call.words().empty()) arguments.emplace_back("--");
  arguments.insert(arguments.end(), call.words().begin(), call.words().end());
  return arguments;
}

// What was left out, and how to get it.
std::string cut_note(const answer::Heading& heading) {
  switch (heading.content) {
    case answer::Content::facets:
      return "not all values; FIELD:all prints all of them";
    case answer::Content::names:
      return fmt::format("only the {} most frequent of {} names", answer::grouped(heading.shown),
                         answer::grouped(heading.total));
    case answer::Content::articles:
    case answer::Content::statements:
    case answer::Content::timeline:
      break;
  }
  if (heading.sampled)
    return fmt::format("a sample: {} of {}", answer::grouped(heading.shown),
                       answer::grouped(heading.total));
  return fmt::format("{} of {}; --limit all prints all of them", answer::grouped(heading.shown),
                     answer::grouped(heading.total));
}

}  // namespace

std::vector<Option> output_options(const OutputTraits& traits) {
  std::vector<std::string> formats = {"text", "json", "jsonl", "csv", "tsv", "ids"};
  if (traits.has_runs) formats.emplace_back("trec");
  std::vector<Option> options = {{.name = "format",
                                  .letter = 'f',
                                  .value = "F",
                                  .help = "How it is printed (text).",
                                  .group = kOutput,
                                  .choices = formats}};
  if (traits.has_fields)
    options.push_back({.name = "fields",
                       .value = "A,B,…",
                       .help = "These fields, in that order; see below for their names.",
                       .group = kOutput});
  if (traits.has_facets)
    options.push_back({.name = "facets",
                       .value = "FIELD[:N],…",
                       .help = "Counts the most frequent N (10, or all) values over everything "
                               "that was found; in text and json.",
                       .group = kOutput,
                       .repeatable = true});
  if (traits.has_count)
    options.push_back(
        {.name = "count", .letter = 'c', .help = "Prints only the number.", .group = kOutput});
  options.push_back({.name = "manifest",
                     .value = "FILE",
                     .help = "Writes to FILE what this answer comes from, as JSON: program, "
                             "indexes, arguments, the query as it was read, time, total.",
                     .group = kOutput});
  options.push_back({.name = "csv-safe",
                     .help = "Writes ' before cells that a spreadsheet would run as a formula.",
                     .group = kOutput});
  options.push_back({.name = "bom",
                     .help = "Begins CSV and TSV with a byte order mark, for Excel.",
                     .group = kOutput});
  return options;
}

std::vector<Option> with_output(std::vector<Option> options, const OutputTraits& traits) {
  options.insert(options.begin(), index_option());
  const std::vector<Option> output = output_options(traits);
  options.insert(options.end(), output.begin(), output.end());
  return options;
}

answer::Rendering rendering_of(const Call& call) {
  answer::Rendering rendering;
  rendering.format = answer::parse_format(call.given.value_or("format", "text")).value();
  rendering.csv_safe = call.given.has("csv-safe");
  rendering.bom = call.given.has("bom");
  rendering.color = console::use_color(call.manners.color, STDOUT_FILENO);
  rendering.width = static_cast<std::size_t>(console::terminal_width(STDOUT_FILENO, 0));
  return rendering;
}

void write_citation(const Call& call, const query::SearchRequest& request,
                    const indexing::Snapshot& snapshot, const AnswerSize& size) {
  const auto path = call.given.value("manifest");
  if (!path) return;
  for (const std::filesystem::path& index : index_paths(call)) {
    if (console::is_inside(*path, index.string()))
      throw console::UsageError("option '--manifest'",
                                fmt::format("{} stands in the index {}", *path, index.string()));
  }
  answer::Citation citation;
  citation.program = call.program;
  citation.version = DATELINE_VERSION;
  citation.command = call.command;
  citation.arguments = arguments_of(call);
  citation.query = request.text;
  auto tree = query::parse_query(request.text);
  if (query::error_in(tree) == nullptr) citation.read_as = query::describe(query::value_in(tree));
  citation.time = request.now;
  citation.total = size.total;
  citation.shown = size.shown;
  citation.complete = size.complete;
  console::Output file(*path);
  file.write(answer::as_json(citation, snapshot, index_paths(call)));
  file.finish();
}

ExitStatus print_count(std::uint64_t total) {
  console::Output output;
  output.write(fmt::format("{}\n", total));
  output.finish();
  return found(total);
}

void print_notes(const Call& call, const answer::Heading& heading) {
  if (call.manners.quiet) return;
  if (!heading.note.empty()) {
    console::print_note(fmt::format("{}: {}", call.program, heading.note));
  } else if (!heading.suggestion.empty()) {
    console::print_note(fmt::format("{}: did you mean “{}”?", call.program, heading.suggestion));
  }
  const std::string format = call.given.value_or("format", "text");
  if (heading.undated > 0 && format != "text" && format != "json")
    console::print_note(fmt::format("{}: {} of {} are undated, and in no row", call.program,
                                    answer::grouped(heading.undated),
                                    answer::grouped(heading.total)));
  if (heading.complete || format == "text" || format == "json") return;
  console::print_note(fmt::format("{}: {}", call.program, cut_note(heading)));
}

ExitStatus found(std::uint64_t total) {
  return total == 0 ? ExitStatus::nothing_found : ExitStatus::done;
}

}  // namespace dateline::commands
