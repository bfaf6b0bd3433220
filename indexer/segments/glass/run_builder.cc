// The document in hand: terms counted, places sorted by term and encoded, values put into columns.
#include "indexer/segments/glass/run_builder.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <limits>
#include <stdexcept>

#include "indexer/segments/glass/byte_packing.h"
#include "indexer/segments/glass/inversion.h"
#include "indexer/segments/glass/position_coding.h"

namespace dateline::segments::glass {
namespace {

constexpr std::uint64_t kMax32 = std::numeric_limits<std::uint32_t>::max();

// Ascending, each once.
std::span<const std::uint32_t> in_order(std::span<std::uint32_t> positions) {
  const auto not_above = [](std::uint32_t a, std::uint32_t b) { return a >= b; };
  if (std::adjacent_find(positions.begin(), positions.end(), not_above) == positions.end()) {
    return positions;
  }
  std::sort(positions.begin(), positions.end());
  const auto end = std::unique(positions.begin(), positions.end());
  return positions.first(static_cast<std::size_t>(end - positions.begin()));
}

}  // namespace

RunBuilder::RunBuilder(RunOptions options)
    : options_(options), compressor_(options.compression_level) {}

TermId RunBuilder::intern(std::string_view term) {
  const auto nuls = static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
  if (term.empty() || term.size() + nuls > kMaxTermBytes) {
    throw std::length_error("glass: a term has 1 to 245 bytes");
  }
  const TermId id = dictionary_.intern(term);
  if (id == entry_at_.size()) entry_at_.push_back(0);
  return id;
}

void RunBuilder::begin_document() {
  entries_.clear();
  places_.clear();
  values_.clear();
  stored_.clear();
  stored_compressed_ = false;
  length_ = 0;
}

void RunBuilder::add_value(std::uint32_t slot, std::string_view value) {
  assert(slot != kMax32);
  if (value.size() > kMaxValueBytes) throw std::length_error("glass: value too long");
  const auto before = [](const auto& given, std::uint32_t wanted) { return given.first < wanted; };
  const auto at = std::lower_bound(values_.begin(), values_.end(), slot, before);
  const bool known = at != values_.end() && at->first == slot;
  if (value.empty()) {
    if (known) values_.erase(at);
  } else if (known) {
    at->second.assign(value);
  } else {
    values_.emplace(at, slot, value);
  }
}

void RunBuilder::set_data(std::string_view data) {
  const auto compressed = compressor_.compress(data);
  const std::string_view shorter = compressed.value_or(data);
  if (shorter.size() > kMaxStoredBytes) throw std::length_error("glass: data too long");
  stored_.assign(shorter);
  stored_compressed_ = compressed.has_value();
}

void RunBuilder::end_document() {
  check_room();
  append_position_lists();
  for (const Entry& entry : entries_) {
    if (entry.positions == 0) forward_.records.push_back({entry.term, entry.wdf});
    run_.highest_wdf = std::max(run_.highest_wdf, entry.wdf);
  }
  forward_.ends.push_back(static_cast<std::uint32_t>(forward_.records.size()));
  append_values();
  run_.stored.push_back(stored_);
  run_.compressed.push_back(stored_compressed_);
  run_.lengths.push_back(static_cast<std::uint32_t>(length_));
  begin_document();
}

void RunBuilder::check_room() const {
  if (length_ > kMax32) throw std::length_error("glass: document too long");
  const std::uint64_t position_bytes = run_.position_bytes.size() +
                                       max_position_bytes(places_.size()) +
                                       entries_.size() * (max_position_bytes(0) + kMaxVarint32);
  const std::uint64_t records = forward_.records.size() + entries_.size();
  if (position_bytes > kMax32 || records > kMax32 || documents() + 1 >= kMax32) {
    throw std::length_error("glass: run too large");
  }
}

// Brings the places of each term together (a counting sort, which keeps their order), then encodes
// them.
void RunBuilder::append_position_lists() {
  std::uint32_t total = 0;
  for (Entry& entry : entries_) total += std::exchange(entry.positions, total);
  sorted_places_.resize(places_.size());
  for (const Place& place : places_) {
    sorted_places_[entries_[place.entry].positions++] = place.position;
  }
  // Now each entry's number is the end of its places.
  std::uint32_t begin = 0;
  std::uint32_t positional = 0;
  for (Entry& entry : entries_) {
    const std::uint32_t count = entry.positions - begin;
    if (count > 0) {
      append_list(in_order({sorted_places_.data() + begin, count}));
      forward_.records.push_back({entry.term, entry.wdf});
      ++positional;
    }
    begin += count;
    entry.positions = count;
  }
  forward_.positional.push_back(positional);
}

// The length as a varint, then the list: written behind one byte for the length, which mostly is
// enough.
void RunBuilder::append_list(std::span<const std::uint32_t> positions) {
  char* const out = run_.position_bytes.room(kMaxVarint64 + max_position_bytes(positions.size()));
  char* end = put_positions(out + 1, positions);
  const auto length = static_cast<std::size_t>(end - (out + 1));
  if (length < 0x80) {
    *out = static_cast<char>(length);
  } else {
    char spelt[kMaxVarint64];
    const auto size = static_cast<std::size_t>(put_varint(spelt, length) - spelt);
    std::memmove(out + size, out + 1, length);
    std::memcpy(out, spelt, size);
    end = out + size + length;
  }
  run_.position_bytes.end_at(end);
}

// The columns, and the tag that says which slots the document has: each less the one before, less
// one.
void RunBuilder::append_values() {
  const auto document = static_cast<DocumentIndex>(documents());
  char* tag = run_.slots.growing().room(values_.size() * kMaxVarint32);
  std::uint32_t next = 0;
  for (const auto& [slot, value] : values_) {
    tag = put_varint(tag, slot - next);
    next = slot + 1;
    ValueColumn& column = run_.columns[slot];
    const bool first = column.documents.empty();
    if (first || value < column.lowest) column.lowest = value;
    if (first || value > column.highest) column.highest = value;
    column.documents.push_back(document);
    column.values.push_back(value);
  }
  run_.slots.growing().end_at(tag);
  run_.slots.close();
}

std::size_t RunBuilder::memory_bytes() const {
  return run_.memory_bytes() + dictionary_.memory_bytes() + forward_.memory_bytes() +
         entry_at_.size() * sizeof(std::uint32_t) + entries_.size() * sizeof(Entry) +
         places_.size() * sizeof(Place) + sorted_places_.size() * sizeof(std::uint32_t) +
         stored_.size();
}

InvertedRun RunBuilder::finish() {
  invert(forward_, dictionary_, run_);
  InvertedRun finished;
  std::swap(finished, run_);
  // The next run will be much like this one: what its arrays need is kept, or reserved untouched.
  forward_.clear();
  dictionary_ = TermDictionary();
  entry_at_.clear();
  begin_document();
  run_.position_bytes.reserve(finished.position_bytes.size());
  run_.termlists.growing().reserve(finished.termlists.memory_bytes());
  return finished;
}

}  // namespace dateline::segments::glass
