// The scanner does the cutting; here is what holds its tokens.
#include "indexer/annotation/tagging/token_sequence.h"

#include <algorithm>
#include <cassert>
#include <limits>

#include "indexer/annotation/tagging/token_scanner.h"

namespace dateline::annotation {

TokenSequence::TokenSequence(std::string_view text) : text_(text) {
  assert(text.size() < std::numeric_limits<std::uint32_t>::max());
  tokens_.reserve(text.size() / 5 + 1);
  TokenScanner(text, tokens_).run();
}

std::size_t TokenSequence::token_at(std::size_t byte) const {
  const auto it = std::partition_point(tokens_.begin(), tokens_.end(),
                                       [byte](const Token& token) { return token.end <= byte; });
  return static_cast<std::size_t>(it - tokens_.begin());
}

}  // namespace dateline::annotation
