// The thread owns nothing of the caller's but a shared piece of work.
#include "indexer/segments/background_merge.h"

namespace dateline::segments {

BackgroundMerge::~BackgroundMerge() {
  if (work_) work_->stop = true;
  if (thread_.joinable()) thread_.join();
}

void BackgroundMerge::start_if_due(IndexWriter& writer) {
  if (work_ || has_failed_) return;
  const auto sources = choose_merge(writer.manifest());
  if (sources.empty()) return;
  work_ = std::make_shared<Work>();
  work_->plan = plan_merge(writer, sources);
  thread_ = std::thread([work = work_, index = writer.path()] {
    try {
      work->result = run_merge(work->plan, work->stop);
      if (work->result && !work->stop) seal_merge(index, *work->result);
    } catch (const SourceDamaged&) {
      work->error = std::current_exception();
      work->is_damage = true;
    } catch (...) {
      work->error = std::current_exception();
    }
    work->is_done = true;
  });
}

std::optional<Replacement> BackgroundMerge::collect(IndexWriter& writer) {
  if (!is_done()) return std::nullopt;
  thread_.join();
  const std::shared_ptr<Work> work = std::move(work_);
  work_.reset();
  if (work->result && !work->error) return std::move(work->result);
  writer.discard_segment(work->plan.name);
  has_failed_ = true;
  if (work->is_damage) damage_ = work->error;
  return std::nullopt;
}

bool BackgroundMerge::abandon() {
  if (!work_) return false;
  work_->stop = true;
  thread_.detach();
  work_.reset();
  return true;
}

}  // namespace dateline::segments
