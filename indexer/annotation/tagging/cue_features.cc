// The templates of the first stage. Their order and number are part of the model.
#include "indexer/annotation/tagging/cue_features.h"

#include <algorithm>
#include <cassert>

#include "indexer/annotation/tagging/feature_window.h"

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

void emit_words(const FeatureWindow& w, FeatureEmitter& emit) {
  for (int d = -3; d <= 3; ++d) emit(w[d].word);
  for (int d = -2; d < 2; ++d) emit(w[d].word, w[d + 1].word);
  emit(w[-1].word, w[1].word);
  emit(w[0].suffix, w[0].shape);
  emit(w[-1].suffix);
  emit(w[1].suffix);
  emit(w[0].word, w[-1].fine);
  emit(w[0].word, w[1].fine);
  emit(w[-1].word, w[0].fine);
  emit(w[1].word, w[0].fine);
}

void emit_clusters(const FeatureWindow& w, FeatureEmitter& emit) {
  for (int d = -4; d <= 4; ++d) emit(w[d].fine);
  for (int d = -2; d <= 2; ++d) emit(w[d].coarse, w[d].shape);
  for (int d = -3; d < 3; ++d) emit(w[d].fine, w[d + 1].fine);
  for (int d = -3; d <= 1; ++d) emit(w[d].coarse, w[d + 1].coarse, w[d + 2].coarse);
  emit(w[-1].fine, w[0].fine, w[1].fine);
  emit(w[-2].shape, w[-1].shape, w[0].shape);
  emit(w[-1].shape, w[0].shape, w[1].shape);
  emit(w[0].shape, w[1].shape, w[2].shape);
}

std::uint32_t quote_code(const TokenTraits& t) {
  return static_cast<std::uint32_t>(t.quote) | t.quote_length << 4 | t.quote_end << 8 |
         (t.quote_capital ? 1U << 12 : 0);
}

void emit_quotes(const FeatureWindow& w, FeatureEmitter& emit) {
  const auto state = [&](int d) { return static_cast<std::uint32_t>(w[d].quote); };
  emit(quote_code(w[0]));
  emit(quote_code(w[0]), w[0].shape);
  emit(state(-1), state(0), state(1), w[0].shape);
  emit(quote_code(w[1]), state(0), w[0].shape);
  emit(quote_code(w[-1]), state(0), w[0].shape);
  emit(state(-2), state(-1), w[0].fine);
  emit(state(1), state(2), w[0].fine);
}

// The nearest cue words on both sides, with what lies between.
void emit_cues(const ArticleView& view, const FeatureWindow& w, FeatureEmitter& emit) {
  const TokenTraits& t = w[0];
  std::uint32_t left = 99, left_marks = 0, left_word = 0, left_fine = 0;
  if (t.cue_left != TokenTraits::kNone) {
    const TokenTraits& cue = view[t.cue_left];
    left = bucket(w.at() - t.cue_left) | (cue.sentence == t.sentence ? 0U : 16U);
    left_marks = std::min(3U, t.commas - cue.commas) | std::min(3U, t.quotes - cue.quotes) << 2;
    left_word = cue.word;
    left_fine = cue.fine;
  }
  std::uint32_t right = 99, right_marks = 0, right_word = 0, right_fine = 0;
  if (t.cue_right != TokenTraits::kNone) {
    const TokenTraits& cue = view[t.cue_right];
    right = bucket(t.cue_right - w.at()) | (cue.sentence == t.sentence ? 0U : 16U);
    right_marks = std::min(3U, cue.commas - t.commas) | std::min(3U, cue.quotes - t.quotes) << 2;
    right_word = cue.word;
    right_fine = cue.fine;
  }
  const auto quote = static_cast<std::uint32_t>(t.quote);
  emit(t.cue, w[-1].cue, w[1].cue);
  emit(left, left_marks, quote);
  emit(right, right_marks, quote);
  emit(left, right, quote);
  emit(left_word, std::min(left, 32U), left_marks);
  emit(right_word, std::min(right, 32U), right_marks);
  emit(left_fine, left, t.shape);
  emit(right_fine, right, t.shape);
  emit(left, left_marks, t.fine);
  emit(right, right_marks, t.fine);
}

void emit_place(const ArticleView& view, TokenRange range, const FeatureWindow& w,
                FeatureEmitter& emit) {
  const TokenTraits& t = w[0];
  const TokenRange s = view.sentences()[t.sentence];
  const std::uint32_t begin = std::max(s.begin, range.begin), end = std::min(s.end, range.end);
  const std::uint32_t from_start = bucket(w.at() - begin), to_end = bucket(end - 1 - w.at());
  const TokenTraits& first = view[begin];
  const TokenTraits& last = view[end - 1];
  const bool cue_in = t.cue >= 2 || (t.cue_left != TokenTraits::kNone && t.cue_left >= begin) ||
                      (t.cue_right != TokenTraits::kNone && t.cue_right < end);
  const bool quote_in = last.quotes > first.quotes || first.quote != QuoteState::outside;
  const std::uint32_t sentence = (cue_in ? 1U : 0U) | (quote_in ? 2U : 0U);
  emit(from_start, t.shape, sentence);
  emit(to_end, t.shape, sentence);
  emit(sentence, static_cast<std::uint32_t>(t.quote), bucket(w.at() - range.begin));
  emit(first.word, from_start);
  emit(first.fine, sentence, t.fine);
  emit(view[range.begin].fine, bucket(w.at() - range.begin), bucket(range.size()));
  emit(bucket(static_cast<std::uint32_t>(begin - range.begin)), bucket(range.end - end), sentence);
  emit(1U);
}

}  // namespace

void append_cue_features(const ArticleView& view, TokenRange range,
                         std::vector<std::uint32_t>& out) {
  const std::size_t from = out.size();
  out.resize(from + range.size() * kCueWidth);
  std::uint32_t* place = out.data() + from;
  for (std::uint32_t i = range.begin; i < range.end; ++i, place += kCueWidth) {
    const FeatureWindow w(view, range, i);
    FeatureEmitter emit(place);
    emit_words(w, emit);
    emit_clusters(w, emit);
    emit_quotes(w, emit);
    emit_cues(view, w, emit);
    emit_place(view, range, w, emit);
    assert(emit.end() == place + kCueWidth);
  }
}

}  // namespace dateline::tagging
