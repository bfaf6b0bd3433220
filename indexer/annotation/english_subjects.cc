// Subjects are read from the words right before the verb, or before the comma that opens an
// apposition; base forms of verbs that are nouns too want a subject that agrees.
#include "indexer/annotation/english_subjects.h"

#include <algorithm>
#include <array>

#include "indexer/annotation/english_contents.h"

namespace dateline::annotation {

// "Leaders who managed to escape | claimed": the phrase before "who".
TokenSpan EnglishSubjects::before_relative(TokenSpan phrase, TokenId floor) const {
  if (phrase.empty() || phrase.first < floor + 2) return phrase;
  const TokenId who = phrase.first - 1;
  if (!reading_.folds_to(who, "who") || reading_.is_comma(who - 1)) return phrase;
  const TokenSpan outer = phrases_.phrase_before(who, floor);
  return outer.empty() ? phrase : outer;
}

// "the state", "its report": the form is a noun here.
bool EnglishSubjects::noun_before(TokenId cue) const {
  constexpr auto kOwners =
      std::to_array<std::string_view>({"a", "an", "any", "every", "her", "his", "its", "my", "no",
                                       "of", "our", "the", "their", "your"});
  const std::string_view form = reading_.folded(cue);
  if (form.ends_with("ed") || form == "said" || form == "told" || form == "wrote") return false;
  return std::binary_search(kOwners.begin(), kOwners.end(), reading_.folded(cue - 1)) ||
         phrases_.possessive(cue - 1);
}

// Forms that are nouns as well ("protests", "state", "claims"): a base form wants a plural before
// it, and neither is a verb before a preposition or another verb.
bool EnglishSubjects::agrees(const Frame& frame, TokenId subject_end) const {
  const TokenId cue = frame.cue.tokens.first;
  if (frame.cue.tokens.size() > 1) return true;
  const std::string_view form = reading_.folded(cue);
  const std::string_view lemma_form = reading_.gazetteer().lemma(*frame.cue.entry);
  const bool base = form == lemma_form;
  const bool third = !base && form.ends_with("s") && form != "says";
  if (!base && !third) return true;
  constexpr auto kAfterNoun = std::to_array<std::string_view>(
      {"against", "and",  "are",   "at",  "by",   "could", "for",  "from", "had",
       "has",     "have", "in",    "is",  "made", "of",    "on",   "or",   "over",
       "was",     "were", "which", "who", "will", "with",  "would"});
  const TokenId next = frame.cue.tokens.last;
  if (next < unit_.tokens.last &&
      std::binary_search(kAfterNoun.begin(), kAfterNoun.end(), reading_.folded(next)))
    return false;
  const std::string_view subject = reading_.folded(subject_end - 1);
  if (!base)
    return subject == "he" || subject == "she" || subject == "who" || !subject.ends_with("s") ||
           reading_.capital(subject_end - 1);
  const bool auxiliary = cue > subject_end && !reading_.folds_to(cue - 1, "also");
  return auxiliary || many(frame.source) || subject.ends_with("s") || subject == "they" ||
         subject == "we" || subject == "i" || subject == "you" || subject == "people" ||
         subject == "police" || subject == "men" || subject == "women" || subject == "who" ||
         subject == "some" || subject == "many" || subject == "others";
}

// "advisers | to Mr. X", "those | close to him".
bool EnglishSubjects::many(TokenSpan source) const {
  for (TokenId i = source.first + 1; i < source.last; ++i) {
    if (!phrases_.preposition(i)) continue;
    const std::string_view head = reading_.folded(i - 1);
    return head.size() > 3 && head.ends_with("s") && !head.ends_with("ss");
  }
  return false;
}

// Words that can stand for a speaker: a name, an office, a pronoun, "the …", people in the
// plural.
bool EnglishSubjects::somebody(TokenSpan source) const {
  if (phrases_.subject_pronoun(source.first) || phrases_.determiner(source.first)) return true;
  bool plural = false;
  for (TokenId i = source.first; i < source.last; ++i) {
    if (cast_.mention_at(i) != kNone || cast_.role_at(i) != kNone) return true;
    if (reading_.capital(i) && !reading_.token(i).sentence_start) return true;
    const std::string_view word = reading_.folded(i);
    plural = plural || (word.size() > 4 && word.ends_with("s") && !word.ends_with("ss"));
  }
  return plural;
}

// "was quoted as saying", "cited a spokesman as saying".
bool EnglishSubjects::quoted_as(Frame& frame, TokenId as, TokenId floor) const {
  constexpr auto kVerbs =
      std::to_array<std::string_view>({"cited", "quoted", "quotes", "cites", "reported"});
  for (TokenId i = as; i-- > floor && as - i < 14;) {
    if (std::find(kVerbs.begin(), kVerbs.end(), reading_.folded(i)) == kVerbs.end()) continue;
    if (i + 1 == as) {
      frame.source = phrases_.phrase_before(phrases_.skip_back(i, floor), floor);
    } else {
      frame.source = {i + 1, as};
    }
    return !frame.source.empty();
  }
  return false;
}

// "…, answered our questions": what is ours does not speak.
bool EnglishSubjects::told_to(TokenSpan source) const {
  const std::string_view word = reading_.folded(source.first);
  return word == "our" || word == "my" || word == "your" || word == "any" || word == "no";
}

// ", who …", ", 45": words about the one just named.
bool EnglishSubjects::apposition_opens(const Frame& frame) const {
  const TokenId i = frame.apposition.first;
  const std::string_view word = reading_.folded(i);
  return word == "who" || word == "whose" || word == "which" ||
         reading_.token(i).kind == TokenKind::number;
}

// "Hugh Hill, a doctor, said": the subject before the comma that opens the apposition.
bool EnglishSubjects::apposed(Frame& frame, TokenId comma, TokenId floor) const {
  TokenSpan best;
  TokenId best_comma = 0;
  int commas = 0;
  for (TokenId i = comma; i-- > floor && commas < 4 && comma - i < 40;) {
    if (!reading_.is_comma(i)) continue;
    ++commas;
    const TokenSpan phrase = phrases_.phrase_before(i, floor);
    if (phrase.empty()) continue;
    const std::int32_t mention = cast_.mention_at(i - 1);
    const bool person = mention != kNone && cast_.mention(mention).type == news::EntityType::person;
    const bool first = best.empty();
    if (first || person || phrase.first == floor) {
      best = phrase;
      best_comma = i;
    }
    if (person) break;
  }
  if (best.empty()) return false;
  frame.source = best;
  frame.apposition = {best_comma + 1, comma};
  return true;
}

// "said Apar Gupta, executive director of …": to the next comma or the end.
void EnglishSubjects::take_apposition(Frame& frame, TokenId ceiling) const {
  TokenId at = frame.source.last;
  if (at + 1 >= ceiling || !reading_.is_comma(at) || utterances_.quoted(at + 1)) return;
  if (ends_with_ing(reading_.folded(at + 1))) return;
  TokenId end = at + 1;
  while (end < ceiling && end - at < 30 && !reading_.is_comma(end) && !utterances_.quoted(end))
    ++end;
  frame.apposition = {at + 1, end};
}

}  // namespace dateline::annotation
