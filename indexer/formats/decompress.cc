// One loop for four libraries that all work alike: bytes in, bytes out, and "the stream ends here".
#include "indexer/formats/decompress.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <new>
#include <string>

#include <bzlib.h>
#include <fmt/format.h>
#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

namespace dateline::formats {
namespace {

constexpr std::uint64_t kMemoryLimit = 128 * 1024 * 1024;
constexpr int kZstdWindowLog = 27;  // 2^27 = 128 MiB

class Decompressor : public ByteSource {
 public:
  Decompressor(Compression compression, const char* name, std::unique_ptr<ByteReader> from)
      : compression_(compression), name_(name), from_(std::move(from)) {}

  std::size_t read(char* to, std::size_t room) override {
    for (;;) {
      if (!damage_.empty()) throw DamagedInput{damage_};
      if (between_streams_ && !next_stream()) return 0;
      const std::string_view in = from_->peek(1);
      const Step step = decode(in, to, room);
      from_->consume(step.used);
      between_streams_ = step.stream_ends;
      if (step.damaged) damage_ = std::string(name_) + ": the data is damaged";
      if (step.made > 0) return step.made;
      if (damage_.empty() && in.empty() && !step.stream_ends) damage_ = truncated();
    }
  }

 protected:
  struct Step {
    std::size_t used = 0;
    std::size_t made = 0;
    bool stream_ends = false;
    bool damaged = false;
  };
  virtual Step decode(std::string_view in, char* to, std::size_t room) = 0;

 private:
  // Behind a stream: whether another one follows. Zero bytes are padding where the format has it;
  // anything else was a stream once, or never belonged here, and may not be passed over.
  bool next_stream() {
    skip_padding();
    const std::string_view in = from_->peek(6);
    if (compression_of(in) == compression_) return true;
    if (!in.empty()) {
      damage_ =
          fmt::format("{}: what follows at byte {} is no {} data", name_, from_->offset(), name_);
    } else {
      damage_ = from_->damage();
    }
    if (!damage_.empty()) throw DamagedInput{damage_};
    return false;
  }
  // As gzip (tapes) and xz (to multiples of four bytes) have it.
  void skip_padding() {
    if (compression_ != Compression::gzip && compression_ != Compression::xz) return;
    for (;;) {
      const std::string_view in = from_->peek(1);
      const std::size_t zeros = std::min(in.find_first_not_of('\0'), in.size());
      if (zeros == 0) return;
      from_->consume(zeros);
    }
  }
  std::string truncated() const {
    if (!from_->damage().empty()) return from_->damage();
    return std::string(name_) + ": the data ends in the middle";
  }

  Compression compression_;
  const char* name_;
  std::unique_ptr<ByteReader> from_;
  bool between_streams_ = false;
  std::string damage_;
};

// Sizes of zlib and bzip2 are 32 bits wide.
unsigned int narrow(std::size_t size) {
  return static_cast<unsigned int>(
      std::min<std::size_t>(size, std::numeric_limits<unsigned int>::max()));
}

class Gzip final : public Decompressor {
 public:
  explicit Gzip(std::unique_ptr<ByteReader> from)
      : Decompressor(Compression::gzip, "gzip", std::move(from)) {
    constexpr int kGzipHeader = 16;  // added to the window's size: expect gzip's header
    if (inflateInit2(&stream_, MAX_WBITS + kGzipHeader) != Z_OK) throw std::bad_alloc();
  }
  ~Gzip() override { inflateEnd(&stream_); }

 private:
  Step decode(std::string_view in, char* to, std::size_t room) override {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = narrow(in.size());
    stream_.next_out = reinterpret_cast<Bytef*>(to);
    stream_.avail_out = narrow(room);
    const int result = inflate(&stream_, Z_NO_FLUSH);
    const Step step{narrow(in.size()) - stream_.avail_in, narrow(room) - stream_.avail_out,
                    result == Z_STREAM_END,
                    result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR};
    if (step.stream_ends) inflateReset(&stream_);
    return step;
  }

  z_stream stream_{};
};

class Bzip2 final : public Decompressor {
 public:
  explicit Bzip2(std::unique_ptr<ByteReader> from)
      : Decompressor(Compression::bzip2, "bzip2", std::move(from)) {
    begin();
  }
  ~Bzip2() override { BZ2_bzDecompressEnd(&stream_); }

