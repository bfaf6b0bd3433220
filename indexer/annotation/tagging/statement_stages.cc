// Decoding of both stages and the reading of their labels as spans.
#include "indexer/annotation/tagging/statement_stages.h"

#include <algorithm>
#include <array>
#include <bit>

#include "indexer/annotation/tagging/cue_features.h"

namespace dateline::tagging {
namespace {

// WordEntry::cue of a word that makes a sentence worth reading, where no quotation does: one that
// is a cue now and then. With 3 a third less is read, and statements of nouns are lost.
constexpr unsigned kReadCue = 2;

// Cues of one paragraph that are followed up; more are a list or an attack.
constexpr std::size_t kMostCues = 48;

constexpr LabelMask kCueLabels = 1U << cue_label::kCue | 1U << cue_label::kCueOn |
                                 1U << cue_label::kCueBefore | 1U << cue_label::kCueBeforeOn;

// The best margin inside the set.
int best_of(const LabelScores& margins, unsigned set) {
  int best = kForbidden;
  for (; set != 0; set &= set - 1)
    best = std::max<int>(best, margins[static_cast<std::size_t>(std::countr_zero(set))]);
  return best;
}

// How far the best label inside the set is ahead of the best outside: one of them is 0.
int lead_of(const LabelScores& margins, LabelMask set) {
  const int in = best_of(margins, set);
  return in < 0 ? in : -best_of(margins, kAllLabels & ~unsigned{set});
}

// A word that is no usual cue is followed up only where the first stage rejects it by less: by this
// many nats, for WordEntry::cue 0 to 3. What is left out is wrong nineteen times in twenty.
constexpr std::array<double, 4> kLessSlack{1.25, 1.25, 0.75, 0.0};

// The least lead of a cue beginning at this token, in the chain's own scores.
int least_lead(const TokenTraits& token, double slack, unsigned scale) {
  return -static_cast<int>((slack - kLessSlack[token.cue]) * scale);
}

}  // namespace

void StageReader::find_cues(double slack, ParagraphReading& reading) const {
  const unsigned scale = cue_chain_.scale();
  const std::uint32_t base = reading.paragraph.begin;
  const auto n = static_cast<std::uint32_t>(reading.labels.size());
  for (std::uint32_t i = 0; i < n && reading.cues.size() < kMostCues;) {
    const int lead = lead_of(room_.output.margins[i], kCueLabels);
    std::uint32_t end = i + 1;
    if (cue_label::is_cue(reading.labels[i])) {
      while (end < n && cue_label::is_cue(reading.labels[end]) &&
             !cue_label::begins_cue(reading.labels[end]))
        ++end;
    } else if (lead < least_lead(view_[base + i], slack, scale)) {
      ++i;
      continue;
    }
    reading.cues.push_back({{base + i, base + end}, lead * kMarginUnit / static_cast<int>(scale)});
    i = end;
  }
}

namespace {

bool worth_reading(const ArticleView& view, TokenRange tokens, unsigned cue) {
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
    if (view[i].cue >= cue || view[i].quotation != 0) return true;
  }
  return false;
}

}  // namespace

bool worth_reading(const ArticleView& view, TokenRange paragraph) {
  return worth_reading(view, paragraph, 1);
}

namespace {

// Hashes and sums the features of tokens, a block at a time. `emit(from, block)` hashes those of
// the block, which begins with token `from`.
template <typename Emit>
void score_blocks(const LinearChain& chain, std::size_t from, std::span<LabelScores> scores,
                  const Emit& emit) {
  for (std::size_t done = 0; done < scores.size();) {
    const std::size_t tokens = std::min(FeatureBlock::kTokens, scores.size() - done);
    chain.add(emit(from + done, tokens), scores.subspan(done, tokens));
    done += tokens;
  }
}

}  // namespace

// The first stage reads sentences with a cue word or a quotation; in others there is nothing.
void StageReader::choose(TokenRange paragraph) {
  room_.read.clear();
  room_.masks.clear();
  for (std::uint32_t at = paragraph.begin; at < paragraph.end;) {
    const TokenRange sentence = view_.sentences()[view_[at].sentence];
    const TokenRange here{at, std::min(sentence.end, paragraph.end)};
    const bool chosen = worth_reading(view_, here, kReadCue);
    if (chosen && !room_.read.empty() && room_.read.back().end == here.begin) {
      room_.read.back().end = here.end;
    } else if (chosen) {
      room_.read.push_back(here);
    }
    room_.masks.resize(here.end - paragraph.begin,
                       chosen ? kAllLabels : LabelMask{1U << cue_label::kOther});
    at = here.end;
  }
  if (!room_.read.empty() && room_.read.front().size() == paragraph.size()) room_.masks.clear();
}

