// One reader for each way in which a language attaches a clause to its verb.
#include "indexer/annotation/plain_contents.h"

#include <algorithm>
#include <array>

namespace dateline::annotation {
namespace {

// "that", in the languages with rules of their own; a colon serves everywhere.
constexpr auto kThat = std::to_array<std::string_view>(
    {"dass", "daß", "que", "qu", "что",  "що", "че", "أن",  "إن",  "بأن", "ان", "che",
     "dat",  "że",  "att", "at", "hogy", "că", "da", "ότι", "oti", "כי",  "که", "bahwa"});
constexpr TokenId kSpeakerReach = 14;
constexpr TokenId kQuoteReach = 30;
constexpr TokenId kFewestWords = 3;  // of a clause beside "according to"
constexpr TokenId kFewestBehindThat = 2;

bool subordinator(std::string_view word) {
  return std::find(kThat.begin(), kThat.end(), word) != kThat.end();
}

}  // namespace

// "that" stands between the cue and any quotation, or a clause begins there: it is what was said.
bool PlainContents::is_clause_first(const Frame& frame) const {
  if (is_around_quotation(frame)) return true;
  if (!object(frame).empty()) return true;
  for (TokenId i = frame.cue.tokens.last;
       i < unit_.tokens.last && i - frame.cue.tokens.last < kSpeakerReach; ++i) {
    if (utterances_.quoted(i)) return false;
    if (subordinator(reading_.folded(i))) return true;
  }
  return false;
}

// "X said that …", "X: …".
bool PlainContents::clause(Frame& frame, TokenId floor) const {
  if (frame.cue.entry->entry_class != EntryClass::strong) return false;
  const TokenId limit = unit_.tokens.last;
  if (const TokenSpan piece = object(frame); !piece.empty()) {
    frame.content.push_back(piece);
    return true;
  }
  const bool around = is_around_quotation(frame);
  for (TokenId i = frame.cue.tokens.last;
       !around && i < limit && i - frame.cue.tokens.last < kSpeakerReach; ++i) {
    if (utterances_.quoted(i)) return false;
    if (!subordinator(reading_.folded(i))) continue;
    const TokenSpan piece{i + 1, before_source(i + 1, without_end(limit))};
    if (utterances_.words(piece, kFewestBehindThat) < kFewestBehindThat) return false;
    frame.content.push_back(trim_content(utterances_, piece));
    return true;
  }
  if (reading_.is("tr")) return turkish(frame, floor);
  return reading_.is("zh") ? directly(frame) : german(frame);
}

// "prevé que la inflación baje, | según su informe": the source closes the clause.
TokenId PlainContents::before_source(TokenId first, TokenId last) const {
  for (TokenId i = first; i + 1 < last; ++i) {
    if (!reading_.is_comma(i) || utterances_.quoted(i)) continue;
    const Entry* cue = reading_.entry(i + 1, mask_of(EntryKind::cue));
    if (cue != nullptr && cue->entry_class == EntryClass::phrase) return i;
  }
  return last;
}

// "X sagte, die Regierung setze auf eine Lösung „am Tisch“": some words of a clause are quoted.
bool PlainContents::is_around_quotation(const Frame& frame) const {
  const TokenId comma = frame.cue.tokens.last;
  if (!reading_.is("de") || comma >= unit_.tokens.last || !reading_.is_comma(comma)) return false;
  TokenId words = 0;
  for (TokenId i = comma + 1; i < unit_.tokens.last; ++i) {
    if (utterances_.quoted(i)) return words >= kFewestWords;
    if (reading_.token(i).kind == TokenKind::punctuation) return false;
    ++words;
  }
  return false;
}

// A clause as the verb's object: "L'armée a affirmé dimanche avoir vu …", "ونفت المتحدثة وجود …".
TokenSpan PlainContents::object(const Frame& frame) const {
  constexpr TokenId kAdverbs = 3;
  constexpr auto kAuxiliaries = std::to_array<std::string_view>({"avoir", "etre"});
  if (!reading_.is("fr") && !reading_.is("ar")) return {};
  const TokenId cue = frame.cue.tokens.last;
  TokenId first = cue;
  if (reading_.is("fr")) {
    while (first < unit_.tokens.last && first - cue < kAdverbs && !utterances_.quoted(first) &&
           std::find(kAuxiliaries.begin(), kAuxiliaries.end(), reading_.folded(first)) ==
               kAuxiliaries.end())
      ++first;
    if (first - cue == kAdverbs || first >= unit_.tokens.last || utterances_.quoted(first))
      return {};
  } else {
    const TokenSpan who = speakers_.behind(cue, std::min(cue + 2, unit_.tokens.last));
    if (!frame.cue.entry->has(kDenying) || who.empty()) return {};
    first = who.last;
    if (subordinator(reading_.folded(first))) return {};
  }
  const TokenSpan piece{first, without_end(unit_.tokens.last)};
  if (utterances_.words(piece, kFewestWords) < kFewestWords) return {};
  return trim_content(utterances_, piece);
}

TokenId PlainContents::without_end(TokenId limit) const {
  while (limit > unit_.tokens.first && reading_.token(limit - 1).kind == TokenKind::punctuation &&
         !utterances_.quoted(limit - 1)) {
    --limit;
  }
  return limit;
}

// Chinese: what follows the verb, after a comma or not.
bool PlainContents::directly(Frame& frame) const {
  const TokenSpan piece =
      trim_content(utterances_, {frame.cue.tokens.last, without_end(unit_.tokens.last)});
  if (piece.size() < 6) return false;
  frame.content.push_back(piece);
  return true;
}

// Turkish: "X, … ayrılmayacağını söyledi", the clause as an object before the verb.
bool PlainContents::turkish(Frame& frame, TokenId floor) const {
  const TokenId cue = frame.cue.tokens.first;
  if (cue <= unit_.tokens.first || !reading_.is_word(cue - 1)) return false;
  const std::string_view verb = reading_.folded(cue - 1);
  constexpr auto kEndings = std::to_array<std::string_view>({"ini", "unu", "igi", "ugu"});
  const bool object =
      verb.size() > 6 && std::any_of(kEndings.begin(), kEndings.end(),
                                     [verb](std::string_view e) { return verb.ends_with(e); });
  if (!object) return false;
  TokenId first = floor;
  const TokenSpan who = speakers_.behind(first, cue);
  if (!who.empty() && who.first <= first + kSpeakerReach / 2) {
    first = who.last;
    while (first < cue && (reading_.is_comma(first) || reading_.folds_to(first, "da") ||
                           reading_.folds_to(first, "de") || reading_.folds_to(first, "ise"))) {
      ++first;
    }
  }
  if (utterances_.words({first, cue}, 2) < 2) return false;
  frame.content.push_back(trim_content(utterances_, {first, cue}));
  return !frame.content.back().empty();
}

// German: "…, sagte X" and "X sagte, …", the clause without "dass" and marks.
bool PlainContents::german(Frame& frame) const {
  if (!reading_.is("de")) return false;
  const TokenId cue = frame.cue.tokens.first;
  if (cue > unit_.tokens.first + 4 && reading_.is_comma(cue - 1)) {
    const TokenSpan piece = trim_content(utterances_, {unit_.tokens.first, cue});
    if (utterances_.words(piece, 4) < 4) return false;
    // "X, der Chefredakteur, sagte, …": without a speaker behind the verb it is no clause.
    const TokenId past = frame.cue.tokens.last;
    if (!speakers_.behind(past, std::min(past + 4, unit_.tokens.last)).empty()) {
      frame.content.push_back(piece);
      return true;
    }
  }
  if (as_said(frame)) return true;
  for (TokenId i = frame.cue.tokens.last; i < unit_.tokens.last && i - cue < kSpeakerReach; ++i) {
    if (!reading_.is_comma(i)) continue;
    if (utterances_.words({i + 1, unit_.tokens.last}, 4) < 4) return false;
    frame.content.push_back(trim_content(utterances_, {i + 1, without_end(unit_.tokens.last)}));
    return true;
  }
  return false;
}

// "Der Kai werde gesperrt, wie der Sprecher X sagte."
bool PlainContents::as_said(Frame& frame) const {
  const TokenId cue = frame.cue.tokens.first;
  for (TokenId i = cue; i > unit_.tokens.first + 1 && cue - i < kSpeakerReach; --i) {
    if (!reading_.is_comma(i - 1)) continue;
    if (!reading_.folds_to(i, "wie")) return false;
    const TokenSpan piece = trim_content(utterances_, {unit_.tokens.first, i - 1});
    if (utterances_.words(piece, 4) < 4) return false;
    frame.content.push_back(piece);
    return true;
  }
  return false;
}

// "laut X …", "selon X, …", "X zufolge", "по словам X, …".
bool PlainContents::phrase(Frame& frame) const {
  const TokenId cue = frame.cue.tokens.first;
  const TokenId limit = without_end(unit_.tokens.last);
  TokenId end = frame.cue.tokens.last;
  if (frame.cue.entry->has(kAfter) && !frame.cue.entry->has(kBefore)) {
    if (utterances_.words({end, limit}, kFewestWords) < kFewestWords) return false;
    TokenId from = end;
    while (from < limit && reading_.token(from).kind == TokenKind::punctuation &&
           !utterances_.quoted(from))
      ++from;
    frame.content.push_back(trim_content(utterances_, {from, limit}));
    return true;
  }
  const TokenSpan who = speakers_.behind(end, limit);
  if (!who.empty()) end = who.last;
  if (cue <= unit_.tokens.first + 1) {
    while (end < limit && end - cue < kQuoteReach && !reading_.is_comma(end) && who.empty()) ++end;
    end = behind_apposition(end, limit);
    if (end < limit && reading_.is_comma(end)) ++end;
    const TokenId fewest = end < limit && utterances_.quoted(end + 1) ? 2 : kFewestWords;
    if (utterances_.words({end, limit}, fewest) < fewest) return false;
    frame.content.push_back(trim_content(utterances_, {end, limit}));
    return true;
  }
  const TokenSpan piece = trim_content(utterances_, {unit_.tokens.first, cue});
  if (utterances_.words(piece, 4) < 4) return false;
  frame.content.push_back(piece);
  return true;
}

// "Según X, presidenta de la asociación, …": the comma behind an office that follows a name.
TokenId PlainContents::behind_apposition(TokenId comma, TokenId limit) const {
  constexpr TokenId kLongest = 12;
  if (comma >= limit || !reading_.is_comma(comma)) return comma;
  bool office = false;
  for (TokenId i = comma + 1; i < limit && i - comma < kLongest && !utterances_.quoted(i); ++i) {
    if (reading_.is_comma(i)) return office ? i : comma;
    office = office || reading_.entry(i, mask_of(EntryKind::role)) != nullptr;
    if (!reading_.is_word(i)) break;
  }
  return comma;
}

}  // namespace dateline::annotation
