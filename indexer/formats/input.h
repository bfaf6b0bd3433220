// Finds the texts in what a caller named: files, folders, standard input; decompressed, and taken
// out of archives. Bounded memory whatever the size; every limit refuses by its own name.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "indexer/formats/byte_reader.h"
#include "indexer/formats/raw_article.h"

namespace dateline::formats {

inline constexpr int kMostFolders = 256;  // folders in folders

// A text to read articles from.
struct Stream {
  std::string name;  // "-", "folder/file", "archive.tar!member"
  std::string stem;  // the name in its folder or archive, without endings of compression; empty for
                     // standard input
  std::unique_ptr<ByteReader> bytes;  // UTF-16 is UTF-8 already; a byte order mark is gone
};

// Counted while reading, from any thread.
struct InputCounts {
  std::atomic<std::uint64_t> taken{0};  // bytes of the files
};

class InputWalk {
 public:
  using Next = std::variant<Stream, Rejection, EndOfInput>;

  // Throws console::WorldError where one of `inputs` is missing or may not be read. `stop` is asked
  // while waiting for bytes (of a pipe) too; once it is true, StopRequested is thrown. `note` is
  // told the folders that are indexes, which are not read.
  InputWalk(std::vector<std::string> inputs, std::function<bool()> stop,
            std::function<void(const std::string&)> note = {});
  ~InputWalk();

  // The next text, or why something is none. A Stream must be gone before the next call. Throws
  // console::WorldError where the system fails, StopRequested.
  Next next();

  std::uint64_t bytes_taken() const { return counts_.taken.load(std::memory_order_relaxed); }
  // Bytes of all inputs; 0 where they are not known beforehand (folders, pipes).
  std::uint64_t bytes_in_all() const { return bytes_in_all_; }

 private:
  class Frame;
  class FolderFrame;
  class ArchiveFrame;
  struct Opened;

  // Both: nullopt where a frame was pushed, for a folder or an archive.
  std::optional<Next> open_input(const std::string& input);
  std::optional<Next> unwrap(Opened opened);

  std::vector<std::string> inputs_;
  std::size_t next_input_ = 0;
  std::function<bool()> stop_;
  std::function<void(const std::string&)> note_;
  InputCounts counts_;
  std::uint64_t bytes_in_all_ = 0;
  std::vector<std::unique_ptr<Frame>> frames_;
};

}  // namespace dateline::formats
