// Lines to paragraphs. Records come with an empty line between paragraphs, with one line end, hard
// wrapped as on the wire, with inline elements torn onto lines of their own, or with no break at
// all; which it is is told from the text's own shape, described at each rule in the .cc.
#pragma once

#include <string>
#include <string_view>

namespace dateline::cleaning {

// The paragraphs of `text`, separated by one '\n' each; in a paragraph every run of blanks is one
// space, with none at either end. REQUIRES: characters are clean (characters.h). Linear.
std::string lay_out_paragraphs(std::string_view text);

// `text` with a line end where a sentence's end touches the next one's capital letter ("… he
// said.The minister …"), if that happens at least twice in a text that has no line end at all: its
// paragraph breaks were lost. Otherwise as it is.
std::string restore_breaks(std::string text);

// `text` on one line: runs of blanks and line ends become one space, none at either end.
std::string one_line(std::string_view text);

}  // namespace dateline::cleaning
