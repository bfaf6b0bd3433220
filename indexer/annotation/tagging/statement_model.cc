// The file: "DLSTATEM", version, checksum of the rest (FNV-1a, 64 bits), the word table, then the
// chains.
#include "indexer/annotation/tagging/statement_model.h"

#include <stdexcept>

namespace dateline::tagging {
namespace {

constexpr std::string_view kMagic = "DLSTATEM";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kHead = 8 + 4 + 8;

std::uint64_t checksum(std::string_view bytes) {
  std::uint64_t h = 0xCBF29CE484222325ULL;
  for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return h;
}

class Writer {
 public:
  void put(std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) out_ += static_cast<char>(value >> (8 * i) & 0xFF);
  }
  void put(const LinearChain& chain) {
    const LinearChain::Weights& w = chain.weights();
    put(w.bits, 4);
    put(w.scale, 4);
    for (const std::int16_t v : w.transitions) put(static_cast<std::uint16_t>(v), 2);
    for (const std::int16_t v : w.start) put(static_cast<std::uint16_t>(v), 2);
    for (const std::int16_t v : w.end) put(static_cast<std::uint16_t>(v), 2);
    for (const std::int8_t v : w.rows) out_ += static_cast<char>(v);
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}
  std::uint64_t get(int bytes) {
    need(static_cast<std::size_t>(bytes));
    std::uint64_t value = 0;
    for (int i = 0; i < bytes; ++i)
      value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes_[at_++])) << (8 * i);
    return value;
  }
  std::int16_t get_score() { return static_cast<std::int16_t>(get(2)); }
  LinearChain get_chain() {
    LinearChain::Weights w;
    w.bits = static_cast<unsigned>(get(4));
    w.scale = static_cast<unsigned>(get(4));
    if (w.bits < 1 || w.bits > 20 || w.scale == 0)
      throw std::runtime_error("statement model: impossible size");
    for (std::int16_t& v : w.transitions) v = get_score();
    for (std::int16_t& v : w.start) v = get_score();
    for (std::int16_t& v : w.end) v = get_score();
    const std::size_t size = kLabels << w.bits;
    need(size);
    w.rows.resize(size);
    for (std::int8_t& v : w.rows) v = static_cast<std::int8_t>(bytes_[at_++]);
    return LinearChain(std::move(w));
  }

 private:
  void need(std::size_t n) const {
    if (bytes_.size() - at_ < n) throw std::runtime_error("statement model: cut short");
  }
  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace

std::string write_model(const StatementModel& model) {
  Writer body;
  body.put(model.words.entries().size(), 4);
  for (const WordEntry& e : model.words.entries()) {
    body.put(e.hash, 4);
    body.put(e.fine, 2);
    body.put(e.coarse, 1);
    body.put(e.cue, 1);
  }
  body.put(model.cues);
  body.put(model.parts);
  body.put(model.trust);
  const std::string rest = body.take();
  Writer head;
  head.put(kVersion, 4);
  head.put(checksum(rest), 8);
  return std::string(kMagic) + head.take() + rest;
}

StatementModel read_model(std::string_view bytes) {
  if (bytes.size() < kHead || bytes.substr(0, 8) != kMagic)
    throw std::runtime_error("statement model: not such a file");
  Reader head(bytes.substr(8, kHead - 8));
  if (head.get(4) != kVersion) throw std::runtime_error("statement model: of another version");
  const std::string_view rest = bytes.substr(kHead);
  if (head.get(8) != checksum(rest))
    throw std::runtime_error("statement model: damaged (checksum)");
  Reader body(rest);
  const std::uint64_t count = body.get(4);
  if (count > rest.size() / 8) throw std::runtime_error("statement model: cut short");
  std::vector<WordEntry> entries(count);
  for (WordEntry& e : entries) {
    e.hash = static_cast<std::uint32_t>(body.get(4));
    e.fine = static_cast<std::uint16_t>(body.get(2));
    e.coarse = static_cast<std::uint8_t>(body.get(1));
    e.cue = static_cast<std::uint8_t>(body.get(1));
  }
  StatementModel model;
  model.words = WordTable(std::move(entries));
  model.cues = body.get_chain();
  model.parts = body.get_chain();
  model.trust = body.get_chain();
  return model;
}

}  // namespace dateline::tagging
