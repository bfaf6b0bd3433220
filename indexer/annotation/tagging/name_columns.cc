// The templates of the name tagger. Their order and number are part of the model. Words are
// compared by hash, what lies beyond the sentence counts as an edge.
#include "indexer/annotation/tagging/name_columns.h"

#include <algorithm>

namespace dateline::tagging {

using enum NameTrait;

namespace {

constexpr std::size_t kReach = 2;  // tokens on each side that a template looks at

using Columns = TraitColumns<NameTrait>;

void emit_words(const Columns& c, ColumnEmitter& emit) {
  emit(0U);
  emit(c(word));
  emit(c(word, -1));
  emit(c(word, 1));
  emit(c(word, -2));
  emit(c(word, 2));
  emit(c(word, -1), c(word));
  emit(c(word), c(word, 1));
  emit(c(word), c(shape));
  emit(c(prefix), c(shape));
  emit(c(suffix), c(shape));
  emit(c(tail), c(shape));
  emit(c(suffix, -1), c(shape));
  emit(c(suffix, 1), c(shape));
}

void emit_shapes(const Columns& c, ColumnEmitter& emit) {
  emit(c(shape), c(sentence_start), c(line));
  emit(c(shape, -1), c(shape));
  emit(c(shape), c(shape, 1));
  emit(c(shape, -1), c(shape), c(shape, 1), c(line));
  emit(c(shape, -2), c(shape, -1), c(shape));
  emit(c(shape), c(shape, 1), c(shape, 2));
  emit(c(written), c(shape), c(sentence_start));
  emit(c(written, -1), c(shape, -1), c(shape));
  emit(c(written, 1), c(shape, 1), c(shape));
  emit(c(written), c(fine));
}

void emit_clusters(const Columns& c, ColumnEmitter& emit) {
  emit(c(fine), c(shape));
  emit(c(fine, -1));
  emit(c(fine, 1));
  emit(c(fine, -2));
  emit(c(fine, 2));
  emit(c(middle), c(shape));
  emit(c(middle, -1), c(shape));
  emit(c(middle, 1), c(shape));
  emit(c(middle, -1), c(middle));
  emit(c(middle), c(middle, 1));
  emit(c(coarse, -1), c(coarse), c(coarse, 1));
  emit(c(coarse, -1), c(coarse, 1), c(shape));
}

void emit_known(const Columns& c, ColumnEmitter& emit) {
  emit(c(kinds), c(shape));
  emit(c(kinds, -1), c(shape));
  emit(c(kinds, 1), c(shape));
  emit(c(kinds, -1), c(kinds), c(kinds, 1));
  emit(c(listed));
  emit(c(listed), c(fine));
  emit(c(listed, -1), c(listed), c(listed, 1));
  emit(c(listed), c(word, -1));
  emit(c(listed), c(word, 1));
  emit(c(ruled), c(line));
  emit(c(ruled), c(shape));
  emit(c(ruled, -1), c(ruled), c(ruled, 1));
  emit(c(ruled), c(middle));
  emit(c(ruled), c(listed));
  emit(c(office, -1), c(office), c(shape));
  emit(c(office), c(coarse), c(office, 1));
}

void emit_votes(const Columns& c, ColumnEmitter& emit) {
  emit(c(vote), c(shape));
  emit(c(vote), c(sentence_start), c(line));
  emit(c(vote, -1), c(vote));
  emit(c(vote), c(vote, 1));
  emit(c(vote, -1), c(vote), c(vote, 1));
  emit(c(vote), c(written));
  emit(c(vote), c(middle));
  emit(c(label));
  emit(c(label, -1), c(label), c(label, 1));
  emit(c(label), c(vote));
  emit(c(label, -2), c(label, -1), c(label));
  emit(c(label), c(label, 1), c(label, 2));
}

constexpr std::uint32_t kVotesFrom = 100;  // first template of the votes

}  // namespace

std::size_t NameBlock::read(std::span<const TokenRange> stretches) {
  laid_.clear();
  std::size_t size = 0;
  for (const TokenRange& stretch : stretches) {
    const std::size_t more = stretch.size() + 2 * kReach;
    if (size > 0 && size + more > FeatureBlock::kTokens) break;
    laid_.push_back({size + kReach, stretch.size()});
    size += more;
  }
  resize(size);
  for (std::size_t s = 0; s < laid_.size(); ++s) lay_out(laid_[s].place, stretches[s]);
  for (std::size_t t = 0; t < static_cast<std::size_t>(kCount); ++t)
    set_edges(static_cast<NameTrait>(t), 0);
  emit();
  return laid_.size();
}

void NameBlock::lay_out(std::size_t place, TokenRange stretch) {
  const std::vector<NameToken>& tokens = text_.tokens;
  for (std::size_t i = 0; i < stretch.size(); ++i) put(place + i, stretch.begin + i);
  bool inside_left = true, inside_right = true;
  const std::size_t last = stretch.end - 1, last_place = place + stretch.size() - 1;
  for (std::size_t d = 1; d <= kReach; ++d) {
    inside_left =
        inside_left && stretch.begin >= d && !tokens[stretch.begin - d + 1].sentence_start;
    inside_right = inside_right && last + d < tokens.size() && !tokens[last + d].sentence_start;
    inside_left ? put(place - d, stretch.begin - d) : put_edge(place - d);
    inside_right ? put(last_place + d, last + d) : put_edge(last_place + d);
  }
}

void NameBlock::put(std::size_t place, std::size_t i) {
  const NameToken& token = text_.tokens[i];
  const NameForm& form = text_.forms[token.form];
  const auto set = [&](NameTrait trait, std::uint32_t value) { values(trait)[place] = value; };
  set(word, form.word);
  set(prefix, form.prefix);
  set(suffix, form.suffix);
  set(tail, form.tail);
  set(fine, form.fine);
  set(middle, form.middle);
  set(coarse, form.coarse);
  set(kinds, form.kinds);
  set(written, form.written);
  set(shape, token.shape);
  set(listed, token.listed);
  set(ruled, token.ruled);
  set(office, token.office);
  set(line, token.line);
  set(sentence_start, token.sentence_start ? 1 : 0);
  if (votes_ == nullptr) return;
  set(vote, votes_->of_form[token.form]);
  set(label, votes_->labels[i]);
}

void NameBlock::put_edge(std::size_t place) {
  const auto set = [&](NameTrait trait, std::uint32_t value) { values(trait)[place] = value; };
  set(word, 0xED6E0001);
  set(prefix, 0xED6E0002);
  set(suffix, 0xED6E0003);
  set(tail, 0xED6E0004);
  set(fine, 0xFFFF);
  set(middle, 0xFF);
  set(coarse, 0xFF);
  set(kinds, 0xFFFF);
  for (const NameTrait trait : {shape, listed, ruled, vote, label}) set(trait, 0xFE);
  for (const NameTrait trait : {written, office, line, sentence_start}) set(trait, 0);
}

void NameBlock::emit() {
  features_.reset(kNameWidth + (votes_ != nullptr ? kNameVotesWidth : 0), size());
  ColumnEmitter emitter(features_, 0);
  emit_words(*this, emitter);
  emit_shapes(*this, emitter);
  emit_clusters(*this, emitter);
  emit_known(*this, emitter);
  if (votes_ == nullptr) return;
  emitter.go_to(kVotesFrom);
  emit_votes(*this, emitter);
}

FeatureColumns NameBlock::columns(std::size_t stretch) const {
  FeatureColumns columns = features_.columns();
  columns.first += laid_[stretch].place;
  return columns;
}

void NameBlock::append_to(std::size_t stretch, std::vector<std::uint32_t>& out) const {
  const Laid& laid = laid_[stretch];
  for (std::size_t t = 0; t < laid.tokens; ++t) features_.append_to(out, laid.place + t);
}

}  // namespace dateline::tagging
