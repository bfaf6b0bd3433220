// Frames of the trained tagger beside those of the rules: where both found the same words, one
// frame is made of the better parts of each; what remains is weighed by what speaks for it.
#pragma once

#include <vector>

#include "indexer/annotation/evidence.h"
#include "indexer/annotation/frames.h"
#include "indexer/annotation/tagging/statement_tagger.h"

namespace dateline::annotation {

// The tagger's statements as frames, a list for each unit of the text.
std::vector<std::vector<Frame>> tagged_frames(const Utterances& utterances,
                                              const std::vector<tagging::TaggedStatement>& tagged);

// All that either found, pairs as one; they may cross each other.
std::vector<Frame> candidates(const Utterances& utterances, const Cast& cast,
                              std::vector<Frame> rules, std::vector<Frame> tagged);

// Pairs that share their words only now that each has its settled end: one frame of the two, the
// other is left without content.
void join_alike(const Utterances& utterances, const Cast& cast, std::vector<Frame>& frames);

// Of those that cross the likelier ones, and none that is unlikely; in order of their first words.
std::vector<Frame> best_of(const EvidenceReader& reader, std::vector<Frame> candidates);

}  // namespace dateline::annotation
