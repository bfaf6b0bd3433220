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
  // Starts a merge if one is due and none is running.
  void start_if_due(IndexWriter& writer);
  // The finished merge, ready to be committed; nothing while it runs, unless `wait`. Rethrows what
  // it threw.
  std::optional<Replacement> collect(IndexWriter& writer, bool wait);
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
  };

  std::shared_ptr<Work> work_;
  std::thread thread_;
};

}  // namespace dateline::segments
