// evaluate-analysis: how good the analysis is on articles that a user has labelled.
#include <algorithm>
#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "common/console/errors.h"
#include "common/console/output.h"
#include "common/console/signals.h"
#include "indexer/annotation/evaluation/measures.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/exit_meanings.h"
#include "indexer/commands/indexing_options.h"

namespace dateline::commands {
namespace {

using console::Call;
using console::ExitStatus;
using evaluation::Measure;
using evaluation::Measures;

constexpr std::size_t kLongestLine = 64 << 20;  // bytes, as of every record

// A row of the report; a measure of names and statements has recall, a share has not.
struct Row {
  std::string name;
  const Measure* measure;
  bool is_share;
};

std::vector<Row> rows_of(const Measures& all) {
  return {{"persons", &all.persons, false},
          {"orgs", &all.orgs, false},
          {"places", &all.places, false},
          {"countries", &all.countries, false},
          {"statements", &all.statements, false},
          {"statements.direct", &all.kinds[0], false},
          {"statements.indirect", &all.kinds[1], false},
          {"statements.mixed", &all.kinds[2], false},
          {"joint", &all.joint, false},
          {"speaker", &all.speaker, true},
          {"role", &all.role, true},
          {"country", &all.country, true},
          {"kind", &all.kind, true},
          {"attribution", &all.attribution, true}};
}

std::string as_text(const Measures& all) {
  std::string out = fmt::format("{} articles\n\n{:<21}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}\n",
                                all.articles, "", "labelled", "found", "right", "P", "R", "F1");
  for (const Row& row : rows_of(all)) {
    const Measure& m = *row.measure;
    if (row.is_share || m.labelled + m.found == 0) continue;
    out += fmt::format("{:<21}{:>9}{:>9}{:>9}{:>9.3f}{:>9.3f}{:>9.3f}\n", row.name, m.labelled,
                       m.found, m.right, m.precision(), m.recall(), m.f1());
  }
  out += fmt::format("\n{:<21}{:>9}{:>9}{:>9}\n", "of statements found", "said", "right", "share");
  for (const Row& row : rows_of(all)) {
    const Measure& m = *row.measure;
    if (row.is_share && m.labelled > 0)
      out += fmt::format("{:<21}{:>9}{:>9}{:>9.3f}\n", row.name, m.labelled, m.right, m.recall());
  }
  return out;
}

std::string as_json(const Measures& all) {
  std::string out = fmt::format("{{\"articles\":{}", all.articles);
  for (const Row& row : rows_of(all)) {
    const Measure& m = *row.measure;
    if (m.labelled + m.found == 0) continue;
    if (row.is_share) {
      out += fmt::format(",\n\"{}\":{{\"labelled\":{},\"right\":{},\"share\":{:.4f}}}", row.name,
                         m.labelled, m.right, m.recall());
    } else {
      out += fmt::format(
          ",\n\"{}\":{{\"labelled\":{},\"found\":{},\"right\":{},\"precision\":{:.4f},"
          "\"recall\":{:.4f},\"f1\":{:.4f}}}",
          row.name, m.labelled, m.found, m.right, m.precision(), m.recall(), m.f1());
    }
  }
  return out + "}\n";
}

constexpr std::string_view kHonoured[] = {"lexicon", "authority"};

std::vector<console::Option> honoured_options() {
  std::vector<console::Option> options;
  for (console::Option& option : indexing_options()) {
    if (std::ranges::find(kHonoured, option.name) != std::end(kHonoured))
      options.push_back(std::move(option));
  }
  return options;
}

// The call as the road of an article reads it, which asks for further options: none is given.
Call road_call(const Call& call) {
  return {call.program, call.command,
          console::Given(indexing_options(), call.given.in_order(), call.words()), call.manners};
}

// Measures one labelled file after the other.
class Evaluation {
 public:
  explicit Evaluation(const Call& call) : road_(road_call(call)), analysis_(road_.analysis()) {}

  void read(const std::string& path) {
    std::ifstream file;
    if (path != "-") {
      file.open(path, std::ios::binary);
      if (!file || file.peek() == std::ifstream::traits_type::eof())
        throw console::WorldError(path, file ? "is empty" : "cannot be read");
    }
    std::istream& in = path == "-" ? std::cin : file;
    std::string line;
    for (std::size_t number = 1; std::getline(in, line) && !console::is_interrupted(); ++number) {
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      const std::string place = fmt::format("{}:{}", path, number);
      if (line.size() > kLongestLine) throw console::UsageError(place, "a line of over 64 MiB");
      auto gold = evaluation::parse_gold(line);
      if (const auto* why = std::get_if<std::string>(&gold)) throw console::UsageError(place, *why);
      take(std::get<evaluation::GoldArticle>(gold), place);
    }
    if (in.bad()) throw console::WorldError(path, "cannot be read");
  }
  const Measures& measures() const { return measures_; }

 private:
  void take(const evaluation::GoldArticle& gold, const std::string& place) {
    formats::RawArticle raw;
    raw.id = gold.id;
    raw.title = gold.title;
    raw.body = gold.text;
    raw.lang = gold.lang;
    auto cleaned = road_.cleaner().clean(std::move(raw));
    if (const auto* why = std::get_if<std::string>(&cleaned))
      throw console::UsageError(place, *why);
    news::AnnotatedArticle annotated =
        road_.annotator().annotate(std::move(std::get<news::Article>(cleaned)));
    if (analysis_.authority) analysis_.authority->apply(annotated);
    measures_.add(gold, annotated);
  }

  IndexingRoad road_;
  segments::Analysis analysis_;
  Measures measures_;
};

ExitStatus run(const Call& call) {
  if (call.words().empty())
    throw console::UsageError("no labelled articles", "name a file, or - for standard input");
  const console::SignalWatch watch;
  Evaluation evaluation(call);
  for (const std::string& path : call.words()) evaluation.read(path);
  if (console::is_interrupted()) return console::interrupted_status();
  console::Output output;
  const Measures& all = evaluation.measures();
  output.write(call.given.value_or("format", "text") == "json" ? as_json(all) : as_text(all));
  output.finish();
  return ExitStatus::done;
}

}  // namespace

console::Command evaluate_analysis_command() {
  console::Command command;
  command.name = "evaluate-analysis";
  command.synopsis = "[--lexicon DIR] [--authority FILE] GOLD...";
  command.summary = "measure the analysis on labelled articles";
  command.text =
      "Analyses labelled articles and compares what it finds with the labels: precision, recall "
      "and "
      "F1 of persons, organisations, places, countries and statements. GOLD has an object a line, "
      "written as corpus/gold/README.md says.\n\n"
      "A statement is found where at least half of the words of the longer one are the same. "
      "`joint`: found, and the speaker's name is right (letters alone count, one of the labelled "
      "names). Of the statements found: whether speaker (but unknown ones), role, country, kind "
      "and "
      "attribution are right, where the label says them. Persons, organisations and places are "
      "paired one to one, also where the words of one are all among the other's. Labels that are "
      "optional are neither missed nor wrong.";
  command.options = honoured_options();
  command.options.push_back({.name = "format",
                             .value = "F",
                             .help = "text (default) or json.",
                             .group = "Output",
                             .choices = {"text", "json"}});
  command.examples = {{"dateline-indexer evaluate-analysis corpus/gold/small.jsonl",
                       "How good it is on the sample corpus."}};
  command.sections = {authority_section()};
  command.exits = exits_of_reader("a file missing, or the output cannot be written");
  command.run = run;
  return command;
}

}  // namespace dateline::commands
