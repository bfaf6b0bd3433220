// Training of the whole statement tagger from labelled articles: cue words, first stage, second
// stage on what held-out first stages gave (five folds), trust on what held-out second stages gave.
#pragma once

#include <vector>

#include "indexer/annotation/tagging/statement_model.h"
#include "indexer/annotation/training/gold_articles.h"

namespace dateline::training {

struct StatementPlan {
  unsigned cue_bits = 16, part_bits = 16;
  double cue_penalty = 1e-4, part_penalty = 1e-4;
  double rate = 0.05;
  int epochs = 10;
  std::uint64_t seed = 1;
};

// `clusters`: word hash, fine and coarse clusters; may be empty.
tagging::StatementModel train_statements(const std::vector<GoldArticle>& articles,
                                         const std::vector<tagging::WordEntry>& clusters,
                                         const StatementPlan& plan);

}  // namespace dateline::training
