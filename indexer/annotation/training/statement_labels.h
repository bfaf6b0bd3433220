// From gold spans to the labels that the stages learn.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "indexer/annotation/tagging/article_view.h"
#include "indexer/annotation/tagging/statement_stages.h"
#include "indexer/annotation/training/chain_trainer.h"
#include "indexer/annotation/training/gold_articles.h"

namespace dateline::training {

struct GoldParts {  // in tokens; parts in order
  std::vector<tagging::TokenRange> source, cue, content;
};

// An article made ready: its tokens, its view and its gold in tokens.
struct PreparedArticle {
  PreparedArticle(const GoldArticle& gold, const tagging::WordTable& words);

  const GoldArticle* gold;
  tagging::TokenSequence tokens;
  tagging::ArticleView view;
  std::vector<GoldParts> parts;
};

// First stage: cue before source before content where gold parts overlap.
std::vector<std::uint8_t> cue_labels(const PreparedArticle& article);

// Second stage: labels of the window of this cue; `parts` may be null (a false cue: nothing belongs
// to it).
std::vector<std::uint8_t> part_labels(const GoldParts* parts, tagging::TokenRange cue,
                                      tagging::TokenRange window);

// The gold attribution whose cue shares most tokens with this one; null if none does.
const GoldParts* gold_of_cue(const PreparedArticle& article, tagging::TokenRange cue);

// Whether the reading's cue is a gold one and its content right (at least half the words of the
// longer one shared with that cue's content), and whether its speaker is (an overlap with the gold
// speaker; or neither has one).
struct Judgement {
  bool content = false, speaker = false;
};
Judgement judge(const PreparedArticle& article, const tagging::CueReading& reading);

}  // namespace dateline::training
