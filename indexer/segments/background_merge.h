// One merge at a time on a thread of its own, beside the ingest run.
#pragma once

#include <atomic>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "indexer/segments/merging.h"

namespace dateline::segments {

class BackgroundMerge {
 public:
  ~BackgroundMerge();

  bool is_running() const { return static_cast<bool>(work_); }
  bool is_done() const { return work_ && work_->is_done; }
  // Starts a merge if one is due and none is running. After one has failed (a full disk), none: the
  // index is as good without, and the next run tries again.
  void start_if_due(IndexWriter& writer);
  // The finished merge, sealed, ready to be committed; nothing while it runs or where it failed.
  std::optional<Replacement> collect(IndexWriter& writer);
  // Why a merge failed, where that is damage to the index (SourceDamaged); null otherwise.
  const std::exception_ptr& damage() const { return damage_; }
  // Leaves a running merge to itself; true where there is one.
  bool abandon();

 private:
  // Shared with the thread, so that it may outlive this object when abandoned.
  struct Work {
    MergePlan plan;
    std::atomic<bool> stop = false;
    std::atomic<bool> is_done = false;
    std::optional<Replacement> result;
    std::exception_ptr error;
    bool is_damage = false;
  };

  std::shared_ptr<Work> work_;
  std::thread thread_;
  bool has_failed_ = false;
  std::exception_ptr damage_;
};

}  // namespace dateline::segments
