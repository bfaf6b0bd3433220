// Alone in a unit: a quotation that goes on, or that the sentence before has introduced. Embedded:
// only what is long, a sentence, or stands behind a colon.
#include "indexer/annotation/loose_quotations.h"

#include <algorithm>
#include <utility>

#include "indexer/annotation/english.h"

namespace dateline::annotation {
namespace {

using news::Statement;
using news::StatementKind;

constexpr TokenId kShortest = 5;  // words

bool quotes(const Statement& statement) {
  return statement.kind != StatementKind::indirect;
}

}  // namespace

void StoryLine::push(Statement statement, const SpeakerFound& found, std::size_t unit) {
  statements.push_back(std::move(statement));
  speaker = found;
  last_unit = unit;
  spoken = true;
}

void LooseQuotations::find(std::size_t u, StoryLine& line) {
  const Unit& unit = utterances_.units()[u];
  const bool alone_here = stands_alone(unit);
  Subject named{unit.tokens.first};
  for (std::uint32_t q = unit.first_quotation; q < unit.last_quotation; ++q) {
    if (line.used[q]) continue;
    const Quotation& quotation = utterances_.quotations()[q];
    const TokenSpan piece = trim_content(
        utterances_, {quotation.open, std::min<TokenId>(quotation.end(), unit.tokens.last)});
    if (piece.empty() || quotation.single) continue;
    if (alone_here) {
      alone({u, q, piece}, line);
    } else {
      embedded({u, q, piece}, named, line);
    }
  }
}

// Nothing but quotations in the unit.
bool LooseQuotations::stands_alone(const Unit& unit) const {
  TokenId outside = 0;
  for (TokenId i = unit.tokens.first; i < unit.tokens.last && outside < 3; ++i) {
    outside += reading_.is_word(i) && !utterances_.quoted(i);
  }
  return outside < 2;
}

bool LooseQuotations::colon_before(const Unit& unit) const {
  return unit.tokens.first > 0 && reading_.is_mark(unit.tokens.first - 1, ':');
}

void LooseQuotations::alone(const Place& at, StoryLine& line) {
  const auto& units = utterances_.units();
  const Unit& unit = units[at.unit];
  const bool follows = line.spoken && line.last_unit + 1 == at.unit && !line.statements.empty();
  const bool same_paragraph = follows && units[line.last_unit].paragraph == unit.paragraph;
  const bool continues = utterances_.quotations()[at.quotation].continues;
  if (follows && quotes(line.statements.back()) && (same_paragraph || continues)) {
    line.used[at.quotation] = true;
    if (line.statements.back().kind == StatementKind::direct) {
      line.statements.back().spans.push_back(utterances_.bytes(at.piece));
      line.last_unit = at.unit;
      return;
    }
  }
  const bool next_paragraph = follows && units[line.last_unit].paragraph + 1 == unit.paragraph;
  if (same_paragraph ||
      (next_paragraph && (quotes(line.statements.back()) || colon_before(unit)))) {
    return say(at, resolver_.continued(line.speaker, same_paragraph),
               same_paragraph ? Orphan::goes_on : Orphan::next_paragraph, line);
  }
  if (at.unit > 0 && colon_before(unit) && reading_.is("en"))
    return say(at, introduced(units[at.unit - 1]), Orphan::colon, line);
  if (utterances_.words(at.piece, kShortest) < kShortest) return;
  say(at, SpeakerFound{}, Orphan::alone, line);
}

// "X reports for our programme:" before a quotation in a paragraph of its own.
SpeakerFound LooseQuotations::introduced(const Unit& before) {
  const EnglishPhrases phrases(reading_, cast_);
  int left = 16;  // cues that are asked
  for (std::size_t k = before.cues.size(); k-- > 0 && left-- > 0;) {
    const CueAt& cue = before.cues[k];
    if (cue.negated || cue.entry->entry_class != EntryClass::strong) continue;
    const TokenId floor = before.tokens.first;
    const TokenId at = phrases.skip_back(cue.tokens.first, floor);
    const TokenSpan words = phrases.phrase_before(at, floor);
    if (words.empty()) continue;
    SpeakerFound found = resolver_.resolve(words, {});
    found.sure = false;
    return found;
  }
  return {};
}

// A quotation inside a sentence without a verb of speech: a statement only if it is long, or
// stands behind a colon.
void LooseQuotations::embedded(const Place& at, Subject& named, StoryLine& line) {
  const Unit& unit = utterances_.units()[at.unit];
  const Quotation& quotation = utterances_.quotations()[at.quotation];
  const bool colon =
      quotation.open > unit.tokens.first &&
      (reading_.is_mark(quotation.open - 1, ':') || reading_.surface(quotation.open - 1) == "：");
  const TokenId words = utterances_.words(at.piece, 12);
  const Token& first = reading_.token(at.piece.first);
  const Token& last = reading_.token(std::min<TokenId>(quotation.last, reading_.size()) - 1);
  const bool sentence = first.capital && last.kind == TokenKind::punctuation && words >= kShortest;
  if (!(colon && words >= 2) && !sentence && words < 8) return;
  const Orphan how = colon ? Orphan::colon : sentence ? Orphan::sentence : Orphan::long_one;
  say(at, subject(at, named), how, line);
}

// The only person named outside the quotations of the unit, or its first words.
SpeakerFound LooseQuotations::subject(const Place& at, Subject& named) {
  const TokenId open = utterances_.quotations()[at.quotation].open;
  for (; named.next < open && !named.several; ++named.next) {
    const std::int32_t mention = cast_.mention_at(named.next);
    if (mention == kNone || utterances_.quoted(named.next)) continue;
    if (cast_.mention(mention).type != news::EntityType::person) continue;
    named.several = named.only != kNone && cast_.entity_of(named.only) != cast_.entity_of(mention);
    named.only = mention;
  }
  if (named.several) return {};
  if (named.only != kNone) {
    SpeakerFound found = resolver_.resolve(cast_.mention(named.only).tokens, {});
    found.sure = false;
    return found;
  }
  const TokenId first = utterances_.units()[at.unit].tokens.first;
  const Entry* pronoun = reading_.entry(first, mask_of(EntryKind::pronoun));
  if (pronoun == nullptr || pronoun->entry_class != EntryClass::subject) return {};
  SpeakerFound found = resolver_.resolve({first, first + 1}, {});
  found.sure = false;
  return found;
}

void LooseQuotations::say(const Place& at, const SpeakerFound& speaker, Orphan how,
                          StoryLine& line) {
  if (weighed_ != nullptr)
    weighed_->push_back({{utterances_.bytes(at.piece)},
                         speaker.speaker,
                         evidence_.of_content(how, at.piece),
                         evidence_.of_speaker(how, speaker),
                         {}});
  Statement statement;
  statement.spans.push_back(utterances_.bytes(at.piece));
  statement.kind = StatementKind::direct;
  statement.speaker = speaker.speaker;
  statement.attribution = speaker.attribution;
  statement.confidence = confidence(how, at.piece, speaker);
  if (speaker.named()) resolver_.note(speaker, {at.piece.first, at.piece.first});
  line.push(std::move(statement), speaker, at.unit);
}

double LooseQuotations::confidence(Orphan how, TokenSpan piece, const SpeakerFound& speaker) const {
  return probability(weigh_content(evidence_.of_content(how, piece))) *
         probability(weigh_speaker(evidence_.of_speaker(how, speaker)));
}

}  // namespace dateline::annotation
