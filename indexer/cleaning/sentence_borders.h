// Where a paragraph's first and last sentences end and begin, and what a line looks like: as much
// of sentences as telling boilerplate from text takes. Nothing looks further than kLongestSentence.
#pragma once

#include <cstddef>
#include <string_view>

namespace dateline::cleaning {

inline constexpr std::size_t kLongestSentence = 400;  // bytes
inline constexpr std::size_t kLongestHeadline = 200;  // bytes

// `text` without the marks, bullets, arrows, brackets and emoji at its ends. With `star`, asterisks
// and hashes are such marks too; in patterns they are not.
std::string_view undecorated(std::string_view text, bool star);

bool holds_quotation_mark(std::string_view text);
// Whether there is a letter or a digit in it.
bool holds_word(std::string_view text);

// The end of the first sentence of `text`: past its marks and closing quotes; text.size() if there
// is but one, or it is too long.
std::size_t first_sentence_end(std::string_view text);
// The start of the last sentence of `text`; 0 if there is but one, or the last is too long.
std::size_t last_sentence_begin(std::string_view text);

// Whether `text` may be a headline rather than running text: short, and no sentence ends in it.
bool is_headline(std::string_view text);

}  // namespace dateline::cleaning
