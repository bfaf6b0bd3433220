// What stands around a statement in its article: the rest of its own sentence and one sentence
// more, on either side.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline::answer {

struct Context {
  std::string before, after;  // each on one line; “…” where a sentence was too long; may be empty
};

// Bytes that are looked at on either side, whatever the length of the article.
inline constexpr std::size_t kContextReach = 800;

// REQUIRES: begin <= end <= body.size(), at borders of characters.
Context context_of(std::string_view body, std::size_t begin, std::size_t end);

}  // namespace dateline::answer
