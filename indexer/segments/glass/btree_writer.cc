// How items, leaves and branches are laid out in their blocks, and when a block is full.
#include "indexer/segments/glass/btree_writer.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <stdexcept>

namespace dateline::segments::glass {
namespace {

// Sizes of the parts of an item and of a directory entry.
constexpr std::size_t kItemSize = 2;
constexpr std::size_t kKeyLength = 1;
constexpr std::size_t kPieceNumber = 2;
constexpr std::size_t kDirectoryEntry = 2;
constexpr std::size_t kChildNumber = 4;
constexpr std::size_t kItemHeader = kItemSize + kKeyLength;

// Flags in the high bits of an item's size.
constexpr std::uint8_t kFirstPiece = 0x20;
constexpr std::uint8_t kLastPiece = 0x40;
constexpr std::uint8_t kCompressed = 0x80;

constexpr std::size_t kMaxPieces = 0xffff;
// The rest of a block is used for a first piece only if it takes this much more than the key: below
// that, the longer keys in the branch blocks cost more than is won (Xapian's compaction found the
// figure).
constexpr std::size_t kWorthwhileRest = 34;

void put2(std::uint8_t* at, std::size_t value) {
  at[0] = static_cast<std::uint8_t>(value >> 8);
  at[1] = static_cast<std::uint8_t>(value);
}

void put4(std::uint8_t* at, std::uint32_t value) {
  put2(at, value >> 16);
  put2(at + 2, value & 0xffff);
}

// Copies, also nothing from nowhere (which memcpy may not); returns the end.
std::uint8_t* put_bytes(std::uint8_t* at, std::string_view bytes) {
  return std::copy(bytes.begin(), bytes.end(), at);
}

// The shortest beginning of key that is above previous.
std::string_view shortest_above(std::string_view key, std::string_view previous) {
  const auto [differs, other] =
      std::mismatch(key.begin(), key.end(), previous.begin(), previous.end());
  const auto same = static_cast<std::size_t>(differs - key.begin());
  return key.substr(0, std::min(same + 1, key.size()));
}

}  // namespace

std::uint8_t* BtreeWriter::Block::take(std::size_t size) {
  lowest -= size;
  put2(bytes.data() + directory_end, lowest);
  directory_end += kDirectoryEntry;
  return bytes.data() + lowest;
}

void BtreeWriter::Block::clear() {
  directory_end = kBlockHeader;
  lowest = kBlockBytes;
}

BtreeWriter::BtreeWriter(std::filesystem::path file, Creation creation) : path_(std::move(file)) {
  if (creation == Creation::always) file_.emplace(path_);
  // Every glass table begins with an item without key and tag, so that a search never falls off the
  // front.
  std::uint8_t* item = leaf_.take(kItemHeader);
  item[0] = kFirstPiece | kLastPiece;
  item[1] = 0;
  item[2] = 0;
}

void BtreeWriter::add(std::string_view key, std::string_view tag, bool compressed) {
  assert(!key.empty());
  if (key.size() > kMaxKeyBytes) throw std::length_error("glass: key longer than 255 bytes");
  ++entries_;
  if (kItemHeader + key.size() + tag.size() <= kMaxItemBytes) {
    place(key, tag, {.number = 1, .last = true, .compressed = compressed});
  } else {
    add_long(key, tag, compressed);
  }
}

void BtreeWriter::add_long(std::string_view key, std::string_view tag, bool compressed) {
  const std::size_t later = kMaxItemBytes - kItemHeader - key.size() - kPieceNumber;
  std::size_t length = first_piece_bytes(key, tag.size());
  const std::size_t pieces = 1 + (tag.size() - length + later - 1) / later;
  if (pieces > kMaxPieces) throw std::length_error("glass: tag too long");
  for (std::size_t number = 1; number <= pieces; ++number) {
    place(key, tag.substr(0, length),
          {.number = static_cast<std::uint32_t>(number),
           .last = number == pieces,
           .compressed = compressed});
    tag.remove_prefix(length);
    length = std::min(later, tag.size());
  }
}

// The first piece fills what whole items would leave free of the block, if that is worth it.
std::size_t BtreeWriter::first_piece_bytes(std::string_view key, std::size_t tag_bytes) const {
  const std::size_t later = kMaxItemBytes - kItemHeader - key.size() - kPieceNumber;
  const std::size_t rest = leaf_.free() % (kMaxItemBytes + kDirectoryEntry);
  const std::size_t overhead = kDirectoryEntry + kItemHeader + key.size();
  if (rest > overhead + kPieceNumber) {
    const std::size_t room = rest - overhead;
    const bool saves_a_piece = room >= (tag_bytes - kPieceNumber) % later + kPieceNumber;
    if (saves_a_piece || room >= key.size() + kWorthwhileRest) return room;
  }
  return later + kPieceNumber;
}

void BtreeWriter::place(std::string_view key, std::string_view chunk, Piece piece) {
  const std::size_t numbered = piece.number > 1 ? kPieceNumber : 0;
  const std::size_t size = kItemHeader + key.size() + numbered + chunk.size();
  if (leaf_.free() < size + kDirectoryEntry) start_leaf(key, piece.number);
  std::uint8_t* item = leaf_.take(size);
  put2(item, size - kItemHeader);
  if (piece.number == 1) item[0] |= kFirstPiece;
  if (piece.last) item[0] |= kLastPiece;
  if (piece.compressed) item[0] |= kCompressed;
  item[kItemSize] = static_cast<std::uint8_t>(key.size());
  std::uint8_t* const body = put_bytes(item + kItemHeader, key);
  if (numbered != 0) put2(body, piece.number);
  put_bytes(body + numbered, chunk);
}

// Writes the full leaf; the next one is parted from it by as much of the key as is needed.
void BtreeWriter::start_leaf(std::string_view key, std::uint32_t piece) {
  const std::uint8_t* last = leaf_.bytes.data() + leaf_.lowest;
  const std::string_view previous(reinterpret_cast<const char*>(last + kItemHeader),
                                  last[kItemSize]);
  Separator between{std::string(shortest_above(key, previous)), piece};
  const std::uint32_t number = write(leaf_, 0);
  add_child(0, before_leaf_, number);
  before_leaf_ = std::move(between);
}

std::uint32_t BtreeWriter::write(Block& block, std::size_t level) {
  std::uint8_t* bytes = block.bytes.data();
  put4(bytes, kRevision);
  bytes[4] = static_cast<std::uint8_t>(level);
  put2(bytes + 5, block.free());
  put2(bytes + 7, block.free());
  put2(bytes + 9, block.directory_end);
  // Unused bytes are zero, not what an earlier block left: the same input gives the same file.
  std::memset(bytes + block.directory_end, 0, block.free());
  file().append({reinterpret_cast<const char*>(bytes), kBlockBytes});
  block.clear();
  return blocks_++;
}

void BtreeWriter::add_child(std::size_t branch, const Separator& before, std::uint32_t child) {
  if (branch == branches_.size()) branches_.push_back(std::make_unique<Branch>());
  Branch& parent = *branches_[branch];
  const std::size_t full_size = kChildNumber + kKeyLength + before.key.size() + kPieceNumber;
  if (parent.block.free() < full_size + kDirectoryEntry) {
    const std::uint32_t number = write(parent.block, branch + 1);
    add_child(branch + 1, parent.before, number);
  }
  // The first key of a branch is never looked at (its parent has it), so it is left out.
  const bool first = parent.block.empty();
  if (first) parent.before = before;
  const std::string_view key = first ? std::string_view() : before.key;
  std::uint8_t* item = parent.block.take(kChildNumber + kKeyLength + key.size() + kPieceNumber);
  put4(item, child);
  item[kChildNumber] = static_cast<std::uint8_t>(key.size());
  put2(put_bytes(item + kChildNumber + kKeyLength, key), first ? 0 : before.piece);
}

TableRoot BtreeWriter::finish() {
  TableRoot root{.entries = entries_};
  if (entries_ > 0) {
    root.block = write(leaf_, 0);
    if (!branches_.empty()) add_child(0, before_leaf_, root.block);
    // The topmost branch has two children at least: it was begun because the block below it was
    // full.
    for (std::size_t branch = 0; branch < branches_.size(); ++branch) {
      root.level = static_cast<std::uint32_t>(branch + 1);
      root.block = write(branches_[branch]->block, root.level);
      if (branch + 1 < branches_.size()) {
        add_child(branch + 1, branches_[branch]->before, root.block);
      }
    }
  }
  if (file_) file_->close();
  root.blocks = blocks_;
  return root;
}

OutputFile& BtreeWriter::file() {
  if (!file_) file_.emplace(path_);
  return *file_;
}

}  // namespace dateline::segments::glass
