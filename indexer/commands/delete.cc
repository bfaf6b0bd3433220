// delete: takes articles out, each with all its statements.
#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "common/console/errors.h"
#include "common/console/messages.h"
#include "common/index/snapshot.h"
#include "common/query/complaint.h"
#include "common/query/prepared_query.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/exit_meanings.h"
#include "indexer/commands/index_option.h"
#include "indexer/segments/removal.h"

namespace dateline::commands {
namespace {

using console::Call;

void append_ids(std::istream& in, std::vector<std::string>& ids) {
  std::string line;
  while (std::getline(in, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty()) ids.push_back(line);
  }
}

std::vector<std::string> ids_of(const Call& call) {
  std::vector<std::string> ids = call.given.values("id");
  for (const std::string& path : call.given.values("ids-from")) {
    if (path == "-") {
      append_ids(std::cin, ids);
      continue;
    }
    std::ifstream in(path);
    if (!in) throw console::WorldError(path, "cannot be read");
    append_ids(in, ids);
    if (in.bad()) throw console::WorldError(path, "cannot be read");
  }
  return ids;
}

std::vector<Xapian::Query> queries_of(const Call& call, const indexing::Snapshot& snapshot) {
  std::vector<Xapian::Query> queries;
  for (const std::string& text : call.given.values("query")) {
    if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
      throw console::UsageError("--query", "is empty, and would match every article");
    }
    query::SearchRequest request;
    request.text = text;
    request.now = std::time(nullptr);
    const auto prepared = query::prepare(request, snapshot);
    if (const auto* error = std::get_if<query::QueryError>(&prepared)) {
      query::QueryError of_option = *error;
      of_option.option = "query";
      throw query::complaint(of_option);
    }
    queries.push_back(std::get<query::PreparedQuery>(prepared).query);
  }
  return queries;
}

console::ExitStatus run(const Call& call) {
  refuse_words(call);
  const std::vector<std::string> ids = ids_of(call);
  if (ids.empty() && !call.given.has("query") && !call.given.has("ids-from")) {
    throw console::UsageError("nothing to delete", "give --id, --ids-from or --query");
  }
  segments::IndexWriter writer(index_path(call), segments::IndexWriter::Opening::existing);
  segments::RemovalCounts counts;
  {
    const indexing::Snapshot snapshot = writer.snapshot();
    counts = segments::remove_articles(writer, snapshot, ids, queries_of(call, snapshot));
  }
  if (!call.manners.quiet) {
    console::print_note(
        fmt::format("deleted {} articles, {} statements", counts.articles, counts.statements));
  }
  return console::ExitStatus::done;
}

}  // namespace

console::Command delete_command() {
  console::Command command;
  command.name = "delete";
  command.synopsis = "(--id ID | --ids-from FILE | --query QUERY)...";
  command.summary = "take articles out of the index, with their statements";
  command.text =
      "Deletes the articles with the given ids and those that match the queries, in one commit: "
      "each article wholly. An id that is "
      "not there is no error. Their words stay on the disk until segments are merged; compact "
      "takes them out at once.";
  command.options = {index_option(),
                     {.name = "id", .value = "ID", .help = "An article's id.", .repeatable = true},
                     {.name = "ids-from",
                      .value = "FILE",
                      .help = "A file of ids, one a line; - for standard input.",
                      .repeatable = true},
                     {.name = "query",
                      .value = "QUERY",
                      .help = "All articles that match, in the searcher's query syntax.",
                      .repeatable = true}};
  command.examples = {
      {"dateline-indexer delete -i news --query 'source:\"Harbour Gazette\" date:2024'",
       "Deletes a year of an outlet."}};
  command.exits = exits_of_writer("index or file of ids missing, index damaged, disk full");
  command.run = run;
  return command;
}

}  // namespace dateline::commands
