// Frames of the trained tagger beside those of the rules: where both found the same words, one
// frame is made of the better parts of each; what only one found is kept if it can be trusted.
#pragma once

#include <vector>

#include "indexer/annotation/frames.h"
#include "indexer/annotation/tagging/statement_tagger.h"

namespace dateline::annotation {

// The tagger's statements as frames, a list for each unit of the text.
std::vector<std::vector<Frame>> tagged_frames(const Utterances& utterances,
                                              const std::vector<tagging::TaggedStatement>& tagged);

// In order of their first words.
std::vector<Frame> fuse(const Utterances& utterances, std::vector<Frame> rules,
                        std::vector<Frame> tagged);

}  // namespace dateline::annotation
