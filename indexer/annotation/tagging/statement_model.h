// All that the statement tagger learnt, and its file: little-endian, with a version and a checksum.
#pragma once

#include <string>
#include <string_view>

#include "indexer/annotation/tagging/linear_chain.h"
#include "indexer/annotation/tagging/word_table.h"

namespace dateline::tagging {

struct StatementModel {
  WordTable words;
  LinearChain cues;   // first stage
  LinearChain parts;  // second stage
  LinearChain
      trust;  // label 0: the content is right, label 1: the speaker is; real weights are log odds
};

std::string write_model(const StatementModel& model);
// Throws std::runtime_error if the bytes are no such model, of another version, or damaged.
StatementModel read_model(std::string_view bytes);

}  // namespace dateline::tagging
