// Taking articles out, each with all its statements.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include <xapian.h>

#include "indexer/segments/index_writer.h"

namespace dateline::segments {

struct RemovalCounts {
  std::uint64_t articles = 0;
  std::uint64_t statements = 0;
};

// Deletes the articles with these ids and those that match the queries (over the articles of
// `snapshot`), in one commit. An id that is not there is no error. Throws IndexError.
RemovalCounts remove_articles(IndexWriter& writer, const indexing::Snapshot& snapshot,
                              std::span<const std::string> ids,
                              std::span<const Xapian::Query> queries);

}  // namespace dateline::segments
