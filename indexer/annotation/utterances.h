// A text cut for finding statements: units (sentences, joined where a quotation runs over their
// border), the quotations in them, and the verbs and phrases of speech between the quotations.
#pragma once

#include <cstdint>
#include <vector>

#include "common/news/article.h"
#include "indexer/annotation/quotes.h"
#include "indexer/annotation/reading.h"

namespace dateline::annotation {

struct CueAt {
  TokenSpan tokens;
  const Entry* entry = nullptr;
  bool negated = false;  // did not say, declined to comment
};

// A sentence, or several with a quotation across their border.
struct Unit {
  TokenSpan tokens;
  std::uint32_t paragraph = 0;
  std::uint32_t first_quotation = 0;  // quotations [first_quotation, last_quotation) lie in it
  std::uint32_t last_quotation = 0;
  std::vector<CueAt> cues;  // outside of quotations, in order

  bool has_quotations() const { return first_quotation < last_quotation; }
};

class Utterances {
 public:
  explicit Utterances(const Reading& reading);

  const Reading& reading() const { return reading_; }
  const std::vector<Quotation>& quotations() const { return quotations_; }
  const std::vector<Unit>& units() const { return units_; }
  // The quotation that covers token i, its marks included; -1: none.
  std::int32_t quotation_at(TokenId i) const {
    return i < quotation_of_.size() ? quotation_of_[i] : -1;
  }
  bool quoted(TokenId i) const { return quotation_at(i) >= 0; }
  const Quotation& quotation(std::int32_t q) const {
    return quotations_[static_cast<std::size_t>(q)];
  }
  // Words (not marks) in [first, last), at most `enough` are counted.
  TokenId words(TokenSpan tokens, TokenId enough) const;
  // Not empty: from the first token to the end of the last.
  news::Span bytes(TokenSpan tokens) const {
    return {reading_.token(tokens.first).begin, reading_.token(tokens.last - 1).end};
  }

 private:
  void end_dialogue(Quotation& line) const;
  void cut_units();
  bool asked_before(TokenSpan sentence) const;
  void find_cues(Unit& unit) const;
  bool negated(TokenId cue, const Entry& entry, TokenId floor) const;

  const Reading& reading_;
  std::vector<Quotation> quotations_;
  std::vector<std::int32_t> quotation_of_;
  std::vector<Unit> units_;
};

}  // namespace dateline::annotation
