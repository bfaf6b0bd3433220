// The four tables of a database, each written in one pass from the runs, in key order. Each may
// have its own thread.
#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>

#include "indexer/segments/glass/btree_writer.h"
#include "indexer/segments/glass/merged_terms.h"

namespace dateline::segments::glass {

// Metadata by key; an empty value is none, as in Xapian.
using Metadata = std::map<std::string, std::string>;

// Metadata, statistics and values of the slots, document lengths, postings. Throws
// std::invalid_argument for metadata without key, std::length_error for a key too long or a term
// whose wdf sum up to more than 32 bits.
TableRoot write_postlist_table(const std::filesystem::path& directory, const MergedTerms& terms,
                               const Metadata& metadata);

TableRoot write_position_table(const std::filesystem::path& directory, const MergedTerms& terms);

TableRoot write_termlist_table(const std::filesystem::path& directory,
                               std::span<const PlacedRun> runs);

TableRoot write_docdata_table(const std::filesystem::path& directory,
                              std::span<const PlacedRun> runs);

}  // namespace dateline::segments::glass
