// Where reported speech ends: the writer's own words often follow it in the same sentence (",
// citing a report", "as talks went on"). Each place where it could end is weighed by a table that
// tests/indexer/annotation/fit_ends.py makes from labelled news; the likeliest is taken.
#pragma once

#include <vector>

#include "indexer/annotation/content_end_words.h"
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
      : utterances_(utterances),
        reading_(utterances.reading()),
        cast_(cast),
        words_(content_end_words(reading_)) {}

  // In order; none where the words stand before their cue, or are all one quotation.
  std::vector<EndChoice> choices(const Frame& frame, const Unit& unit) const;
  // Gives the last piece of the frame its likeliest end.
  void settle(Frame& frame, const Unit& unit) const;

 private:
  struct Place {
    TokenId end = 0;
    TokenId ceiling = 0;     // the unit's end without its last mark
    std::size_t index = 0;   // places before it
    std::size_t clause = 0;  // clause_kind of the frame
  };
  const ContentEndWord& known(TokenId i) const { return words_[reading_.form_id(i)]; }
  // Hands `take` each Place where the content may end; which those are: see choices.
  template <typename Take>
  void for_ends(const Frame& frame, const Unit& unit, const Take& take) const;
  bool may_end(TokenId i, TokenId first) const;
  void ends(const Frame& frame, TokenId ceiling, std::vector<TokenId>& found) const;
  // `out` takes the features one by one, with push_back.
  template <typename Features>
  void features(const Frame& frame, const Unit& unit, const Place& place, Features& out) const;
  template <typename Features>
  void emit_words(const Frame& frame, const Place& place, Features& out) const;
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
  std::vector<ContentEndWord> words_;  // by form
};

}  // namespace dateline::annotation
