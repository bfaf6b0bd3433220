// The piece of a text that shows best why it was found, with the matches marked.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/query/prepared_query.h"
#include "searcher/search/match_marker.h"

namespace dateline::search {

// A byte range.
struct Mark {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct Snippet {
  std::string text;         // on one line; “…” at an end where something was left out
  std::vector<Mark> marks;  // in `text`, ascending, not overlapping
};

// About as many characters as a snippet has.
inline constexpr std::size_t kSnippetLength = 240;
// Bytes of a text that are looked at: what matches behind them is found, but not shown.
inline constexpr std::size_t kSnippetReach = 1 << 20;

// Not for several threads at once.
class SnippetMaker {
 public:
  explicit SnippetMaker(const query::MatchedWords& matched) : marker_(matched) {}

  // `lang` as the article has it: its stemmer tells which words match. Linear in the text.
  Snippet make(std::string_view text, std::string_view lang);
  // All matches of a whole text (a title, a statement): byte ranges in it, neighbours joined.
  std::vector<Mark> marks(std::string_view text, std::string_view lang);

 private:
  MatchMarker marker_;
};

}  // namespace dateline::search
