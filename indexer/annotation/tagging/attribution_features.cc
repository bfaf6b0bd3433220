// The templates of the second stage. Their order and number are part of the model.
#include "indexer/annotation/tagging/attribution_features.h"

#include <algorithm>
#include <cassert>

#include "indexer/annotation/tagging/cue_features.h"
#include "indexer/annotation/tagging/feature_window.h"

namespace dateline::tagging {

namespace part_label {

bool may_follow(std::uint8_t a, std::uint8_t b) {
  if (a >= kCount || b >= kCount) return false;
  const auto side = [](std::uint8_t l) {
    return l == kCue ? 1 : (kMaskBefore >> l & 1) != 0 ? 0 : 2;
  };
  if (side(a) > side(b) || (side(a) == 0 && side(b) == 2)) return false;
  if (b == kSourceBeforeOn || b == kSourceAfterOn || b == kContentBeforeOn || b == kContentAfterOn)
    return a == b || a + 1 == b;
  if (b == kOtherBefore) return a == kOtherBefore;    // nothing has begun yet
  if (b == kBetweenBefore) return a != kOtherBefore;  // something has
  if (a == kOtherAfter) return b == kOtherAfter;      // nothing comes any more
  if (b == kOtherAfter) return a != kBetweenAfter;
  return true;
}

bool may_begin(std::uint8_t l) {
  return l == kOtherBefore || l == kCue || l == kSourceBefore || l == kContentBefore;
}

bool may_end(std::uint8_t l) {
  return l < kCount && l != kBetweenAfter && (kMaskBefore >> l & 1) == 0;
}

}  // namespace part_label

std::vector<CueContext::Counts> count_beginnings(std::span<const std::uint8_t> labels) {
  std::vector<CueContext::Counts> counts(labels.size());
  CueContext::Counts n;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::uint8_t l = labels[i];
    n.cues += cue_label::begins_cue(l);
    n.sources += l == cue_label::kSource || l == cue_label::kSourceBefore;
    n.contents += l == cue_label::kContent || l == cue_label::kContentBefore;
    counts[i] = n;
  }
  return counts;
}

TokenRange window_of(TokenRange paragraph, TokenRange cue) {
  TokenRange window = paragraph;
  if (cue.begin - paragraph.begin > kReach) window.begin = cue.begin - kReach;
  if (paragraph.end - cue.end > kReach) window.end = cue.end + kReach;
  return window;
}

void append_part_masks(const CueContext& c, std::vector<LabelMask>& out) {
  for (std::uint32_t i = c.window.begin; i < c.window.end; ++i)
    out.push_back(i < c.cue.begin ? part_label::kMaskBefore
                  : i < c.cue.end ? part_label::kMaskCue
                                  : part_label::kMaskAfter);
}

namespace {

void emit_words(const FeatureWindow& w, FeatureEmitter& next) {
  for (int d = -2; d <= 2; ++d) next(w[d].word);
  next(w[-1].word, w[0].word);
  next(w[0].word, w[1].word);
  next(w[0].suffix, w[0].shape);
  for (int d = -3; d <= 3; ++d) next(w[d].fine);
  for (int d = -1; d <= 1; ++d) next(w[d].coarse, w[d].shape);
  for (int d = -2; d < 2; ++d) next(w[d].fine, w[d + 1].fine);
  next(w[-1].coarse, w[0].coarse, w[1].coarse);
  next(w[-1].shape, w[0].shape, w[1].shape);
}

// What is the same for all tokens of a window, and the token's relation to the cue.
struct Relation {
  const TokenTraits* head = nullptr;    // last token of the cue
  const TokenTraits* first = nullptr;   // first token of the cue
  const TokenTraits* before = nullptr;  // token before the cue
  const TokenTraits* after = nullptr;   // token after it
  std::uint32_t marks = 0;              // quotation around the cue
  std::uint32_t distance = 0;           // bucket
  std::uint32_t sentence = 0;           // sentences between, signed, clamped to -3..3, plus 3
  std::uint32_t commas = 0, quotes = 0, cues = 0, sources = 0, contents = 0;
  std::uint32_t same_quotation = 0;
};

class PartTemplates {
 public:
  PartTemplates(const ArticleView& view, const CueContext& context) : view_(view), c_(context) {
    r_.head = &view[c_.cue.end - 1];
    r_.first = &view[c_.cue.begin];
    r_.before = c_.cue.begin > c_.paragraph.begin ? &view[c_.cue.begin - 1] : &kEdgeToken;
    r_.after = c_.cue.end < c_.paragraph.end ? &view[c_.cue.end] : &kEdgeToken;
    const TokenTraits& after2 =
        c_.cue.end + 1 < c_.paragraph.end ? view[c_.cue.end + 1] : kEdgeToken;
    const TokenTraits& before2 =
        c_.cue.begin > c_.paragraph.begin + 1 ? view[c_.cue.begin - 2] : kEdgeToken;
    const auto state = [](const TokenTraits& t) { return static_cast<std::uint32_t>(t.quote); };
    r_.marks = state(*r_.before) | state(*r_.after) << 3 | state(*r_.head) << 6 |
               state(after2) << 9 | state(before2) << 12;
    next_label_ = label_at(c_.cue.end);
    previous_label_ = label_at(static_cast<std::int64_t>(c_.cue.begin) - 1);
    cue_label_ = label_at(c_.cue.begin);
  }

