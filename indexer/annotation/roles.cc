// Role phrases grow from an office in the lexicon to both sides: adjectives, countries and articles
// to the left, "of Kenya", "français" or "России" to the right.
#include "indexer/annotation/roles.h"

#include <algorithm>
#include <array>

#include "indexer/annotation/chinese_offices.h"

namespace dateline::annotation {
namespace {

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Words between a country and an office that change neither.
constexpr auto kBetween = std::to_array<std::string_view>(
    {"new",        "current",   "incoming",   "outgoing", "interim",  "acting",    "caretaker",
     "top",        "senior",    "chief",      "deputy",   "vice",     "assistant", "veteran",
     "then",       "late",      "long",       "longtime", "powerful", "leading",   "hardline",
     "opposition", "ruling",    "far-right",  "former",   "ex",       "neue",      "neuer",
     "amtierende", "ehemalige", "ehemaliger", "frühere",  "ancien",   "ancienne",  "nouveau",
     "nouvelle",   "ex-",       "eski",       "yeni",     "бывший"});
constexpr auto kFormer = std::to_array<std::string_view>(
    {"former", "ex", "late", "ehemalige", "ehemaliger", "frühere", "früherer", "ancien", "ancienne",
     "exministro", "eski", "бывший", "бывшая", "ousted"});
constexpr auto kPartOfOffice = std::to_array<std::string_view>(
    {"deputy", "vice", "assistant", "acting", "first", "chief", "stellvertretende",
     "stellvertretender", "lead", "general", "заместитель", "вице", "vicepresidente", "senior"});
constexpr auto kDefinite =
    std::to_array<std::string_view>({"the", "der", "die", "das", "den", "dem", "le", "la", "les",
                                     "el", "los", "las", "il", "lo", "dieser", "this"});
constexpr auto kOf =
    std::to_array<std::string_view>({"of", "for", "in", "von", "des", "der", "aus", "de", "du",
                                     "del", "di", "to", "fur", "für", "d"});
constexpr auto kDirections = std::to_array<std::string_view>(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"});
// Words that no modifier of an office is.
constexpr auto kNoModifier = std::to_array<std::string_view>(
    {"and", "or",   "but", "with", "as",   "by",  "from", "on",   "at",   "who",  "was",
     "is",  "were", "are", "that", "than", "his", "her",  "said", "told", "when", "their"});
constexpr KindMask kOwnerKinds = mask_of(EntryKind::country) | EntryKind::demonym |
                                 EntryKind::metonym | EntryKind::organisation | EntryKind::place;
// German puts what an office is for in front of it, in one word: "Hafenchef".
constexpr auto kGermanHeads = std::to_array<std::string_view>(
    {"minister", "ministerin", "chef", "chefin", "prasident", "prasidentin", "sprecher",
     "sprecherin", "direktor", "direktorin", "vorsitzender", "vorsitzende", "leiter", "leiterin",
     "experte", "expertin"});
constexpr int kMostWordsBetween = 3;
constexpr TokenId kMostModifiers = 3;

bool possessive(const Reading& reading, TokenId i) {
  if (i >= reading.size()) return false;
  const std::string_view word = reading.folded(i);
  return word == "'s" || word == "’s";
}

// A place of several words of which the last is token i.
CountryAt state_ending_at(const Reading& reading, TokenId i) {
  constexpr TokenId kLongestPlace = 3;
  for (TokenId back = 1; back < kLongestPlace && back <= i; ++back) {
    const Reading::Found found = reading.longest(i - back, mask_of(EntryKind::place));
    if (found.entry != nullptr && found.tokens.last == i + 1 && !found.entry->has(kAmbiguous))
      return {found.entry->country, found.tokens, false};
    if (reading.token(i - back).sentence_start) break;
  }
  return {};
}

// Whose the office is, right before token `at`: a country, its people, a city. Tells the token
// where that begins; `at` if there is nothing.
TokenId owner_before(const Reading& reading, RolePhrase& role, TokenId at, TokenId floor) {
  if (role.country != 0 || at <= floor) return at;
  const TokenId before = at - 1;
  const bool owned = possessive(reading, before) && before > floor;
  const TokenId owner = owned ? before - 1 : before;
  CountryAt country = state_ending_at(reading, owner);  // "New Jersey" before "Jersey"
  if (country.country == 0) country = country_ending_at(reading, owner);
  if (country.country == 0) {
    const Entry* place = reading.entry(owner, EntryKind::place | EntryKind::metonym);
    if (place != nullptr && !place->has(kAmbiguous))
      country = {place->country, {owner, owner + 1}, false};
  }
  if (country.country == 0 || country.tokens.first < floor) return at;
  role.country = country.country;
  role.country_token = country.tokens.first;
  role.definite = role.definite || owned;
  return country.tokens.first;
}

// The body that an office belongs to says whom it is held for; a name that bodies of several
// countries bear ("Democratic Party") does not, and reporters speak for nobody.
void note_body(RolePhrase& role, const Reading::Found& body) {
  const EntryClass kind = body.entry->entry_class;
  if (kind == EntryClass::media || kind == EntryClass::agency || kind == EntryClass::sport) return;
  if (kind == EntryClass::international && body.entry->country == 0) role.stateless = true;
  const bool several = body.entry->kind == EntryKind::organisation && body.entry->has(kAmbiguous);
  if (body.entry->country == 0 || several) return;
  role.country = body.entry->country;
  role.country_token = body.tokens.first;
}

// A noun that narrows an office: "rail union" leader, "Disaster" Minister.
bool narrows(const Reading& reading, const RolePhrase& role, TokenId i) {
  constexpr KindMask kOther = mask_of(EntryKind::stop_word) | EntryKind::pronoun |
                              EntryKind::calendar | EntryKind::cue | EntryKind::country |
                              EntryKind::place | EntryKind::demonym | EntryKind::first_name;
  if (!reading.is_word(i) || reading.entry(i, kOther) != nullptr) return false;
  if (country_ending_at(reading, i).country != 0) return false;  // "Saudi Arabian" crown prince
  const std::string_view word = reading.folded(i);
  if (among(word, kDefinite) || among(word, kNoModifier) || among(word, kOf)) return false;
  return !reading.capital(i) || reading.capital(role.office.first);
}

// English: up to three nouns before the office, if an article, an owner or a country stands before
// them; a capitalised one before a capitalised minister or secretary in any case.
void narrow(const Reading& reading, RolePhrase& role, TokenId floor) {
  if (!reading.is("en") || role.honorific()) return;
  const TokenId first = role.office.first;
  const std::string_view head = reading.folded(role.office.last - 1);
  const bool portfolio = head == "minister" || head == "secretary";
  for (TokenId n = 1; n <= kMostModifiers && first >= floor + n; ++n) {
    const TokenId i = first - n;
    if (!narrows(reading, role, i)) return;
    const bool start = i == floor || reading.token(i).sentence_start;
    const TokenId before = start ? i : i - 1;
    const bool closed =
        !start && (among(reading.folded(before), kDefinite) || reading.folds_to(before, "a") ||
                   reading.folds_to(before, "an") || possessive(reading, before) ||
                   reading.entry(before, EntryKind::demonym | EntryKind::place) != nullptr);
    if (closed || (portfolio && reading.capital(i) && (start || !reading.capital(before)))) {
      role.office.first = role.whole.first = i;
      return;
    }
    if (start) return;
  }
}

// "a Justice Department spokesman", "the UN high commissioner": the body before the office.
void look_before(const Reading& reading, RolePhrase& role, TokenId floor) {
  constexpr KindMask kBodies = EntryKind::metonym | EntryKind::organisation;
  constexpr TokenId kLongestBody = 5;
  if (role.country != 0 || role.stateless || role.whole.first <= floor) return;
  TokenId last = role.whole.first;
  if (possessive(reading, last - 1) && last - 1 > floor) --last;
  for (TokenId back = 1; back <= kLongestBody && back <= last - floor; ++back) {
    const Reading::Found found = reading.longest(last - back, kBodies);
    if (found.entry != nullptr && found.tokens.last == last) {
      note_body(role, found);
      return;
    }
    if (reading.token(last - back).sentence_start) return;
  }
}

// Takes in what stands before the office: "the former Turkish".
void grow_left(const Reading& reading, RolePhrase& role, TokenId floor) {
  narrow(reading, role, floor);
  TokenId at = role.whole.first;
  int between = 0;
  while (at > floor && !reading.token(at).sentence_start) {
    const TokenId before = at - 1;
    const std::string_view word = reading.folded(before);
    if (among(word, kFormer)) role.former = true;
    if (among(word, kBetween) && ++between <= kMostWordsBetween) {
      if (among(word, kPartOfOffice) && at == role.office.first) role.office.first = before;
      at = before;
      continue;
    }
    const TokenId owner = owner_before(reading, role, at, floor);
    if (owner != at) {
      at = owner;
      continue;
    }
    if (possessive(reading, before) || among(word, kDefinite)) role.definite = true;
    if (among(word, kDefinite)) at = before;
    break;
  }
  role.whole.first = at;
}

// "Kremlin spokesman": the lexicon's own phrase names whose it is. "director of": without the "of".
void look_inside(const Reading& reading, RolePhrase& role) {
  for (TokenId i = role.office.first; i < role.office.last && role.country == 0; ++i) {
    const Reading::Found found = reading.longest(
        i, EntryKind::country | EntryKind::demonym | EntryKind::metonym | EntryKind::organisation);
    if (found.entry != nullptr && found.tokens.last <= role.office.last) note_body(role, found);
  }
  if (role.entry->country != 0 && role.country == 0) {
    role.country = role.entry->country;
    role.country_token = role.office.first;
  }
  while (role.office.size() > 1 && among(reading.folded(role.office.last - 1), kOf))
    --role.office.last;
}

// Takes in "of Kenya", "français", "России", "التركي", and the body that the office belongs to
// ("del Banco Central argentino").
bool grow_right_once(const Reading& reading, RolePhrase& role) {
  TokenId at = role.whole.last;
  if (at >= reading.size() || reading.token(at).sentence_start) return false;
  const bool inside = at > role.office.last;  // the lexicon's phrase ends with "of"
  bool joined = among(reading.folded(at), kOf);
  if (joined) ++at;
  joined = joined || inside;
  if (joined && at < reading.size() && among(reading.folded(at), kDefinite)) ++at;
  Reading::Found found = reading.longest(at, kOwnerKinds);
  if (found.entry == nullptr && joined && at + 1 < reading.size() &&
      among(reading.folded(at), kDirections)) {
    found = reading.longest(at + 1, kOwnerKinds);  // "for South Wales police"
  }
  if (found.entry == nullptr) return false;
  const bool adjective = found.entry->kind == EntryKind::demonym;
  // English wants "of"; "Foreign Minister Turkey" is a headline's end.
  const bool needs_of =
      reading.is("en") || reading.is("de") || reading.is("tr") || reading.is("zh");
  if (!joined && needs_of) return false;
  const bool name_first = reading.entry(at, mask_of(EntryKind::first_name)) != nullptr;
  if (!joined && name_first) return false;
  if (joined && adjective && needs_of) return false;
  if (role.country == 0) note_body(role, found);
  role.whole.last = found.tokens.last;
  return true;
}

void grow_right(const Reading& reading, RolePhrase& role) {
  constexpr int kSteps = 3;
  for (int step = 0; step < kSteps && grow_right_once(reading, role); ++step) {
    if (reading.is("en") || reading.is("de")) break;
  }
}

// "ambassador to Syria", "envoy for Libya": the country is not the one they speak for.
bool sent_to(const Reading& reading, const RolePhrase& role) {
  const std::string_view head = reading.folded(role.office.last - 1);
  return head.find("ambassador") != std::string_view::npos || head == "envoy" ||
         head == "botschafter" || head == "ambassadeur" || head == "embajador" ||
         head == "representative" || head == "correspondent";
}

// "a Russia expert", "a Vietnam veteran", "analyst for Iran": what they know or saw, not whose they
// are; "a Russian expert" is Russia's.
bool knows_country(const Reading& reading, const RolePhrase& role) {
  constexpr auto kHeads = std::to_array<std::string_view>(
      {"analyst", "analysts", "expert", "experts", "hand", "historian", "researcher", "scholar",
       "scholars", "specialist", "survivor", "veteran", "veterans", "watcher", "watchers"});
  if (!among(reading.folded(role.office.last - 1), kHeads)) return false;
  const CountryAt country = country_at(reading, role.country_token);
  return country.country != 0 && !country.adjective && !possessive(reading, country.tokens.last);
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return lower;
}

constexpr KindMask kCountryKinds = EntryKind::country | EntryKind::demonym;

}  // namespace

CountryAt country_at(const Reading& reading, TokenId i) {
  const Reading::Found found = reading.longest(i, kCountryKinds);
  if (found.entry == nullptr) return {};
  return {found.entry->country, found.tokens, found.entry->kind == EntryKind::demonym};
}

CountryAt country_ending_at(const Reading& reading, TokenId i) {
  constexpr TokenId kLongestCountry = 5;
  for (TokenId back = 0; back < kLongestCountry && back <= i; ++back) {
    const TokenId from = i - back;
    const CountryAt country = country_at(reading, from);
    if (country.country != 0 && country.tokens.last == i + 1) return country;
    if (reading.token(from).sentence_start) break;
  }
  return {};
}

// The entry of the last part of a German compound; null: no office.
const Entry* german_compound(const Reading& reading, TokenId i) {
  if (!reading.capital(i) || reading.word(i) != 0) return nullptr;
  const std::string_view word = reading.folded(i);
  for (const std::string_view head : kGermanHeads) {
    if (word.size() < head.size() + 3 || !word.ends_with(head)) continue;
    const Gazetteer& gazetteer = reading.gazetteer();
    return Gazetteer::first(gazetteer.entries(gazetteer.find(head)),
                            {mask_of(EntryKind::role), reading.languages()});
  }
  return nullptr;
}

// "General Assembly", "Department of Justice", "Ahmed Imam": a one-word office that is a part of a
// body's or a person's name.
bool part_of_name(const Reading& reading, const Reading::Found& found) {
  const TokenId i = found.tokens.first;
  if (found.tokens.size() != 1 || !reading.capital(i) || reading.capital_nouns()) return false;
  const TokenId next = i + 1;
  constexpr KindMask kBodyWord = mask_of(EntryKind::organisation_word);
  const bool inside = next < reading.size() && !reading.token(next).sentence_start;
  if (inside && reading.capital(next)) {
    const Entry* word = reading.entry(next, kBodyWord);
    if (word != nullptr && word->entry_class != EntryClass::head) return true;
  }
  const bool body =
      found.entry->entry_class == EntryClass::group && reading.entry(i, kBodyWord) != nullptr;
  if (body && inside && (reading.folds_to(next, "of") || reading.folds_to(next, "for")) &&
      reading.capital(next + 1)) {
    return true;
  }
  if (i == 0 || reading.token(i).sentence_start ||
      found.entry->entry_class == EntryClass::honorific)
    return false;
  return reading.capital(i - 1) && !reading.capital(next) &&
         reading.entry(i - 1, mask_of(EntryKind::first_name)) != nullptr;
}

// "la porte-parole du gouvernement", "المتحدثة باسم وزارة الخارجية": the body is a part of the
// office.
bool belongs_to(const Reading& reading, const RolePhrase& office, const RolePhrase& body) {
  constexpr TokenId kGap = 2;
  if (reading.is("en") || body.entry->entry_class != EntryClass::group || body.plural())
    return false;
  if (!office.personal() || office.plural() || office.honorific()) return false;
  const TokenId from = office.whole.last;
  const TokenId to = std::max(from, body.whole.first);
  if (body.office.first < from || to - from > kGap) return false;
  for (TokenId i = from; i < to; ++i) {
    if (!among(reading.folded(i), kOf) && !among(reading.folded(i), kDefinite)) return false;
  }
  return true;
}

std::vector<RolePhrase> find_roles(const Reading& reading) {
  std::vector<RolePhrase> roles;
  constexpr KindMask kRole = mask_of(EntryKind::role);
  TokenId floor = 0;
  for (TokenId i = 0; i < reading.size(); ++i) {
    Reading::Found found;
    if ((reading.starts(i) & kRole) != 0) {
      found = reading.longest(i, kRole);
    } else if (reading.is("de")) {
      found.entry = german_compound(reading, i);
      found.tokens = {i, i + 1};
    }
    if (found.entry == nullptr || part_of_name(reading, found)) continue;
    RolePhrase role;
    role.office = role.whole = found.tokens;
    role.entry = found.entry;
    const TokenId past = found.tokens.last;
    take_owner_right_before(reading, role);
    look_inside(reading, role);
    grow_left(reading, role, floor);
    look_before(reading, role, floor);
    const RolePhrase sent = role;
    grow_right(reading, role);
    if (sent_to(reading, role)) {
      role.country = sent.country;
      role.stateless = sent.stateless;
    }
    if (role.country != 0 && knows_country(reading, role)) role.country = 0;
    if (!roles.empty() && belongs_to(reading, roles.back(), role)) {
      roles.back().whole.last = role.whole.last;
      if (roles.back().country == 0) {
        roles.back().country = role.country;
        roles.back().country_token = role.country_token;
      }
      floor = role.whole.last;
      i = past - 1;
      continue;
    }
    roles.push_back(role);
    floor = role.whole.last;
    i = past - 1;
  }
  return roles;
}

std::string role_name(const Reading& reading, const RolePhrase& role) {
  if (role.honorific()) return {};
  const std::string_view lemma = reading.gazetteer().lemma(*role.entry);
  const bool compound = reading.is("de") && reading.word(role.office.first) == 0;
  if (compound) return std::string(reading.surface(role.office.first));
  if (!reading.is("en") && !lemma.empty()) return std::string(lemma);
  const std::uint32_t begin = reading.token(role.office.first).begin;
  const std::uint32_t end = reading.token(role.office.last - 1).end;
  const std::string_view printed = reading.text().substr(begin, end - begin);
  // Abbreviations ("Sen.") say less than their base form.
  return printed.back() == '.' && !lemma.empty() ? std::string(lemma) : lower_ascii(printed);
}

}  // namespace dateline::annotation
