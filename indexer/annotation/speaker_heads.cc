// Names go first, then offices; capitals are asked only where no known name stands in the phrase.
#include "indexer/annotation/speaker_heads.h"

#include <algorithm>
#include <array>

#include "indexer/annotation/english.h"
#include "indexer/annotation/spoken_bodies.h"

namespace dateline::annotation {
namespace {

using news::EntityType;

constexpr auto kGroupEnds =
    std::to_array<std::string_view>({"for", "of", "in", "at", "from", "with", "to", "on", "who",
                                     "von", "de", "du", "des", "del", "für", "der", "near", "by"});
constexpr auto kEnglishGroupEnds = std::to_array<std::string_view>(
    {"about", "after", "against", "among", "before", "over", "that", "under", "which"});
// Texts that somebody wrote or read out.
constexpr auto kTexts = std::to_array<std::string_view>(
    {"account",   "announcement", "answer", "brief",    "comment", "comments",  "declaration",
     "email",     "letter",       "memo",   "message",  "minutes", "post",      "remark",
     "remarks",   "reply",        "report", "response", "speech",  "statement", "study",
     "testimony", "tweet",        "tweets", "words"});
// Camps of many people: what they say has no one name.
constexpr auto kCamps = std::to_array<std::string_view>(
    {"advocates", "catholics", "christians", "conservatives", "critics", "democrats", "jews",
     "leaders", "liberals", "muslims", "officials", "republicans", "sources", "supporters"});
constexpr auto kNobody = std::to_array<std::string_view>(
    {"another",  "anybody",   "anyone", "both",       "each",       "either", "everybody",
     "everyone", "few",       "half",   "management", "many",       "more",   "most",
     "neither",  "nobody",    "none",   "one",        "opposition", "other",  "somebody",
     "someone",  "something", "staff",  "still",      "instead"});
constexpr TokenId kAppositionReach = 4;

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

SpeakerHead SpeakerHeads::of(TokenSpan source, TokenSpan apposition) const {
  SpeakerHead head;
  head.pronoun = source.size() == 1 ? pronoun_at(source.first) : nullptr;
  if (head.pronoun != nullptr) return head;
  const TokenId end = first_group_end(source);
  const std::int32_t mention = first_mention({source.first, end});
  const bool person = mention != kNone && cast_.mention(mention).type == EntityType::person;
  const bool narrow = person && narrows(mention, end);
  if (person && !narrow) {
    head.mention = mention;
    return head;
  }
  if (reading_.is("en") && !narrow) {
    const SpeakerHead capitals = by_capitals(source, end);
    if (!capitals.capitals.empty()) return capitals;
  }
  if (apposition.empty() && (mention == kNone || narrow)) apposition = apposed(source, end);
  const std::int32_t beside = person_beside(apposition);
  if (beside != kNone) {
    head.mention = beside;
    return head;
  }
  const std::int32_t role = last_role({source.first, end});
  // "the state prosecutors' office": the office is whose body it is.
  bool owner = role != kNone && reading_.is("en") && cast_.role(role).office.last < end &&
               among_bodies(reading_.folded(end - 1));
  // "the Department of Justice"
  if (role != kNone && mention != kNone && !person && !cast_.role(role).plural())
    owner = owner || (cast_.mention(mention).tokens.contains(cast_.role(role).office.first) &&
                      cast_.mention(mention).tokens.contains(cast_.role(role).office.last - 1));
  if (role != kNone && !owner) {
    const bool last_word = cast_.role(role).office.last >= end || mention == kNone || narrow;
    if (cast_.role(role).personal() && last_word) head.role = role;
  }
  const std::int32_t behind = end < source.last ? person_behind_office(head, source) : kNone;
  if (behind != kNone) {
    head.mention = behind;
    head.role = kNone;
  } else if (head.role == kNone) {
    head.mention = mention;
  }
  return head;
}

// An apposition inside the words for the speaker, whose first group ends at `end`: "its director,
// Hua Chunying"; "the army chief who led the coup, General Orme".
TokenSpan SpeakerHeads::apposed(TokenSpan source, TokenId end) const {
  if (end + 1 >= source.last) return {};
  if (reading_.is_comma(end)) return {end + 1, source.last};
  if (!reading_.is("en") || !reading_.folds_to(end, "who")) return {};
  TokenId comma = source.last;
  while (comma > end && !reading_.is_comma(comma - 1)) --comma;
  return comma > end ? TokenSpan{comma, source.last} : TokenSpan{};
}

TokenId SpeakerHeads::first_group_end(TokenSpan source) const {
  for (TokenId i = source.first; i < source.last; ++i) {
    const std::int32_t mention = cast_.mention_at(i);
    if (mention != kNone) {
      i = std::min(source.last, cast_.mention(mention).tokens.last) - 1;
      continue;
    }
    const std::string_view word = reading_.folded(i);
    const bool ends = reading_.is_comma(i) || reading_.is_mark(i, '(') || among(word, kGroupEnds) ||
                      (reading_.is("en") && among(word, kEnglishGroupEnds));
    if (ends && i > source.first) return i;
  }
  return source.last;
}

TokenSpan SpeakerHeads::trimmed(TokenSpan source) const {
  const auto mark = [this](TokenId i) {
    return reading_.token(i).kind == TokenKind::punctuation && !reading_.is_mark(i, '.');
  };
  while (!source.empty() && mark(source.first)) ++source.first;
  while (!source.empty() && mark(source.last - 1)) --source.last;
  if (!reading_.is("en") || source.size() < 2) return source;
  source.last = std::min(source.last, first_verb(source));
  source.last = EnglishPhrases(reading_, cast_).skip_back(source.last, source.first + 1);
  return source;
}

// "the government | has made tests a duty and": what a speaker did is not his name.
TokenId SpeakerHeads::first_verb(TokenSpan source) const {
  constexpr auto kVerbs =
      std::to_array<std::string_view>({"had", "has", "have", "is", "was", "were", "will"});
  for (TokenId i = source.first + 1; i < source.last; ++i) {
    const std::string_view word = reading_.folded(i);
    if (word == "who" || word == "which" || word == "that" || word == "whose") break;
    if (among(word, kVerbs) && cast_.mention_at(i) == kNone) return i;
  }
  return source.last;
}

// "Mr. X's statement", "a report by X": a text speaks for who wrote it.
TokenSpan SpeakerHeads::behind_text(TokenSpan source) const {
  const TokenId end = first_group_end(source);
  if (!among(reading_.folded(end - 1), kTexts)) return source;
  for (TokenId i = end - 1; i-- > source.first + 1;) {
    if (possessive(i)) return {source.first, i};
  }
  for (TokenId i = end; i + 1 < source.last; ++i) {
    if (reading_.folds_to(i, "by")) return {i + 1, source.last};
    if (reading_.is_comma(i)) break;
  }
  return source;
}

bool SpeakerHeads::possessive(TokenId i) const {
  return reading_.folds_to(i, "'s") || reading_.folds_to(i, "’s");
}

std::int32_t SpeakerHeads::first_mention(TokenSpan tokens) const {
  std::int32_t body = kNone;
  const auto count = static_cast<std::int32_t>(cast_.mentions().size());
  for (std::int32_t m = cast_.first_mention_from(tokens.first); m < count; ++m) {
    const NameMention& mention = cast_.mention(m);
    if (mention.tokens.first >= tokens.last) break;
    // "Al Jazeera's Rawya Rageh": who owns is not who speaks.
    const bool owner = mention.tokens.last + 1 < tokens.last && possessive(mention.tokens.last);
    const bool serves = !owner && m + 1 < count && serves_by_office(m, m + 1, tokens.last);
    if (mention.type == EntityType::person && !owner && !serves) return m;
    if (!owner) body = m;
  }
  return body;
}

// "Lind campaign spokeswoman | Mary Coates": the second is who speaks, the first whom she serves.
bool SpeakerHeads::serves_by_office(std::int32_t m, std::int32_t next, TokenId limit) const {
  const TokenId from = cast_.mention(m).tokens.last;
  const NameMention& holder = cast_.mention(next);
  if (!reading_.is("en") || holder.type != EntityType::person || holder.role == kNone ||
      holder.tokens.last > limit)
    return false;
  const RolePhrase& role = cast_.role(holder.role);
  if (role.honorific() || role.office.first < from || role.office.last > holder.tokens.first)
    return false;
  for (TokenId i = from; i < holder.tokens.first; ++i) {
    if (!reading_.is_word(i) || reading_.folds_to(i, "and")) return false;
  }
  return true;
}

// "Obama administration officials": the name only narrows who speaks.
bool SpeakerHeads::narrows(std::int32_t mention, TokenId group_end) const {
  const TokenId next = cast_.mention(mention).tokens.last;
  return next < group_end && reading_.is_word(next) && !reading_.capital(next) &&
         cast_.role_at(group_end - 1) != kNone;
}

// The person in an apposition, also behind a title: ", Colonel X,".
std::int32_t SpeakerHeads::person_beside(TokenSpan apposition) const {
  const TokenId reach = std::min(apposition.last, apposition.first + kAppositionReach);
  for (TokenId i = apposition.first; i < reach; ++i) {
    const std::int32_t m = cast_.mention_at(i);
    if (m == kNone) continue;
    return cast_.mention(m).type == EntityType::person ? m : kNone;
  }
  return kNone;
}

std::int32_t SpeakerHeads::last_role(TokenSpan group) const {
  for (TokenId i = group.last; i-- > group.first;) {
    const std::int32_t role = cast_.role_at(i);
    if (role != kNone) return role;
  }
  return kNone;
}

// An office with the name behind its "of": "president of the Council Donald Tusk", "UN Commissioner
// for Human Rights Michelle Bachelet"; not "a spokesman for Mr. X".
std::int32_t SpeakerHeads::person_behind_office(const SpeakerHead& head, TokenSpan source) const {
  if (head.role == kNone) return kNone;
  const std::int32_t last = cast_.mention_at(source.last - 1);
  if (last == kNone || cast_.mention(last).type != EntityType::person) return kNone;
  const NameMention& name = cast_.mention(last);
  const bool one_of_many = reading_.is("en") && (reading_.folds_to(source.first, "a") ||
                                                 reading_.folds_to(source.first, "an"));
  if (name.role == head.role && !one_of_many) return last;
  const TokenId before = name.tokens.first - 1;
  const std::int32_t other = cast_.mention_at(before);
  const bool written_on = reading_.is("en") && before > source.first && reading_.capital(before) &&
                          reading_.capital(source.first) && name.tokens.size() > 1 &&
                          cast_.role_at(before) == kNone &&
                          (other == kNone || cast_.mention(other).type != EntityType::person);
  return written_on ? last : kNone;
}

const Entry* SpeakerHeads::pronoun_at(TokenId i) const {
  const Entry* pronoun = reading_.entry(i, mask_of(EntryKind::pronoun));
  const std::string_view word = reading_.folded(i);
  const std::size_t hyphen = word.rfind('-');
  if (pronoun != nullptr || !reading_.is("fr") || hyphen == std::string_view::npos) return pronoun;
  const Gazetteer& gazetteer = reading_.gazetteer();  // "a-t-elle"
  return Gazetteer::first(gazetteer.entries(gazetteer.find(word.substr(hyphen + 1))),
                          {mask_of(EntryKind::pronoun), reading_.languages()});
}

// Capitals at the end of the first noun group, with an office before them taken off: "General
// Washington Chiriboga-Luna".
SpeakerHead SpeakerHeads::by_capitals(TokenSpan source, TokenId group_end) const {
  SpeakerHead head;
  TokenSpan name = capitals_before({source.first, group_end});
  if (name.empty()) return head;
  const std::int32_t role = cast_.role_at(name.first);
  const bool body = reading_.entry(name.last - 1, mask_of(EntryKind::organisation_word)) != nullptr;
  const bool titled = role != kNone && !body && cast_.role(role).personal() &&
                      !cast_.role(role).plural() && cast_.role(role).office.last < name.last;
  if (titled) {
    name.first = cast_.role(role).office.last;
    head.role = role;
  }
  const std::int32_t last_role = cast_.role_at(name.last - 1);
  if (last_role != kNone && !body && cast_.role(last_role).personal()) return {};
  if (!titled) name.last = office_of_body(name.last, source);
  // A known name that is all of it is better read as that.
  for (TokenId i = name.first; i < name.last; ++i) {
    const std::int32_t m = cast_.mention_at(i);
    if (m == kNone) continue;
    const NameMention& known = cast_.mention(m);
    const bool same = known.tokens.size() >= name.size();
    if (known.type == EntityType::person || (!titled && (same || known.sure))) return {};
  }
  if (!names_something(name)) return {};
  head.capitals = name;
  return head;
}

// The run of capitalised words that ends a noun group: "the rights group Clear Border Watch", "the
// Drivers' Federation".
TokenSpan SpeakerHeads::capitals_before(TokenSpan group) const {
  TokenId first = group.last;
  while (first > group.first) {
    const TokenId i = first - 1;
    const std::string_view word = reading_.folded(i);
    const bool mark = word == "'" || word == "’" || word == "&";
    const bool inner = mark && i > group.first && reading_.capital(i - 1) && first < group.last &&
                       reading_.capital(first);
    if (!inner && !(reading_.is_word(i) && reading_.capital(i))) break;
    if (word == "the" || word == "a" || word == "an") break;
    first = i;
  }
  return {first, group.last};
}

// "the Order | of St Aldhelm": on over "of" and "for" to more capitals.
TokenId SpeakerHeads::office_of_body(TokenId end, TokenSpan source) const {
  while (end + 1 < source.last && (reading_.folds_to(end, "of") || reading_.folds_to(end, "for"))) {
    TokenId next = end + 1;
    if (reading_.folds_to(next, "the") && next + 1 < source.last) ++next;
    if (!reading_.capital(next)) break;
    while (next < source.last && reading_.capital(next)) ++next;
    end = next;
  }
  return end;
}

bool SpeakerHeads::names_something(TokenSpan capitals) const {
  if (capitals.empty()) return false;
  // "Trump Critics Say": a headline has capitals everywhere.
  if (capitals.last < reading_.size() && reading_.capital(capitals.last)) return false;
  if (among(reading_.folded(capitals.last - 1), kCamps)) return false;
  constexpr KindMask kNoName = EntryKind::demonym | EntryKind::country | EntryKind::place |
                               EntryKind::calendar | EntryKind::stop_word | EntryKind::pronoun;
  if (capitals.size() > 1)
    return reading_.entry(capitals.last - 1, mask_of(EntryKind::demonym)) == nullptr;
  const TokenId word = capitals.first;
  if (reading_.surface(word).size() < 3 || reading_.entry(word, kNoName) != nullptr ||
      cast_.role_at(word) != kNone || reading_.form(word).lower > 0)
    return false;
  return !reading_.token(word).sentence_start || reading_.form(word).capital > 0 || coined(word);
}

// A word that opens its sentence and that no lexicon knows, in the singular: "Vistagram said".
bool SpeakerHeads::coined(TokenId word) const {
  const std::string_view text = reading_.folded(word);
  return reading_.word(word) == 0 && !text.ends_with("s") && !text.ends_with("ing") &&
         !among(text, kNobody);
}

}  // namespace dateline::annotation
