// The thread owns nothing of the caller's but a shared piece of work.
#include "indexer/segments/background_merge.h"

namespace dateline::segments {

BackgroundMerge::~BackgroundMerge() {
  if (work_) work_->stop = true;
  if (thread_.joinable()) thread_.join();
}

void BackgroundMerge::start_if_due(IndexWriter& writer) {
  if (work_) return;
  const auto sources = choose_merge(writer.manifest());
  if (sources.empty()) return;
  work_ = std::make_shared<Work>();
  work_->plan = plan_merge(writer, sources);
  thread_ = std::thread([work = work_] {
    try {
      work->result = run_merge(work->plan, work->stop);
    } catch (...) {
      work->error = std::current_exception();
    }
    work->is_done = true;
  });
}

std::optional<Replacement> BackgroundMerge::collect(IndexWriter& writer, bool wait) {
  if (!work_ || (!wait && !work_->is_done)) return std::nullopt;
  thread_.join();
  const std::shared_ptr<Work> work = std::move(work_);
  work_.reset();
  if (work->error || !work->result) {
    writer.discard_segment(work->plan.name);
    if (work->error) std::rethrow_exception(work->error);
    return std::nullopt;
  }
  seal_merge(writer, *work->result);
  return std::move(work->result);
}

bool BackgroundMerge::abandon() {
  if (!work_) return false;
  work_->stop = true;
  thread_.detach();
  work_.reset();
  return true;
}

}  // namespace dateline::segments
