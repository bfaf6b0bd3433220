// The road from tokens to statements: view, paragraphs, cues, readings, trust, spans.
#include "indexer/annotation/tagging/statement_tagger.h"

#include <algorithm>

#include "indexer/annotation/tagging/built_in_models.h"
#include "indexer/annotation/tagging/statement_model.h"
#include "indexer/annotation/tagging/statement_stages.h"
#include "indexer/annotation/tagging/trust_features.h"

namespace dateline::tagging {
namespace {

// Marks and punctuation at the borders of a content. An inner quotation keeps its marks: a closing
// one is cut only if its opening one is not inside, and the other way round.
TokenRange trimmed(const ArticleView& view, TokenRange range) {
  const TokenSequence& tokens = view.tokens();
  const auto cut = [&](std::uint32_t i) {
    const Token& token = tokens[i];
    if (token.kind == TokenKind::punctuation)
      return tokens.word(i) != "(" && tokens.word(i) != "$" && tokens.word(i) != "%";
    if (token.kind != TokenKind::quote) return false;
    const std::uint32_t q = view[i].quotation;
    if (q == 0) return true;
    const Quotation& quotation = view.quotations()[q - 1];
    const bool within =
        range.begin < quotation.open && quotation.closed && quotation.close < range.end;
    const bool at_head =
        quotation.open == range.begin && quotation.closed && quotation.close + 1 < range.end;
    return !within && !at_head;
  };
  const TokenRange whole = range;
  while (range.begin < range.end && cut(range.begin)) ++range.begin;
  while (range.begin < range.end && cut(range.end - 1)) --range.end;
  return range.size() == 0 ? whole : range;
}

news::Span bytes_of(const TokenSequence& tokens, TokenRange range) {
  if (range.size() == 0) return {};
  return {tokens[range.begin].begin, tokens[range.end - 1].end};
}

news::StatementKind kind_of(const ArticleView& view, const CueReading& reading) {
  std::uint32_t inside = 0, words = 0;
  for (const TokenRange& range : reading.content) {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (view.tokens()[i].kind != TokenKind::word) continue;
      ++words;
      inside += view[i].quote != QuoteState::outside;
    }
  }
  if (inside == 0) return news::StatementKind::indirect;
  return inside == words ? news::StatementKind::direct : news::StatementKind::mixed;
}

}  // namespace

TaggedStatement to_statement(const ArticleView& view, const CueReading& reading) {
  TaggedStatement statement;
  for (const TokenRange& range : reading.content)
    statement.content.push_back(bytes_of(view.tokens(), trimmed(view, range)));
  statement.cue = bytes_of(view.tokens(), reading.cue);
  statement.source = bytes_of(view.tokens(), reading.source);
  statement.kind = kind_of(view, reading);
  return statement;
}

std::vector<TaggedStatement> StatementTagger::tag(const TokenSequence& tokens, double least) const {
  const ArticleView view(tokens, model_->words);
  StageReader reader(view, model_->cues, &model_->parts);
  std::vector<TaggedStatement> found;
  for (const TokenRange& range : view.paragraphs()) {
    if (!worth_reading(view, range)) continue;
    const ParagraphReading paragraph = reader.read(range, kCueSlack);
    std::vector<CueReading> readings;
    std::vector<double> odds, sure;
    for (const ParagraphReading::Cue& cue : paragraph.cues) {
      CueReading reading = reader.attribute(paragraph, cue);
      if (reading.content.empty()) continue;
      const Trust trust = trust_of(model_->trust, trust_features(view, paragraph, reading));
      if (trust.content < least) continue;
      odds.push_back(trust.content);
      sure.push_back(trust.content * trust.speaker);
      readings.push_back(std::move(reading));
    }
    for (const std::size_t i : without_rivals(readings, odds)) {
      found.push_back(to_statement(view, readings[i]));
      found.back().confidence = sure[i];
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const TaggedStatement& a, const TaggedStatement& b) {
                     return a.content.front().begin < b.content.front().begin;
                   });
  return found;
}

std::size_t StatementTagger::memory_bytes() const {
  return model_->words.memory_bytes() + model_->cues.memory_bytes() + model_->parts.memory_bytes() +
         model_->trust.memory_bytes();
}

std::optional<StatementTagger> StatementTagger::built_in() {
  const std::string_view bytes = built_in_statement_model();
  if (bytes.empty()) return std::nullopt;
  return from_bytes(bytes);
}

StatementTagger StatementTagger::from_bytes(std::string_view bytes) {
  return StatementTagger(std::make_shared<const StatementModel>(read_model(bytes)));
}

}  // namespace dateline::tagging
