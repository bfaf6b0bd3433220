// zlib, as glass sets it up.
#include "indexer/segments/glass/tag_compression.h"

#include <new>

#include <zlib.h>

namespace dateline::segments::glass {
namespace {

// Tags up to this length are not worth trying; the length at which glass itself begins.
constexpr std::size_t kShortestWorthwhile = 18;
// Raw deflate, no header, the largest window: all that glass's reader understands.
constexpr int kRawWindow = -15;
constexpr int kMostMemory = 9;

}  // namespace

void TagCompressor::EndStream::operator()(z_stream_s* stream) const {
  deflateEnd(stream);
  delete stream;
}

TagCompressor::TagCompressor(int level) : level_(level) {}
TagCompressor::~TagCompressor() = default;
TagCompressor::TagCompressor(TagCompressor&&) noexcept = default;
TagCompressor& TagCompressor::operator=(TagCompressor&&) noexcept = default;

std::optional<std::string_view> TagCompressor::compress(std::string_view tag) {
  if (level_ == 0 || tag.size() <= kShortestWorthwhile) return std::nullopt;
  if (stream_) {
    deflateReset(stream_.get());
  } else {
    auto fresh = std::make_unique<z_stream>();
    if (deflateInit2(fresh.get(), level_, Z_DEFLATED, kRawWindow, kMostMemory,
                     Z_DEFAULT_STRATEGY) != Z_OK) {
      throw std::bad_alloc();
    }
    stream_.reset(fresh.release());
  }
  // Room for less than the tag: zlib gives up as soon as nothing would be saved.
  buffer_.resize(tag.size() - 1);
  stream_->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(tag.data()));
  stream_->avail_in = static_cast<uInt>(tag.size());
  stream_->next_out = reinterpret_cast<Bytef*>(buffer_.data());
  stream_->avail_out = static_cast<uInt>(buffer_.size());
  if (deflate(stream_.get(), Z_FINISH) != Z_STREAM_END) return std::nullopt;
  return std::string_view(buffer_.data(), stream_->total_out);
}

}  // namespace dateline::segments::glass
