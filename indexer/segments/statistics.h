// What is in an index, counted over its live articles and statements.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace dateline::segments {

struct IndexStatistics {
  std::uint64_t articles = 0;
  std::uint64_t statements = 0;
  std::uint64_t segments = 0;
  std::uint64_t deleted = 0;          // articles that a merge has yet to leave out
  std::uint64_t bytes = 0;            // of the databases
  std::uint64_t undated = 0;          // articles
  std::uint64_t rejected = 0;         // records, when their inputs were last read
  std::uint64_t unknown_speaker = 0;  // statements
  // Articles by value; "" for none. Countries are those the articles are about.
  std::map<std::string, std::uint64_t> by_source, by_lang, by_country, by_month;
};

// Throws IndexError.
IndexStatistics gather_statistics(const std::filesystem::path& index);

}  // namespace dateline::segments
