// The state machine of double quotation marks.
#include "indexer/annotation/tagging/quote_scan.h"

namespace dateline::tagging {
namespace {

enum class Turn { opens, closes, unclear };

Turn turn_of(const TokenSequence& tokens, std::size_t i) {
  const Token& token = tokens[i];
  const bool gap_after =
      i + 1 == tokens.size() || tokens[i + 1].space_before || tokens[i + 1].paragraph_start;
  const bool gap_before = token.space_before || token.paragraph_start;
  switch (token.quote) {
    case QuoteMark::low:
    case QuoteMark::guillemet_left:
    case QuoteMark::corner_left:
      return Turn::opens;
    case QuoteMark::guillemet_right:
    case QuoteMark::corner_right:
      return Turn::closes;
    case QuoteMark::left:
      return gap_after && !gap_before ? Turn::closes : Turn::opens;
    case QuoteMark::right:
      return gap_before && !gap_after ? Turn::opens : Turn::closes;
    default:
      break;
  }
  if (tokens.word(i) == "``") return Turn::opens;
  if (gap_before != gap_after) return gap_before ? Turn::opens : Turn::closes;
  return Turn::unclear;
}

}  // namespace

std::vector<Quotation> find_quotations(const TokenSequence& tokens) {
  std::vector<Quotation> found;
  bool inside = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto at = static_cast<std::uint32_t>(i);
    if (tokens[i].paragraph_start && inside) {
      found.back().close = at;
      inside = false;
    }
    if (!tokens[i].is_double_quote()) continue;
    const Turn turn = turn_of(tokens, i);
    if (inside && turn != Turn::opens) {
      found.back().close = at;
      found.back().closed = true;
      inside = false;
    } else if (inside) {  // the mark that should have closed is missing, unless this one is nested
      found.back().close = at;
      found.push_back({at, at, false});
    } else if (turn != Turn::closes) {
      found.push_back({at, at, false});
      inside = true;
    }
  }
  if (inside) found.back().close = static_cast<std::uint32_t>(tokens.size());
  return found;
}

}  // namespace dateline::tagging
