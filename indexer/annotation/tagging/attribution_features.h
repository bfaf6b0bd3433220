// Second stage: given one cue, the features by which the tokens of its paragraph are told to be its
// speaker and its content. It sees the labels of the first stage.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "indexer/annotation/tagging/article_view.h"
#include "indexer/annotation/tagging/feature_columns.h"

namespace dateline::tagging {

// Labels of the second stage; each stands on one side of the cue only.
namespace part_label {
inline constexpr std::uint8_t kOtherBefore = 0, kOtherAfter = 1, kCue = 2, kSourceBefore = 3,
                              kSourceBeforeOn = 4, kSourceAfter = 5, kSourceAfterOn = 6,
                              kContentBefore = 7, kContentBeforeOn = 8, kContentAfter = 9,
                              kContentAfterOn = 10, kBetweenBefore = 11, kBetweenAfter = 12,
                              kCount = 13;
inline constexpr LabelMask kMaskBefore = 1U << 0 | 1U << 3 | 1U << 4 | 1U << 7 | 1U << 8 | 1U << 11;
inline constexpr LabelMask kMaskAfter = 1U << 1 | 1U << 5 | 1U << 6 | 1U << 9 | 1U << 10 | 1U << 12;
inline constexpr LabelMask kMaskCue = 1U << 2;
inline bool is_source(std::uint8_t l) {
  return l >= kSourceBefore && l <= kSourceAfterOn;
}
inline bool is_content(std::uint8_t l) {
  return l >= kContentBefore && l <= kContentAfterOn;
}
bool may_follow(std::uint8_t a, std::uint8_t b);
bool may_begin(std::uint8_t label);
bool may_end(std::uint8_t label);
}  // namespace part_label

// A cue and what the first stage says about its paragraph.
struct CueContext {
  TokenRange paragraph;
  TokenRange cue;
  TokenRange window;  // what is decoded: the cue's surroundings, within the paragraph
  std::span<const std::uint8_t> labels;  // cue_label of each token of the paragraph
  // For each token of the paragraph, how many cues, sources and contents the first stage began up
  // to it.
  struct Counts {
    std::uint16_t cues = 0, sources = 0, contents = 0;
  };
  std::span<const Counts> counts;
};

// Tokens on each side of a cue that are looked at.
inline constexpr std::uint32_t kReach = 120;
// Sentences before and after that of the cue, with the whole of the quotations they belong to.
inline constexpr std::uint32_t kSentencesAround = 1;
// Features a token: those of the token and the labels of the first stage, and those of its relation
// to the cue.
inline constexpr std::size_t kPartWordWidth = 23, kPartCueWidth = 32;

std::vector<CueContext::Counts> count_beginnings(std::span<const std::uint8_t> labels);
TokenRange window_of(const ArticleView& view, TokenRange paragraph, TokenRange cue);
// Which labels each token of the window may have.
void append_part_masks(const CueContext& context, std::vector<LabelMask>& out);

// The features of the block's tokens, the first of which is the columns' token `from`. Those of the
// token alone need the columns of the labels; the others those of the relation to the cue too.
// REQUIRES: block.width() is kPartWordWidth, or kPartCueWidth.
void read_labels(std::span<const std::uint8_t> labels, ParagraphColumns& columns);
void emit_part_word_features(const ParagraphColumns& columns, std::size_t from,
                             FeatureBlock& block);
class PartTemplates {
 public:
  // Fills the columns of the relation for the tokens of the window. Refers to the columns, which
  // must hold the paragraph and its labels.
  PartTemplates(const ArticleView& view, const CueContext& context, ParagraphColumns& columns);
  void emit(std::size_t from, FeatureBlock& block) const;

 private:
  void relate(const ArticleView& view, const CueContext& context, ParagraphColumns& columns) const;
  void emit_labels(ColumnEmitter& next) const;
  void emit_relation(ColumnEmitter& next) const;
  void emit_cue_words(ColumnEmitter& next) const;
  void emit_place(ColumnEmitter& next) const;

  const ParagraphColumns& columns_;
  const TokenTraits* head_;         // last token of the cue
  const TokenTraits* first_;        // first token of the cue
  const TokenTraits* before_;       // token before the cue
  const TokenTraits* after_;        // token after it
  std::uint32_t marks_ = 0;         // quotation around the cue
  std::uint32_t size_ = 0;          // of the cue
  std::uint32_t tokens_after_ = 0;  // in the paragraph, a bucket
};

}  // namespace dateline::tagging
