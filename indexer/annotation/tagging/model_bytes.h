// Models as files: little-endian numbers behind a head with the kind of model, a version and a
// checksum (FNV-1a, 64 bits) of the rest.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/annotation/tagging/linear_chain.h"
#include "indexer/annotation/tagging/word_table.h"

namespace dateline::tagging {

// What a model's file begins with.
struct ModelHead {
  std::string_view magic;  // eight bytes
  std::uint32_t version = 1;
  std::string_view what;  // for error messages: "statement model"
};

class ModelWriter {
 public:
  void put(std::uint64_t value, int bytes);
  void put(const LinearChain& chain);
  void put(const WordTable& words);
  // The whole file.
  std::string take(const ModelHead& head) const;

 private:
  std::string out_;
};

// Throws std::runtime_error if the bytes are no such model, of another version, cut short or
// damaged.
class ModelReader {
 public:
  // REQUIRES: both outlive it.
  ModelReader(std::string_view file, const ModelHead& head);
  std::uint64_t get(int bytes);
  LinearChain get_chain();
  WordTable get_words();

 private:
  std::int16_t get_score() { return static_cast<std::int16_t>(get(2)); }
  void need(std::size_t n) const;
  [[noreturn]] void fail(std::string_view why) const;

  std::string_view bytes_;
  std::string_view what_;
  std::size_t at_ = 0;
};

}  // namespace dateline::tagging
