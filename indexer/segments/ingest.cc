// The pipeline: two stages in order with the parallel one between them, so that what is taken is
// always the first N records of the input.
#include "indexer/segments/ingest.h"

#include <atomic>
#include <chrono>
#include <exception>
#include <memory>
#include <thread>

#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>

#include "common/index/index_error.h"
#include "indexer/segments/background_merge.h"
#include "indexer/segments/pending_segment.h"

namespace dateline::segments {
namespace {

namespace tbb = oneapi::tbb;

constexpr std::chrono::milliseconds kMergePoll{20};
constexpr std::size_t kBatchArticles = 1024;
constexpr unsigned kMostBatches = 16;                // on their way at a time, whatever --jobs
constexpr std::uint64_t kBatchBytes = 4 << 20;       // of text, per batch
constexpr std::size_t kPendingBytes = 128 << 20;     // of inverted articles, before a commit is due
constexpr std::size_t kInputsWithRejections = 1000;  // that are counted one by one in the manifest
constexpr const char* kOtherInputs = "(others)";     // the rest

// Reads batches until the input ends, fails or is stopped.
class BatchReader {
 public:
  BatchReader(formats::ArticleReader& reader, std::size_t commit_every,
              const std::function<bool()>& stop)
      : reader_(reader), commit_every_(commit_every), left_(commit_every), stop_(stop) {}

  // Null at the end.
  std::shared_ptr<Batch> next() {
    auto batch = std::make_shared<Batch>();
    try {
      while (!is_over_ && left_ > 0 && batch->read.size() < kBatchArticles &&
             batch->held_bytes < kBatchBytes)
        read_one(*batch);
      if (left_ == 0) left_ = commit_every_;
    } catch (...) {
      error_ = std::current_exception();
      is_over_ = true;
    }
    return batch->read.empty() ? nullptr : batch;
  }
  const std::exception_ptr& error() const { return error_; }

 private:
  void read_one(Batch& batch) {
    if (stop_()) {
      is_over_ = true;
      return;
    }
    formats::ReadResult result = reader_.next();
    if (auto* raw = std::get_if<formats::RawArticle>(&result)) {
      --left_;
      ++batch.articles;
      note_input(batch, raw->place.input);
      batch.text_bytes += raw->title.size() + raw->body.size();
      batch.held_bytes += raw->title.size() + raw->body.size() + raw->extras.size() +
                          raw->url.size() + raw->section.size();
      batch.read.emplace_back(std::move(*raw));
    } else if (auto* rejection = std::get_if<formats::Rejection>(&result)) {
      batch.read.emplace_back(std::move(*rejection));
    } else {
      is_over_ = true;
    }
  }

  static void note_input(Batch& batch, const std::string& input) {
    if (batch.inputs.empty() || batch.inputs.back() != input) batch.inputs.push_back(input);
  }

  formats::ArticleReader& reader_;
  const std::size_t commit_every_;
  std::size_t left_;  // articles until the next commit: no batch goes beyond it
  const std::function<bool()>& stop_;
  bool is_over_ = false;
  std::exception_ptr error_;
};

// Takes batches in order, counts, and commits.
class Taker {
 public:
  Taker(IndexWriter& writer, const Analysis& analysis, const IngestSettings& settings,
        const IngestListener& listener)
      : writer_(writer),
        analysis_(analysis),
        settings_(settings),
        listener_(listener),
        pending_(writer) {}

  void take(Batch& batch) {
    if (is_stopped_) return;
    is_committed_ = false;
    for (const std::string& input : batch.inputs) {
      if (writer_.manifest().rejected.contains(input)) rejected_by_input_.try_emplace(input, 0);
    }
    cursor_ = pending_.append(std::move(batch.inverted));
    since_commit_ += batch.articles;
    for (Item& item : batch.items) std::visit([this](auto& one) { take(one); }, item);
    counts_.text_bytes += batch.text_bytes;
    is_stopped_ = !batch.is_complete;
    listener_.advanced(counts_);
    const bool is_due =
        since_commit_ >= settings_.commit_every || pending_.memory_bytes() >= kPendingBytes;
    if (is_due && !is_stopped_) commit();
  }

  // Nothing where all that was taken is committed.
  void commit() {
    if (is_committed_) return;
    listener_.before_commit();
    Changes changes = pending_.write(writer_);
    if (auto merged = merge_.collect(writer_)) changes.replacements.push_back(std::move(*merged));
    commit_changes(std::move(changes));
    since_commit_ = 0;
    is_committed_ = true;
    listener_.committed(counts_);
    if (!listener_.stop()) merge_.start_if_due(writer_);
  }

  // What is left of merging, until nothing more is due; false where it was stopped before.
  bool finish_merges() {
    for (merge_.start_if_due(writer_); merge_.is_running(); merge_.start_if_due(writer_)) {
      while (!merge_.is_done()) {
        if (listener_.stop()) return false;
        std::this_thread::sleep_for(kMergePoll);
      }
      Changes changes;
      if (auto merged = merge_.collect(writer_)) {
        changes.replacements.push_back(std::move(*merged));
        commit_changes(std::move(changes));
      }
    }
    return true;
  }

  bool abandon_merge() { return merge_.abandon(); }
  const std::exception_ptr& damage() const { return merge_.damage(); }
  const IngestCounts& counts() const { return counts_; }

