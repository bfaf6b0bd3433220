// What a term shares with the one before it, then the rest of it.
#include "indexer/segments/glass/termlist_coding.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "indexer/segments/glass/byte_packing.h"

namespace dateline::segments::glass {
namespace {

// From this wdf on no byte can hold it together with the length of what is shared.
constexpr std::uint32_t kWdfTooLarge = 127;
// A term, what is shared, its length, its wdf, and the slack of put_bytes.
constexpr std::size_t kMaxEntryBytes = 256 + 2 + kMaxVarint32 + PackedStrings::kSlack;
// How far ahead terms are fetched from memory, over all of which a document's are spread.
constexpr std::size_t kAhead = 8;

std::uint64_t word_at(const char* bytes) {
  std::uint64_t word;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

// How many bytes two packed strings begin with alike; eight at a time, which their slack allows.
std::size_t shared_prefix(std::string_view a, std::string_view b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  for (std::size_t at = 0; at < shorter; at += 8) {
    const std::uint64_t differing = word_at(a.data() + at) ^ word_at(b.data() + at);
    if (differing == 0) continue;
    const int bits = std::endian::native == std::endian::little ? std::countr_zero(differing)
                                                                : std::countl_zero(differing);
    return std::min(shorter, at + static_cast<std::size_t>(bits) / 8);
  }
  return shorter;
}

// The length in a byte, then the bytes of a packed string: of most, its slack copied too, which is
// faster.
char* put_bytes(char* out, std::string_view bytes) {
  *out++ = static_cast<char>(bytes.size());
  std::memcpy(out, bytes.data(), PackedStrings::kSlack);
  if (bytes.size() > PackedStrings::kSlack) std::memcpy(out, bytes.data(), bytes.size());
  return out + bytes.size();
}

}  // namespace

void append_termlist(ByteBuffer& out, const PackedStrings& terms, std::uint32_t length,
                     std::span<const ForwardIndex::Record> records) {
  if (records.empty()) return;
  char* at = out.room(2 * kMaxVarint32 + kMaxEntryBytes);
  at = put_varint(at, length);
  at = put_varint(at, records.size());
  std::string_view previous = terms[records.front().term];
  at = put_bytes(at, previous);
  at = put_varint(at, records.front().wdf);
  out.end_at(at);
  for (std::size_t i = 1; i < records.size(); ++i) {
    const auto& record = records[i];
    if (i + kAhead < records.size()) terms.prefetch(records[i + kAhead].term);
    at = out.room(kMaxEntryBytes);
    const std::string_view term = terms[record.term];
    const std::size_t shared = shared_prefix(previous, term);
    // A small wdf goes into the same byte: above every shared length, so that the reader can tell.
    const std::size_t both = (record.wdf + std::size_t{1}) * (previous.size() + 1) + shared;
    const bool fits = record.wdf < kWdfTooLarge && both <= 0xff;
    *at++ = static_cast<char>(fits ? both : shared);
    at = put_bytes(at, term.substr(shared));
    if (!fits) at = put_varint(at, record.wdf);
    out.end_at(at);
    previous = term;
  }
}

}  // namespace dateline::segments::glass
