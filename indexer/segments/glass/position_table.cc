// The position table: for each term and document a key of both, and the encoded positions.
#include "indexer/segments/glass/byte_packing.h"
#include "indexer/segments/glass/tables.h"

namespace dateline::segments::glass {

TableRoot write_position_table(const std::filesystem::path& directory,
                               std::span<const PlacedRun> runs) {
  BtreeWriter table(directory / "position.glass", BtreeWriter::Creation::when_needed);
  TermMerge terms(runs);
  std::string key;
  while (terms.next()) {
    key.clear();
    append_escaped(key, terms.term());
    key.push_back('\0');
    const std::size_t term_bytes = key.size();
    for (const auto& [placed, term] : terms.sources()) {
      for (const PositionList& list : placed.run->position_lists_of(term)) {
        key.resize(term_bytes);
        append_sortable(key, placed.first_document + list.document);
        table.add(key, placed.run->positions_at(list.offset));
      }
    }
  }
  return table.finish();
}

}  // namespace dateline::segments::glass
