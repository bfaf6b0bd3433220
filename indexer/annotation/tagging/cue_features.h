// First stage: the features by which a paragraph's tokens are told to be cue, speaker or content.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/annotation/tagging/article_view.h"
#include "indexer/annotation/tagging/linear_chain.h"

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

inline constexpr std::size_t kCueWidth = 73;  // features a token

// Appends kCueWidth hashes for each token of the range, which lies in one paragraph.
void append_cue_features(const ArticleView& view, TokenRange range,
                         std::vector<std::uint32_t>& out);

}  // namespace dateline::tagging
