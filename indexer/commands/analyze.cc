// analyze: the same road up to the analysis; prints it, keeps nothing.
#include <memory>
#include <optional>

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>

#include "common/console/errors.h"
#include "common/console/output.h"
#include "common/console/progress.h"
#include "common/console/signals.h"
#include "indexer/annotation/analysis_jsonl.h"
#include "indexer/commands/analysis_text.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/exit_meanings.h"
#include "indexer/commands/indexing_options.h"
#include "indexer/commands/rejects_report.h"
#include "indexer/formats/rejects.h"

namespace dateline::commands {
namespace {

namespace tbb = oneapi::tbb;
using console::Call;
using console::ExitStatus;

constexpr std::size_t kBatchRecords = 64;
// Bytes printed for a byte of body, about: text, names, statements.
constexpr std::size_t kPrintedPerByte = 4;

struct AnalyzedBatch {
  std::vector<formats::ReadResult> read;
  std::string printed;
  std::vector<formats::Rejection> rejected;
};

class AnalyzeRun {
 public:
  explicit AnalyzeRun(const Call& call)
      : call_(call),
        road_(call),
        analysis_(road_.analysis()),
        articles_(inputs_of(call)),
        progress_(call.manners),
        rejects_(call, progress_, {}),
        as_text_(call.given.value_or("format", "jsonl") == "text") {}

  ExitStatus run() {
    const unsigned jobs = job_count(call_);
    const tbb::global_control width(tbb::global_control::max_allowed_parallelism, jobs);
    rejects_.open();
    using Shared = std::shared_ptr<AnalyzedBatch>;
    const auto read = tbb::make_filter<void, Shared>(tbb::filter_mode::serial_in_order,
                                                     [this](tbb::flow_control& flow) {
                                                       Shared batch = next();
                                                       if (!batch) flow.stop();
                                                       return batch;
                                                     });
    const auto analyze =
        tbb::make_filter<Shared, Shared>(tbb::filter_mode::parallel, [this](Shared batch) {
          batch->printed.reserve(kPrintedPerByte * bytes_of(*batch));
          analyze_batch(*batch);
          return batch;
        });
    const auto print = tbb::make_filter<Shared, void>(
        tbb::filter_mode::serial_in_order, [this](const Shared& batch) {
          output_.write(batch->printed);
          rejected_ += batch->rejected.size();
          for (const formats::Rejection& rejection : batch->rejected) rejects_.take(rejection);
        });
    tbb::parallel_pipeline(jobs + 1, read & analyze & print);
    output_.finish();
    rejects_.finish();
    if (console::is_interrupted()) return console::interrupted_status();
    return rejected_ > 0 ? ExitStatus::some_rejected : ExitStatus::done;
  }

 private:
  formats::ArticlesSpec inputs_of(const Call& call) {
    formats::ArticlesSpec spec = articles_spec(call, console::is_interrupted);
    spec.note = [this](const std::string& line) { progress_.note(call_.program + ": " + line); };
    return spec;
  }

  std::shared_ptr<AnalyzedBatch> next() {
    auto batch = std::make_shared<AnalyzedBatch>();
    while (!is_over_ && batch->read.size() < kBatchRecords && !console::is_interrupted()) {
      formats::ReadResult result = articles_.next();
      is_over_ = std::holds_alternative<formats::EndOfInput>(result);
      if (!is_over_) batch->read.push_back(std::move(result));
    }
    return batch->read.empty() ? nullptr : batch;
  }

  static std::size_t bytes_of(const AnalyzedBatch& batch) {
    std::size_t bytes = 0;
    for (const formats::ReadResult& record : batch.read) {
      if (const auto* raw = std::get_if<formats::RawArticle>(&record)) bytes += raw->body.size();
    }
    return bytes;
  }

  void analyze_batch(AnalyzedBatch& batch) const {
    std::vector<news::Article> articles;
    for (formats::ReadResult& record : batch.read) {
      if (auto article = take(record, batch)) articles.push_back(std::move(*article));
    }
    for (news::AnnotatedArticle& annotated : road_.annotator().annotate(std::move(articles))) {
      if (analysis_.authority) analysis_.authority->apply(annotated);
      if (as_text_) {
        append_analysis_text(annotated, batch.printed);
      } else {
        annotation::append_analysis_jsonl(annotated, batch.printed);
      }
    }
  }

  // The cleaned article, if it is one and this run's.
  std::optional<news::Article> take(formats::ReadResult& record, AnalyzedBatch& batch) const {
    if (auto* rejection = std::get_if<formats::Rejection>(&record)) {
      batch.rejected.push_back(std::move(*rejection));
      return std::nullopt;
    }
    auto& raw = std::get<formats::RawArticle>(record);
    const formats::Place place = raw.place;
    const formats::RawArticle head = formats::head_of(raw);
    auto cleaned = road_.cleaner().clean(std::move(raw));
    if (const auto* reason = std::get_if<std::string>(&cleaned)) {
      batch.rejected.push_back({place, *reason, formats::record_of(head)});
      return std::nullopt;
    }
    auto& article = std::get<news::Article>(cleaned);
    const segments::Shard shard = analysis_.shard;
    if (shard.parts > 1 && segments::shard_of(article.id, shard.parts) != shard.part)
      return std::nullopt;
    return std::move(article);
  }

  const Call& call_;
  console::SignalWatch watch_;
  IndexingRoad road_;
  segments::Analysis analysis_;
  formats::Articles articles_;
  console::Progress progress_;
  console::Output output_;
  RejectsReport rejects_;
  bool as_text_;
  bool is_over_ = false;
  std::uint64_t rejected_ = 0;
};

}  // namespace

console::Command analyze_command() {
  console::Command command;
  command.name = "analyze";
  command.synopsis = "[INDEXING] INPUT...";
  command.summary = "print what the analysis finds, keep nothing";
  command.text =
      "The road of add up to the analysis: prints, an article a line, its cleaned text, dateline, "
      "date, names, countries, and its "
      "statements with their speakers. Offsets count Unicode code points into `body`.";
  command.options = indexing_options();
  command.options.push_back({.name = "format",
                             .value = "F",
                             .help = "jsonl (default) or text.",
                             .group = "Output",
                             .choices = {"jsonl", "text"}});
  command.options.push_back(rejects_option());
  command.exits = exits_of_reader("input missing, or an output cannot be written");
  command.exits.insert(command.exits.begin() + 1,
                       {ExitStatus::some_rejected, "done, but some input was rejected"});
  command.examples = {{"dateline-indexer analyze --format text corpus/small/texts",
                       "Shows who says what in a folder of texts."}};
  command.sections = {authority_section(), limits_section()};
  command.run = [](const Call& call) { return AnalyzeRun(call).run(); };
  return command;
}

}  // namespace dateline::commands
