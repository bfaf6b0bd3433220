// From the closing word back to the place where a repeated surname touches a headline's capital.
#include "indexer/cleaning/link_lists.h"

#include <algorithm>
#include <string_view>

namespace dateline::cleaning {
namespace {

constexpr std::string_view kClosing = " MORE";
constexpr std::size_t kLongest = 500;        // bytes from the name to the closing word
constexpr std::size_t kShortestSurname = 3;  // bytes
constexpr int kMostNameWords = 4;            // of the name that is repeated

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_small(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

// Whether `words`, each with a space behind, are the names before a surname: "Ann Mary ".
bool are_names(std::string_view words) {
  int count = 0;
  while (!words.empty()) {
    const std::size_t space = words.find(' ');
    if (space == std::string_view::npos || !is_letter(words.front()) ||
        (words.front() >= 'a' && words.front() <= 'z') || ++count > kMostNameWords)
      return false;
    words.remove_prefix(space + 1);
  }
  return count > 0;
}

// The end of the surname before its repetition, if "Lee Ann Mary Lee|Senate" touches at `touch`;
// else npos.
std::size_t end_of_name(std::string_view text, std::size_t touch) {
  const std::size_t space = text.rfind(' ', touch - 1);
  if (space == std::string_view::npos) return std::string_view::npos;
  const std::string_view surname = text.substr(space + 1, touch - space - 1);
  if (surname.size() < kShortestSurname || !is_capital(surname.front()))
    return std::string_view::npos;
  const std::size_t floor = touch > kLongest / 4 ? touch - kLongest / 4 : 0;
  const std::string_view before = text.substr(floor, space + 1 - floor);
  const std::size_t at = before.rfind(std::string(surname) + ' ');
  const bool is_word = at != std::string_view::npos && (at == 0 || !is_letter(before[at - 1]));
  if (!is_word) return std::string_view::npos;
  return are_names(before.substr(at + surname.size() + 1)) ? floor + at + surname.size()
                                                           : std::string_view::npos;
}

// Where the list that `closing` ends begins, not before `floor`; npos: it ends none.
std::size_t begin_of_list(std::string_view text, std::size_t floor, std::size_t closing) {
  for (std::size_t i = floor + 1; i < closing; ++i) {
    if (!is_small(text[i - 1]) || !(is_capital(text[i]) || (text[i] >= '0' && text[i] <= '9')))
      continue;
    const std::size_t begin = end_of_name(text, i);
    if (begin != std::string_view::npos && begin >= floor) return begin;
  }
  return std::string_view::npos;
}

}  // namespace

std::string without_link_lists(std::string text) {
  std::string out;
  std::size_t copied = 0;
  for (std::size_t closing = text.find(kClosing); closing != std::string::npos;
       closing = text.find(kClosing, closing + kClosing.size())) {
    const std::size_t past = closing + kClosing.size();
    if (past < text.size() && is_letter(text[past]) &&
        static_cast<unsigned char>(text[past]) < 0x80)
      continue;
    const std::size_t line = text.rfind('\n', closing);
    std::size_t floor = line == std::string::npos ? 0 : line + 1;
    floor = std::max(floor, copied);
    if (closing > kLongest) floor = std::max(floor, closing - kLongest);
    const std::size_t begin = begin_of_list(text, floor, closing);
    if (begin == std::string::npos) continue;
    out.append(text, copied, begin - copied);
    copied = past;
  }
  if (copied == 0) return text;
  return out.append(text, copied);
}

}  // namespace dateline::cleaning
