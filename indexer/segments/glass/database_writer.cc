// The story of a database: place the runs, merge their terms, write the tables, then say so in the
// version file.
#include "indexer/segments/glass/database_writer.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <exception>
#include <functional>
#include <limits>
#include <stdexcept>
#include <thread>
#include <vector>

namespace dateline::segments::glass {
namespace {

std::vector<PlacedRun> place(std::span<const InvertedRun* const> runs) {
  std::vector<PlacedRun> placed;
  std::uint64_t next = 1;
  for (const InvertedRun* run : runs) {
    placed.push_back({run, static_cast<std::uint32_t>(next)});
    next += run->documents();
    if (next > std::numeric_limits<std::uint32_t>::max()) {
      throw std::length_error("glass: more documents than ids");
    }
  }
  return placed;
}

DatabaseStatistics statistics_of(std::span<const InvertedRun* const> runs) {
  DatabaseStatistics all;
  for (const InvertedRun* run : runs) {
    all.documents += static_cast<std::uint32_t>(run->documents());
    all.highest_wdf = std::max(all.highest_wdf, run->highest_wdf);
    for (const std::uint32_t length : run->lengths) {
      all.total_length += length;
      all.longest = std::max(all.longest, length);
      if (length > 0 && (all.shortest == 0 || length < all.shortest)) all.shortest = length;
    }
  }
  return all;
}

using Job = std::function<void()>;

// Does the jobs, each on the first thread that is free, begun in the given order. The first error
// is thrown again.
void do_all(std::span<const Job> jobs, int threads) {
  std::atomic<std::size_t> next{0};
  std::vector<std::exception_ptr> errors(jobs.size());
  const auto work = [&] {
    for (std::size_t job; (job = next++) < jobs.size();) {
      try {
        jobs[job]();
      } catch (...) {
        errors[job] = std::current_exception();
      }
    }
  };
  std::vector<std::jthread> others;
  for (int thread = 1; thread < threads; ++thread) others.emplace_back(work);
  work();
  others.clear();
  for (const std::exception_ptr& error : errors) {
    if (error) std::rethrow_exception(error);
  }
}

}  // namespace

void write_database(const std::filesystem::path& directory,
                    std::span<const InvertedRun* const> runs, const DatabaseOptions& options) {
  std::filesystem::create_directories(directory);
  const MergedTerms terms(place(runs));
  TableRoots roots;
  // The largest first, so that two threads end at about the same time.
  const std::array<Job, 4> jobs = {
      [&] { roots.position = write_position_table(directory, terms); },
      [&] { roots.postlist = write_postlist_table(directory, terms, options.metadata); },
      [&] { roots.termlist = write_termlist_table(directory, terms.runs()); },
      [&] { roots.docdata = write_docdata_table(directory, terms.runs()); }};
  do_all(jobs, options.threads);
  write_version_file(directory, options.uuid ? *options.uuid : random_uuid(), roots,
                     statistics_of(runs));
}

void write_database(const std::filesystem::path& directory, const InvertedRun& run,
                    const DatabaseOptions& options) {
  const std::array<const InvertedRun*, 1> runs = {&run};
  write_database(directory, runs, options);
}

}  // namespace dateline::segments::glass
