// The steps between the two stages of the statement tagger and after them, shared by tagging and
// training so that the second stage learns from what the first one really gives.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/annotation/tagging/article_view.h"
#include "indexer/annotation/tagging/attribution_features.h"
#include "indexer/annotation/tagging/linear_chain.h"

namespace dateline::tagging {

// What the first stage says about one paragraph.
struct ParagraphReading {
  TokenRange paragraph;
  std::vector<std::uint8_t> labels;
  std::vector<CueContext::Counts> counts;
  struct Cue {
    TokenRange tokens;
    int margin = 0;  // score of the best reading with the cue less that of the best without
  };
  std::vector<Cue> cues;  // in order
  // The second stage's scores of the tokens alone; empty where there is no cue.
  std::vector<LabelScores> word_scores;
};

// What the second stage says about one cue. Ranges are tokens; an empty source: no speaker is
// named.
struct CueReading {
  TokenRange cue;
  TokenRange source;
  std::vector<TokenRange> content;
  int cue_margin = 0;      // of the first stage
  int content_margin = 0;  // the least margin at the borders of the content
  int source_margin =
      0;  // the margin of the likeliest beginning of a speaker; negative: there is none
};

// Margins below are in this part of a nat.
inline constexpr int kMarginUnit = 64;

// How far (in nats) the first stage may reject a cue that is still followed up. More finds little
// and costs time.
inline constexpr double kCueSlack = 2.0;

// Paragraphs without a quotation mark, a cue word or a colon have no statements.
bool worth_reading(const ArticleView& view, TokenRange paragraph);

// The two stages over one article. Holds room that is used again for each paragraph and cue.
class StageReader {
 public:
  // Refers to all of them. Without `part_chain` there is no second stage, and word_scores stay
  // empty.
  StageReader(const ArticleView& view, const LinearChain& cue_chain, const LinearChain* part_chain)
      : view_(view), cue_chain_(cue_chain), part_chain_(part_chain) {}

  // Cues are also looked for where the first stage rejects them by no more than `slack` nats; less
  // where the word is seldom one.
  ParagraphReading read(TokenRange paragraph, double slack);
  // The second stage's reading of one cue of the paragraph read last. REQUIRES: a part chain.
  CueReading attribute(const ParagraphReading& reading, const ParagraphReading::Cue& cue);

 private:
  class PartDecoding;
  struct Room {
    ParagraphColumns columns;  // of the paragraph read last
    FeatureBlock features;
    std::vector<LabelScores> scores;
    std::vector<LabelMask> masks;
    std::vector<TokenRange> read;  // tokens of the paragraph that the first stage reads
    ChainOutput output;
  };

  void choose(TokenRange paragraph);
  void find_cues(double slack, ParagraphReading& reading) const;

  const ArticleView& view_;
  const LinearChain& cue_chain_;
  const LinearChain* part_chain_;
  Room room_;
};

}  // namespace dateline::tagging
