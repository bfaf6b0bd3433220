// First stage: the features by which a paragraph's tokens are told to be cue, speaker or content.
#pragma once

#include <cstddef>
#include <cstdint>

#include "indexer/annotation/tagging/feature_columns.h"

namespace dateline::tagging {

// Labels of the first stage. "Before": the content stands before the cue (also where it goes on
// after it).
namespace cue_label {
inline constexpr std::uint8_t kOther = 0, kCue = 1, kCueOn = 2, kCueBefore = 3, kCueBeforeOn = 4,
                              kSource = 5, kSourceOn = 6, kSourceBefore = 7, kSourceBeforeOn = 8,
                              kContent = 9, kContentOn = 10, kContentBefore = 11,
                              kContentBeforeOn = 12, kBetween = 13, kCount = 14;
inline bool is_cue(std::uint8_t l) {
  return l >= kCue && l <= kCueBeforeOn;
}
inline bool begins_cue(std::uint8_t l) {
  return l == kCue || l == kCueBefore;
}
// Whether label b may follow label a.
bool may_follow(std::uint8_t a, std::uint8_t b);
}  // namespace cue_label

inline constexpr std::size_t kCueWidth = 52;  // features a token

// Hashes the features of the block's tokens, the first of which is the columns' token `from`.
// REQUIRES: block.width() == kCueWidth.
void emit_cue_features(const ParagraphColumns& columns, std::size_t from, FeatureBlock& block);

}  // namespace dateline::tagging
