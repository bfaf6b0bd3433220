// One pass over each value slot that counts.
#include "indexer/segments/statistics.h"

#include <algorithm>

#include <xapian.h>

#include "common/index/index_error.h"
#include "common/index/snapshot.h"

namespace dateline::segments {
namespace {

using indexing::OpenSegment;
using indexing::Unit;
using Counts = std::map<std::string, std::uint64_t>;

// Calls `take` with each live document's value of the slot, where it has one. Returns how many had
// one.
template <typename Take>
std::uint64_t for_each_value(const OpenSegment& segment, Unit unit, Xapian::valueno slot,
                             Take take) {
  const Xapian::Database& database = segment.database(unit);
  const indexing::DocidList& deleted = segment.deleted(unit);
  std::uint64_t count = 0;
  for (auto at = database.valuestream_begin(slot); at != database.valuestream_end(slot); ++at) {
    if (std::binary_search(deleted.begin(), deleted.end(), at.get_docid())) continue;
    ++count;
    take(*at);
  }
  return count;
}

void count_field(const OpenSegment& segment, std::string_view field, Counts& counts) {
  const std::uint64_t with = for_each_value(
      segment, Unit::article, indexing::field(field).slot, [&](const std::string& packed) {
        for (const indexing::LabelledValue& value : indexing::unpack_values(packed))
          ++counts[value.label];
      });
  const std::uint64_t live =
      segment.articles.get_doccount() - segment.deleted(Unit::article).size();
  if (live > with) counts[""] += live - with;
}

void count_segment(const OpenSegment& segment, IndexStatistics& all) {
  const std::uint64_t live =
      segment.articles.get_doccount() - segment.deleted(Unit::article).size();
  all.articles += live;
  all.deleted += segment.deleted(Unit::article).size();
  all.statements += segment.statements.get_doccount() - segment.deleted(Unit::statement).size();
  all.bytes += segment.entry.bytes();
  ++all.segments;
  count_field(segment, "source", all.by_source);
  count_field(segment, "lang", all.by_lang);
  count_field(segment, "country", all.by_country);
  const std::uint64_t dated =
      for_each_value(segment, Unit::article, indexing::kDateSlot,
                     [&](const std::string& date) { ++all.by_month[date.substr(0, 7)]; });
  all.undated += live - dated;
  for_each_value(segment, Unit::statement, indexing::field("attribution").slot,
                 [&](const std::string& attribution) {
                   all.unknown_speaker += attribution == "unknown" ? 1 : 0;
                 });
}

}  // namespace

IndexStatistics gather_statistics(const std::filesystem::path& index) {
  const std::filesystem::path paths[] = {index};
  const indexing::Snapshot snapshot = indexing::Snapshot::open(paths);
  IndexStatistics all;
  for (const auto& [input, count] : snapshot.manifests().front().rejected) all.rejected += count;
  indexing::translating_errors(index.string(), [&] {
    for (const OpenSegment& segment : snapshot.segments()) count_segment(segment, all);
  });
  return all;
}

}  // namespace dateline::segments
