// The quotations of a text, by a state machine over its quotation marks. It knows the marks of the
// world's newspapers, ’ as an apostrophe, marks inside marks, dialogue that opens with a dash, and
// quotations that go on over paragraphs with the opening mark repeated. A mark that never closes
// swallows at most its paragraph.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/annotation/tagging/token_sequence.h"

namespace dateline::annotation {

struct Quotation {
  // Tokens [first, last) are what stands between the marks.
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  // The marks themselves; `open` == first and `close` == last where there is none (dash dialogue
  // has its dash as `open`; an unclosed quotation has no `close`).
  std::uint32_t open = 0;
  std::uint32_t close = 0;
  bool closed = true;
  bool single = false;     // ‘…’ or '…'
  bool dash = false;       // dialogue: the line after a dash
  bool continues = false;  // takes up the quotation of the paragraph before

  // One past everything that belongs to it, the closing mark included.
  std::uint32_t end() const {
    return close > last || close == last ? close + (closed ? 1 : 0) : last;
  }
};

// Outermost quotations in order, not overlapping. `lang` (ISO 639, may be empty) decides what a
// mark opens where the marks themselves do not.
std::vector<Quotation> find_quotations(const TokenSequence& tokens, std::string_view lang);

}  // namespace dateline::annotation
