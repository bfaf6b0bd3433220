// Decoding of both stages and the reading of their labels as spans.
#include "indexer/annotation/tagging/statement_stages.h"

#include <algorithm>

#include "indexer/annotation/tagging/cue_features.h"

namespace dateline::tagging {
namespace {

// Cues of one paragraph that are followed up; more are a list or an attack.
constexpr std::size_t kMostCues = 48;

constexpr LabelMask kCueLabels = 1U << cue_label::kCue | 1U << cue_label::kCueOn |
                                 1U << cue_label::kCueBefore | 1U << cue_label::kCueBeforeOn;

// How far the best label inside the set is ahead of the best outside.
int lead_of(const LabelScores& margins, LabelMask set) {
  int in = kForbidden, out = kForbidden;
  for (std::size_t j = 0; j < kLabels; ++j) {
    int& best = (set >> j & 1) != 0 ? in : out;
    best = std::max<int>(best, margins[j]);
  }
  return in - out;
}

void find_cues(const ChainOutput& output, double slack_in_nats, unsigned scale,
               ParagraphReading& reading) {
  const int slack = static_cast<int>(slack_in_nats * scale);
  const std::uint32_t base = reading.paragraph.begin;
  const auto n = static_cast<std::uint32_t>(reading.labels.size());
  for (std::uint32_t i = 0; i < n && reading.cues.size() < kMostCues;) {
    const int lead = lead_of(output.margins[i], kCueLabels);
    std::uint32_t end = i + 1;
    if (cue_label::is_cue(reading.labels[i])) {
      while (end < n && cue_label::is_cue(reading.labels[end]) &&
             !cue_label::begins_cue(reading.labels[end]))
        ++end;
    } else if (lead < -slack) {
      ++i;
      continue;
    }
    reading.cues.push_back({{base + i, base + end}, lead * kMarginUnit / static_cast<int>(scale)});
    i = end;
  }
}

}  // namespace

bool worth_reading(const ArticleView& view, TokenRange paragraph) {
  for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
    if (view[i].cue >= 1 || view[i].quotation != 0) return true;
  }
  return false;
}

ParagraphReading read_paragraph(const ArticleView& view, TokenRange paragraph,
                                const LinearChain& cue_chain, const LinearChain* part_chain,
                                double slack) {
  std::vector<std::uint32_t> features;
  features.reserve(paragraph.size() * kCueWidth);
  append_cue_features(view, paragraph, features);
  ChainOutput output;
  cue_chain.decode({features, kCueWidth, {}}, true, output);
  ParagraphReading reading;
  reading.paragraph = paragraph;
  reading.labels = output.labels;
  reading.counts = count_beginnings(reading.labels);
  find_cues(output, slack, cue_chain.scale(), reading);
  if (part_chain != nullptr && !reading.cues.empty()) {
    features.clear();
    append_part_word_features(view, paragraph, features);
    reading.word_scores = part_chain->score({features, kPartWordWidth, {}});
  }
  return reading;
}

