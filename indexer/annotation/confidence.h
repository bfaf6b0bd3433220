// How sure a statement and its speaker are, as the share that was right among statements found in
// the same way.
#pragma once

#include "common/news/article.h"
#include "indexer/annotation/frames.h"
#include "indexer/annotation/speakers.h"

namespace dateline::annotation {

double confidence(const news::Statement& statement, const Frame& frame,
                  const SpeakerFound& speaker);
// For a quotation without a verb of speech.
double orphan_confidence(const news::Statement& statement, const SpeakerFound& speaker);

}  // namespace dateline::annotation