  void emit(std::uint32_t at, std::uint32_t* out) {
    relate(at);
    const FeatureWindow w(view_, c_.paragraph, at);
    FeatureEmitter next(out, 1 + kPartWordWidth);
    emit_labels(w, next);
    emit_relation(w, next);
    emit_cue_words(w, next);
    emit_place(w, next);
    assert(next.end() == out + kPartCueWidth);
  }

 private:
  std::uint32_t label_at(std::int64_t i) const {
    const std::int64_t k = i - c_.paragraph.begin;
    return k < 0 || k >= static_cast<std::int64_t>(c_.labels.size())
               ? 31
               : c_.labels[static_cast<std::size_t>(k)];
  }

  void relate(std::uint32_t at) {
    const TokenTraits& t = view_[at];
    const bool before = at < c_.cue.begin;
    const std::uint32_t edge = before ? c_.cue.begin : std::min(at, c_.cue.end - 1);
    const TokenTraits& cue = view_[edge];
    r_.distance = before ? bucket(c_.cue.begin - at) : bucket(at - edge) + 10;
    const auto apart =
        static_cast<std::int32_t>(t.sentence) - static_cast<std::int32_t>(r_.head->sentence);
    r_.sentence = static_cast<std::uint32_t>(std::clamp(apart, -3, 3) + 3);
    const auto gap = [before](std::uint32_t a, std::uint32_t b, std::uint32_t most) {
      return std::min(most, before ? b - a : a - b);
    };
    r_.commas = gap(t.commas, cue.commas, 5);
    r_.quotes = gap(t.quotes, cue.quotes, 5);
    const CueContext::Counts& here = c_.counts[at - c_.paragraph.begin];
    const CueContext::Counts& there = c_.counts[edge - c_.paragraph.begin];
    r_.cues = gap(here.cues, there.cues, 3);
    r_.sources = gap(here.sources, there.sources, 3);
    r_.contents = gap(here.contents, there.contents, 3);
    r_.same_quotation = t.quotation == r_.head->quotation ? 1 : 0;
  }

  void emit_labels(const FeatureWindow& w, FeatureEmitter& next) const {
    const std::int64_t at = w.at();
    const std::uint32_t l = label_at(at);
    for (int d = -2; d <= 2; ++d) next(label_at(at + d), r_.cues);
    next(label_at(at - 1), l, label_at(at + 1));
    next(l, r_.distance);
    next(l, w[0].fine);
    next(l, w[0].word);
    next(l, r_.cues, r_.sentence);
    next(l, r_.sources, r_.contents, r_.cues);
    next(l, label_at(at - 1), r_.sources, r_.contents);
    next(l, cue_label_, r_.cues, label_at(at - 1));
    next(l, next_label_, previous_label_, r_.cues);
    next(l, r_.same_quotation, r_.quotes, static_cast<std::uint32_t>(w[0].quote));
  }

