// UTF-16 decoded by hand: pairs of bytes, pairs of surrogates.
#include "indexer/formats/utf16.h"

#include <algorithm>
#include <string>

#include "common/text/unicode.h"

namespace dateline::formats {
namespace {

class Utf16 final : public ByteSource {
 public:
  explicit Utf16(std::unique_ptr<ByteReader> from) : from_(std::move(from)) {
    big_endian_ = from_->peek(2).starts_with("\xfe\xff");
    from_->consume(2);
  }

  std::size_t read(char* to, std::size_t room) override {
    while (pending_.empty()) {
      const std::string_view in = from_->peek(4096);
      if (in.empty()) {
        if (!from_->damage().empty()) throw DamagedInput{from_->damage()};
        return 0;
      }
      decode(in.substr(0, 65536));
    }
    const std::size_t count = std::min(room, pending_.size());
    pending_.copy(to, count);
    pending_.erase(0, count);
    return count;
  }

 private:
  char32_t unit(std::string_view in, std::size_t at) const {
    const auto first = static_cast<unsigned char>(in[at]);
    const auto second = static_cast<unsigned char>(in[at + 1]);
    return big_endian_ ? static_cast<char32_t>(first << 8 | second)
                       : static_cast<char32_t>(second << 8 | first);
  }

  void decode(std::string_view in) {
    constexpr char32_t kReplacement = 0xfffd;
    std::size_t at = 0;
    while (at + 2 <= in.size()) {
      char32_t c = unit(in, at);
      std::size_t width = 2;
      if (c >= 0xd800 && c < 0xdc00 && at + 4 > in.size() && at > 0) break;  // its half comes next
      if (c >= 0xd800 && c < 0xe000) {
        const char32_t low = at + 4 <= in.size() ? unit(in, at + 2) : 0;
        const bool pair = c < 0xdc00 && low >= 0xdc00 && low < 0xe000;
        c = pair ? 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00) : kReplacement;
        width = pair ? 4 : 2;
      }
      text::append_code_point(c, pending_);
      at += width;
    }
    if (at == 0) {  // a single byte at the end
      text::append_code_point(kReplacement, pending_);
      at = in.size();
    }
    from_->consume(at);
  }

  std::unique_ptr<ByteReader> from_;
  bool big_endian_ = false;
  std::string pending_;
};

}  // namespace

bool is_utf16(std::string_view head) {
  return head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff");
}

std::unique_ptr<ByteSource> utf8_of_utf16(std::unique_ptr<ByteReader> from) {
  return std::make_unique<Utf16>(std::move(from));
}

}  // namespace dateline::formats
