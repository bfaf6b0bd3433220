// The position table: for each term and document a key of both, and the encoded positions.
#include "indexer/segments/glass/byte_packing.h"
#include "indexer/segments/glass/tables.h"

namespace dateline::segments::glass {

namespace {

// How far ahead the lists are fetched from memory, in which they lie by documents: the time of one
// is that of several items written.
constexpr std::size_t kAhead = 16;

// The key has the term already.
void write_lists(BtreeWriter& table, std::string& key, const PlacedRun& placed,
                 std::uint32_t term) {
  const InvertedRun& run = *placed.run;
  const auto offsets = run.position_offsets_of(term);
  if (offsets.empty()) return;
  const auto postings = run.postings_of(term);
  // Those of the next terms come next in the same array.
  const std::uint32_t* const end = run.position_offsets.data() + run.position_offsets.size();
  const std::size_t term_bytes = key.size();
  for (std::size_t i = 0; i < offsets.size(); ++i) {
    const std::uint32_t* const later = offsets.data() + i + kAhead;
    if (later < end && *later != kNoPositions) {
      __builtin_prefetch(run.position_bytes.data() + *later);
    }
    if (offsets[i] == kNoPositions) continue;
    append_sortable(key, placed.first_document + postings[i].document);
    table.add(key, run.positions_at(offsets[i]));
    key.resize(term_bytes);
  }
}

}  // namespace

TableRoot write_position_table(const std::filesystem::path& directory, const MergedTerms& terms) {
  BtreeWriter table(directory / "position.glass", BtreeWriter::Creation::when_needed);
  std::string key;
  for (std::size_t term = 0; term < terms.size(); ++term) {
    key.clear();
    append_escaped(key, terms.name(term));
    key.push_back('\0');
    for (const auto& source : terms.sources(term)) {
      write_lists(table, key, terms.run_of(source), source.term);
    }
  }
  return table.finish();
}

}  // namespace dateline::segments::glass
