// The postlist table, in the order of its keys: metadata, statistics of the slots, values, lengths,
// terms.
#include <algorithm>
#include <limits>
#include <stdexcept>
#include <vector>

#include "indexer/segments/glass/byte_packing.h"
#include "indexer/segments/glass/posting_chunks.h"
#include "indexer/segments/glass/tables.h"

namespace dateline::segments::glass {
namespace {

constexpr std::string_view kMetadataPrefix("\0\xc0", 2);
constexpr std::string_view kValueStatisticsPrefix("\0\xd0", 2);
constexpr std::string_view kValueChunkPrefix("\0\xd8", 2);
// A chunk of values ends once it is this long: Xapian's own figure.
constexpr std::size_t kValueChunkBytes = 2000;

// One slot's columns, in the order of documents, and the slot as the keys of its kind spell it.
struct Slot {
  struct Part {
    const ValueColumn* column;
    std::uint32_t first_document;
  };
  std::string key;
  std::vector<Part> parts;
};

// The slots in the order of their keys under a spelling, which is not the order of the numbers.
template <typename Spelling>
std::vector<Slot> slots_in_order(std::span<const PlacedRun> runs, std::string_view prefix,
                                 Spelling append_slot) {
  std::map<std::uint32_t, std::vector<Slot::Part>> by_number;
  for (const auto& [run, first_document] : runs) {
    for (const auto& [slot, column] : run->columns) {
      by_number[slot].push_back({&column, first_document});
    }
  }
  std::vector<Slot> slots;
  for (auto& [number, parts] : by_number) {
    std::string key(prefix);
    append_slot(key, number);
    slots.push_back({std::move(key), std::move(parts)});
  }
  std::sort(slots.begin(), slots.end(), [](const Slot& a, const Slot& b) { return a.key < b.key; });
  return slots;
}

void write_metadata(BtreeWriter& table, const Metadata& metadata) {
  for (const auto& [key, value] : metadata) {
    if (key.empty()) throw std::invalid_argument("glass: metadata without a key");
    if (!value.empty()) table.add(std::string(kMetadataPrefix) + key, value);
  }
}

// How many documents have a value, the lowest value, and the highest unless it is the same.
void write_value_statistics(BtreeWriter& table, std::span<const PlacedRun> runs) {
  for (const Slot& slot : slots_in_order(runs, kValueStatisticsPrefix, append_trailing)) {
    std::size_t frequency = 0;
    std::string_view lowest = slot.parts.front().column->lowest;
    std::string_view highest = slot.parts.front().column->highest;
    for (const auto& [column, first_document] : slot.parts) {
      frequency += column->documents.size();
      lowest = std::min(lowest, std::string_view(column->lowest));
      highest = std::max(highest, std::string_view(column->highest));
    }
    std::string tag;
    append_varint(tag, frequency);
    append_counted(tag, lowest);
    if (highest != lowest) tag.append(highest);
    table.add(slot.key, tag);
  }
}

// Chunks of values; each value but a chunk's first comes after the number of documents passed over.
void write_slot_values(BtreeWriter& table, const Slot& slot) {
  std::string key;
  std::string tag;
  std::uint32_t last = 0;
  const auto write_chunk = [&] {
    if (!tag.empty()) table.add(key, tag);
    tag.clear();
  };
  for (const auto& [column, first_document] : slot.parts) {
    for (std::size_t i = 0; i < column->documents.size(); ++i) {
      const std::uint32_t document = first_document + column->documents[i];
      if (tag.empty()) {
        key = slot.key;
        append_sortable(key, document);
      } else {
        append_varint(tag, document - last - 1);
      }
      append_counted(tag, column->values[i]);
      last = document;
      if (tag.size() >= kValueChunkBytes) write_chunk();
    }
  }
  write_chunk();
}

void write_values(BtreeWriter& table, std::span<const PlacedRun> runs) {
  for (const Slot& slot : slots_in_order(runs, kValueChunkPrefix, append_varint)) {
    write_slot_values(table, slot);
  }
}

void write_lengths(PostingChunks& chunks, std::span<const PlacedRun> runs) {
  bool any = false;
  chunks.begin_lengths();
  for (const auto& [run, first_document] : runs) {
    for (DocumentIndex document = 0; document < run->documents(); ++document) {
      chunks.add(first_document + document, run->lengths[document]);
      any = true;
    }
  }
  if (any) chunks.end();
}

void write_term(PostingChunks& chunks, const MergedTerms& terms, std::size_t term) {
  std::size_t documents = 0;
  std::uint64_t occurrences = 0;
  for (const auto& source : terms.sources(term)) {
    const auto postings = terms.run_of(source).run->postings_of(source.term);
    documents += postings.size();
    for (const Posting& posting : postings) occurrences += posting.wdf;
  }
  if (occurrences > std::numeric_limits<std::uint32_t>::max()) {
    throw std::length_error("glass: a term occurs more than 2^32 times");
  }
  chunks.begin_term(terms.name(term), static_cast<std::uint32_t>(documents),
                    static_cast<std::uint32_t>(occurrences));
  for (const auto& source : terms.sources(term)) {
    const auto& [run, first_document] = terms.run_of(source);
    for (const Posting& posting : run->postings_of(source.term)) {
      chunks.add(first_document + posting.document, posting.wdf);
    }
  }
  chunks.end();
}

}  // namespace

TableRoot write_postlist_table(const std::filesystem::path& directory, const MergedTerms& terms,
                               const Metadata& metadata) {
  BtreeWriter table(directory / "postlist.glass", BtreeWriter::Creation::always);
  write_metadata(table, metadata);
  write_value_statistics(table, terms.runs());
  write_values(table, terms.runs());
  PostingChunks chunks(table);
  write_lengths(chunks, terms.runs());
  for (std::size_t term = 0; term < terms.size(); ++term) write_term(chunks, terms, term);
  return table.finish();
}

}  // namespace dateline::segments::glass
