// Training of a LinearChain: maximum likelihood with an L2 penalty, by stochastic gradient descent
// over sequences, one thread. The same input and seed give the same weights.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/annotation/tagging/linear_chain.h"

namespace dateline::training {

struct TrainingSequence {
  std::vector<std::uint32_t> features;      // width hashes a token
  std::vector<tagging::LabelMask> allowed;  // empty: all
  std::vector<std::uint8_t> labels;         // one a token, each allowed
};

struct TrainingPlan {
  std::size_t width = 0;
  std::uint8_t labels = 0;
  bool (*may_follow)(std::uint8_t, std::uint8_t) = nullptr;
  bool (*may_begin)(std::uint8_t) = nullptr;
  bool (*may_end)(std::uint8_t) = nullptr;
  unsigned bits = 16;     // 2^bits rows
  double penalty = 1e-5;  // of half the squared weights, against the mean loss of a sequence
  double rate = 0.05;     // first step
  int epochs = 10;
  std::uint64_t seed = 1;
  bool verbose = false;
};

// REQUIRES: labels of every sequence are reachable under the plan.
tagging::LinearChain train_chain(const std::vector<const TrainingSequence*>& sequences,
                                 const TrainingPlan& plan);

}  // namespace dateline::training
