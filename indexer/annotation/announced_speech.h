// English speech that stands in the paragraph after its announcement without marks ("The governor
// added:" over a block quotation), and headlines at the top of a body ("Kerry: Vote was fair").
#pragma once

#include <vector>

#include "indexer/annotation/entities.h"
#include "indexer/annotation/laid_out_speech.h"

namespace dateline::annotation {

// In order of their content.
std::vector<LaidOut> find_announced(const Utterances& utterances, const Cast& cast);

}  // namespace dateline::annotation
