// The piece of a text that shows best why it was found, with the matches marked.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/prepared_query.h"

namespace dateline::search {

// A byte range of Snippet::text.
struct Mark {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct Snippet {
  std::string text;         // on one line; “…” at an end where something was left out
  std::vector<Mark> marks;  // ascending, not overlapping
};

// About as many characters as a snippet has.
inline constexpr std::size_t kSnippetLength = 240;

// Not for several threads at once.
class SnippetMaker {
 public:
  explicit SnippetMaker(const query::MatchedWords& matched);
  ~SnippetMaker();

  // `lang` as the article has it: its stemmer tells which words match. Linear in the text.
  Snippet make(std::string_view text, std::string_view lang);
  // All matches of a whole text (a title, a statement): byte ranges in it.
  std::vector<Mark> marks(std::string_view text, std::string_view lang);

 private:
  class Marker;
  std::unique_ptr<Marker> marker_;
};

}  // namespace dateline::search
