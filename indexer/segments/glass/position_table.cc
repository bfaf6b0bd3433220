// The position table: for each term and document a key of both, and the encoded positions.
#include "indexer/segments/glass/byte_packing.h"
#include "indexer/segments/glass/tables.h"

namespace dateline::segments::glass {

namespace {

// How far ahead the lists are fetched from memory, in which they lie by documents: the time of one
// is that of several items written.
constexpr std::size_t kAhead = 16;

void write_term(BtreeWriter& table, std::string& key, const TermMerge::Source& source) {
  const InvertedRun& run = *source.placed.run;
  const auto offsets = run.position_offsets_of(source.term);
  if (offsets.empty()) return;
  const auto postings = run.postings_of(source.term);
  // Those of the next terms come next in the same array.
  const std::uint32_t* const end = run.position_offsets.data() + run.position_offsets.size();
  const std::size_t term_bytes = key.size();
  for (std::size_t i = 0; i < offsets.size(); ++i) {
    const std::uint32_t* const later = offsets.data() + i + kAhead;
    if (later < end && *later != kNoPositions) {
      __builtin_prefetch(run.position_bytes.data() + *later);
    }
    if (offsets[i] == kNoPositions) continue;
    append_sortable(key, source.placed.first_document + postings[i].document);
    table.add(key, run.positions_at(offsets[i]));
    key.resize(term_bytes);
  }
}

}  // namespace

TableRoot write_position_table(const std::filesystem::path& directory,
                               std::span<const PlacedRun> runs) {
  BtreeWriter table(directory / "position.glass", BtreeWriter::Creation::when_needed);
  std::string key;
  for (TermMerge terms(runs); terms.next();) {
    key.clear();
    append_escaped(key, terms.term());
    key.push_back('\0');
    for (const TermMerge::Source& source : terms.sources()) write_term(table, key, source);
  }
  return table.finish();
}

}  // namespace dateline::segments::glass
