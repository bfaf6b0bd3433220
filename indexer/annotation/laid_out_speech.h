// Speech that the layout gives to somebody, not a verb: the turns of a transcript ("WALLACE: …"),
// questions and answers, and signed quotations of a letters page (“…” — Name, Town).
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/annotation/utterances.h"

namespace dateline::annotation {

struct LaidOut {
  TokenSpan label;                 // the words for the speaker; "A" for an answer
  TokenSpan mark;                  // the colon or dash between
  std::vector<TokenSpan> content;  // a piece for each paragraph
  bool question = false;           // an interviewer's: no statement
  bool answer = false;             // of whoever is interviewed
  bool introduced = false;         // the label stands before the content, as part of a sentence
  bool headline = false;           // reported, not quoted
};

// In order. Transcripts need two turns or more.
std::vector<LaidOut> find_laid_out(const Utterances& utterances);

}  // namespace dateline::annotation
