// One key for all near-identical copies of a text: the same wire story under other headlines, with
// other quotation marks, with a sentence or two left out or added.
#pragma once

#include <string>
#include <string_view>

namespace dateline::cleaning {

// 16 hexadecimal digits that texts with nearly the same words share (case, marks and line ends do
// not count), and others do not. A text under some 40 words shares its key with the very same words
// only; one of a few words has none: "". Linear in the text.
std::string story_key(std::string_view body);

}  // namespace dateline::cleaning
