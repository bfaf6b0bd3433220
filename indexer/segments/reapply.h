// An authority applied to what an index has, without the sources: each article and its statements
// are taken from what is stored, corrected, and written again.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "indexer/annotation/authority.h"
#include "indexer/segments/index_writer.h"

namespace dateline::segments {

struct ReapplyCounts {
  std::uint64_t articles = 0;
  std::uint64_t statements = 0;
};

struct ReapplySettings {
  unsigned jobs = 2;
  std::function<bool()> stop = [] { return false; };  // true once and for all
  std::function<void(const ReapplyCounts&)> advanced = [](const ReapplyCounts&) {};
};

// Keeps `bytes`, of which `authority` was read, with the index, and makes every article what adding
// it again with them would make it, as far as it is stored: what an earlier authority took out or
// merged stays so. One commit; false, and nothing changed, where it was stopped. Throws IndexError,
// std::system_error.
bool reapply(IndexWriter& writer, std::string_view bytes, const annotation::Authority& authority,
             const ReapplySettings& settings);

}  // namespace dateline::segments
