// Where quotations open and close, by the double marks alone: straight ones by place and by what is
// open, an opening mark without a closing one runs to the end of its paragraph at most. Linear, and
// no mark ever reaches beyond its paragraph.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/annotation/tagging/token_sequence.h"

namespace dateline::tagging {

using annotation::QuoteMark;
using annotation::Token;
using annotation::TokenKind;
using annotation::TokenSequence;

struct Quotation {
  std::uint32_t open = 0;   // token of the opening mark
  std::uint32_t close = 0;  // token of the closing mark, or one past the paragraph's last token
  bool closed = false;
};

// In order, not nested (a quotation in a quotation belongs to the outer one).
std::vector<Quotation> find_quotations(const TokenSequence& tokens);

}  // namespace dateline::tagging
