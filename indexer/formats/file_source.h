// The bytes of an open file, and the guard on what is made of them by decompression.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "indexer/formats/byte_source.h"

namespace dateline::formats {

inline constexpr int kMostArchives = 2;           // an archive in an archive
inline constexpr int kMostCompressions = 2;       // of one file, outside an archive and in it
inline constexpr std::uint64_t kExpansion = 200;  // bytes out for each byte of the file
inline constexpr std::uint64_t kFreeExpansion = 64 * 1024 * 1024;  // before that is asked

// Bytes taken of one file, and bytes made of them by each layer of decompression.
struct Expansion {
  static constexpr std::size_t kLayers =
      (kMostArchives + 1) * (kMostCompressions + 1);  // none is deeper
  std::uint64_t taken = 0;
  std::array<std::uint64_t, kLayers> made{};
};

class FileSource final : public ByteSource {
 public:
  // Takes the descriptor (but for standard input). `stop` is asked before each read, and while a
  // pipe has nothing to read. `taken` counts the bytes of all files.
  FileSource(int descriptor, std::string name, const std::function<bool()>& stop,
             std::atomic<std::uint64_t>& taken, std::shared_ptr<Expansion> expansion);
  ~FileSource() override;
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  std::size_t read(char* to, std::size_t room) override;

 private:
  bool has_bytes() const;

  int descriptor_;
  std::string name_;
  const std::function<bool()>& stop_;
  std::atomic<std::uint64_t>& taken_;
  std::shared_ptr<Expansion> expansion_;
  bool waits_ = false;
};

// Counts what a layer makes, and ends it when that is too much.
class GuardedSource final : public ByteSource {
 public:
  // `at`: the layer's place in Expansion::made.
  GuardedSource(std::unique_ptr<ByteSource> layer, std::shared_ptr<Expansion> expansion,
                std::size_t at);
  std::size_t read(char* to, std::size_t room) override;

 private:
  std::unique_ptr<ByteSource> layer_;
  std::shared_ptr<Expansion> expansion_;
  std::size_t at_;
};

}  // namespace dateline::formats
