// The ingest run: reading → analysis → taking in order → commit, on all cores, in bounded memory.
// The index after it does not depend on threads or on where a run before was interrupted.
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <string>

#include "indexer/formats/raw_article.h"
#include "indexer/segments/batch.h"
#include "indexer/segments/index_writer.h"

namespace dateline::segments {

enum class OnDuplicate { replace, skip, error };

struct IngestSettings {
  unsigned jobs = 2;
  // Articles (those that cleaning rejects included); earlier where they are large, later by less
  // than a batch where another shard's are among them.
  std::size_t commit_every = 5000;
  OnDuplicate on_duplicate = OnDuplicate::replace;
};

// Of the records taken so far, in the input's order.
struct IngestCounts {
  std::uint64_t articles = 0;  // acceptable records: added + replaced + unchanged
  std::uint64_t added = 0;
  std::uint64_t replaced = 0;
  std::uint64_t unchanged = 0;  // the same already there, or skipped because of --on-duplicate skip
  std::uint64_t statements = 0;  // of these articles
  std::uint64_t rejected = 0;
  std::uint64_t text_bytes = 0;
};

// Called on one thread at a time, in the input's order.
struct IngestListener {
  std::function<void(const formats::Rejection&)> rejected = [](const formats::Rejection&) {};
  std::function<void()> before_commit = [] {};  // what was rejected should be on the disk
  std::function<void(const IngestCounts&)> committed = [](const IngestCounts&) {};
  std::function<void(const IngestCounts&)> advanced = [](const IngestCounts&) {};
  std::function<bool()> stop = [] { return false; };  // from any thread; true once and for all
};

struct IngestResult {
  IngestCounts counts;
  bool was_stopped = false;
  // A merge still runs on a thread of its own and is of no use any more: the process should end
  // without waiting for it.
  bool merge_abandoned = false;
  // A merge found a damaged segment (SourceDamaged); what was added is committed. Null: none did.
  std::exception_ptr damage = nullptr;
};

// Throws what the reader, the disk or the index throw; what was committed stands. When the reader
// fails, what was read before is committed first.
IngestResult ingest(IndexWriter& writer, formats::ArticleReader& reader, const Analysis& analysis,
                    const IngestSettings& settings, const IngestListener& listener);

}  // namespace dateline::segments
