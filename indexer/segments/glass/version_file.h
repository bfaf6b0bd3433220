// The version file `iamglass`: what makes a folder of tables a database. Written last.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>

#include "indexer/segments/glass/btree_writer.h"

namespace dateline::segments::glass {

using Uuid = std::array<std::uint8_t, 16>;

// A random (version 4) UUID from the system's source of randomness.
Uuid random_uuid();

struct DatabaseStatistics {
  std::uint32_t documents = 0;     // their ids are 1 .. documents
  std::uint64_t total_length = 0;  // sum of all lengths
  std::uint32_t shortest = 0;      // length of the shortest document that is not empty, 0 if none
  std::uint32_t longest = 0;
  std::uint32_t highest_wdf = 0;
};

struct TableRoots {
  TableRoot postlist;
  TableRoot docdata;
  TableRoot termlist;
  TableRoot position;
};

void write_version_file(const std::filesystem::path& directory, const Uuid& uuid,
                        const TableRoots& roots, const DatabaseStatistics& statistics);

}  // namespace dateline::segments::glass