 private:
  void commit_changes(Changes&& changes) {
    changes.analysis["version"] = analysis_.version;
    changes.rejected = rejected_by_input_;
    writer_.commit(changes);
    pending_.committed(writer_);
    if (!changes.replacements.empty())
      writer_.clear_leftovers();  // no snapshot of ours holds them any more
  }

  void take(Analysed& article) {
    const auto before = pending_.find(article.id);
    if (!before) {
      pending_.live(article, std::nullopt, cursor_);
      count(counts_.added, article.statements);
    } else if (before->fingerprint == article.fingerprint ||
               settings_.on_duplicate == OnDuplicate::skip) {
      pending_.dead(article, cursor_);
      count(counts_.unchanged, before->statements);
    } else if (settings_.on_duplicate == OnDuplicate::error) {
      pending_.dead(article, cursor_);
      reject_duplicate(article);
    } else {
      pending_.live(article, before, cursor_);
      count(counts_.replaced, article.statements);
    }
  }

  void take(Untouched& untouched) {
    const auto before = pending_.find(untouched.article.id);
    if (before && before->fingerprint == untouched.article.fingerprint) {
      count(counts_.unchanged, before->statements);
      return;
    }
    // This run has replaced it meanwhile: it comes back, in its place of the input.
    Analysed analysed = analyse_into(late_builder_, analysis_, std::move(untouched.article));
    analysed.record = std::move(untouched.record);
    const PendingSegment::Cursor of_batch = cursor_;
    cursor_ = pending_.append(late_builder_.finish());
    take(analysed);
    cursor_ = of_batch;
  }

  void take(formats::Rejection& rejection) {
    ++counts_.rejected;
    ++rejected_by_input_[counted_as(rejection.place.input)];
    listener_.rejected(rejection);
  }

  void take(Elsewhere&) { --since_commit_; }

  // The name in the manifest: its own while there is room, so that an input that is read again
  // counts anew; the others of this run and of those before it add up.
  std::string counted_as(const std::string& input) {
    const auto& known = writer_.manifest().rejected;
    if (rejected_by_input_.contains(input) || known.contains(input) ||
        known.size() + rejected_by_input_.size() < kInputsWithRejections)
      return input;
    const auto before = known.find(kOtherInputs);
    rejected_by_input_.try_emplace(kOtherInputs, before == known.end() ? 0 : before->second);
    return kOtherInputs;
  }

  void count(std::uint64_t& kind, std::uint64_t statements) {
    ++counts_.articles;
    ++kind;
    counts_.statements += statements;
  }

  void reject_duplicate(const Analysed& article) {
    formats::Rejection rejection{
        article.place, "its id is in the index already (--on-duplicate error)", article.record};
    take(rejection);
  }

  IndexWriter& writer_;
  const Analysis& analysis_;
  const IngestSettings& settings_;
  const IngestListener& listener_;
  PendingSegment pending_;
  BackgroundMerge merge_;
  DocumentBuilder late_builder_;
  PendingSegment::Cursor cursor_;  // the next article of the batch in hand
  std::map<std::string, std::uint64_t> rejected_by_input_;
  IngestCounts counts_;
  std::uint64_t since_commit_ = 0;  // articles read, without those of other shards
  bool is_committed_ = false;
  bool is_stopped_ = false;
};

}  // namespace

IngestResult ingest(IndexWriter& writer, formats::ArticleReader& reader, const Analysis& analysis,
                    const IngestSettings& settings, const IngestListener& listener) {
  const tbb::global_control width(tbb::global_control::max_allowed_parallelism, settings.jobs);
  BatchReader batches(reader, settings.commit_every, listener.stop);
  Taker taker(writer, analysis, settings, listener);
  tbb::enumerable_thread_specific<std::unique_ptr<BatchWorker>> workers;
  const auto records = settings.on_duplicate == OnDuplicate::error ? BatchWorker::Records::kept
                                                                   : BatchWorker::Records::left;
  const auto read = tbb::make_filter<void, std::shared_ptr<Batch>>(
      tbb::filter_mode::serial_in_order, [&](tbb::flow_control& flow) {
        std::shared_ptr<Batch> batch = batches.next();
        if (!batch) flow.stop();
        return batch;
      });
  const auto analyse = tbb::make_filter<std::shared_ptr<Batch>, std::shared_ptr<Batch>>(
      tbb::filter_mode::parallel, [&](std::shared_ptr<Batch> batch) {
        std::unique_ptr<BatchWorker>& worker = workers.local();
        if (!worker) worker = std::make_unique<BatchWorker>(analysis, writer.snapshot(), records);
        worker->analyse(*batch, listener.stop);
        return batch;
      });
  const auto take = tbb::make_filter<std::shared_ptr<Batch>, void>(
      tbb::filter_mode::serial_in_order,
      [&](const std::shared_ptr<Batch>& batch) { taker.take(*batch); });
  indexing::translating_errors(writer.path().string(), [&] {
    tbb::parallel_pipeline(std::min(settings.jobs + 1, kMostBatches), read & analyse & take);
  });

  workers.clear();  // their snapshots hold segments that a merge may supersede
  indexing::translating_errors(writer.path().string(), [&] { taker.commit(); });
  IngestResult result{taker.counts(), listener.stop()};
  if (batches.error()) std::rethrow_exception(batches.error());
  if (!result.was_stopped) {
    result.was_stopped = !indexing::translating_errors(writer.path().string(),
                                                       [&] { return taker.finish_merges(); });
  }
  result.damage = taker.damage();
  if (result.was_stopped) result.merge_abandoned = taker.abandon_merge();
  return result;
}

}  // namespace dateline::segments
