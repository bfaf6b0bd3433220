// The file: a head, the word table, then the three chains.
#include "indexer/annotation/tagging/statement_model.h"

#include "indexer/annotation/tagging/model_bytes.h"

namespace dateline::tagging {
namespace {

constexpr ModelHead kHead{.magic = "DLSTATEM", .version = 1, .what = "statement model"};

}  // namespace

std::string write_model(const StatementModel& model) {
  ModelWriter file;
  file.put(model.words);
  file.put(model.cues);
  file.put(model.parts);
  file.put(model.trust);
  return file.take(kHead);
}

StatementModel read_model(std::string_view bytes) {
  ModelReader file(bytes, kHead);
  StatementModel model;
  model.words = file.get_words();
  model.cues = file.get_chain();
  model.parts = file.get_chain();
  model.trust = file.get_chain();
  return model;
}

}  // namespace dateline::tagging
