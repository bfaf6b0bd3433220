// Frames: a verb or phrase of speech with the words that name who spoke and the pieces of what was
// said. Who that is, is decided later (speakers.h).
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/annotation/entities.h"
#include "indexer/annotation/utterances.h"

namespace dateline::annotation {

// Who found a frame.
enum class Found : std::uint8_t { rules, both, tagger };
// Whether rules and tagger mean the same speaker: one of them alone found the frame, or the words
// for him; the same words; some of the same; others.
enum class Agreement : std::uint8_t { one_frame, one_source, same, overlap, differ };

struct Frame {
  CueAt cue;                       // cue.tokens may be empty (a transcript's "NAME:")
  TokenSpan source;                // the words for the speaker; empty: none here
  TokenSpan apposition;            // more words about the speaker: ", a doctor,"
  std::vector<TokenSpan> content;  // pieces, ascending, outer quotation marks not included
  bool shares_source = false;      // the speaker of the frame before ("… and added")
  bool exact = true;               // found by structure, not by nearness
  bool around = false;             // the content stands on both sides: "It is, he said, late"
  TokenId rule_end = 0;  // where the last piece ends by rules, by the tagger; 0: not found
  TokenId tagged_end = 0;
  double trust = 0;  // the tagger's confidence; 0: found by rules alone
  Found found = Found::rules;
  Agreement agreement = Agreement::one_frame;
};

// Frames of one unit, in order of their cues. `english_frames` reads clauses; `plain_frames` goes
// by the order that a language puts quotation, verb and speaker in.
std::vector<Frame> english_frames(const Utterances& utterances, const Cast& cast, const Unit& unit);
std::vector<Frame> plain_frames(const Utterances& utterances, const Cast& cast, const Unit& unit);

// Takes commas, colons, blanks and dashes off both ends, and the marks of a quotation that is all
// there is.
TokenSpan trim_content(const Utterances& utterances, TokenSpan content);

}  // namespace dateline::annotation
