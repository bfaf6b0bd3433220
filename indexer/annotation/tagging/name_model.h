// All that the name tagger learnt, and its file: little-endian, with a version and a checksum.
#pragma once

#include <string>
#include <string_view>

#include "indexer/annotation/tagging/linear_chain.h"
#include "indexer/annotation/tagging/word_table.h"

namespace dateline::tagging {

struct NameModel {
  WordTable words;     // clusters; WordEntry::cue is the middle size
  LinearChain first;   // by the sentence
  LinearChain second;  // with what the first found in the whole text
};

std::string write_name_model(const NameModel& model);
// Throws std::runtime_error if the bytes are no such model, of another version, or damaged.
NameModel read_name_model(std::string_view bytes);

}  // namespace dateline::tagging
