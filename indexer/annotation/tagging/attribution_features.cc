// The templates of the second stage. Their order and number are part of the model.
#include "indexer/annotation/tagging/attribution_features.h"

#include <algorithm>
#include <cassert>

#include "indexer/annotation/tagging/cue_features.h"
#include "indexer/annotation/tagging/feature_emitter.h"

namespace dateline::tagging {

using enum Trait;

namespace {
constexpr std::uint32_t kNoLabel = 31;  // beyond the paragraph
}

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

namespace {

// The tokens of a quotation that stands at the token, else the token alone.
TokenRange quotation_at(const ArticleView& view, std::uint32_t token) {
  const std::uint32_t number = view[token].quotation;
  if (number == 0) return {token, token + 1};
  const Quotation& q = view.quotations()[number - 1];
  return {q.open, q.closed ? q.close + 1 : q.close};
}

}  // namespace

TokenRange window_of(const ArticleView& view, TokenRange paragraph, TokenRange cue) {
  TokenRange window = paragraph;
  if (cue.begin - paragraph.begin > kReach) window.begin = cue.begin - kReach;
  if (paragraph.end - cue.end > kReach) window.end = cue.end + kReach;
  const std::vector<TokenRange>& sentences = view.sentences();
  const std::uint32_t first = view[cue.begin].sentence;
  const std::size_t last = view[cue.end - 1].sentence;
  const std::uint32_t begin = sentences[first - std::min(first, kSentencesAround)].begin;
  const std::uint32_t end = sentences[std::min(last + kSentencesAround, sentences.size() - 1)].end;
  const std::uint32_t begin_whole = quotation_at(view, std::max(begin, paragraph.begin)).begin;
  const std::uint32_t end_whole = quotation_at(view, std::min(end, paragraph.end) - 1).end;
  return {std::max(window.begin, std::min(begin, begin_whole)),
          std::min(window.end, std::max(end, end_whole))};
}

void append_part_masks(const CueContext& c, std::vector<LabelMask>& out) {
  for (std::uint32_t i = c.window.begin; i < c.window.end; ++i)
    out.push_back(i < c.cue.begin ? part_label::kMaskBefore
                  : i < c.cue.end ? part_label::kMaskCue
                                  : part_label::kMaskAfter);
}

void read_labels(std::span<const std::uint8_t> labels, ParagraphColumns& columns) {
  std::copy(labels.begin(), labels.end(), columns.values(Trait::label));
  columns.set_edges(Trait::label, kNoLabel);
}

void emit_part_word_features(const ParagraphColumns& c, std::size_t from, FeatureBlock& block) {
  ColumnEmitter next(block, from);
  for (int d = -2; d <= 2; ++d) next(c(word, d));
  next(c(word, -1), c(word));
  next(c(suffix), c(shape));
  for (int d = -3; d <= 3; ++d) next(c(fine, d));
  for (int d = -1; d <= 1; ++d) next(c(coarse, d), c(shape, d));
  for (int d = -1; d < 1; ++d) next(c(fine, d), c(fine, d + 1));
  next(c(shape, -1), c(shape), c(shape, 1));
  next(c(label, -1), c(label), c(label, 1));
  next(c(label), c(fine));
  next(c(label), c(word));
}

PartTemplates::PartTemplates(const ArticleView& view, const CueContext& context,
                             ParagraphColumns& columns)
    : columns_(columns) {
  const TokenRange cue = context.cue, paragraph = context.paragraph;
  const auto at = [&](std::int64_t i) {
    return i >= paragraph.begin && i < paragraph.end ? &view[static_cast<std::size_t>(i)]
                                                     : &kEdgeToken;
  };
  head_ = at(std::int64_t{cue.end} - 1);
  first_ = at(cue.begin);
  before_ = at(std::int64_t{cue.begin} - 1);
  after_ = at(cue.end);
  const auto state = [](const TokenTraits* t) { return static_cast<std::uint32_t>(t->quote); };
  marks_ = state(before_) | state(after_) << 3 | state(head_) << 6 |
           state(at(std::int64_t{cue.end} + 1)) << 9 | state(at(std::int64_t{cue.begin} - 2)) << 12;
  size_ = std::min(4U, cue.size());
  tokens_after_ = bucket(paragraph.end - cue.end);
  relate(view, context, columns);
}

void PartTemplates::relate(const ArticleView& view, const CueContext& c,
                           ParagraphColumns& columns) const {
  std::uint32_t* const distances = columns.values(distance);
  std::uint32_t* const aparts = columns.values(apart);
  std::uint32_t* const commas_between = columns.values(commas);
  std::uint32_t* const quotes_between = columns.values(quotes);
  std::uint32_t* const cues_between = columns.values(cues);
  std::uint32_t* const sources_between = columns.values(sources);
  std::uint32_t* const contents_between = columns.values(contents);
  std::uint32_t* const same = columns.values(same_quotation);
  const auto label_at = [&](std::size_t t) {
    return t < c.labels.size() ? std::uint32_t{c.labels[t]} : kNoLabel;
  };
  const std::size_t from = c.window.begin - c.paragraph.begin, tokens = c.window.size();
  const std::size_t cue_from = c.cue.begin - c.paragraph.begin;
  std::fill_n(columns.values(label_of_cue) + from, tokens, label_at(cue_from));
  std::fill_n(columns.values(label_before) + from, tokens, label_at(cue_from - 1));
  std::fill_n(columns.values(label_after) + from, tokens, label_at(cue_from + c.cue.size()));
  for (std::uint32_t at = c.window.begin; at < c.window.end; ++at) {
    const std::size_t t = at - c.paragraph.begin;
    const TokenTraits& token = view[at];
    const bool before = at < c.cue.begin;
    const std::uint32_t edge = before ? c.cue.begin : std::min(at, c.cue.end - 1);
    const TokenTraits& cue = view[edge];
    distances[t] = before ? bucket(c.cue.begin - at) : bucket(at - edge) + 10;
    const auto sentences =
        static_cast<std::int32_t>(token.sentence) - static_cast<std::int32_t>(head_->sentence);
    aparts[t] = static_cast<std::uint32_t>(std::clamp(sentences, -3, 3) + 3);
    const auto gap = [before](std::uint32_t a, std::uint32_t b, std::uint32_t most) {
      return std::min(most, before ? b - a : a - b);
    };
    commas_between[t] = gap(token.commas, cue.commas, 5);
    quotes_between[t] = gap(token.quotes, cue.quotes, 5);
    const CueContext::Counts& here = c.counts[t];
    const CueContext::Counts& there = c.counts[edge - c.paragraph.begin];
    cues_between[t] = gap(here.cues, there.cues, 3);
    sources_between[t] = gap(here.sources, there.sources, 3);
    contents_between[t] = gap(here.contents, there.contents, 3);
    same[t] = token.quotation == head_->quotation ? 1 : 0;
  }
}

void PartTemplates::emit(std::size_t from, FeatureBlock& block) const {
  ColumnEmitter next(block, from, 1 + kPartWordWidth);
  emit_labels(next);
  emit_relation(next);
  emit_cue_words(next);
  emit_place(next);
}

void PartTemplates::emit_labels(ColumnEmitter& next) const {
  const ParagraphColumns& c = columns_;
  for (int d = -1; d <= 1; ++d) next(c(label, d), c(cues));
  next(c(label), c(distance));
  next(c(label), c(cues), c(apart));
  next(c(label), c(sources), c(contents), c(cues));
  next(c(label), c(label, -1), c(sources), c(contents));
  next(c(label), c(label_of_cue), c(cues), c(label, -1));
  next(c(label), c(label_after), c(label_before), c(cues));
  next(c(label), c(same_quotation), c(quotes), c(quote));
}

void PartTemplates::emit_relation(ColumnEmitter& next) const {
  const ParagraphColumns& c = columns_;
  next(c(distance), c(shape), c(shape, -1));
  next(c(distance), c(quote), c(quote, -1));
  next(c(distance), c(commas), c(quotes));
  next(c(apart), c(quotes), c(quote), c(quote, -1));
  next(marks_, c(quote), c(apart), c(quote, -1));
  next(marks_, c(quotes), c(quote), c(same_quotation));
  next(c(commas), c(cues), c(shape, -1), c(shape));
  next(c(distance), c(fine));
  next(c(quote_span), c(quotes), c(apart));
}

void PartTemplates::emit_cue_words(ColumnEmitter& next) const {
  const ParagraphColumns& c = columns_;
  const std::uint32_t head = head_->word, first = first_->word, after = after_->word;
  const std::uint32_t cluster = head_->fine, before = before_->fine;
  next(head, c(distance));
  next(head, c(label), c(commas), c(cues));
  next(head, c(shape), c(distance));
  next(head, c(fine));
  next(cluster, c(label), c(distance));
  next(head, after, c(label));
  next(first, size_, c(label), c(apart));
  next(after, c(distance), c(shape));
  next(before, std::uint32_t{after_->fine}, c(distance));
  next(before, head, c(label));
}

void PartTemplates::emit_place(ColumnEmitter& next) const {
  const ParagraphColumns& c = columns_;
  next(c(from_start), c(apart), c(label));
  next(c(to_end), c(apart), c(label), c(shape));
  next(tokens_after_, c(apart), c(label));
}

}  // namespace dateline::tagging