  void emit_relation(const FeatureWindow& w, FeatureEmitter& next) const {
    const auto quote = static_cast<std::uint32_t>(w[0].quote);
    const std::uint32_t before_quote = static_cast<std::uint32_t>(w[-1].quote);
    next(r_.distance, w[0].shape, w[-1].shape);
    next(r_.distance, quote, before_quote);
    next(r_.distance, r_.commas, r_.quotes);
    next(r_.sentence, quote, r_.cues);
    next(r_.sentence, r_.quotes, quote, before_quote);
    next(r_.distance, r_.cues, r_.sentence);
    next(r_.marks, quote, r_.sentence, before_quote);
    next(r_.marks, r_.distance);
    next(r_.marks, r_.quotes, quote, r_.same_quotation);
    next(r_.commas, r_.cues, w[-1].shape, w[0].shape);
    next(r_.distance, w[0].fine);
    next(r_.distance, w[-1].fine, w[0].coarse);
    next(quote | w[0].quote_length << 4 | w[0].quote_end << 8, r_.quotes, r_.sentence);
    next(r_.commas, r_.sentence, w[0].fine);
  }

  void emit_cue_words(const FeatureWindow& w, FeatureEmitter& next) const {
    const std::uint32_t head = r_.head->word, first = r_.first->word, after = r_.after->word;
    const std::uint32_t l = label_at(w.at());
    const std::uint32_t length = std::min(4U, c_.cue.size());
    next(head, w[0].word, r_.distance);
    next(head, r_.distance);
    next(head, l, r_.commas, r_.cues);
    next(head, w[0].shape, r_.distance);
    next(head, w[0].fine);
    next(r_.head->fine, r_.distance, w[0].shape);
    next(r_.head->fine, l, r_.distance);
    next(r_.head->fine, w[0].fine, w[-1].fine);
    next(head, after, r_.distance);
    next(head, after, l);
    next(first, length, r_.distance);
    next(first, length, l, r_.sentence);
    next(after, w[0].word);
    next(after, r_.distance, w[0].shape);
    next(r_.before->word, r_.distance);
    next(r_.before->fine, r_.after->fine, r_.distance);
    next(r_.before->shape, r_.after->shape, l, r_.cues);
    next(r_.before->fine, head, l);
  }

  void emit_place(const FeatureWindow& w, FeatureEmitter& next) const {
    const TokenTraits& t = w[0];
    const TokenRange s = view_.sentences()[t.sentence];
    const std::uint32_t begin = std::max(s.begin, c_.paragraph.begin),
                        end = std::min(s.end, c_.paragraph.end);
    const std::uint32_t l = label_at(w.at());
    next(bucket(w.at() - begin), r_.sentence, l);
    next(bucket(end - 1 - w.at()), r_.sentence, l, w[0].shape);
    next(view_[begin].fine, r_.sentence, bucket(w.at() - begin));
    next(bucket(c_.cue.begin - c_.paragraph.begin), bucket(w.at() - c_.paragraph.begin),
         r_.sentence);
    next(bucket(c_.paragraph.end - c_.cue.end), r_.sentence, l);
    next(r_.distance, r_.sentence);
  }

  const ArticleView& view_;
  const CueContext& c_;
  Relation r_;
  std::uint32_t next_label_ = 0, previous_label_ = 0, cue_label_ = 0;
};

}  // namespace

void append_part_word_features(const ArticleView& view, TokenRange paragraph,
                               std::vector<std::uint32_t>& out) {
  const std::size_t from = out.size();
  out.resize(from + paragraph.size() * kPartWordWidth);
  std::uint32_t* place = out.data() + from;
  for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i, place += kPartWordWidth) {
    FeatureEmitter next(place);
    emit_words(FeatureWindow(view, paragraph, i), next);
    assert(next.end() == place + kPartWordWidth);
  }
}

void append_part_cue_features(const ArticleView& view, const CueContext& context,
                              std::vector<std::uint32_t>& out) {
  PartTemplates templates(view, context);
  const std::size_t from = out.size();
  out.resize(from + context.window.size() * kPartCueWidth);
  std::uint32_t* place = out.data() + from;
  for (std::uint32_t i = context.window.begin; i < context.window.end; ++i, place += kPartCueWidth)
    templates.emit(i, place);
}

}  // namespace dateline::tagging
