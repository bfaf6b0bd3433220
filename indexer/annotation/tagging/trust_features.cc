// The templates of the third step.
#include "indexer/annotation/tagging/trust_features.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "indexer/annotation/tagging/cue_features.h"
#include "indexer/annotation/tagging/feature_emitter.h"

namespace dateline::tagging {
namespace {

constexpr std::size_t kTrustWidth = 26;

// Margins in steps of half a nat.
std::uint32_t steps(int margin) {
  return static_cast<std::uint32_t>(std::clamp(margin / (kMarginUnit / 2), -12, 12) + 12);
}

std::uint32_t words_in(const CueReading& r) {
  std::uint32_t n = 0;
  for (const TokenRange& c : r.content) n += c.size();
  return n;
}

}  // namespace

std::vector<std::uint32_t> trust_features(const ArticleView& view,
                                          const ParagraphReading& paragraph, const CueReading& r) {
  std::vector<std::uint32_t> out(kTrustWidth);
  FeatureEmitter emit(out.data(), 500);
  const TokenTraits& head = view[r.cue.end - 1];
  const std::uint32_t cue = steps(r.cue_margin), content = steps(r.content_margin),
                      source = steps(r.source_margin);
  const std::uint32_t size = bucket(words_in(r));
  const TokenTraits& first = r.content.empty() ? kEdgeToken : view[r.content.front().begin];
  const TokenTraits& last = r.content.empty() ? kEdgeToken : view[r.content.back().end - 1];
  const auto quotes =
      static_cast<std::uint32_t>(first.quote) | static_cast<std::uint32_t>(last.quote) << 4;
  const std::uint32_t side = r.content.empty()
                                 ? 3
                                 : (r.content.front().begin < r.cue.begin ? 1U : 0U) +
                                       (r.content.back().begin > r.cue.begin ? 2U : 0U);
  const std::uint32_t where = r.source.size() == 0 ? 0 : r.source.begin < r.cue.begin ? 1 : 2;
  const TokenTraits& speaker = r.source.size() == 0 ? kEdgeToken : view[r.source.end - 1];
  const TokenTraits& speaker_first = r.source.size() == 0 ? kEdgeToken : view[r.source.begin];
  const std::uint32_t away =
      where == 0 ? 0 : bucket(where == 1 ? r.cue.begin - r.source.end : r.source.begin - r.cue.end);
  emit(1U);
  emit(cue);
  emit(content);
  emit(source, where);
  emit(cue, content);
  emit(content, source, where);
  emit(cue, source, where);
  emit(head.word);
  emit(head.word, cue / 3);
  emit(head.fine);
  emit(head.fine, side, where);
  emit(head.word, side, quotes != 0);
  emit(size, quotes, side);
  emit(content, quotes != 0, side);
  emit(size, content / 2);
  emit(where, away, side);
  emit(where, speaker.fine, speaker_first.coarse);
  emit(speaker.word, where);
  emit(speaker.shape, speaker_first.shape, where);
  emit(bucket(r.cue.size()), cue);
  emit(bucket(static_cast<std::uint32_t>(r.content.size())), side, quotes != 0);
  emit(head.quote != QuoteState::outside, quotes, side);
  emit(view[paragraph.paragraph.begin].sentence == 0, cue, side);
  emit(bucket(static_cast<std::uint32_t>(paragraph.cues.size())), cue / 2);
  emit(paragraph.labels[r.cue.begin - paragraph.paragraph.begin], side, where);
  emit(first.sentence == head.sentence, last.sentence == head.sentence, side, quotes);
  assert(emit.end() == out.data() + kTrustWidth);
  return out;
}

namespace {
double logistic(double x) {
  return 1.0 / (1.0 + std::exp(-x));
}
}  // namespace

Trust trust_of(const LinearChain& chain, const std::vector<std::uint32_t>& features) {
  const LabelScores s = chain.sum(features);
  return {logistic(static_cast<double>(s[0]) / chain.scale()),
          logistic(static_cast<double>(s[1]) / chain.scale())};
}

namespace {

// Shared tokens over those of the longer one.
double likeness(const CueReading& a, const CueReading& b) {
  std::uint32_t shared = 0;
  for (const TokenRange& x : a.content)
    for (const TokenRange& y : b.content)
      if (x.begin < y.end && y.begin < x.end)
        shared += std::min(x.end, y.end) - std::max(x.begin, y.begin);
  const std::uint32_t longer = std::max(words_in(a), words_in(b));
  return longer == 0 ? 0.0 : static_cast<double>(shared) / longer;
}

}  // namespace

std::vector<std::size_t> without_rivals(const std::vector<CueReading>& readings,
                                        const std::vector<double>& odds) {
  std::vector<std::size_t> order(readings.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return odds[a] > odds[b]; });
  std::vector<std::size_t> kept;
  for (const std::size_t i : order) {
    const bool rival = std::any_of(kept.begin(), kept.end(), [&](std::size_t k) {
      return likeness(readings[i], readings[k]) > 0.5;
    });
    if (!rival) kept.push_back(i);
  }
  std::sort(kept.begin(), kept.end());
  return kept;
}

}  // namespace dateline::tagging
