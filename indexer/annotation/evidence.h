// What speaks for and against a statement and its speaker, as numbers of features: how it was
// found, by which words, with what behind them. Weighed by tables that fit_confidence.py makes.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/annotation/frames.h"
#include "indexer/annotation/speakers.h"

namespace dateline::annotation {

inline constexpr std::size_t kContentFeatures = 1376;
inline constexpr std::size_t kSpeakerFeatures = 96;
using Evidence = std::vector<std::uint16_t>;  // each below kContentFeatures or kSpeakerFeatures

// How a quotation without a verb of speech was taken for a statement.
enum class Orphan : std::uint8_t {
  no,
  goes_on,
  next_paragraph,
  alone,
  colon,
  sentence,
  long_one,
  laid_out
};

class EvidenceReader {
 public:
  EvidenceReader(const Utterances& utterances, const Cast& cast)
      : utterances_(utterances), reading_(utterances.reading()), cast_(cast) {}

  // That the frame is a statement and its words are the right ones.
  Evidence of_content(const Frame& frame) const;
  Evidence of_content(Orphan how, TokenSpan piece) const;
  // That the speaker is the right one, if the words are.
  Evidence of_speaker(const Frame& frame, const SpeakerFound& speaker) const;
  Evidence of_speaker(Orphan how, const SpeakerFound& speaker) const;

 private:
  std::size_t source_kind(TokenSpan source) const;
  std::size_t complement(const Frame& frame) const;
  std::size_t quoted_share(const Frame& frame) const;
  std::size_t verbs_in(TokenSpan content) const;
  std::size_t cue_word(const Frame& frame) const;
  void emit_words(const Frame& frame, Evidence& out) const;
  void emit_clause(const Frame& frame, Evidence& out) const;
  std::size_t length_class(const Frame& frame) const;

  const Utterances& utterances_;
  const Reading& reading_;
  const Cast& cast_;
};

// What is less likely than this is no statement. Where F1 is best on labelled articles.
inline constexpr int kLeastWeight = -20;
// Sums in 1/kEvidenceScale of a logit.
int weigh_content(const Evidence& evidence);
int weigh_speaker(const Evidence& evidence);
double probability(int weight);

}  // namespace dateline::annotation
