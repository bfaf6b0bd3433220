// The tables whose keys are document ids: termlist and docdata.
#include "indexer/segments/glass/byte_packing.h"
#include "indexer/segments/glass/tables.h"

namespace dateline::segments::glass {

TableRoot write_termlist_table(const std::filesystem::path& directory,
                               std::span<const PlacedRun> runs) {
  BtreeWriter table(directory / "termlist.glass", BtreeWriter::Creation::always);
  std::string key;
  for (const auto& [run, first_document] : runs) {
    for (DocumentIndex document = 0; document < run->documents(); ++document) {
      key.clear();
      append_sortable(key, first_document + document);
      table.add(key, run->termlists[document]);
      const std::string_view slots = run->slots[document];
      if (slots.empty()) continue;
      key.push_back('\0');
      table.add(key, slots);
    }
  }
  return table.finish();
}

TableRoot write_docdata_table(const std::filesystem::path& directory,
                              std::span<const PlacedRun> runs) {
  BtreeWriter table(directory / "docdata.glass", BtreeWriter::Creation::when_needed);
  std::string key;
  for (const auto& [run, first_document] : runs) {
    for (DocumentIndex document = 0; document < run->documents(); ++document) {
      const std::string_view stored = run->stored[document];
      if (stored.empty()) continue;
      key.clear();
      append_sortable(key, first_document + document);
      table.add(key, stored, run->compressed[document]);
    }
  }
  return table.finish();
}

}  // namespace dateline::segments::glass
