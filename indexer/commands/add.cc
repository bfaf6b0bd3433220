// add: reads, analyses, keeps.
#include <chrono>
#include <filesystem>

#include <fmt/format.h>
#include <unistd.h>

#include "common/console/errors.h"
#include "common/console/progress.h"
#include "common/console/signals.h"
#include "common/index/manifest.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/index_option.h"
#include "indexer/commands/indexing_options.h"
#include "indexer/commands/rejects_report.h"
#include "indexer/segments/ingest.h"

namespace dateline::commands {
namespace {

using console::Call;
using console::ExitStatus;
using segments::IngestCounts;
using Clock = std::chrono::steady_clock;

std::vector<console::Option> options() {
  std::vector<console::Option> all = {index_option()};
  for (console::Option& option : indexing_options()) all.push_back(std::move(option));
  all.push_back({.name = "commit-every",
                 .value = "N",
                 .help = "Articles after which what was read is kept for good (5000; earlier where "
                         "they are large).",
                 .group = "Indexing"});
  all.push_back({.name = "on-duplicate",
                 .value = "WHAT",
                 .help = "What to do with an id that is there already (replace).",
                 .group = "Indexing",
                 .choices = {"replace", "skip", "error"}});
  all.push_back(rejects_option());
  return all;
}

segments::IngestSettings settings_of(const Call& call) {
  segments::IngestSettings settings;
  settings.jobs = job_count(call);
  if (const auto every = call.given.number("commit-every", 1))
    settings.commit_every = static_cast<std::size_t>(*every);
  const std::string on_duplicate = call.given.value_or("on-duplicate", "replace");
  settings.on_duplicate = on_duplicate == "skip"    ? segments::OnDuplicate::skip
                          : on_duplicate == "error" ? segments::OnDuplicate::error
                                                    : segments::OnDuplicate::replace;
  return settings;
}

std::string done_line(const IngestCounts& counts, double seconds) {
  const double rate = seconds > 0 ? static_cast<double>(counts.text_bytes) / 1e6 / seconds : 0;
  return fmt::format(
      "done {} articles ({} added, {} replaced, {} unchanged), {} statements, {} rejected in "
      "{:.1f} s ({:.1f} MB/s)",
      counts.articles, counts.added, counts.replaced, counts.unchanged, counts.statements,
      counts.rejected, seconds, rate);
}

// An index that is still to be made never lies in a folder of articles that it is made of.
void refuse_index_as_input(const Call& call) {
  const std::filesystem::path index = index_path(call);
  if (std::filesystem::exists(index / indexing::kManifestName)) return;  // told when it is read
  for (const std::string& input : call.words()) {
    std::error_code none;
    if (input != "-" && std::filesystem::equivalent(index, input, none))
      throw console::UsageError(fmt::format("'{}' is both the index and an input", input),
                                "an index is a folder of its own: name another one with --index");
  }
}

// Connects the run with the caller: rejects file, progress, signals.
class AddRun {
 public:
  explicit AddRun(const Call& call)
      : call_(call),
        progress_(call.manners),
        rejects_(call, progress_, {index_path(call).string()}) {}

  ExitStatus run() {
    refuse_index_as_input(call_);
    IndexingRoad road(call_);
    const segments::IngestSettings settings = settings_of(call_);
    formats::ArticlesSpec spec = articles_spec(call_, console::is_interrupted);
    spec.note = [this](const std::string& line) {
      progress_.note(fmt::format("{}: {}", call_.program, line));
    };
    formats::Articles articles(std::move(spec));
    segments::IndexWriter writer(index_path(call_), segments::IndexWriter::Opening::create);
    road.share_authority(writer);
    rejects_.open();
    const auto start = Clock::now();
    const segments::Analysis analysis = road.analysis();
    const segments::IngestResult result =
        segments::ingest(writer, articles, analysis, settings, listener(articles));
    rejects_.finish();
    if (result.was_stopped) return stopped(result);
    progress_.closing(
        done_line(result.counts, std::chrono::duration<double>(Clock::now() - start).count()));
    if (result.damage) std::rethrow_exception(result.damage);
    return result.counts.rejected > 0 ? ExitStatus::some_rejected : ExitStatus::done;
  }

