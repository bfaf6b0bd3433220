// Where reported speech ends: the writer's own words often follow it in the same sentence (",
// citing a report", "as talks went on"). Each place where it could end is weighed by a table that
// tests/indexer/annotation/fit_ends.py makes from labelled news; the likeliest is taken.
#pragma once

#include <vector>

#include "indexer/annotation/evidence.h"
#include "indexer/annotation/frames.h"

namespace dateline::annotation {

inline constexpr std::size_t kEndFeatures = 1536;

struct EndChoice {
  TokenId end = 0;    // the content's last piece would be [first, end)
  Evidence features;  // each below kEndFeatures
};

class ContentEnds {
 public:
  ContentEnds(const Utterances& utterances, const Cast& cast)
      : utterances_(utterances), reading_(utterances.reading()), cast_(cast) {}

  // In order; none where the words stand before their cue, or are all one quotation.
  std::vector<EndChoice> choices(const Frame& frame, const Unit& unit) const;
  // Gives the last piece of the frame its likeliest end.
  void settle(Frame& frame, const Unit& unit) const;

 private:
  struct Place {
    TokenId end = 0;
    TokenId ceiling = 0;    // the unit's end without its last mark
    std::size_t index = 0;  // places before it
  };
  bool may_end(TokenId i, TokenId first) const;
  std::vector<TokenId> ends(const Frame& frame, TokenId ceiling) const;
  Evidence features(const Frame& frame, const Unit& unit, const Place& place) const;
  void emit_words(const Frame& frame, const Place& place, Evidence& out) const;
  std::size_t quotations_at(const Unit& unit, TokenSpan content) const;
  std::size_t mark_at(TokenId end, TokenId ceiling) const;
  std::size_t word_class(TokenId i) const;
  std::size_t clause_kind(const Frame& frame) const;
  std::size_t verbs_in(TokenSpan tokens) const;
  bool relative_open(TokenSpan content) const;
  std::size_t cues_between(const Unit& unit, TokenId from, TokenId to) const;

  const Utterances& utterances_;
  const Reading& reading_;
  const Cast& cast_;
};

}  // namespace dateline::annotation
