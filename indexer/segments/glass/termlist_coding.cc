#include "indexer/segments/glass/termlist_coding.h"

#include <algorithm>

#include "indexer/segments/glass/byte_packing.h"

namespace dateline::segments::glass {
namespace {

// From this wdf on no byte can hold it together with the length of what is shared.
constexpr std::uint32_t kWdfTooLarge = 127;

std::size_t shared_prefix(std::string_view a, std::string_view b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  std::size_t shared = 0;
  while (shared < shorter && a[shared] == b[shared]) ++shared;
  return shared;
}

void append_bytes(std::string& out, std::string_view bytes) {
  out.push_back(static_cast<char>(bytes.size()));
  out.append(bytes);
}

}  // namespace

void append_termlist(std::string& out, const PackedStrings& terms, std::uint32_t length,
                     std::span<const ForwardIndex::Record> records) {
  if (records.empty()) return;
  append_varint(out, length);
  append_varint(out, records.size());
  std::string_view previous = terms[records.front().term];
  append_bytes(out, previous);
  append_varint(out, records.front().wdf);
  for (const auto& record : records.subspan(1)) {
    const std::string_view term = terms[record.term];
    const std::size_t shared = shared_prefix(previous, term);
    // A small wdf goes into the same byte: above every shared length, so that the reader can tell.
    const std::size_t both = (record.wdf + std::size_t{1}) * (previous.size() + 1) + shared;
    const bool fits = record.wdf < kWdfTooLarge && both <= 0xff;
    out.push_back(static_cast<char>(fits ? both : shared));
    append_bytes(out, term.substr(shared));
    if (!fits) append_varint(out, record.wdf);
    previous = term;
  }
}

}  // namespace dateline::segments::glass
