// Values as cells of CSV and TSV files: no control characters (but newlines and tabs in CSV), no
// bidi marks. The items of a list are joined by "|"; a "|" or "\" inside one has a "\" before it.
#pragma once

#include <string>
#include <string_view>

#include "searcher/answer/value.h"

namespace dateline::answer {

// Not yet quoted.
std::string as_cell(const Value& value);
// With "'" before what a spreadsheet would run as a formula: = + - @ and their full-width forms,
// tab and carriage return at the beginning. Numbers stay numbers.
std::string as_guarded_cell(const Value& value);

// As RFC 4180 has it: in quotation marks where it holds one, a comma or a line's end.
std::string quoted_for_csv(std::string_view cell);
// Tabs and line ends become blanks.
std::string flat_for_tsv(std::string_view cell);

}  // namespace dateline::answer
