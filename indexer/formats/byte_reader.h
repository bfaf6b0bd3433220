// Looks ahead in a source, by pieces or by lines, and knows line and offset of the current place.
// Memory grows with what is looked at, and shrinks again; reading is linear.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/formats/byte_source.h"

namespace dateline::formats {

class ByteReader {
 public:
  // Bytes behind every view that may be read (their contents mean nothing): simdjson wants them.
  static constexpr std::size_t kPadding = 64;

  explicit ByteReader(std::unique_ptr<ByteSource> source);

  // What is buffered from the current place on: at least `bytes`, unless the end comes first. Valid
  // until the next call of peek() or next_line(). A DamagedInput is the end, and in damage().
  std::string_view peek(std::size_t bytes);
  // Moves the current place. REQUIRES: peek() has shown so much.
  void consume(std::size_t bytes);

  struct Line {
    std::string_view text;  // without "\n" or "\r\n"; at most `limit` bytes, then cut
    bool too_long = false;
  };
  // The next line, consumed; nullopt at the end. A last line needs no line end.
  std::optional<Line> next_line(std::size_t limit);
  // Consumes to the end of the line, line end included.
  void skip_line();

  std::uint64_t offset() const { return offset_; }  // bytes consumed
  std::uint64_t line() const { return line_; }      // of the current place, from 1
  // Why the source ended before its time; empty: it did not.
  const std::string& damage() const { return damage_; }

 private:
  std::size_t available() const { return end_ - begin_; }
  // One more read from the source; false at the end.
  bool refill();
  void make_room();

  std::unique_ptr<ByteSource> source_;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0;  // without the padding
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool at_end_ = false;
  std::uint64_t offset_ = 0;
  std::uint64_t line_ = 1;
  std::string damage_;
};

}  // namespace dateline::formats
