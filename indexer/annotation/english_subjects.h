// Who a verb of speech belongs to, in English: the phrase before "who", the name before an
// apposition, and whether the words can be a speaker and the verb's form agrees with them.
#pragma once

#include "indexer/annotation/english.h"
#include "indexer/annotation/frames.h"

namespace dateline::annotation {

// Of one unit.
class EnglishSubjects {
 public:
  EnglishSubjects(const Utterances& utterances, const Cast& cast, const Unit& unit)
      : utterances_(utterances),
        reading_(utterances.reading()),
        cast_(cast),
        phrases_(reading_, cast),
        unit_(unit) {}

  // "Leaders who managed to escape | claimed": the phrase before "who".
  TokenSpan before_relative(TokenSpan phrase, TokenId floor) const;
  // "the state", "its report": the form is a noun here.
  bool noun_before(TokenId cue) const;
  // The cue can be the verb of the source, which ends at `subject_end`.
  bool agrees(const Frame& frame, TokenId subject_end) const;
  // Words that can stand for a speaker: a name, an office, a pronoun, "the …", people in the
  // plural.
  bool somebody(TokenSpan source) const;
  // "…, answered our questions": what is ours does not speak.
  bool told_to(TokenSpan source) const;

  // These fill in the frame's source or apposition; false: there is none.
  // "was quoted as saying", "cited a spokesman as saying".
  bool quoted_as(Frame& frame, TokenId as, TokenId floor) const;
  // "Hugh Hill, a doctor, said": the subject before the comma that opens the apposition.
  bool apposed(Frame& frame, TokenId comma, TokenId floor) const;
  // ", who …", ", 45": words about the one just named.
  bool apposition_opens(const Frame& frame) const;
  // "said Apar Gupta, executive director of …": to the next comma or the end.
  void take_apposition(Frame& frame, TokenId ceiling) const;

 private:
  bool many(TokenSpan source) const;

  const Utterances& utterances_;
  const Reading& reading_;
  const Cast& cast_;
  EnglishPhrases phrases_;
  const Unit& unit_;
};

}  // namespace dateline::annotation
