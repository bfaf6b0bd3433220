// Cuts a list of (document, number) into the chunks in which glass keeps posting lists and document
// lengths.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/segments/glass/btree_writer.h"
#include "indexer/segments/glass/byte_packing.h"

namespace dateline::segments::glass {

class PostingChunks {
 public:
  explicit PostingChunks(BtreeWriter& table) : table_(table) {}

  // Begins the list of a term. `documents` and `occurrences` are its term and collection frequency.
  void begin_term(std::string_view term, std::uint32_t documents, std::uint32_t occurrences);
  // Begins the list of document lengths, which is kept like that of a term.
  void begin_lengths();

  // REQUIRES: ids ascend. wdf, or the length.
  void add(std::uint32_t document, std::uint32_t number) {
    if (size_ >= kChunkBytes) write_chunk(false);
    char* out = body() + size_;
    if (size_ == 0) {
      first_ = document;
    } else {
      out = put_varint(out, document - last_ - 1);
    }
    last_ = document;
    size_ = static_cast<std::size_t>(put_varint(out, number) - body());
  }

  // Writes what is left. REQUIRES: the list has something.
  void end();

 private:
  // A chunk ends once it is this long: Xapian's own figure.
  static constexpr std::size_t kChunkBytes = 2000;
  // Room before the body for the header of a first chunk: five numbers at most, one of them a flag.
  static constexpr std::size_t kHeaderBytes = 5 * kMaxVarint32;

  char* body() { return chunk_.data() + kHeaderBytes; }
  void write_chunk(bool last);

  BtreeWriter& table_;
  std::string first_key_;
  std::string later_key_;  // up to the id of the chunk's first document
  std::uint32_t documents_ = 0;
  std::uint32_t occurrences_ = 0;
  bool at_first_chunk_ = true;
  std::array<char, kHeaderBytes + kChunkBytes + 2 * kMaxVarint32> chunk_;
  std::size_t size_ = 0;  // of the body
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
};

}  // namespace dateline::segments::glass
