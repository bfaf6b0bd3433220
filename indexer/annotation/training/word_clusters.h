// Word classes learnt from raw text by the exchange algorithm: words stand in one class if the
// classes around them are alike, so that the class bigrams of the text become most likely. Only
// hashes of words are kept.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/annotation/tagging/word_table.h"

namespace dateline::training {

struct ClusterPlan {
  unsigned fine = 512, coarse = 64;  // classes
  std::size_t words = 40000;         // most frequent words that get a class
  std::size_t tokens = 20000000;     // of the text, at most
  int rounds = 12;
  std::string lang = "en";
};

// `paths`: JSON lines; of each, "body", "text" or "title" are read where "lang" is the plan's or
// missing.
std::vector<tagging::WordEntry> cluster_words(const std::vector<std::string>& paths,
                                              const ClusterPlan& plan);

std::string write_clusters(const std::vector<tagging::WordEntry>& entries);
std::vector<tagging::WordEntry> read_clusters(std::string_view bytes);

}  // namespace dateline::training