namespace {

constexpr LabelMask kContentLabels =
    1U << part_label::kContentBefore | 1U << part_label::kContentBeforeOn |
    1U << part_label::kContentAfter | 1U << part_label::kContentAfterOn;
constexpr LabelMask kSourceLabels =
    1U << part_label::kSourceBefore | 1U << part_label::kSourceBeforeOn |
    1U << part_label::kSourceAfter | 1U << part_label::kSourceAfterOn;

// Runs of labels of one set; a beginning label starts a new run.
std::vector<TokenRange> runs_of(const ChainOutput& output, std::uint32_t base, LabelMask set) {
  std::vector<TokenRange> runs;
  std::uint8_t previous = 0xFF;
  for (std::uint32_t i = 0; i < output.labels.size(); ++i) {
    const std::uint8_t l = output.labels[i];
    if ((set >> l & 1) != 0) {
      const bool goes_on =
          !runs.empty() && runs.back().end == base + i && (l == previous || l == previous + 1);
      if (goes_on) {
        ++runs.back().end;
      } else {
        runs.push_back({base + i, base + i + 1});
      }
    }
    previous = l;
  }
  return runs;
}

std::uint32_t gap(TokenRange a, TokenRange b) {
  return a.end <= b.begin ? b.begin - a.end : a.begin - b.end;
}

constexpr LabelMask kContentBegins =
    1U << part_label::kContentBefore | 1U << part_label::kContentAfter;
constexpr LabelMask kSourceBegins =
    1U << part_label::kSourceBefore | 1U << part_label::kSourceAfter;

// The second stage's decoding of one window, which can be asked again with a part forced into it.
class PartDecoding {
 public:
  PartDecoding(const ArticleView& view, const CueContext& context,
               std::span<const LabelScores> word_scores, const LinearChain& chain)
      : base_(context.window.begin), chain_(chain) {
    std::vector<std::uint32_t> features;
    append_part_cue_features(view, context, features);
    append_part_masks(context, masks_);
    scores_ = chain.score({features, kPartCueWidth, {}});
    const std::size_t from = context.window.begin - context.paragraph.begin;
    for (std::size_t t = 0; t < scores_.size(); ++t)
      for (std::size_t j = 0; j < kLabels; ++j) scores_[t][j] += word_scores[from + t][j];
    search();
  }

  std::vector<TokenRange> runs(LabelMask set) const { return runs_of(output_, base_, set); }

  int lead(std::uint32_t token, LabelMask set) const {
    return lead_of(output_.margins[token - base_], set) * kMarginUnit /
           static_cast<int>(chain_.scale());
  }

  // The token where one of these labels has the largest lead.
  std::uint32_t likeliest(LabelMask set) const {
    std::uint32_t best = base_;
    for (std::uint32_t i = base_; i < base_ + output_.labels.size(); ++i)
      if (lead(i, set) > lead(best, set)) best = i;
    return best;
  }

  // Searches again; the token may only have labels of the set.
  void force(std::uint32_t token, LabelMask set) {
    const auto allowed = static_cast<LabelMask>(masks_[token - base_] & set);
    if (allowed == 0) return;
    masks_[token - base_] = allowed;
    search();
  }

 private:
  void search() { chain_.search(scores_, masks_, true, output_); }

  std::uint32_t base_;
  const LinearChain& chain_;
  std::vector<LabelScores> scores_;
  std::vector<LabelMask> masks_;
  ChainOutput output_;
};

// A speaker that is all but there is taken: few statements have none.
constexpr int kSourceForced = -5 * kMarginUnit;

}  // namespace

CueReading read_attribution(const ArticleView& view, const ParagraphReading& reading,
                            const ParagraphReading::Cue& cue, const LinearChain& part_chain) {
  const CueContext context{reading.paragraph, cue.tokens, window_of(reading.paragraph, cue.tokens),
                           reading.labels, reading.counts};
  PartDecoding decoding(view, context, reading.word_scores, part_chain);
  CueReading found;
  found.cue = cue.tokens;
  found.cue_margin = cue.margin;
  found.content_margin = -kForbidden;
  // Whether this is a cue at all is weighed later; here it is taken for one, and something was
  // said.
  if (decoding.runs(kContentLabels).empty()) {
    const std::uint32_t at = decoding.likeliest(kContentBegins);
    found.content_margin = decoding.lead(at, kContentBegins);
    decoding.force(at, kContentBegins);
  }
  const std::uint32_t speaker = decoding.likeliest(kSourceBegins);
  found.source_margin = decoding.lead(speaker, kSourceBegins);
  if (decoding.runs(kSourceLabels).empty() && found.source_margin > kSourceForced)
    decoding.force(speaker, kSourceBegins);
  found.content = decoding.runs(kContentLabels);
  for (const TokenRange& run : decoding.runs(kSourceLabels))
    if (found.source.size() == 0 || gap(run, found.cue) < gap(found.source, found.cue))
      found.source = run;
  for (const TokenRange& run : found.content)
    found.content_margin = std::min({found.content_margin, decoding.lead(run.begin, kContentLabels),
                                     decoding.lead(run.end - 1, kContentLabels)});
  return found;
}

}  // namespace dateline::tagging
