// The head is eight bytes of magic, four of version, eight of checksum.
#include "indexer/annotation/tagging/model_bytes.h"

#include <stdexcept>

namespace dateline::tagging {
namespace {

constexpr std::size_t kHead = 8 + 4 + 8;
constexpr std::size_t kEntryBytes = 8;

std::uint64_t checksum(std::string_view bytes) {
  std::uint64_t h = 0xCBF29CE484222325ULL;
  for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return h;
}

}  // namespace

void ModelWriter::put(std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out_ += static_cast<char>(value >> (8 * i) & 0xFF);
}

void ModelWriter::put(const LinearChain& chain) {
  const LinearChain::Weights w = chain.weights();
  put(w.bits, 4);
  put(w.scale, 4);
  for (const std::int16_t v : w.transitions) put(static_cast<std::uint16_t>(v), 2);
  for (const std::int16_t v : w.start) put(static_cast<std::uint16_t>(v), 2);
  for (const std::int16_t v : w.end) put(static_cast<std::uint16_t>(v), 2);
  for (const std::int8_t v : w.rows) out_ += static_cast<char>(v);
}

void ModelWriter::put(const WordTable& words) {
  put(words.entries().size(), 4);
  for (const WordEntry& e : words.entries()) {
    put(e.hash, 4);
    put(e.fine, 2);
    put(e.coarse, 1);
    put(e.cue, 1);
  }
}

std::string ModelWriter::take(const ModelHead& head) const {
  ModelWriter front;
  front.put(head.version, 4);
  front.put(checksum(out_), 8);
  return std::string(head.magic) + front.out_ + out_;
}

ModelReader::ModelReader(std::string_view file, const ModelHead& head) : what_(head.what) {
  if (file.size() < kHead || file.substr(0, 8) != head.magic) fail("not such a file");
  bytes_ = file.substr(8, kHead - 8);
  if (get(4) != head.version) fail("of another version");
  const std::uint64_t sum = get(8);
  bytes_ = file.substr(kHead);
  at_ = 0;
  if (sum != checksum(bytes_)) fail("damaged (checksum)");
}

std::uint64_t ModelReader::get(int bytes) {
  need(static_cast<std::size_t>(bytes));
  std::uint64_t value = 0;
  for (int i = 0; i < bytes; ++i)
    value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes_[at_++])) << (8 * i);
  return value;
}

LinearChain ModelReader::get_chain() {
  LinearChain::Weights w;
  w.bits = static_cast<unsigned>(get(4));
  w.scale = static_cast<unsigned>(get(4));
  if (w.bits < 1 || w.bits > 20 || w.scale == 0) fail("impossible size");
  for (std::int16_t& v : w.transitions) v = get_score();
  for (std::int16_t& v : w.start) v = get_score();
  for (std::int16_t& v : w.end) v = get_score();
  const std::size_t size = kLabels << w.bits;
  need(size);
  w.rows.resize(size);
  for (std::int8_t& v : w.rows) v = static_cast<std::int8_t>(bytes_[at_++]);
  return LinearChain(std::move(w));
}

WordTable ModelReader::get_words() {
  const std::uint64_t count = get(4);
  if (count > (bytes_.size() - at_) / kEntryBytes) fail("cut short");
  std::vector<WordEntry> entries(count);
  for (WordEntry& e : entries) {
    e.hash = static_cast<std::uint32_t>(get(4));
    e.fine = static_cast<std::uint16_t>(get(2));
    e.coarse = static_cast<std::uint8_t>(get(1));
    e.cue = static_cast<std::uint8_t>(get(1));
  }
  return WordTable(std::move(entries));
}

void ModelReader::need(std::size_t n) const {
  if (bytes_.size() - at_ < n) fail("cut short");
}

void ModelReader::fail(std::string_view why) const {
  throw std::runtime_error(std::string(what_) + ": " + std::string(why));
}

}  // namespace dateline::tagging
