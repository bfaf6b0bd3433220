// Where bytes come from, one piece after the other: a file, what a decompressor makes of one, a
// member of an archive.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace dateline::formats {

// Thrown by a source whose bytes are not what they should be: a truncated file, a wrong checksum, a
// limit. What was read before stands; there is no more after it.
struct DamagedInput {
  std::string reason;
};

// Thrown by a source that waits for bytes when the run is to end.
struct StopRequested {};

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Puts at most `room` bytes at `to` and returns how many; 0 only at the end. REQUIRES: room > 0.
  // Throws DamagedInput, StopRequested, or console::WorldError where the system fails.
  virtual std::size_t read(char* to, std::size_t room) = 0;
};

// Bytes that are there already. REQUIRES: they outlive the source.
class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
  std::size_t read(char* to, std::size_t room) override {
    const std::size_t count = std::min(room, bytes_.size());
    if (count > 0) std::memcpy(to, bytes_.data(), count);
    bytes_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view bytes_;
};

}  // namespace dateline::formats