 private:
  void begin() {
    stream_ = {};
    if (BZ2_bzDecompressInit(&stream_, 0, 0) != BZ_OK) throw std::bad_alloc();
  }
  Step decode(std::string_view in, char* to, std::size_t room) override {
    stream_.next_in = const_cast<char*>(in.data());
    stream_.avail_in = narrow(in.size());
    stream_.next_out = to;
    stream_.avail_out = narrow(room);
    const int result = BZ2_bzDecompress(&stream_);
    const Step step{narrow(in.size()) - stream_.avail_in, narrow(room) - stream_.avail_out,
                    result == BZ_STREAM_END, result != BZ_OK && result != BZ_STREAM_END};
    if (step.stream_ends) {
      BZ2_bzDecompressEnd(&stream_);
      begin();
    }
    return step;
  }

  bz_stream stream_{};
};

class Xz final : public Decompressor {
 public:
  explicit Xz(std::unique_ptr<ByteReader> from)
      : Decompressor(Compression::xz, "xz", std::move(from)) {
    begin();
  }
  ~Xz() override { lzma_end(&stream_); }

 private:
  void begin() {
    if (lzma_stream_decoder(&stream_, kMemoryLimit, 0) != LZMA_OK) throw std::bad_alloc();
  }
  Step decode(std::string_view in, char* to, std::size_t room) override {
    stream_.next_in = reinterpret_cast<const std::uint8_t*>(in.data());
    stream_.avail_in = in.size();
    stream_.next_out = reinterpret_cast<std::uint8_t*>(to);
    stream_.avail_out = room;
    const lzma_ret result = lzma_code(&stream_, LZMA_RUN);
    const Step step{in.size() - stream_.avail_in, room - stream_.avail_out,
                    result == LZMA_STREAM_END,
                    result != LZMA_OK && result != LZMA_STREAM_END && result != LZMA_BUF_ERROR};
    if (step.stream_ends) begin();
    return step;
  }

  lzma_stream stream_ = LZMA_STREAM_INIT;
};

class Zstd final : public Decompressor {
 public:
  explicit Zstd(std::unique_ptr<ByteReader> from)
      : Decompressor(Compression::zstd, "zstd", std::move(from)), stream_(ZSTD_createDStream()) {
    if (stream_ == nullptr) throw std::bad_alloc();
    ZSTD_DCtx_setParameter(stream_, ZSTD_d_windowLogMax, kZstdWindowLog);
  }
  ~Zstd() override { ZSTD_freeDStream(stream_); }

 private:
  Step decode(std::string_view in, char* to, std::size_t room) override {
    ZSTD_inBuffer input{in.data(), in.size(), 0};
    ZSTD_outBuffer output{to, room, 0};
    const std::size_t result = ZSTD_decompressStream(stream_, &output, &input);
    return {input.pos, output.pos, result == 0, ZSTD_isError(result) != 0};
  }

  ZSTD_DStream* stream_;
};

}  // namespace

std::optional<Compression> compression_of(std::string_view head) {
  if (head.starts_with("\x1f\x8b\x08")) return Compression::gzip;
  if (head.size() >= 4 && head.starts_with("BZh") && head[3] >= '1' && head[3] <= '9') {
    return Compression::bzip2;
  }
  if (head.starts_with(std::string_view("\xfd"
                                        "7zXZ\0",
                                        6)))
    return Compression::xz;
  // A frame, or a skippable one (0x184D2A50 to 0x184D2A5F, little endian).
  if (head.starts_with("\x28\xb5\x2f\xfd")) return Compression::zstd;
  if (head.size() >= 4 && (head[0] & '\xf0') == '\x50' && head.substr(1, 3) == "\x2a\x4d\x18") {
    return Compression::zstd;
  }
  return std::nullopt;
}

std::unique_ptr<ByteSource> decompressed(Compression compression,
                                         std::unique_ptr<ByteReader> from) {
  switch (compression) {
    case Compression::gzip:
      return std::make_unique<Gzip>(std::move(from));
    case Compression::bzip2:
      return std::make_unique<Bzip2>(std::move(from));
    case Compression::xz:
      return std::make_unique<Xz>(std::move(from));
    case Compression::zstd:
      break;
  }
  return std::make_unique<Zstd>(std::move(from));
}

}  // namespace dateline::formats
