// Training of the name tagger: first chain; then the second on what first chains that had not seen
// the article said of it (five folds).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "indexer/annotation/lexicon.h"
#include "indexer/annotation/tagging/name_features.h"
#include "indexer/annotation/tagging/name_model.h"
#include "indexer/annotation/training/name_gold.h"

namespace dateline::training {

struct NamePlan {
  std::string lang = "en";
  unsigned first_bits = 16, second_bits = 16;
  double penalty = 1e-4;
  double rate = 0.1;
  int epochs = 8;
  std::uint64_t seed = 1;
};

// An article as the tagger sees it, with the gold label of each token.
struct PreparedNames {
  tagging::NameText text;
  std::vector<std::uint8_t> labels;
};
PreparedNames prepare_names(const NameArticle& article, const std::string& lang,
                            const annotation::Lexicon& lexicon, const tagging::WordTable& words);

// `words`: clusters of three sizes, the middle one as WordEntry::cue; may be empty.
tagging::NameModel train_names(const std::vector<PreparedNames>& articles,
                               const tagging::WordTable& words, const NamePlan& plan);

// Counts over person, org and place: names with their exact words and type.
struct NameScore {
  std::size_t right = 0, found = 0, gold = 0;
  double f1() const {
    return found + gold == 0 ? 0
                             : 2.0 * static_cast<double>(right) / static_cast<double>(found + gold);
  }
};
NameScore score_names(const tagging::NameModel& model, const std::vector<PreparedNames>& articles);

}  // namespace dateline::training
