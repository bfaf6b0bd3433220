// Many short byte strings behind one another in one buffer: 8 bytes each beside their own.
#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/segments/glass/page_memory.h"

namespace dateline::segments::glass {

class PackedStrings {
 public:
  // Up to so many bytes after a string may be read, whatever they are (for copies and comparisons
  // of whole words).
  static constexpr std::size_t kSlack = 16;

  std::size_t size() const { return ends_.size(); }
  bool empty() const { return ends_.empty(); }

  std::string_view operator[](std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
    return {bytes_.data() + begin, static_cast<std::size_t>(ends_[index]) - begin};
  }

  // Begins to fetch a string from memory that will be read soon.
  void prefetch(std::size_t index) const { __builtin_prefetch((*this)[index].data()); }

  void push_back(std::string_view bytes) {
    bytes_.append(bytes);
    close();
  }

  // For a string that is built in place: write to growing(), then close() it.
  ByteBuffer& growing() { return bytes_; }
  void close() {
    bytes_.room(kSlack);
    ends_.push_back(bytes_.size());
  }

  std::size_t memory_bytes() const { return bytes_.size() + ends_.size() * sizeof(std::uint64_t); }

 private:
  ByteBuffer bytes_;
  PageVector<std::uint64_t> ends_;
};

}  // namespace dateline::segments::glass
