// Who said what, by a trained model: a first chain finds the cues of a paragraph ("said",
// "according to",
// ":"), a second one reads, for each cue, its speaker and what was said, a third, linear, step says
// how far to trust it. Spans are bytes of the tokenised text.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/news/article.h"
#include "indexer/annotation/tagging/token_sequence.h"

namespace dateline::tagging {

using annotation::TokenSequence;

struct StatementModel;
struct CueReading;
class ArticleView;

struct TaggedStatement {
  std::vector<news::Span>
      content;  // in order; outer quotation marks and end punctuation not included
  news::Span cue;
  news::Span source;  // the speaker's mention; empty where none is named
  news::StatementKind kind = news::StatementKind::indirect;
  double confidence = 0;  // how likely content and speaker both are right, 0..1
};

class StatementTagger {
 public:
  // The model compiled in; nothing if built without models.
  static std::optional<StatementTagger> built_in();
  // Throws std::runtime_error if the bytes are no such model, of another version, or damaged.
  static StatementTagger from_bytes(std::string_view bytes);
  explicit StatementTagger(std::shared_ptr<const StatementModel> model)
      : model_(std::move(model)) {}

  // In order of the first content byte. Statements whose content is right with a probability below
  // `least` are left out.
  std::vector<TaggedStatement> tag(const TokenSequence& tokens,
                                   double least = kLeastConfidence) const;

  // Of the model, as it is kept.
  std::size_t memory_bytes() const;

  // Least odds that the content is right. About where F1 on the labelled development articles is
  // best.
  static constexpr double kLeastConfidence = 0.3;

 private:
  std::shared_ptr<const StatementModel> model_;
};

// The reading of one cue as a statement with spans; confidence is not set.
TaggedStatement to_statement(const ArticleView& view, const CueReading& reading);

}  // namespace dateline::tagging
