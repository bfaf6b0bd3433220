// Two passes over the stretches; labels outside of them are "no name".
#include "indexer/annotation/tagging/name_tagger.h"

#include <algorithm>

#include "indexer/annotation/tagging/built_in_models.h"
#include "indexer/annotation/tagging/name_columns.h"
#include "indexer/annotation/tagging/name_model.h"

namespace dateline::tagging {

namespace {

// Labels of the tokens of these stretches, and their max-marginals; of others they stay.
struct Labelled {
  std::vector<std::uint8_t> labels;
  std::vector<LabelScores> margins;  // empty: not asked for
};

void label_stretches(const LinearChain& chain, NameBlock block,
                     const std::vector<TokenRange>& stretches, Labelled& out) {
  const bool with_margins = !out.margins.empty();
  std::vector<LabelScores> scores;
  ChainOutput output;
  for (std::size_t done = 0; done < stretches.size();) {
    const std::size_t read = block.read(std::span(stretches).subspan(done));
    for (std::size_t s = 0; s < read; ++s) {
      const TokenRange stretch = stretches[done + s];
      scores.assign(stretch.size(), {});
      chain.add(block.columns(s), scores);
      chain.search(scores, {}, with_margins, output);
      std::copy(output.labels.begin(), output.labels.end(),
                out.labels.begin() + static_cast<std::ptrdiff_t>(stretch.begin));
      if (!with_margins) continue;
      std::copy(output.margins.begin(), output.margins.end(),
                out.margins.begin() + static_cast<std::ptrdiff_t>(stretch.begin));
    }
    done += read;
  }
}

}  // namespace

std::vector<std::uint8_t> label_names(const LinearChain& chain, const NameText& text,
                                      const NameVotes* votes) {
  Labelled out{std::vector<std::uint8_t>(text.tokens.size(), name_label::kNone), {}};
  label_stretches(chain, NameBlock(text, votes), name_stretches(text), out);
  return std::move(out.labels);
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

std::size_t NameTagger::memory_bytes() const {
  return model_->words.memory_bytes() + model_->first.memory_bytes() +
         model_->second.memory_bytes();
}

namespace {

// How far (in nats) the first pass must prefer its labels for a stretch not to be read again.
constexpr int kSure = 2;

// Whether the first pass is sure of the label, and the word is the same everywhere in the text.
bool is_sure(const NameText& text, const NameVotes& votes, const LabelScores& margins,
             std::uint32_t token, int lead) {
  const std::uint8_t label = votes.labels[token];
  for (std::uint8_t other = 0; other < name_label::kCount; ++other)
    if (other != label && margins[other] > -lead) return false;
  return !text.tokens[token].capital || is_unanimous(votes.of_form[text.tokens[token].form], label);
}

}  // namespace

std::vector<TaggedName> NameTagger::tag(const NameText& text) const {
  const std::size_t size = text.tokens.size();
  std::vector<TokenRange> stretches = name_stretches(text);
  Labelled out{std::vector<std::uint8_t>(size, name_label::kNone), std::vector<LabelScores>(size)};
  label_stretches(model_->first, NameBlock(text, nullptr), stretches, out);
  const NameVotes votes = count_votes(text, out.labels);
  const int first_scale = static_cast<int>(model_->first.scale());
  const int scale = static_cast<int>(model_->second.scale());
  // What is sure keeps the labels of the first pass, and its margins in the second's unit.
  std::erase_if(stretches, [&](TokenRange stretch) {
    for (std::uint32_t i = stretch.begin; i < stretch.end; ++i)
      if (!is_sure(text, votes, out.margins[i], i, kSure * first_scale)) return false;
    for (std::uint32_t i = stretch.begin; i < stretch.end; ++i) {
      std::int16_t& none = out.margins[i][name_label::kNone];
      none = static_cast<std::int16_t>(none * scale / first_scale);
    }
    return true;
  });
  label_stretches(model_->second, NameBlock(text, &votes), stretches, out);
  const std::vector<LabelScores>& margins = out.margins;
  std::vector<TaggedName> names = names_of_labels(out.labels);
  for (TaggedName& name : names) {
    int best = kForbidden;
    for (std::uint32_t i = name.tokens.begin; i < name.tokens.end; ++i)
      best = std::max<int>(best, margins[i][name_label::kNone]);
    name.margin = static_cast<std::int16_t>(-best * 16 / scale);
  }
  return names;
}

}  // namespace dateline::tagging