ParagraphReading StageReader::read(TokenRange paragraph, double slack) {
  room_.columns.read(view_, paragraph);
  room_.scores.assign(paragraph.size(), {});
  choose(paragraph);
  for (const TokenRange& range : room_.read) {
    const std::size_t first = range.begin - paragraph.begin;
    score_blocks(cue_chain_, first, std::span(room_.scores).subspan(first, range.size()),
                 [&](std::size_t from, std::size_t tokens) {
                   room_.features.reset(kCueWidth, tokens);
                   emit_cue_features(room_.columns, from, room_.features);
                   return room_.features.columns();
                 });
  }
  cue_chain_.search(room_.scores, room_.masks, true, room_.output);
  ParagraphReading reading;
  reading.paragraph = paragraph;
  reading.labels = room_.output.labels;
  reading.counts = count_beginnings(reading.labels);
  find_cues(slack, reading);
  if (part_chain_ != nullptr && !reading.cues.empty()) {
    read_labels(reading.labels, room_.columns);
    reading.word_scores.assign(paragraph.size(), {});
    score_blocks(*part_chain_, 0, reading.word_scores, [&](std::size_t from, std::size_t tokens) {
      room_.features.reset(kPartWordWidth, tokens);
      emit_part_word_features(room_.columns, from, room_.features);
      return room_.features.columns();
    });
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

}  // namespace

// The second stage's decoding of one window, which can be asked again with a part forced into it.
class StageReader::PartDecoding {
 public:
  PartDecoding(const ArticleView& view, const CueContext& context, const LinearChain& chain,
               Room& room)
      : base_(context.window.begin),
        from_(context.window.begin - context.paragraph.begin),
        templates_(view, context, room.columns),
        chain_(chain),
        room_(room) {
    room.masks.clear();
    append_part_masks(context, room.masks);
  }

  // `word_scores`: of the window's tokens.
  void score(std::span<const LabelScores> word_scores) {
    room_.scores.assign(word_scores.begin(), word_scores.end());
    score_blocks(chain_, from_, room_.scores, [&](std::size_t from, std::size_t tokens) {
      room_.features.reset(kPartCueWidth, tokens);
      templates_.emit(from, room_.features);
      return room_.features.columns();
    });
    search();
  }

  std::vector<TokenRange> runs(LabelMask set) const { return runs_of(room_.output, base_, set); }
  bool any(LabelMask set) const {
    return std::any_of(room_.output.labels.begin(), room_.output.labels.end(),
                       [set](std::uint8_t label) { return (set >> label & 1) != 0; });
  }

  int lead(std::uint32_t token, LabelMask set) const {
    return lead_of(room_.output.margins[token - base_], set) * kMarginUnit /
           static_cast<int>(chain_.scale());
  }

  // The token where one of these labels has the largest lead.
  std::uint32_t likeliest(LabelMask set) const {
    const std::vector<LabelScores>& margins = room_.output.margins;
    std::size_t best = 0;
    int most = kForbidden - 1;
    for (std::size_t t = 0; t < margins.size(); ++t) {
      const int lead = lead_of(margins[t], set & room_.masks[t]);
      if (lead > most) {
        most = lead;
        best = t;
      }
    }
    return base_ + static_cast<std::uint32_t>(best);
  }

  // Searches again; the token may only have labels of the set.
  void force(std::uint32_t token, LabelMask set) {
    const auto allowed = static_cast<LabelMask>(room_.masks[token - base_] & set);
    if (allowed == 0) return;
    room_.masks[token - base_] = allowed;
    search();
  }

 private:
  void search() { chain_.search(room_.scores, room_.masks, true, room_.output); }

  std::uint32_t base_;
  std::size_t from_;
  PartTemplates templates_;
  const LinearChain& chain_;
  Room& room_;
};

namespace {

// A speaker that is all but there is taken: few statements have none.
constexpr int kSourceForced = -5 * kMarginUnit;

}  // namespace

CueReading StageReader::attribute(const ParagraphReading& reading,
                                  const ParagraphReading::Cue& cue) {
  const CueContext context{reading.paragraph, cue.tokens,
                           window_of(view_, reading.paragraph, cue.tokens), reading.labels,
                           reading.counts};
  PartDecoding decoding(view_, context, *part_chain_, room_);
  decoding.score(
      std::span(reading.word_scores)
          .subspan(context.window.begin - context.paragraph.begin, context.window.size()));
  CueReading found;
  found.cue = cue.tokens;
  found.cue_margin = cue.margin;
  found.content_margin = -kForbidden;
  // Whether this is a cue at all is weighed later; here it is taken for one, and something was
  // said.
  if (!decoding.any(kContentLabels)) {
    const std::uint32_t at = decoding.likeliest(kContentBegins);
    found.content_margin = decoding.lead(at, kContentBegins);
    decoding.force(at, kContentBegins);
  }
  const std::uint32_t speaker = decoding.likeliest(kSourceBegins);
  found.source_margin = decoding.lead(speaker, kSourceBegins);
  if (!decoding.any(kSourceLabels) && found.source_margin > kSourceForced)
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
