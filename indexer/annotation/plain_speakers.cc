// Nearness, with the words that a preposition governs left out where something else is there.
#include "indexer/annotation/plain_speakers.h"

#include <algorithm>
#include <array>

namespace dateline::annotation {
namespace {

constexpr TokenId kSpeakerReach = 14;

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// What stands behind these speaks to nobody: "gegenüber dem Blatt sagte er". Folded.
constexpr auto kPrepositions = std::to_array<std::string_view>(
    {"in",    "im",    "an",   "am",     "auf",   "bei",      "beim",      "mit", "gegen",
     "uber",  "von",   "vom",  "vor",    "vorm",  "zu",       "zum",       "zur", "nach",
     "fur",   "durch", "seit", "wegen",  "unter", "zwischen", "gegenuber", "aus", "als",
     "dans",  "sur",   "avec", "contre", "chez",  "pour",     "en",        "con", "contra",
     "sobre", "para",  "ante", "desde",  "hacia", "в",        "на",        "с",   "к",
     "о",     "об",    "от",   "для",    "из",    "над",      "при",       "في",  "مع",
     "إلى",   "على",   "عن",   "من"});
constexpr auto kDeterminers = std::to_array<std::string_view>(
    {"der",   "die",    "das",    "dem",   "den",   "des", "ein", "eine", "einem", "einen",
     "einer", "seinem", "seiner", "ihrem", "ihrer", "le",  "la",  "les",  "l",     "un",
     "une",   "el",     "los",    "las",   "una",   "su",  "sus", "son",  "sa"});

}  // namespace

PlainSpeakers::PlainSpeakers(const Utterances& utterances, const Cast& cast, const Unit& unit)
    : utterances_(utterances),
      reading_(utterances.reading()),
      cast_(cast),
      unit_(unit),
      verb_last_(reading_.is("tr")) {}

TokenSpan PlainSpeakers::of(const Frame& frame) const {
  if (const TokenSpan pronoun = inside_verb(frame); !pronoun.empty()) return pronoun;
  if (const TokenSpan document = document_behind(frame); !document.empty()) return document;
  const TokenSpan first = choose(frame, behind(frame.cue.tokens.last, unit_.tokens.last, &frame),
                                 before(frame.cue.tokens.first, unit_.tokens.first, &frame));
  if (!first.empty()) return first;
  const TokenId cue = frame.cue.tokens.first;
  if (frame.content.front().last <= cue) return words_behind(frame);
  const bool clause = frame.cue.entry->entry_class != EntryClass::phrase && !verb_last_;
  return clause ? subject_before(cue) : TokenSpan{};
}

// "a-t-elle ajouté": the pronoun stands inside the verb.
TokenSpan PlainSpeakers::inside_verb(const Frame& frame) const {
  for (TokenId i = frame.cue.tokens.first; reading_.is("fr") && i < frame.cue.tokens.last; ++i) {
    for (const TokenId at : {i, i - 1}) {
      if (at < unit_.tokens.first || at > i) continue;
      if (reading_.folded(at).ends_with("-elle") || reading_.folded(at).ends_with("-il"))
        return {at, at + 1};
    }
  }
  return {};
}

// "hieß es in dem Antrag": the document speaks.
TokenSpan PlainSpeakers::document_behind(const Frame& frame) const {
  TokenId i = frame.cue.tokens.last;
  const bool said = i > frame.cue.tokens.first &&
                    (reading_.folds_to(i - 1, "es") || reading_.folds_to(i - 1, "in"));
  if (!reading_.is("de") || !(said || reading_.folds_to(i, "es"))) return {};
  if (reading_.folds_to(i, "es") || reading_.folds_to(i, "weiter")) ++i;
  if (i < unit_.tokens.last && among(reading_.folded(i), kPrepositions)) ++i;
  const TokenSpan words = noun_phrase(i, unit_.tokens.last);
  return words;
}

TokenSpan PlainSpeakers::named(TokenId from) const {
  constexpr TokenId kReach = 4;
  const TokenId limit = std::min(from + kReach, unit_.tokens.last);
  const TokenSpan known = behind(from, limit);
  return known.empty() ? noun_phrase(from, unit_.tokens.last) : known;
}

TokenSpan PlainSpeakers::within(TokenSpan words) const {
  for (TokenId i = words.first; i < words.last; ++i) {
    if (const TokenSpan found = widen(at(i)); !found.empty()) return found;
  }
  return {};
}

// An article and the words up to the last capital of the run, or capitals alone.
TokenSpan PlainSpeakers::noun_phrase(TokenId first, TokenId limit) const {
  constexpr TokenId kLongest = 7;
  TokenSpan phrase{first, first};
  const bool article = first < limit && among(reading_.folded(first), kDeterminers);
  for (TokenId i = first; i < limit && i - first < kLongest && reading_.is_word(i); ++i) {
    if (utterances_.quoted(i)) break;
    if (reading_.capital(i)) {
      phrase.last = i + 1;
      continue;
    }
    const bool small = article && phrase.size() <= 1 && i - first < 3;
    if (i > first && !small && !among(reading_.folded(i), kDeterminers)) break;
    if (i == first && !article) break;
  }
  const bool noun = phrase.size() > (article ? 1U : 0U);
  return noun ? phrase : TokenSpan{};
}

TokenSpan PlainSpeakers::choose(const Frame& frame, TokenSpan behind, TokenSpan before) const {
  const TokenId cue = frame.cue.tokens.first;
  const bool content_first = frame.content.front().last <= cue;
  const bool adjacent = !behind.empty() && behind.first <= frame.cue.tokens.last + 1;
  if (verb_last_) {
    const bool closing = adjacent && content_first && unit_.tokens.last > behind.last + 2;
    return before.empty() || closing ? behind : before;
  }
  // "In einem Gespräch mit dem Blatt sagte der Minister: …": the verb stands second.
  const bool inverted =
      reading_.is("de") && adjacent && !place(behind) && (before.empty() || governed(before));
  const bool behind_first = content_first || inverted || frame.cue.entry->has(kBefore);
  const TokenSpan& first = behind_first ? behind : before;
  const TokenSpan& second = behind_first ? before : behind;
  if (first.empty()) return second;
  const bool phrase = frame.cue.entry->entry_class == EntryClass::phrase;
  if (!phrase && !second.empty() && governed(first) && !governed(second) && !place(second))
    return second;
  return first;
}

// "…, erklärte Osterwald später": the capitalised words behind the verb, though nothing is known of
// them.
TokenSpan PlainSpeakers::words_behind(const Frame& frame) const {
  constexpr TokenId kLongest = 6;
  const bool content_first = frame.content.front().last <= frame.cue.tokens.first;
  if (!content_first || frame.cue.entry->entry_class == EntryClass::phrase) return {};
  TokenId first = frame.cue.tokens.last;
  if (reading_.folds_to(first, "sich")) ++first;
  TokenId last = first;
  bool capital = false;
  while (last < unit_.tokens.last && last - first < kLongest && reading_.is_word(last) &&
         usable(last, &frame)) {
    const bool article = among(reading_.folded(last), kDeterminers);
    const bool small = !reading_.capital(last) && !article;
    if (small && (capital || last > first + 1)) break;
    if (article && last > first) break;
    if (among(reading_.folded(last), kPrepositions)) break;
    capital = capital || reading_.capital(last);
    ++last;
  }
  return capital ? TokenSpan{first, last} : TokenSpan{};
}

TokenSpan PlainSpeakers::subject_before(TokenId end) const {
  const TokenId first =
      std::max(unit_.tokens.first, reading_.sentences()[reading_.sentence_of(end)].first);
  TokenSpan fallback;
  for (TokenId i = first; i < end; ++i) {
    if (utterances_.quoted(i)) {
      fallback = {};
      continue;
    }
    const TokenSpan found = widen(at(i));
    if (found.empty() || found.last > end) continue;
    if (!place(found) && !governed(found)) return found;
    if (fallback.empty() && !place(found)) fallback = found;
    i = std::max(i, found.last - 1);
  }
  if (!fallback.empty()) return fallback;
  // "Die Bewohner des Dorfes sehen es gelassen: …"
  return among(reading_.folded(first), kDeterminers) ? noun_phrase(first, end) : TokenSpan{};
}

bool PlainSpeakers::usable(TokenId i, const Frame* frame) const {
  if (utterances_.quoted(i)) return false;
  if (frame == nullptr) return true;
  for (TokenSpan piece : frame->content) {
    if (piece.contains(i)) return false;
  }
  return true;
}

TokenSpan PlainSpeakers::at(TokenId i) const {
  if (reading_.is("de") && reading_.folds_to(i, "es")) return {};  // "sehen es gelassen"
  if (reading_.is("es") && (reading_.surface(i) == "el" || reading_.surface(i) == "El"))
    return {};  // no "él"
  const std::int32_t mention = cast_.mention_at(i);
  if (mention != kNone && !owner_of_office(i, mention)) {
    TokenSpan span = cast_.mention(mention).tokens;
    const std::int32_t role = cast_.mention(mention).role;
    if (role != kNone && cast_.role(role).whole.last == span.first)
      span.first = cast_.role(role).whole.first;
    return span;
  }
  const std::int32_t role = cast_.role_at(i);
  if (role != kNone && !cast_.role(role).honorific() && !occasion(role))
    return cast_.role(role).whole;
  const Entry* pronoun = reading_.entry(i, mask_of(EntryKind::pronoun));
  if (pronoun != nullptr && pronoun->entry_class == EntryClass::subject) return {i, i + 1};
  // "a-t-elle ajouté"
  const std::string_view word = reading_.folded(i);
  if (reading_.is("fr") && (word.ends_with("-elle") || word.ends_with("-il"))) return {i, i + 1};
  return {};
}

// "记者会", a conference of reporters, is no reporter.
bool PlainSpeakers::occasion(std::int32_t role) const {
  return reading_.is("zh") && reading_.surface(cast_.role(role).whole.last) == "会";
}

// "İzmir Belediye Başkanı": the place is a part of the office.
bool PlainSpeakers::owner_of_office(TokenId i, std::int32_t mention) const {
  const std::int32_t role = cast_.role_at(i);
  return role != kNone && cast_.mention(mention).type == news::EntityType::place &&
         cast_.role(role).whole.last > cast_.mention(mention).tokens.last &&
         !cast_.role(role).honorific();
}

// Nothing but words between an office and a name ("председатель Банка России Галина Морозкина").
bool PlainSpeakers::unbroken(TokenId from, TokenId to) const {
  constexpr TokenId kLongest = 4;
  if (to < from || to - from > kLongest) return false;
  for (TokenId i = from; i < to; ++i) {
    if (!reading_.is_word(i) || reading_.entry(i, mask_of(EntryKind::cue)) != nullptr) return false;
  }
  return true;
}

// An office with its holder's name behind it, also behind a comma, is that person.
TokenSpan PlainSpeakers::widen(TokenSpan span) const {
  const std::int32_t first = span.empty() ? kNone : cast_.mention_at(span.first);
  if (span.empty() || (first != kNone && cast_.mention(first).tokens.last >= span.last))
    return span;
  constexpr TokenId kReach = 10;
  const std::int32_t role = cast_.role_at(span.first);
  if (role == kNone) return span;  // a pronoun
  const auto count = static_cast<std::int32_t>(cast_.mentions().size());
  for (std::int32_t m = cast_.first_mention_from(span.first); m < count; ++m) {
    const NameMention& mention = cast_.mention(m);
    if (mention.tokens.first > span.last + kReach) break;
    if (mention.type != news::EntityType::person) continue;
    const bool holds = mention.role == role || unbroken(span.last, mention.tokens.first);
    return holds ? mention.tokens : span;
  }
  return span;
}

// A preposition stands before it, with an article or an adjective between at most.
bool PlainSpeakers::governed(TokenSpan span) const {
  TokenId i = span.first;
  for (int steps = 0; steps < 3 && i > unit_.tokens.first; ++steps) {
    --i;
    if (!reading_.is_word(i)) return false;
    const std::string_view word = reading_.folded(i);
    if (among(word, kPrepositions)) return true;
    if (!among(word, kDeterminers) && (steps > 1 || reading_.entry(i, mask_of(EntryKind::cue))))
      return false;
  }
  return false;
}

TokenSpan PlainSpeakers::behind(TokenId from, TokenId limit, const Frame* frame) const {
  TokenSpan fallback;
  for (TokenId i = from; i < limit && i - from < kSpeakerReach; ++i) {
    if (!usable(i, frame)) break;
    if (reading_.token(i).sentence_start && i > from) break;
    const TokenSpan found = widen(at(i));
    if (found.empty()) continue;
    if (!place(found)) return found;
    if (fallback.empty()) fallback = found;
    i = std::max(i, found.last - 1);
  }
  return fallback;
}

TokenSpan PlainSpeakers::before(TokenId end, TokenId floor, const Frame* frame) const {
  TokenSpan fallback;
  const TokenId reach = verb_last_ ? kSpeakerReach * 5 : kSpeakerReach * 2;
  for (TokenId i = end; i-- > floor && end - i < reach;) {
    if (!usable(i, frame)) {
      if (verb_last_) continue;
      break;
    }
    const TokenSpan found = widen(at(i));
    if (found.empty()) continue;
    if (!place(found) && !oblique(found)) return found;
    if (fallback.empty()) fallback = found;
  }
  return fallback;
}

// Turkish: "Erdoğan’la görüşen Baykal", "Demir ile": a name in a case of its own is no subject.
bool PlainSpeakers::oblique(TokenSpan span) const {
  if (!verb_last_) return false;
  const TokenId last = span.last - 1;
  if (span.last < unit_.tokens.last && reading_.folds_to(span.last, "ile")) return true;
  const std::string_view surface = reading_.surface(last);
  for (const std::string_view apostrophe : {"’", "'"}) {
    if (const std::size_t at = surface.rfind(apostrophe); at != std::string_view::npos && at > 0)
      return true;
  }
  return false;
}

bool PlainSpeakers::place(TokenSpan span) const {
  const std::int32_t mention = cast_.mention_at(span.first);
  return mention != kNone && cast_.mention(mention).type == news::EntityType::place &&
         cast_.mention(mention).tokens.last >= span.last;
}

}  // namespace dateline::annotation
