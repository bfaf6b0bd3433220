// The fields of the version file in their order.
#include "indexer/segments/glass/version_file.h"

#include <random>
#include <string>

#include "indexer/segments/glass/byte_packing.h"

namespace dateline::segments::glass {
namespace {

// The format of Xapian 1.4 (all of it): its date, 2016-03-14, in two bytes.
constexpr unsigned kFormat = (2016 - 2014) << 9 | 3 << 5 | 14;

// Tags up to this length are left uncompressed by later writers; 0: no tag of the table is ever
// compressed.
constexpr std::uint32_t kCompressFrom = 18;
constexpr std::uint32_t kNeverCompress = 0;

// Flags beside the level: no block was ever written; the leaves lie in key order.
constexpr std::uint32_t kNoRoot = 1;
constexpr std::uint32_t kSequential = 2;

// Revision, number of blocks, and no place in use for the list of free blocks (block and offset, of
// both its ends).
std::string free_list(const TableRoot& root) {
  std::string out;
  append_varint(out, kRevision);
  append_varint(out, root.blocks);
  out.append(4, '\0');
  return out;
}

void append_root(std::string& out, const TableRoot& root, std::uint32_t compress_from) {
  append_varint(out, root.block);
  append_varint(out, root.level << 2 | kSequential | (root.blocks == 0 ? kNoRoot : 0));
  append_varint(out, root.entries);
  append_varint(out, kBlockBytes >> 11);
  append_varint(out, compress_from);
  append_counted(out, root.blocks == 0 ? std::string() : free_list(root));
}

void append_statistics(std::string& out, const DatabaseStatistics& statistics) {
  append_varint(out, statistics.documents);
  append_varint(out, 0);  // last id above the number of documents
  append_varint(out, statistics.shortest);
  append_varint(out, statistics.highest_wdf);
  append_varint(out, statistics.longest - statistics.highest_wdf);
  append_varint(out, 0);  // oldest changeset
  append_varint(out, statistics.total_length);
  append_varint(out, 0);  // bound of spelling frequencies
}

}  // namespace

Uuid random_uuid() {
  std::random_device source;
  Uuid uuid;
  for (std::uint8_t& byte : uuid) byte = static_cast<std::uint8_t>(source());
  uuid[6] = static_cast<std::uint8_t>((uuid[6] & 0x0f) | 0x40);
  uuid[8] = static_cast<std::uint8_t>((uuid[8] & 0x3f) | 0x80);
  return uuid;
}

void write_version_file(const std::filesystem::path& directory, const Uuid& uuid,
                        const TableRoots& roots, const DatabaseStatistics& statistics) {
  std::string out("\x0f\x0dXapian Glass");
  out.push_back(static_cast<char>(kFormat >> 8));
  out.push_back(static_cast<char>(kFormat & 0xff));
  out.append(uuid.begin(), uuid.end());
  append_varint(out, kRevision);
  append_root(out, roots.postlist, kNeverCompress);
  append_root(out, roots.docdata, kCompressFrom);
  append_root(out, roots.termlist, kCompressFrom);
  append_root(out, roots.position, kNeverCompress);
  append_root(out, {}, kCompressFrom);  // spelling
  append_root(out, {}, kCompressFrom);  // synonym
  append_statistics(out, statistics);
  OutputFile file(directory / "iamglass");
  file.append(out);
  file.close();
}

}  // namespace dateline::segments::glass
