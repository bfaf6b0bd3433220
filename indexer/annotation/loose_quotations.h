// Quotations that no verb of speech accompanies: alone in their sentence, behind a colon, or long
// ones inside a sentence. The speaker is who spoke before, or the only one named beside them.
#pragma once

#include <vector>

#include "indexer/annotation/evidence.h"
#include "indexer/annotation/speakers.h"
#include "indexer/annotation/statements.h"
#include "indexer/annotation/utterances.h"

namespace dateline::annotation {

// What a text has said so far, unit by unit.
struct StoryLine {
  std::vector<news::Statement> statements;
  std::vector<bool> used;  // quotations that a statement has
  SpeakerFound speaker;    // of the last statement
  std::size_t last_unit = 0;
  bool spoken = false;

  void push(news::Statement statement, const SpeakerFound& found, std::size_t unit);
};

class LooseQuotations {
 public:
  // `weighed` may be null; it gets all that was looked at.
  LooseQuotations(const Utterances& utterances, const Cast& cast, SpeakerResolver& resolver,
                  std::vector<WeighedStatement>* weighed)
      : utterances_(utterances),
        reading_(utterances.reading()),
        cast_(cast),
        resolver_(resolver),
        evidence_(utterances, cast),
        weighed_(weighed) {}

  // Adds the quotations of unit `u` that the line has not used.
  void find(std::size_t u, StoryLine& line);
  double confidence(Orphan how, TokenSpan piece, const SpeakerFound& speaker) const;

 private:
  struct Place {
    std::size_t unit = 0;
    std::uint32_t quotation = 0;
    TokenSpan piece;  // its words
  };
  // The person named outside the quotations of a unit, read up to `next`; goes on from quotation to
  // quotation, so that a unit is read once.
  struct Subject {
    TokenId next = 0;
    std::int32_t only = kNone;
    bool several = false;
  };
  bool stands_alone(const Unit& unit) const;
  bool colon_before(const Unit& unit) const;
  void alone(const Place& at, StoryLine& line);
  void embedded(const Place& at, Subject& named, StoryLine& line);
  SpeakerFound introduced(const Unit& before);
  SpeakerFound subject(const Place& at, Subject& named);
  void say(const Place& at, const SpeakerFound& speaker, Orphan how, StoryLine& line);

  const Utterances& utterances_;
  const Reading& reading_;
  const Cast& cast_;
  SpeakerResolver& resolver_;
  EvidenceReader evidence_;
  std::vector<WeighedStatement>* weighed_;
};

}  // namespace dateline::annotation
