// Text for people: what may be shown, how wide it is, where its lines end, and its ink (bold,
// faint, marked), which turns into a terminal's colours at the very end or into nothing.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/search/snippets.h"

namespace dateline::answer {

// Ink inside a text. Foreign text never has these: clean() takes all control characters out of it.
inline constexpr char kBold = '\x01';
inline constexpr char kFaint = '\x02';
inline constexpr char kMarked = '\x03';  // a match
inline constexpr char kPlain = '\x04';   // the end of any of them

// Whether text::printable() lets the character through as it is.
bool is_safe(char32_t c);

// Foreign text on one line, without control characters and bidi marks; white space becomes blanks,
// one for one.
std::string clean(std::string_view text);
// The same with ink around the marks, which are ascending byte ranges in it.
std::string clean(std::string_view text, std::span<const search::Mark> marks);
std::string in_ink(char ink, std::string_view text);

// Columns of a terminal: 2 for wide characters, 0 for combining ones, ink and other controls.
std::size_t columns_of(std::string_view text);
// The longest beginning that is at most so wide, “…” at its end where something was cut off.
std::string cut_to(std::string_view text, std::size_t columns);
// With blanks behind it, at least so wide.
std::string padded(std::string_view text, std::size_t columns);

// The text's lines, each behind `indent` blanks, each ended by a newline: broken at blanks, and
// between wide characters, where `width` is not 0; one line for each of its own otherwise.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t width);

// Ink → escape sequences, or nothing.
std::string painted(std::string_view text, bool color);

// 4,211.
std::string grouped(std::uint64_t number);

}  // namespace dateline::answer
