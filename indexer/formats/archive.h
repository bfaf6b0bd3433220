// The regular files in a tar or zip archive, in the archive's order, by libarchive.
#pragma once

#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/formats/byte_reader.h"

struct archive;

namespace dateline::formats {

class Archive {
 public:
  // Bytes that is_archive() looks at.
  static constexpr std::size_t kHead = 512;
  static bool is_archive(std::string_view head);
  static bool is_zip(std::string_view head);

  // Reads the archive as a stream. Throws DamagedInput.
  explicit Archive(std::unique_ptr<ByteReader> from);
  // Reads a zip archive with its directory, which stands at its end: members that a stream cannot
  // tell apart are found. REQUIRES: `descriptor` can seek, stands at the beginning, and stays open.
  explicit Archive(int descriptor);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  // The name of the next regular file; nullopt at the end. Links and the like are passed over.
  // Throws DamagedInput.
  std::optional<std::string> next();
  // Bytes of that file, as ByteSource::read has it.
  std::size_t read(char* to, std::size_t room);
  // Bytes of the archive that were read so far.
  std::uint64_t bytes_taken() const;

 private:
  struct Freed {
    void operator()(struct ::archive* handle) const;
  };
  // libarchive asks for bytes of `self`, an Archive.
  static std::ptrdiff_t lend(struct ::archive* handle, void* self, const void** block);
  // Throws what a callback left, or else DamagedInput with libarchive's words.
  [[noreturn]] void throw_damage();

  std::unique_ptr<ByteReader> from_;
  std::size_t lent_ = 0;        // bytes of from_ that libarchive holds
  std::exception_ptr failure_;  // what a callback threw: it may not pass through C
  std::unique_ptr<struct ::archive, Freed> archive_;
  std::uint64_t members_ = 0;
};

}  // namespace dateline::formats
