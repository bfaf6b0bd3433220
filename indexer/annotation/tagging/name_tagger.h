// Names by a trained model: a first chain reads each stretch of capitals, a second one reads them
// again with what the first found for the same words elsewhere in the text.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/annotation/tagging/name_features.h"
#include "indexer/annotation/tagging/word_table.h"

namespace dateline::tagging {

struct NameModel;

struct TaggedName {
  TokenRange tokens;
  std::uint8_t type = name_label::kNone;  // kPerson, kOrg, kPlace, kOther
  // How much better than the best reading in which its words are no name, in sixteenths of the
  // model's unit (about log odds).
  std::int16_t margin = 0;
};

class NameTagger {
 public:
  // The model compiled in for a language (ISO 639-1); nothing if there is none.
  static std::optional<NameTagger> built_in(std::string_view lang);
  // Throws std::runtime_error if the bytes are no such model, of another version, or damaged.
  static NameTagger from_bytes(std::string_view bytes);
  explicit NameTagger(std::shared_ptr<const NameModel> model) : model_(std::move(model)) {}

  const WordTable& words() const;
  // Of the model, as it is kept.
  std::size_t memory_bytes() const;
  // In order, not overlapping.
  std::vector<TaggedName> tag(const NameText& text) const;

 private:
  std::shared_ptr<const NameModel> model_;
};

// One label a token by one chain; with `votes` the chain is a second one.
std::vector<std::uint8_t> label_names(const LinearChain& chain, const NameText& text,
                                      const NameVotes* votes);
// The names that the labels spell.
std::vector<TaggedName> names_of_labels(const std::vector<std::uint8_t>& labels);

}  // namespace dateline::tagging
