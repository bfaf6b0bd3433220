// Third step: what speaks for and against one reading of a cue, weighed linearly into the odds that
// its content and its speaker are right.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/annotation/tagging/article_view.h"
#include "indexer/annotation/tagging/linear_chain.h"
#include "indexer/annotation/tagging/statement_stages.h"

namespace dateline::tagging {

std::vector<std::uint32_t> trust_features(const ArticleView& view,
                                          const ParagraphReading& paragraph,
                                          const CueReading& reading);

struct Trust {
  double content = 0;  // probability that the content is right
  double speaker = 0;  // probability that the speaker is, given the content
};
Trust trust_of(const LinearChain& chain, const std::vector<std::uint32_t>& features);

// Keeps, of readings of the same content, the one with the larger odds; `odds` goes with
// `readings`. Returns the indexes kept, ascending.
std::vector<std::size_t> without_rivals(const std::vector<CueReading>& readings,
                                        const std::vector<double>& odds);

}  // namespace dateline::tagging
