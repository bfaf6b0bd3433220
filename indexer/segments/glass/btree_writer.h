// One glass table, written bottom-up: keys come in ascending order, leaf blocks are filled and
// written one after another, and each level of branch blocks grows beside them. Nothing once
// written is touched again, so a table is made in one pass and its blocks lie in key order.
//
// A block (8 KiB): revision, level, free bytes, end of directory; a directory of two-byte offsets;
// items from the end down. An item: size and flags, key length, key, number of the piece (but for
// the first), piece of the tag.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/segments/glass/output_file.h"

namespace dateline::segments::glass {

inline constexpr std::size_t kBlockBytes = 8192;
inline constexpr std::size_t kBlockHeader = 11;
// Four of the largest items fit in a block, each with its directory entry.
inline constexpr std::size_t kMaxItemBytes = (kBlockBytes - kBlockHeader - 4 * 2) / 4;
inline constexpr std::size_t kMaxKeyBytes = 255;
// The revision of everything in a database written here, as compaction gives.
inline constexpr std::uint32_t kRevision = 1;

// What the version file must say of a table so that it can be opened.
struct TableRoot {
  std::uint32_t block = 0;
  std::uint32_t level = 0;
  std::uint64_t entries = 0;
  std::uint32_t blocks = 0;  // 0: nothing was written, the file is empty or not there
};

class BtreeWriter {
 public:
  // `always` makes the file even for a table without entries: glass wants postlist and termlist to
  // be there.
  enum class Creation { always, when_needed };
  BtreeWriter(std::filesystem::path file, Creation creation);

  // REQUIRES: key not empty, above all before. Throws std::length_error if the key is longer than
  // kMaxKeyBytes or the tag has more pieces than glass can number (some 130 MB).
  void add(std::string_view key, std::string_view tag, bool compressed = false);

  // Writes what is left and closes the file. The last call.
  TableRoot finish();

 private:
  // A block being filled: the directory grows up, the items grow down.
  struct Block {
    std::array<std::uint8_t, kBlockBytes> bytes{};
    std::size_t directory_end = kBlockHeader;
    std::size_t lowest = kBlockBytes;

    std::size_t free() const { return lowest - directory_end; }
    bool empty() const { return directory_end == kBlockHeader; }
    // Makes room for an item and enters it in the directory. REQUIRES: free() >= size + 2.
    std::uint8_t* take(std::size_t size);
    void clear();
  };
  // The key that parts a block from the one before it.
  struct Separator {
    std::string key;
    std::uint32_t piece = 0;
  };
  struct Branch {
    Block block;
    Separator before;
  };
  struct Piece {
    std::uint32_t number;  // from 1
    bool last;
    bool compressed;
  };

  void add_long(std::string_view key, std::string_view tag, bool compressed);
  std::size_t first_piece_bytes(std::string_view key, std::size_t tag_bytes) const;
  void place(std::string_view key, std::string_view chunk, Piece piece);
  void start_leaf(std::string_view key, std::uint32_t piece);
  std::uint32_t write(Block& block, std::size_t level);
  void add_child(std::size_t branch, const Separator& before, std::uint32_t child);
  OutputFile& file();

  std::filesystem::path path_;
  std::optional<OutputFile> file_;
  Block leaf_;
  Separator before_leaf_;
  std::vector<std::unique_ptr<Branch>> branches_;  // level 1 first
  std::uint32_t blocks_ = 0;
  std::uint64_t entries_ = 0;
};

}  // namespace dateline::segments::glass
