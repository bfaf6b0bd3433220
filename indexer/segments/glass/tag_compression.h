// Raw deflate (32 KiB window), as glass reads compressed tags. One compressor for many tags, one
// thread at a time.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct z_stream_s;

namespace dateline::segments::glass {

class TagCompressor {
 public:
  // zlib's levels: 1 fast .. 9 small; 0 never compresses.
  explicit TagCompressor(int level);
  ~TagCompressor();
  TagCompressor(TagCompressor&&) noexcept;
  TagCompressor& operator=(TagCompressor&&) noexcept;

  // The tag deflated, if that makes it shorter; valid until the next call.
  std::optional<std::string_view> compress(std::string_view tag);

 private:
  struct EndStream {
    void operator()(z_stream_s* stream) const;
  };

  int level_;
  std::unique_ptr<z_stream_s, EndStream> stream_;
  std::string buffer_;
};

}  // namespace dateline::segments::glass
