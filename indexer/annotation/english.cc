// The word lists are one table, so that a look-up is one comparison whatever is asked.
#include "indexer/annotation/english.h"

#include <algorithm>
#include <array>

#include "indexer/annotation/listed_words.h"

namespace dateline::annotation {
namespace {

constexpr auto kDeterminers = std::to_array<std::string_view>(
    {"a",     "all",   "an",   "another", "any",  "both",  "each",  "eight", "either",
     "every", "few",   "five", "four",    "her",  "his",   "its",   "many",  "more",
     "most",  "my",    "nine", "no",      "one",  "other", "our",   "seven", "several",
     "six",   "some",  "such", "ten",     "that", "the",   "their", "these", "this",
     "those", "three", "two",  "various", "what", "which", "whose", "your"});
constexpr auto kPrepositions = std::to_array<std::string_view>(
    {"about", "across", "against", "among",  "around", "at",     "between", "by",
     "for",   "from",   "in",      "inside", "into",   "near",   "of",      "on",
     "over",  "to",     "under",   "via",    "with",   "within", "without", "working"});
// Words before a verb that are no part of its subject. Words in -ly are seen by their ending.
constexpr auto kBeforeVerb = std::to_array<std::string_view>(
    {"again", "ago",   "already", "also",    "always", "are",    "been",       "both",    "could",
     "did",   "do",    "does",    "earlier", "even",   "ever",   "first",      "further", "had",
     "has",   "have",  "having",  "here",    "is",     "itself", "just",       "last",    "later",
     "may",   "might", "must",    "now",     "often",  "once",   "previously", "should",  "since",
     "still", "then",  "there",   "today",   "too",    "was",    "were",       "would"});
// No noun phrase goes over these.
constexpr auto kBreaks = std::to_array<std::string_view>(
    {"after",  "although", "am",      "and",  "are",       "as",     "be",      "because", "been",
     "before", "being",    "but",     "came", "can",       "could",  "did",     "do",      "does",
     "during", "even",     "for",     "got",  "had",       "has",    "have",    "he",      "her",
     "him",    "how",      "however", "i",    "if",        "is",     "it",      "knew",    "know",
     "like",   "made",     "make",    "me",   "meanwhile", "nor",    "not",     "once",    "or",
     "said",   "say",      "says",    "she",  "since",     "so",     "than",    "that",    "them",
     "then",   "they",     "though",  "thus", "took",      "unless", "until",   "us",      "was",
     "we",     "went",     "were",    "what", "when",      "where",  "whether", "which",   "while",
     "who",    "whom",     "why",     "will", "would",     "yet",    "you"});
constexpr auto kSubjects =
    std::to_array<std::string_view>({"he", "i", "it", "she", "they", "we", "who"});
constexpr auto kOccasions = std::to_array<std::string_view>(
    {"address",    "article",     "blog",      "briefing",   "broadcast", "call",     "column",
     "conference", "declaration", "e-mail",    "email",      "event",     "facebook", "hearing",
     "interview",  "letter",      "meeting",   "memo",       "message",   "note",     "news",
     "paper",      "parliament",  "post",      "press",      "rally",     "release",  "remarks",
     "report",     "speech",      "statement", "television", "tweet"});
constexpr auto kTimeWords = std::to_array<std::string_view>(
    {"afternoon", "afterwards", "ago",      "day",   "days",     "earlier",  "early",
     "evening",   "friday",     "hours",    "late",  "later",    "minutes",  "monday",
     "month",     "months",     "morning",  "night", "now",      "recently", "saturday",
     "shortly",   "sunday",     "thursday", "today", "tomorrow", "tuesday",  "wednesday",
     "week",      "weekend",    "yesterday"});
constexpr TokenId kLongestPhrase = 16;
constexpr TokenId kLongestApposition = 24;

// Words in -ly that are no adverbs.
constexpr auto kNouns = std::to_array<std::string_view>(
    {"ally", "assembly", "bully", "family", "italy", "july", "lily", "sally"});

// The lists a word is in, a bit each.
enum List : std::uint8_t {
  kDeterminer = 1,
  kPreposition = 2,
  kStepped = 4,  // kBeforeVerb
  kBreak = 8,
  kSubject = 16,
  kOccasion = 32,
  kTime = 64,
  kNoun = 128,
};
using Lists = ListedWords<std::uint8_t, 512>;

Lists all_lists() {
  Lists lists;
  const auto add = [&lists](const auto& words, List list) {
    for (const std::string_view word : words) lists.of(word) |= list;
  };
  add(kDeterminers, kDeterminer);
  add(kPrepositions, kPreposition);
  add(kBeforeVerb, kStepped);
  add(kBreaks, kBreak);
  add(kSubjects, kSubject);
  add(kOccasions, kOccasion);
  add(kTimeWords, kTime);
  add(kNouns, kNoun);
  return lists;
}

bool listed(const Reading& reading, TokenId i, unsigned lists) {
  static const Lists all = all_lists();
  return (all.find(reading.folded(i), reading.form(i).hash) & lists) != 0;
}

bool adverb(const Reading& reading, TokenId i) {
  const std::string_view word = reading.folded(i);
  return word.size() > 4 && word.ends_with("ly") && !listed(reading, i, kNoun);
}

}  // namespace

bool EnglishPhrases::determiner(TokenId i) const {
  return listed(reading_, i, kDeterminer);
}
bool EnglishPhrases::preposition(TokenId i) const {
  return listed(reading_, i, kPreposition);
}
bool EnglishPhrases::subject_pronoun(TokenId i) const {
  return listed(reading_, i, kSubject);
}

bool EnglishPhrases::conjunction(TokenId i) const {
  const std::string_view word = reading_.folded(i);
  return word == "and" || word == "but" || word == "or";
}

bool EnglishPhrases::day_or_month(TokenId i) const {
  return reading_.entry(i, mask_of(EntryKind::calendar)) != nullptr;
}

bool EnglishPhrases::possessive(TokenId i) const {
  const std::string_view word = reading_.folded(i);
  return word == "'s" || word == "’s" || word == "'";
}

bool EnglishPhrases::breaks_phrase(TokenId i) const {
  const Token& token = reading_.token(i);
  if (token.kind == TokenKind::punctuation || token.kind == TokenKind::symbol) {
    const std::string_view mark = reading_.surface(i);
    return mark != "&" && mark != "/" && mark != "%" && mark != "." && mark != "-";
  }
  if (token.kind == TokenKind::quote) return !possessive(i);
  return listed(reading_, i, kBreak) || (day_or_month(i) && cast_.mention_at(i) == kNone);
}

TokenId EnglishPhrases::skip_back(TokenId end, TokenId floor) const {
  TokenId at = end;
  bool time = false;  // a time was stepped over: "over the weekend"
  while (at > floor) {
    const TokenId i = at - 1;
    const std::string_view word = reading_.folded(i);
    if (cast_.mention_at(i) != kNone) break;
    if (listed(reading_, i, kStepped | kTime) || adverb(reading_, i) || day_or_month(i)) {
      at = i;
      continue;
    }
    // "on" before a day, "at" before a time that was stepped over.
    time = at < end && (listed(reading_, at, kTime) || day_or_month(at) ||
                        reading_.token(at).kind == TokenKind::number ||
                        (time && (reading_.folds_to(at, "the") || reading_.folds_to(at, "this"))));
    const bool stepped = time;
    const bool number = reading_.token(i).kind == TokenKind::number && at < end;
    if (number ||
        (stepped && (word == "on" || word == "in" || word == "this" || word == "the" ||
                     word == "at" || word == "next" || word == "over" || word == "during"))) {
      at = i;
      continue;
    }
    break;
  }
  return at;
}

TokenId EnglishPhrases::skip_adjuncts(TokenId begin, TokenId ceiling) const {
  TokenId at = begin;
  while (at < ceiling) {
    const std::string_view word = reading_.folded(at);
    if (listed(reading_, at, kTime) || day_or_month(at) || adverb(reading_, at)) {
      ++at;
      continue;
    }
    const bool opens = word == "in" || word == "at" || word == "on" || word == "during" ||
                       word == "to" || word == "via" || word == "after" || word == "before" ||
                       word == "last" || word == "this" || word == "from" || word == "through";
    if (!opens) break;
    TokenId end = at + 1;
    bool occasion = word == "last";
    while (end < ceiling && end - at < 9 && !breaks_phrase(end) && !reading_.is_comma(end)) {
      occasion = occasion || listed(reading_, end, kOccasion | kTime);
      const std::int32_t mention = cast_.mention_at(end);
      const bool place =
          mention != kNone && cast_.mention(mention).type != news::EntityType::person;
      ++end;
      if (place && word != "to") {
        occasion = true;
        end = std::max(end, cast_.mention(mention).tokens.last);
        break;
      }
      if (end < ceiling && occasion && !preposition(end) &&
          !listed(reading_, end, kOccasion | kTime)) {
        break;
      }
    }
    if (day_or_month(at + 1 < ceiling ? at + 1 : at)) {
      end = at + 2;
      while (end < ceiling &&
             (reading_.token(end).kind == TokenKind::number || listed(reading_, end, kTime)))
        ++end;
      occasion = true;
    }
    if (!occasion) break;
    at = end;
  }
  return at;
}

TokenSpan EnglishPhrases::phrase_before(TokenId end, TokenId floor) const {
  if (end <= floor) return {};
  if (subject_pronoun(end - 1)) return {end - 1, end};
  // A name that closes the phrase brings its title with it, and nothing more.
  const std::int32_t mention = cast_.mention_at(end - 1);
  TokenId first = end;
  if (mention != kNone && cast_.mention(mention).tokens.last == end) {
    first = cast_.mention(mention).tokens.first;
    const std::int32_t role = first > floor ? cast_.role_at(first - 1) : kNone;
    if (role != kNone && cast_.role(role).whole.last == first) first = cast_.role(role).whole.first;
  }
  bool determined = false;
  while (first > floor && end - first < kLongestPhrase) {
    const TokenId i = first - 1;
    if (preposition(i)) {
      const bool more = first < end && i > floor && !breaks_phrase(i - 1) && !preposition(i - 1) &&
                        !determiner(i - 1) && !adverb(reading_, i - 1);
      if (!more) break;
      determined = false;
      first = i;
      continue;
    }
    if (possessive(i)) {
      if (i <= floor || breaks_phrase(i - 1)) break;
      determined = false;
      first = i;
      continue;
    }
    if (determined || breaks_phrase(i)) break;
    determined = determiner(i);
    first = i;
  }
  while (first < end && (adverb(reading_, first) || preposition(first))) ++first;
  return {first, end};
}

bool EnglishPhrases::begins_phrase(TokenId i) const {
  if (!reading_.is_word(i)) return false;
  const std::string_view word = reading_.folded(i);
  if (word == "that" || word == "it" || word == "this" || word == "there") return false;
  if (cast_.mention_at(i) != kNone || cast_.role_at(i) != kNone) return true;
  return determiner(i) || subject_pronoun(i) || reading_.capital(i);
}

TokenSpan EnglishPhrases::phrase_after(TokenId begin, TokenId ceiling) const {
  if (begin >= ceiling || !begins_phrase(begin)) return {};
  if (subject_pronoun(begin)) return {begin, begin + 1};
  TokenId last = begin;
  while (last < ceiling && last - begin < kLongestApposition) {
    const std::int32_t mention = cast_.mention_at(last);
    if (mention != kNone) {
      last = cast_.mention(mention).tokens.last;
      continue;
    }
    const bool on_day = (reading_.folds_to(last, "on") || reading_.folds_to(last, "in") ||
                         reading_.folds_to(last, "at")) &&
                        last > begin && skip_adjuncts(last, ceiling) > last &&
                        cast_.role_at(last) == kNone;
    if (on_day || breaks_phrase(last) || adverb(reading_, last) || listed(reading_, last, kTime)) {
      break;
    }
    ++last;
  }
  return {begin, std::min(last, ceiling)};
}

TokenId EnglishPhrases::skip_addressee(TokenId begin, TokenId ceiling) const {
  TokenId at = begin;
  if (at < ceiling && reading_.folds_to(at, "to")) ++at;
  if (at >= ceiling || reading_.folds_to(at, "that")) return begin;
  const std::string_view word = reading_.folded(at);
  if (word == "him" || word == "her" || word == "them" || word == "us" || word == "me" ||
      word == "it" || word == "you") {
    return at + 1;
  }
  TokenId steps = 0;
  while (at < ceiling && steps++ < 10) {
    const std::int32_t mention = cast_.mention_at(at);
    if (mention != kNone) {
      at = cast_.mention(mention).tokens.last;
      if (at < ceiling && possessive(at)) {
        ++at;
        continue;
      }
      if (at < ceiling && reading_.capital(at)) continue;
      break;
    }
    if (breaks_phrase(at) || (determiner(at) && steps > 1)) break;
    const bool plural = reading_.folded(at).ends_with("s") && !reading_.capital(at);
    const bool article = determiner(at);
    ++at;
    if (plural && !article && !(at < ceiling && preposition(at) && reading_.folds_to(at, "of")))
      break;
  }
  return at;
}

}  // namespace dateline::annotation
