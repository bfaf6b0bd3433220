// Cutting into units in one pass over sentences and quotations.
#include "indexer/annotation/utterances.h"

#include <algorithm>
#include <array>

namespace dateline::annotation {
namespace {

constexpr auto kNegations = std::to_array<std::string_view>(
    {"not", "n't",   "n’t", "never", "neither", "nicht", "nie", "kein",   "pas",     "jamais",
     "no",  "nunca", "не",  "ни",    "لم",      "لا",    "لن",  "cannot", "without", "ne"});
// "declined to say", "refused to answer".
constexpr auto kRefusals = std::to_array<std::string_view>(
    {"declined", "refused", "declines", "refuses", "declining", "refusing", "unable", "lehnte",
     "verweigerte", "refusé", "refuse", "отказался", "отказалась", "failed"});
constexpr TokenId kNegationReach = 4;
// Tokens of a unit from which on no further sentence is joined to it.
constexpr TokenId kLongUnit = 3000;

bool among_negations(std::string_view word) {
  return std::find(kNegations.begin(), kNegations.end(), word) != kNegations.end();
}

}  // namespace

Utterances::Utterances(const Reading& reading)
    : reading_(reading),
      quotations_(find_quotations(reading.tokens(), reading.lang())),
      quotation_of_(reading.size(), -1) {
  for (std::size_t q = 0; q < quotations_.size(); ++q) {
    if (quotations_[q].dash && quotations_[q].last == quotations_[q].close)
      end_dialogue(quotations_[q]);
    const Quotation& quotation = quotations_[q];
    const TokenId end = std::min<TokenId>(quotation.end(), reading.size());
    for (TokenId i = quotation.open; i < end; ++i) quotation_of_[i] = static_cast<std::int32_t>(q);
  }
  cut_units();
  for (Unit& unit : units_) find_cues(unit);
}

// "— On a déjà entendu ça, a répondu X": the line ends at the comma before its verb of speech.
void Utterances::end_dialogue(Quotation& line) const {
  constexpr TokenId kAuxiliaries = 2;
  for (TokenId i = line.first + 2; i < line.last; ++i) {
    const Entry* cue = reading_.entry(i, mask_of(EntryKind::cue));
    if (cue == nullptr || cue->entry_class != EntryClass::strong) continue;
    for (TokenId back = 1; back <= kAuxiliaries && i > line.first + back; ++back) {
      if (reading_.token(i - back).kind != TokenKind::punctuation) continue;
      line.last = line.close = i - back;
      return;
    }
  }
}

void Utterances::cut_units() {
  std::uint32_t quotation = 0;
  std::uint32_t paragraph = 0;
  for (TokenSpan sentence : reading_.sentences()) {
    // A border inside a quotation, or right before its closing mark, is none.
    const TokenId first = sentence.first;
    const std::int32_t across = quotation_at(first);
    const bool inside = across >= 0 && first > this->quotation(across).open;
    const bool joined = !units_.empty() && !reading_.token(first).paragraph_start &&
                        first - units_.back().tokens.first < kLongUnit &&
                        (inside || asked_before(sentence));
    if (joined) {
      units_.back().tokens.last = sentence.last;
    } else {
      while (paragraph + 1 < reading_.paragraphs().size() &&
             reading_.paragraphs()[paragraph].last <= first) {
        ++paragraph;
      }
      Unit unit;
      unit.tokens = sentence;
      unit.paragraph = paragraph;
      unit.first_quotation = quotation;
      units_.push_back(std::move(unit));
    }
    while (quotation < quotations_.size() && quotations_[quotation].open < sentence.last)
      ++quotation;
    units_.back().last_quotation = quotation;
  }
}

// “Why?” she asked: the sentence before ended inside marks with ? or !, and this one is only its
// verb of speech.
bool Utterances::asked_before(TokenSpan sentence) const {
  constexpr TokenId kReach = 8;
  const std::int32_t before = sentence.first == 0 ? -1 : quotation_at(sentence.first - 1);
  if (before < 0 || !quotation(before).closed || quotation(before).last == 0) return false;
  const std::string_view mark = reading_.surface(quotation(before).last - 1);
  if (mark != "?" && mark != "!" && mark != "…" && mark != "...") return false;
  for (TokenId i = sentence.first; i < sentence.last && i < sentence.first + kReach; ++i) {
    if (quoted(i)) return false;
    const Entry* cue = reading_.entry(i, mask_of(EntryKind::cue));
    if (cue != nullptr && cue->entry_class == EntryClass::strong) {
      return i + 1 >= sentence.last || !reading_.folds_to(i + 1, "that");
    }
  }
  return false;
}

void Utterances::find_cues(Unit& unit) const {
  constexpr KindMask kCue = mask_of(EntryKind::cue);
  for (TokenId i = unit.tokens.first; i < unit.tokens.last; ++i) {
    if (quoted(i)) {
      i = std::max(i, std::min<TokenId>(quotation(quotation_at(i)).end(), unit.tokens.last) - 1);
      continue;
    }
    if ((reading_.starts(i) & kCue) == 0) continue;
    const Reading::Found found = reading_.longest(i, kCue);
    if (found.entry == nullptr) continue;
    const bool refusal =
        found.entry->entry_class == EntryClass::phrase && found.entry->has(kDenying);
    unit.cues.push_back(
        {found.tokens, found.entry, refusal || negated(i, *found.entry, unit.tokens.first)});
    i = found.tokens.last - 1;
  }
}

bool Utterances::negated(TokenId cue, const Entry& entry, TokenId floor) const {
  if (entry.entry_class == EntryClass::phrase || entry.entry_class == EntryClass::noun)
    return false;
  for (TokenId back = 1; back <= kNegationReach && cue >= floor + back; ++back) {
    const TokenId i = cue - back;
    if (reading_.token(i).kind != TokenKind::word || quoted(i)) break;
    const std::string_view word = reading_.folded(i);
    if (back <= 2 && among_negations(word)) return true;
    if (std::find(kRefusals.begin(), kRefusals.end(), word) != kRefusals.end()) return true;
  }
  return reading_.is("de") && cue + 1 < reading_.size() && reading_.folds_to(cue + 1, "nicht");
}

TokenId Utterances::words(TokenSpan tokens, TokenId enough) const {
  TokenId count = 0;
  for (TokenId i = tokens.first; i < tokens.last && count < enough; ++i) {
    count +=
        reading_.token(i).kind == TokenKind::word || reading_.token(i).kind == TokenKind::number;
  }
  return count;
}

}  // namespace dateline::annotation