 private:
  segments::IngestListener listener(const formats::Articles& articles) {
    segments::IngestListener listener;
    listener.rejected = [this](const formats::Rejection& rejection) { rejects_.take(rejection); };
    listener.before_commit = [this] { rejects_.flush(); };
    listener.committed = [this](const IngestCounts& counts) {
      progress_.line(fmt::format("committed {} articles, {} statements, {} rejected",
                                 counts.articles, counts.statements, counts.rejected));
    };
    listener.advanced = [this, &articles](const IngestCounts& counts) {
      progress_.update({articles.bytes_taken(), articles.bytes_in_all(),
                        fmt::format("{} articles", counts.articles)});
    };
    listener.stop = console::is_interrupted;
    return listener;
  }

  ExitStatus stopped(const segments::IngestResult& result) {
    const IngestCounts& counts = result.counts;
    progress_.closing(fmt::format("stopped {} articles, {} statements, {} rejected",
                                  counts.articles, counts.statements, counts.rejected));
    const ExitStatus status = console::interrupted_status();
    // A merge that nobody waits for still runs on its thread; what it wrote is cleared by the next
    // writer.
    if (result.merge_abandoned) ::_exit(static_cast<int>(status));
    return status;
  }

  const Call& call_;
  console::SignalWatch watch_;
  console::Progress progress_;
  RejectsReport rejects_;
};

console::Section ids_section() {
  return {"Ids",
          "An id that comes again is another version of the same article. Records say theirs "
          "(jsonl, json, csv; --map id=NAME names the field), or have a URL. What has neither, as "
          "a text file, is known by its source (its own, or --source), title, date and body: an "
          "edited text file is a new article, and the one before stays until delete takes it out; "
          "the same text in two files is one article."};
}

}  // namespace

console::Command add_command() {
  console::Command command;
  command.name = "add";
  command.synopsis = "[INDEXING] INPUT...";
  command.summary = "read articles, analyse them, keep them in the index";
  command.text =
      "Reads the inputs (files, folders in name order, or - for standard input; compressed ones, "
      "and those inside tar or zip, too), "
      "cleans and analyses each article, and keeps it with its statements. An article's id is its "
      "record's id, or else its URL, or "
      "else a hash of its source, title, date and body. An id that is there already is replaced "
      "with its statements; the same "
      "content again is left alone.\n\n"
      "What was committed survives a crash. With --progress plain, a line at each commit says how "
      "many of the input's articles are "
      "kept for good. SIGINT and SIGTERM commit what is in hand and end; adding the same input "
      "again goes on from there.\n\n"
      "An authority file is kept with the index and used by each later call, until another one is "
      "given; one without rows but the first puts an end to it. Articles that are there already "
      "are not changed by it: see reapply.";
  command.options = options();
  command.exits = {
      {ExitStatus::done, "done"},
      {ExitStatus::some_rejected, "done, but some input was rejected"},
      {ExitStatus::wrong_call, "wrong call"},
      {ExitStatus::failed, "input missing, index damaged, disk full; what was committed stands"},
      {ExitStatus::busy, "another writer holds the index: try again"},
      {ExitStatus::interrupted, "interrupted; the last line says what is in"},
      {ExitStatus::terminated, "terminated; the last line says what is in"}};
  command.examples = {{"dateline-indexer add -i news corpus/small",
                       "Keeps a folder of articles in the index `news`."},
                      {"xz -dc crawl.jsonl.xz | dateline-indexer add -i news --rejects bad.jsonl -",
                       "Reads JSON lines from a pipe."}};
  command.sections = {ids_section(), authority_section(), limits_section()};
  command.run = [](const Call& call) { return AddRun(call).run(); };
  return command;
}

}  // namespace dateline::commands
