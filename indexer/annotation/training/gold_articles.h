// Labelled articles: one JSON object a line with "id", "text" and "attributions", each with
// "source", "cue" and "content" that carry "spans": [[start, end], ...] in code points. Read into
// byte ranges.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace dateline::training {

using ByteRange = std::pair<std::uint32_t, std::uint32_t>;

struct GoldAttribution {
  std::vector<ByteRange> source, cue, content;  // in order; source and cue may be empty
};

struct GoldArticle {
  std::string id, text;
  std::vector<GoldAttribution> attributions;
};

// Throws std::runtime_error with file and line where a line cannot be read.
std::vector<GoldArticle> read_gold(const std::string& path);

}  // namespace dateline::training
