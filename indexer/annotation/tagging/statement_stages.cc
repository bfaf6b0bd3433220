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
                                const LinearChain& cue_chain, double slack) {
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

}  // namespace

CueReading read_attribution(const ArticleView& view, const ParagraphReading& reading,
                            const ParagraphReading::Cue& cue, const LinearChain& part_chain) {
  const CueContext context{reading.paragraph, cue.tokens, window_of(reading.paragraph, cue.tokens),
                           reading.labels, reading.counts};
  std::vector<std::uint32_t> features;
  features.reserve(context.window.size() * kPartWidth);
  append_part_features(view, context, features);
  std::vector<LabelMask> masks;
  append_part_masks(context, masks);
  ChainOutput output;
  part_chain.decode({features, kPartWidth, masks}, true, output);

  CueReading found;
  found.cue = cue.tokens;
  found.cue_margin = cue.margin;
  found.content = runs_of(output, context.window.begin, kContentLabels);
  for (const TokenRange& run : runs_of(output, context.window.begin, kSourceLabels))
    if (found.source.size() == 0 || gap(run, found.cue) < gap(found.source, found.cue))
      found.source = run;
  found.content_margin = -kForbidden;
  const auto lead = [&](std::uint32_t token, LabelMask set) {
    return lead_of(output.margins[token - context.window.begin], set) * kMarginUnit /
           static_cast<int>(part_chain.scale());
  };
  for (const TokenRange& run : found.content)
    found.content_margin = std::min(
        {found.content_margin, lead(run.begin, kContentLabels), lead(run.end - 1, kContentLabels)});
  found.source_margin = -kForbidden;
  if (found.source.size() > 0) {
    found.source_margin = lead(found.source.begin, kSourceLabels);
  } else {
    for (std::uint32_t i = context.window.begin; i < context.window.end; ++i)
      found.source_margin = std::min(found.source_margin, -lead(i, kSourceLabels));
  }
  return found;
}

}  // namespace dateline::tagging
