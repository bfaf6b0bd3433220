// Writes a Xapian glass database (the format of Xapian 1.4) from runs, table by table, bottom-up.
// Stock libxapian opens, searches, checks, compacts and changes it like one that it wrote itself.
// No spelling, no synonyms.
#pragma once

#include <filesystem>
#include <optional>
#include <span>

#include "indexer/segments/glass/output_file.h"
#include "indexer/segments/glass/run_builder.h"
#include "indexer/segments/glass/tables.h"
#include "indexer/segments/glass/version_file.h"

namespace dateline::segments::glass {

struct DatabaseOptions {
  Metadata metadata = {};
  // How many tables are written at a time, 1 to 4; the bytes do not depend on it.
  int threads = 1;
  // For tests: otherwise random, as Xapian wants each database to have its own.
  std::optional<Uuid> uuid = {};
};

// The documents of the runs in the given order get the ids 1, 2, 3 ... The folder is made if need
// be; files of a database that is in it are overwritten, so it should be a new one. The version
// file comes last: before, there is no database. Nothing is synced (see sync_directory). Everything
// but the UUID depends only on runs and metadata. Throws std::system_error if the disk does not do
// its part, std::length_error if ids or frequencies outgrow 32 bits.
void write_database(const std::filesystem::path& directory,
                    std::span<const InvertedRun* const> runs, const DatabaseOptions& options = {});

// The same for one run.
void write_database(const std::filesystem::path& directory, const InvertedRun& run,
                    const DatabaseOptions& options = {});

}  // namespace dateline::segments::glass
