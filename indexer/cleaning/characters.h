// From bytes as found to clean characters: valid UTF-8 in Normal Form C, no control or invisible
// characters, one kind of space and one kind of line end. Line structure is kept for paragraphs.h.
// Linear in the input; any bytes are welcome.
#pragma once

#include <string>
#include <string_view>

namespace dateline::cleaning {

// Valid UTF-8 of `raw`: itself; or, where it is not UTF-8 and has no sequence that is, read as
// Windows-1252 (of which Latin-1 is the printable part); or with U+FFFD for each invalid byte.
std::string to_utf8(std::string raw);

// The characters of `utf8` that are text. Every space is U+0020 (runs are kept), every line end is
// '\n'. Dropped: other controls, soft hyphens, zero-width spaces, byte order marks, bidi controls;
// joiners where the character before belongs to a script or symbol that has no use for them. The C1
// controls are what they stand for in Windows-1252 (text decoded as Latin-1 by mistake). NFC.
// REQUIRES: `utf8` is valid UTF-8.
std::string clean_characters(std::string utf8);

}  // namespace dateline::cleaning
