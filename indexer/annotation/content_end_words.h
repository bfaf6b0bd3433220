// What words say of where reported speech may end, looked up once for each form of a text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/annotation/reading.h"

namespace dateline::annotation {

// Words that may follow the end of what was said have a number each, below this.
inline constexpr std::size_t kContentEndOpeners = 97;

struct ContentEndWord {
  std::uint8_t opener = kContentEndOpeners;  // the word's number; this: it is none of them
  bool bare_end = false;                     // a content may end before it without a mark between
  bool verb = false;                         // shows that a clause has its verb
  bool relative = false;                     // which, who, whose, where
};

// By FormId.
std::vector<ContentEndWord> content_end_words(const Reading& reading);

}  // namespace dateline::annotation
