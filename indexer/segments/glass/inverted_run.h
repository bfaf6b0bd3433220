// A run: some documents, inverted, in memory, in nearly the bytes that the tables want. Made by
// RunBuilder, possibly several at once on several threads; written, one or several, by
// write_database. Not changed any more.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/segments/glass/packed_strings.h"

namespace dateline::segments::glass {

// A document's number within its run, from 0.
using DocumentIndex = std::uint32_t;

struct Posting {
  DocumentIndex document;
  std::uint32_t wdf;
};

// In place of the offset of a position list, of a posting that has none.
inline constexpr std::uint32_t kNoPositions = ~std::uint32_t{0};

// The values of one slot, of the documents that have one, in their order.
struct ValueColumn {
  PageVector<DocumentIndex> documents;
  PackedStrings values;
  std::string lowest;
  std::string highest;
};

struct InvertedRun {
  // Terms in byte order; of term t the postings [posting_ends[t-1], posting_ends[t]), in the order
  // of documents. Every term has one. Offsets of position lists likewise: as many as the term has
  // postings, or none at all.
  PackedStrings terms;
  PageVector<std::uint32_t> posting_ends;
  PageVector<Posting> postings;
  PageVector<std::uint32_t> position_ends;
  PageVector<std::uint32_t> position_offsets;  // kNoPositions, or into:
  ByteBuffer position_bytes;                   // the length of a list as a varint, then the list

  // One of each a document, but for the columns.
  PageVector<std::uint32_t> lengths;  // sum of wdf
  PackedStrings termlists;            // tags of the termlist table
  PackedStrings slots;   // which slots have a value, as the termlist table has it; empty if none
  PackedStrings stored;  // data, compressed or not
  std::vector<bool> compressed;  // which of them are
  std::map<std::uint32_t, ValueColumn> columns;

  std::uint32_t highest_wdf = 0;

  std::size_t documents() const { return lengths.size(); }

  std::span<const Posting> postings_of(std::size_t term) const {
    return span_of(postings, posting_ends, term);
  }
  std::span<const std::uint32_t> position_offsets_of(std::size_t term) const {
    return span_of(position_offsets, position_ends, term);
  }
  // The tag of the position table.
  std::string_view positions_at(std::uint32_t offset) const {
    const char* at = position_bytes.data() + offset;
    std::size_t length = static_cast<std::uint8_t>(*at++);
    for (unsigned shift = 7; (length >> shift & 1) != 0; shift += 7) {
      length = (length & ~(std::size_t{1} << shift)) | std::size_t{static_cast<std::uint8_t>(*at++)}
                                                           << shift;
    }
    return {at, length};
  }

  std::size_t memory_bytes() const;

 private:
  template <typename T>
  static std::span<const T> span_of(const PageVector<T>& all, const PageVector<std::uint32_t>& ends,
                                    std::size_t term) {
    const std::uint32_t begin = term == 0 ? 0 : ends[term - 1];
    return {all.data() + begin, ends[term] - begin};
  }
};

}  // namespace dateline::segments::glass
