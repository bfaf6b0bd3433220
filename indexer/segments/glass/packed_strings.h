// Many short byte strings behind one another in one buffer: 8 bytes each beside their own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::segments::glass {

class PackedStrings {
 public:
  std::size_t size() const { return ends_.size(); }
  bool empty() const { return ends_.empty(); }

  std::string_view operator[](std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
    return {bytes_.data() + begin, static_cast<std::size_t>(ends_[index]) - begin};
  }

  void push_back(std::string_view bytes) {
    bytes_.append(bytes);
    ends_.push_back(bytes_.size());
  }

  // For a string that is built in place: append to growing(), then close() it.
  std::string& growing() { return bytes_; }
  void close() { ends_.push_back(bytes_.size()); }

  void reserve(std::size_t strings, std::size_t bytes) {
    ends_.reserve(strings);
    bytes_.reserve(bytes);
  }

  std::size_t memory_bytes() const {
    return bytes_.capacity() + ends_.capacity() * sizeof(ends_.front());
  }

 private:
  std::string bytes_;
  std::vector<std::uint64_t> ends_;
};

}  // namespace dateline::segments::glass
