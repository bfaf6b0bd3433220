// The templates of the first stage. Their order and number are part of the model.
#include "indexer/annotation/tagging/cue_features.h"

namespace dateline::tagging {

namespace cue_label {
bool may_follow(std::uint8_t a, std::uint8_t b) {
  if (a >= kCount || b >= kCount) return false;
  const bool goes_on = b == kCueOn || b == kCueBeforeOn || b == kSourceOn || b == kSourceBeforeOn ||
                       b == kContentOn || b == kContentBeforeOn;
  return !goes_on || a == b || a + 1 == b;
}
}  // namespace cue_label

namespace {

using enum Trait;

void emit_words(const ParagraphColumns& c, ColumnEmitter& emit) {
  for (int d = -2; d <= 2; ++d) emit(c(word, d));
  emit(c(word, -1), c(word));
  emit(c(word), c(word, 1));
  emit(c(suffix), c(shape));
  emit(c(suffix, 1));
  emit(c(word), c(fine, -1));
  emit(c(word), c(fine, 1));
}

void emit_clusters(const ParagraphColumns& c, ColumnEmitter& emit) {
  for (int d = -4; d <= 4; ++d) emit(c(fine, d));
  for (int d = -1; d <= 1; ++d) emit(c(coarse, d), c(shape, d));
  for (int d = -2; d < 2; ++d) emit(c(fine, d), c(fine, d + 1));
  for (int d = -2; d <= 0; ++d) emit(c(coarse, d), c(coarse, d + 1), c(coarse, d + 2));
  emit(c(fine, -1), c(fine), c(fine, 1));
  emit(c(shape, -1), c(shape), c(shape, 1));
}

void emit_quotes(const ParagraphColumns& c, ColumnEmitter& emit) {
  emit(c(quote_code), c(shape));
  emit(c(quote, -1), c(quote), c(quote, 1), c(shape));
  emit(c(quote_code, 1), c(quote), c(shape));
  emit(c(quote_code, -1), c(quote), c(shape));
  emit(c(quote, 1), c(quote, 2), c(fine));
}

// The nearest cue words on both sides, with what lies between.
void emit_cues(const ParagraphColumns& c, ColumnEmitter& emit) {
  emit(c(cue), c(cue, -1), c(cue, 1));
  emit(c(left), c(left_marks), c(quote));
  emit(c(right), c(right_marks), c(quote));
  emit(c(left), c(right), c(quote));
  emit(c(left_word), c(left_near), c(left_marks));
  emit(c(right_word), c(right_near), c(right_marks));
  emit(c(left_fine), c(left), c(shape));
  emit(c(right_fine), c(right), c(shape));
  emit(c(left), c(left_marks), c(fine));
  emit(c(right), c(right_marks), c(fine));
}

void emit_place(const ParagraphColumns& c, ColumnEmitter& emit) {
  emit(c(from_start), c(shape), c(sentence_flags));
  emit(c(to_end), c(shape), c(sentence_flags));
  emit(c(sentence_flags), c(quote), c(place));
  emit(c(first_fine), c(sentence_flags), c(fine));
  emit(c(sentence_before), c(sentence_after), c(sentence_flags));
}

}  // namespace

void emit_cue_features(const ParagraphColumns& columns, std::size_t from, FeatureBlock& block) {
  ColumnEmitter emit(block, from);
  emit_words(columns, emit);
  emit_clusters(columns, emit);
  emit_quotes(columns, emit);
  emit_cues(columns, emit);
  emit_place(columns, emit);
}

}  // namespace dateline::tagging
