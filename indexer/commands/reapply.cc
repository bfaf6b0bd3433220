// reapply: an authority file applied to what an index has, without the sources.
#include "indexer/segments/reapply.h"

#include <fmt/format.h>

#include "common/console/errors.h"
#include "common/console/messages.h"
#include "common/console/progress.h"
#include "common/console/signals.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/exit_meanings.h"
#include "indexer/commands/index_option.h"
#include "indexer/commands/indexing_options.h"

namespace dateline::commands {
namespace {

using console::Call;
using console::ExitStatus;

std::uint64_t articles_in(const indexing::Manifest& manifest) {
  std::uint64_t count = 0;
  for (const indexing::SegmentEntry& entry : manifest.segments)
    count += entry.articles - entry.deleted.articles;
  return count;
}

ExitStatus run(const Call& call) {
  refuse_words(call);
  const auto path = call.given.value("authority");
  if (!path) throw console::UsageError("option '--authority'", "says what to apply");
  const GivenAuthority given = read_authority(*path, *annotation::Lexicon::built_in());
  const console::SignalWatch watch;
  console::Progress progress(call.manners);
  segments::IndexWriter writer(index_path(call), segments::IndexWriter::Opening::existing);
  const std::uint64_t all = articles_in(writer.manifest());
  segments::ReapplyCounts done;
  segments::ReapplySettings settings;
  settings.jobs = job_count(call);
  settings.stop = console::is_interrupted;
  settings.advanced = [&](const segments::ReapplyCounts& counts) {
    done = counts;
    progress.update({counts.articles, all, fmt::format("{} articles", counts.articles)});
  };
  if (!segments::reapply(writer, given.bytes, *given.authority, settings)) {
    progress.closing("stopped: the index is as it was");
    return console::interrupted_status();
  }
  progress.closing(
      fmt::format("reapplied to {} articles, {} statements", done.articles, done.statements));
  return ExitStatus::done;
}

}  // namespace

console::Command reapply_command() {
  console::Command command;
  command.name = "reapply";
  command.synopsis = "--authority FILE";
  command.summary = "correct the names in an index by an authority file";
  command.text =
      "Applies an authority file to every article and statement that is in the index, without "
      "their sources: names, speakers, roles and countries become what adding the same input "
      "again with the file would make them. The file is kept with the index in the place of the "
      "one before, and later calls of add use it. A reader or a kill finds the old index or the "
      "new one, never a mixture.\n\n"
      "What is not stored cannot be brought back: a name that an earlier file took out or put "
      "under another one stays so, and an office that an earlier file gave stays where the new "
      "one says nothing; there add the input again.";
  command.options = {
      index_option(),
      {.name = "authority", .value = "FILE", .help = "The file; see Authority file."},
      {.name = "jobs", .letter = 'j', .value = "N", .help = "Threads; by default one a core."}};
  command.sections = {authority_section()};
  command.examples = {{"dateline-indexer reapply -i news --authority offices.csv",
                       "Gives every minister the office held on the day of the article."}};
  command.exits = exits_of_writer("index or file missing, index damaged, disk full");
  command.run = run;
  return command;
}

}  // namespace dateline::commands
