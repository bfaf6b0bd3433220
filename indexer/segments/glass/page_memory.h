// Memory for the large arrays of a run: left uninitialised until written, and asked for in huge
// pages, because the first touch of every small page would cost as much as the inverting itself.
#pragma once

#include <cstddef>
#include <cstring>
#include <new>
#include <string_view>
#include <type_traits>
#include <vector>

namespace dateline::segments::glass {

// Blocks from kHugePageBytes on are aligned to huge pages and the system is advised to use them.
// Throws std::bad_alloc.
inline constexpr std::size_t kHugePageBytes = std::size_t{2} << 20;
void* allocate_pages(std::size_t bytes);
void free_pages(void* block, std::size_t bytes) noexcept;

template <typename T>
struct PageAllocator {
  static_assert(std::is_trivially_destructible_v<T>);
  using value_type = T;

  PageAllocator() = default;
  template <typename U>
  PageAllocator(const PageAllocator<U>&) {}

  T* allocate(std::size_t count) { return static_cast<T*>(allocate_pages(count * sizeof(T))); }
  void deallocate(T* block, std::size_t count) noexcept { free_pages(block, count * sizeof(T)); }

  // Without a value, resize leaves the new elements as they are.
  template <typename U>
  void construct(U* at) {
    ::new (static_cast<void*>(at)) U;
  }
  template <typename U, typename... Values>
  void construct(U* at, Values&&... values) {
    ::new (static_cast<void*>(at)) U{std::forward<Values>(values)...};
  }

  bool operator==(const PageAllocator&) const { return true; }
};

template <typename T>
using PageVector = std::vector<T, PageAllocator<T>>;

// Bytes that grow at the end, through a pointer rather than call by call.
class ByteBuffer {
 public:
  std::size_t size() const { return size_; }
  const char* data() const { return bytes_.data(); }

  // The end, with room for so many bytes. Void after the next call.
  char* room(std::size_t bytes) {
    if (bytes_.size() - size_ < bytes) grow(bytes);
    return bytes_.data() + size_;
  }
  // What was written into the room ends here.
  void end_at(const char* end) { size_ = static_cast<std::size_t>(end - bytes_.data()); }

  void reserve(std::size_t bytes) {
    if (bytes > bytes_.size()) bytes_.resize(bytes);
  }

  void append(std::string_view bytes) {
    if (bytes.empty()) return;
    char* out = room(bytes.size());
    std::memcpy(out, bytes.data(), bytes.size());
    size_ += bytes.size();
  }

 private:
  void grow(std::size_t bytes);

  PageVector<char> bytes_;
  std::size_t size_ = 0;
};

}  // namespace dateline::segments::glass
