// Two passes over the stretches; labels outside of them are "no name".
#include "indexer/annotation/tagging/name_tagger.h"

#include <algorithm>

#include "indexer/annotation/tagging/built_in_models.h"
#include "indexer/annotation/tagging/name_columns.h"
#include "indexer/annotation/tagging/name_model.h"

namespace dateline::tagging {

std::vector<std::uint8_t> label_names(const LinearChain& chain, const NameText& text,
                                      const NameVotes* votes, std::vector<LabelScores>* margins) {
  std::vector<std::uint8_t> labels(text.tokens.size(), name_label::kNone);
  if (margins != nullptr) margins->assign(text.tokens.size(), LabelScores{});
  const std::vector<TokenRange> stretches = name_stretches(text);
  NameBlock block(text, votes);
  std::vector<LabelScores> scores;
  ChainOutput output;
  for (std::size_t done = 0; done < stretches.size();) {
    const std::size_t read = block.read(std::span(stretches).subspan(done));
    for (std::size_t s = 0; s < read; ++s) {
      const TokenRange stretch = stretches[done + s];
      scores.assign(stretch.size(), {});
      chain.add(block.columns(s), scores);
      chain.search(scores, {}, margins != nullptr, output);
      std::copy(output.labels.begin(), output.labels.end(),
                labels.begin() + static_cast<std::ptrdiff_t>(stretch.begin));
      if (margins == nullptr) continue;
      std::copy(output.margins.begin(), output.margins.end(),
                margins->begin() + static_cast<std::ptrdiff_t>(stretch.begin));
    }
    done += read;
  }
  return labels;
}

std::vector<TaggedName> names_of_labels(const std::vector<std::uint8_t>& labels) {
  std::vector<TaggedName> names;
  const auto n = static_cast<std::uint32_t>(labels.size());
  for (std::uint32_t i = 0; i < n;) {
    if (labels[i] == name_label::kNone) {
      ++i;
      continue;
    }
    TaggedName name;
    name.type = name_label::type_of(labels[i]);
    name.tokens.begin = i++;
    while (i < n && labels[i] != name_label::kNone && !name_label::begins(labels[i])) ++i;
    name.tokens.end = i;
    names.push_back(name);
  }
  return names;
}

std::optional<NameTagger> NameTagger::built_in(std::string_view lang) {
  const std::string_view bytes = built_in_name_model(lang);
  if (bytes.empty()) return std::nullopt;
  return from_bytes(bytes);
}

NameTagger NameTagger::from_bytes(std::string_view bytes) {
  return NameTagger(std::make_shared<const NameModel>(read_name_model(bytes)));
}

const WordTable& NameTagger::words() const {
  return model_->words;
}

std::vector<TaggedName> NameTagger::tag(const NameText& text) const {
  const NameVotes votes = count_votes(text, label_names(model_->first, text, nullptr, nullptr));
  std::vector<LabelScores> margins;
  std::vector<TaggedName> names =
      names_of_labels(label_names(model_->second, text, &votes, &margins));
  const int scale = static_cast<int>(model_->second.scale());
  for (TaggedName& name : names) {
    int best = kForbidden;
    for (std::uint32_t i = name.tokens.begin; i < name.tokens.end; ++i)
      best = std::max<int>(best, margins[i][name_label::kNone]);
    name.margin = static_cast<std::int16_t>(-best * 16 / scale);
  }
  return names;
}

}  // namespace dateline::tagging
