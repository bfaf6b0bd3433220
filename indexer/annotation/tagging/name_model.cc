// The file: a head, the word table, then the two chains.
#include "indexer/annotation/tagging/name_model.h"

#include "indexer/annotation/tagging/model_bytes.h"

namespace dateline::tagging {
namespace {

constexpr ModelHead kHead{.magic = "DLNAMES ", .version = 1, .what = "name model"};

}  // namespace

std::string write_name_model(const NameModel& model) {
  ModelWriter file;
  file.put(model.words);
  file.put(model.first);
  file.put(model.second);
  return file.take(kHead);
}

NameModel read_name_model(std::string_view bytes) {
  ModelReader file(bytes, kHead);
  NameModel model;
  model.words = file.get_words();
  model.first = file.get_chain();
  model.second = file.get_chain();
  return model;
}

}  // namespace dateline::tagging
