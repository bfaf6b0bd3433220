// One buffer that moves its contents to the front when it is full, and doubles when that is not
// enough.
#include "indexer/formats/byte_reader.h"

#include <cassert>
#include <cstring>

namespace dateline::formats {
namespace {

constexpr std::size_t kFirstSize = 16 * 1024;  // enough for a short article
constexpr std::size_t kUsualSize = 512 * 1024;
// A buffer that grew beyond this for one record is given back after it.
constexpr std::size_t kLargestKept = 8 * 1024 * 1024;

std::uint64_t count_newlines(const char* at, const char* end) {
  std::uint64_t lines = 0;
  while (at < end) {
    at = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
    if (at == nullptr) break;
    ++lines;
    ++at;
  }
  return lines;
}

}  // namespace

ByteReader::ByteReader(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

std::string_view ByteReader::peek(std::size_t bytes) {
  while (available() < bytes && refill()) {
  }
  if (!buffer_) return {};
  return {buffer_.get() + begin_, available()};
}

void ByteReader::consume(std::size_t bytes) {
  assert(bytes <= available());
  if (bytes == 0) return;
  const char* at = buffer_.get() + begin_;
  line_ += count_newlines(at, at + bytes);
  begin_ += bytes;
  offset_ += bytes;
}

std::optional<ByteReader::Line> ByteReader::next_line(std::size_t limit) {
  std::size_t searched = 0;
  for (;;) {
    const std::string_view view = peek(searched + 1);
    if (view.empty()) return std::nullopt;
    const std::size_t newline = view.find('\n', searched);
    const std::size_t length = std::min(newline, view.size());
    const bool ended = newline != std::string_view::npos || view.size() == searched;
    if (length > limit) {
      // The view must outlive the skipping, which moves the buffer: only a cut record's beginning
      // is needed, and the caller gets it from where the buffer keeps it.
      consume(length);
      return Line{view.substr(0, limit), true};
    }
    if (ended) {
      std::string_view text = view.substr(0, length);
      if (text.ends_with('\r')) text.remove_suffix(1);
      consume(newline == std::string_view::npos ? length : length + 1);
      return Line{text, false};
    }
    searched = view.size();
  }
}

void ByteReader::skip_line() {
  for (;;) {
    const std::string_view view = peek(1);
    if (view.empty()) return;
    const std::size_t newline = view.find('\n');
    consume(newline == std::string_view::npos ? view.size() : newline + 1);
    if (newline != std::string_view::npos) return;
  }
}

bool ByteReader::refill() {
  if (at_end_) return false;
  make_room();
  try {
    const std::size_t count = source_->read(buffer_.get() + end_, capacity_ - end_);
    end_ += count;
    at_end_ = count == 0;
  } catch (const DamagedInput& damaged) {
    damage_ = damaged.reason;
    at_end_ = true;
  }
  return !at_end_;
}

void ByteReader::make_room() {
  const std::size_t kept = available();
  const bool shrink = capacity_ > kLargestKept && kept < kUsualSize / 2;
  if (!shrink && buffer_ && capacity_ - end_ >= capacity_ / 4) return;
  if (!shrink && capacity_ >= kUsualSize && kept <= capacity_ / 2) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, kept);
  } else {
    capacity_ = shrink ? kUsualSize : std::max(kFirstSize, capacity_ * 2);
    // Not make_unique: the bytes need no value, and pages not used need not be there.
    std::unique_ptr<char[]> larger(new char[capacity_ + kPadding]);
    if (kept > 0) std::memcpy(larger.get(), buffer_.get() + begin_, kept);
    buffer_ = std::move(larger);
  }
  begin_ = 0;
  end_ = kept;
}

}  // namespace dateline::formats
