// What is left of HTML in the bodies of records: entities become characters, and where the text is
// plainly markup, tags become line ends or nothing. Not a parser of pages: those are
// indexer/formats' work. Linear in the input.
#pragma once

#include <string>
#include <string_view>

namespace dateline::cleaning {

// `text` with its numeric and named character references (with their semicolon) decoded, those
// that were escaped twice (&amp;nbsp;) too. Unknown names stay as they are. References to controls
// of Windows-1252 (&#146;) mean the characters there, as browsers take them.
std::string decode_entities(std::string text);

// Whether `text` has closing tags or line breaks of HTML, and not only words in angle brackets
// (stock tickers: <BP>).
bool is_markup(std::string_view text);

// `text` without HTML tags, comments, scripts and styles: <p>, <li>, <h2> and other blocks set
// paragraphs apart by an empty line, <br> ends a line, others vanish. Words in angle brackets that
// are not names of HTML elements stay.
std::string strip_tags(std::string_view text);

}  // namespace dateline::cleaning
