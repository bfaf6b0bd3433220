// The keys and headers of chunks.
#include "indexer/segments/glass/posting_chunks.h"

#include <cassert>
#include <cstring>

namespace dateline::segments::glass {

void PostingChunks::begin_term(std::string_view term, std::uint32_t documents,
                               std::uint32_t occurrences) {
  first_key_.clear();
  append_escaped(first_key_, term);
  later_key_ = first_key_;
  later_key_.push_back('\0');
  documents_ = documents;
  occurrences_ = occurrences;
  at_first_chunk_ = true;
}

void PostingChunks::begin_lengths() {
  first_key_.assign("\0\xe0", 2);
  later_key_ = first_key_;
  documents_ = 0;
  occurrences_ = 0;
  at_first_chunk_ = true;
}

void PostingChunks::end() {
  assert(size_ > 0);
  write_chunk(true);
}

// First chunk: documents, occurrences, first id less one. Each: whether it is the last, last id
// less first; the body.
void PostingChunks::write_chunk(bool last) {
  char header[kHeaderBytes];
  char* out = header;
  if (at_first_chunk_) {
    out = put_varint(out, documents_);
    out = put_varint(out, occurrences_);
    out = put_varint(out, first_ - 1);
  }
  *out++ = last ? '1' : '0';
  out = put_varint(out, last_ - first_);
  const auto header_size = static_cast<std::size_t>(out - header);
  char* const begin = body() - header_size;
  std::memcpy(begin, header, header_size);
  const std::string_view tag(begin, header_size + size_);
  if (at_first_chunk_) {
    table_.add(first_key_, tag);
  } else {
    const std::size_t size = later_key_.size();
    append_sortable(later_key_, first_);
    table_.add(later_key_, tag);
    later_key_.resize(size);
  }
  at_first_chunk_ = false;
  size_ = 0;
}

}  // namespace dateline::segments::glass
