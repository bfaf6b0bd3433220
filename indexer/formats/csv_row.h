// One row of comma-separated values, from the beginning of a text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::formats {

struct Row {
  std::vector<std::string> cells;
  std::size_t bytes = 0;  // line end included
};

// `unfinished`: the text ends before the row's line end. `open_quote`: it ends inside quotation
// marks.
enum class RowEnd { complete, unfinished, open_quote };

// Cells are split at `separator`; where a quoted cell is followed by more text, that belongs to it.
RowEnd scan_row(std::string_view text, char separator, Row& row);

// Which of comma, semicolon, tab and bar the first line uses most.
char separator_of(std::string_view header);

}  // namespace dateline::formats
