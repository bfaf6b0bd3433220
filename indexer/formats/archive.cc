// libarchive behind a small face. No filters are on: decompress.h does that, under its own limits.
#include "indexer/formats/archive.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <new>

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

namespace dateline::formats {
namespace {

constexpr std::size_t kBlock = 64 * 1024;

// The checksum in a tar header: the sum of its bytes, those of the checksum itself as spaces.
bool is_tar_header(std::string_view head) {
  constexpr std::size_t kSumAt = 148;
  constexpr std::size_t kSumSize = 8;
  if (head.size() < Archive::kHead || head[0] == '\0') return false;
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < Archive::kHead; ++i) {
    const bool in_sum = i >= kSumAt && i < kSumAt + kSumSize;
    sum += in_sum ? ' ' : static_cast<unsigned char>(head[i]);
  }
  std::uint32_t written = 0;
  std::size_t at = kSumAt;
  while (at < kSumAt + kSumSize && head[at] == ' ') ++at;
  const std::size_t digits_begin = at;
  while (at < kSumAt + kSumSize && head[at] >= '0' && head[at] <= '7') {
    written = written * 8 + static_cast<std::uint32_t>(head[at++] - '0');
  }
  return at > digits_begin && written == sum;
}

struct ::archive* new_reader() {
  struct ::archive* reader = archive_read_new();
  if (reader == nullptr) throw std::bad_alloc();
  archive_read_support_format_tar(reader);
  archive_read_support_format_zip(reader);
  return reader;
}

}  // namespace

bool Archive::is_zip(std::string_view head) {
  return head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06");
}

bool Archive::is_archive(std::string_view head) {
  return is_zip(head) || is_tar_header(head);
}

Archive::Archive(std::unique_ptr<ByteReader> from)
    : from_(std::move(from)), archive_(new_reader()) {
  if (archive_read_open(archive_.get(), this, nullptr, lend, nullptr) != ARCHIVE_OK) throw_damage();
}

Archive::Archive(int descriptor) : archive_(new_reader()) {
  if (archive_read_open_fd(archive_.get(), descriptor, kBlock) != ARCHIVE_OK) throw_damage();
}

Archive::~Archive() = default;

void Archive::Freed::operator()(struct ::archive* handle) const {
  archive_read_free(handle);
}

std::ptrdiff_t Archive::lend(struct ::archive* handle, void* self, const void** block) {
  auto* archive = static_cast<Archive*>(self);
  try {
    archive->from_->consume(archive->lent_);
    archive->lent_ = 0;
    const std::string_view view = archive->from_->peek(1);
    archive->lent_ = view.size();
    *block = view.data();
    return static_cast<std::ptrdiff_t>(view.size());
  } catch (...) {
    archive->failure_ = std::current_exception();
    archive_set_error(handle, EIO, "the archive cannot be read");
    return ARCHIVE_FATAL;
  }
}

std::optional<std::string> Archive::next() {
  for (;;) {
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(archive_.get(), &entry);
    if (result == ARCHIVE_EOF) {
      if (from_ && !from_->damage().empty()) throw DamagedInput{from_->damage()};
      return std::nullopt;
    }
    if (result == ARCHIVE_RETRY) continue;
    if (result < ARCHIVE_WARN) throw_damage();
    ++members_;
    if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr)
      continue;
    // The plain name depends on the locale and is missing where the locale lacks its letters.
    const char* name = archive_entry_pathname_utf8(entry);
    if (name == nullptr) name = archive_entry_pathname(entry);
    return name != nullptr ? std::string(name) : fmt::format("member {}", members_);
  }
}

std::size_t Archive::read(char* to, std::size_t room) {
  for (;;) {
    const la_ssize_t count = archive_read_data(archive_.get(), to, room);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (count != ARCHIVE_RETRY) throw_damage();
  }
}

std::uint64_t Archive::bytes_taken() const {
  return static_cast<std::uint64_t>(
      std::max<la_int64_t>(0, archive_filter_bytes(archive_.get(), -1)));
}

void Archive::throw_damage() {
  if (failure_) std::rethrow_exception(failure_);
  if (from_ && !from_->damage().empty()) throw DamagedInput{from_->damage()};
  const char* reason = archive_error_string(archive_.get());
  throw DamagedInput{
      fmt::format("archive: {}", reason != nullptr ? reason : "the data is damaged")};
}

}  // namespace dateline::formats
