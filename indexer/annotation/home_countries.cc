// What no word beside a name says: a table for the well known, and otherwise a guess for public
// offices, bodies and people of the place; companies, artists, reporters and scholars speak for no
// country.
#include "indexer/annotation/home_countries.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "indexer/annotation/own_offices.h"

namespace dateline::annotation {
namespace {

constexpr TokenId kSentenceReach = 12;  // tokens between "In Athens," and the office
constexpr TokenId kPlaceReach = 14;     // tokens between an office and "said in Berlin"

bool public_office(const RolePhrase& role) {
  switch (role.entry->entry_class) {
    case EntryClass::office:
    case EntryClass::military:
    case EntryClass::spokesperson:
    case EntryClass::group:
      return true;
    default:
      return false;
  }
}

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Those of whom the news of a country is full, by the last word of what they are called; the
// others may come from anywhere (journalists, artists, scholars).
constexpr auto kOfThePlace = std::to_array<std::string_view>(
    {"lawyer",    "lawyers",       "attorney",   "attorneys",  "barrister",   "solicitor",
     "advocate",  "activist",      "activists",  "campaigner", "campaigners", "defender",
     "dissident", "organizer",     "organiser",  "protester",  "protesters",  "demonstrator",
     "blogger",   "demonstrators", "supporters", "resident",   "residents",   "villager",
     "villagers", "farmer",        "farmers",    "teacher",    "doctor",      "physician",
     "nurse",     "gynaecologist", "shopkeeper", "trader",     "fisherman",   "worker",
     "workers",   "witness",       "witnesses",  "student",    "students",    "driver",
     "judge",     "magistrate",    "neighbour",  "neighbor",   "rescuer",     "rescuers"});

// Bodies of a state, by a word of their names.
constexpr auto kPublicBodies = std::to_array<std::string_view>(
    {"army",      "cabinet",    "congress",    "court",        "department", "force",
     "forces",    "government", "gericht",     "guard",        "meclisi",    "military",
     "ministere", "ministerio", "ministerium", "ministry",     "navy",       "parliament",
     "parlement", "police",     "policia",     "polizei",      "presidency", "prosecutor",
     "senate",    "treasury",   "bakanligi",   "министерство", "полиция",    "суд"});

// Bodies of a country's people, by a word of their names.
constexpr auto kCivicBodies = std::to_array<std::string_view>(
    {"alliance", "assembly", "association", "authorities", "authority", "coalition", "commission",
     "council", "federation", "front", "hospital", "league", "movement", "municipality", "office",
     "party", "society", "union"});
constexpr auto kServants =
    std::to_array<std::string_view>({"adviser", "advisor", "aide", "ally", "assistant", "attorney",
                                     "counsel", "lawyer", "manager", "solicitor", "strategist"});
// Who is of the family of the person named before.
constexpr auto kFamily = std::to_array<std::string_view>(
    {"aunt",        "brother",         "brother-in-law", "cousin",
     "daughter",    "daughter-in-law", "father",         "father-in-law",
     "grandfather", "grandmother",     "grandson",       "granddaughter",
     "husband",     "mother",          "mother-in-law",  "nephew",
     "niece",       "parents",         "sister",         "sister-in-law",
     "son",         "son-in-law",      "stepfather",     "stepmother",
     "uncle",       "widow",           "widower",        "wife"});
constexpr auto kOnBehalf = std::to_array<std::string_view>({"for", "of", "to", "representing"});

// Whose holders travel: where they speak says nothing.
constexpr auto kTravelling = std::to_array<std::string_view>(
    {"foreign", "state", "president", "prime", "premier", "chancellor", "defence", "defense",
     "envoy", "ambassador", "king", "queen", "representative", "general", "external", "trade"});

// "R-Wis.", "D-N.Y."
bool party_label(std::string_view word) {
  return word.size() > 3 && (word[0] == 'R' || word[0] == 'D' || word[0] == 'I') &&
         word[1] == '-' && word[2] >= 'A' && word[2] <= 'Z';
}

}  // namespace

HomeCountries::HomeCountries(const Reading& reading, const Cast& cast, const Named& named)
    : reading_(reading), cast_(cast), hits_(named.body), main_(named.main) {
  std::map<CountryId, std::size_t> counts;
  for (const CountryHit& hit : hits_) ++counts[hit.country];
  const std::size_t count = counts[main_];
  std::size_t second = 0;
  for (const auto& [country, times] : counts)
    if (country != main_) second = std::max(second, times);
  for (const CountryHit& hit : hits_) {
    if (hit.kind != EntryKind::demonym || reading.folded(hit.tokens.last - 1).ends_with("s"))
      continue;
    if (hit.country >= adjectives_.size()) adjectives_.resize(hit.country + 1U);
    if (adjectives_[hit.country].empty()) adjectives_[hit.country] = hit.tokens;
  }
  const bool most = count * 2 >= hits_.size() || count >= 2 * second;
  const bool titled = !named.title.empty() &&
                      std::all_of(named.title.begin(), named.title.end(),
                                  [this](const CountryHit& hit) { return hit.country == main_; });
  constexpr std::size_t kFewest = 3;
  settled_ = main_ != 0 && count >= kFewest && (most || titled);
}

CountryId HomeCountries::at(TokenId i) const {
  const auto hit = std::partition_point(hits_.begin(), hits_.end(),
                                        [i](const CountryHit& h) { return h.tokens.last <= i; });
  return hit != hits_.end() && hit->tokens.contains(i) ? hit->country : CountryId{0};
}

bool HomeCountries::named(CountryId country) const {
  return std::any_of(hits_.begin(), hits_.end(),
                     [country](const CountryHit& hit) { return hit.country == country; });
}

// "In Athens, Foreign Minister X said", "France will …, Foreign Minister X said".
CountryId HomeCountries::of_sentence(TokenId at) const {
  const TokenId first = reading_.sentences()[reading_.sentence_of(at)].first;
  const auto hit = std::partition_point(
      hits_.begin(), hits_.end(), [first](const CountryHit& h) { return h.tokens.first < first; });
  if (hit == hits_.end() || hit->tokens.first >= at || hit->kind == EntryKind::demonym) return 0;
  const TokenId place = hit->tokens.first;
  if (place > first && place <= first + 3 && at - place <= kSentenceReach) return hit->country;
  const bool subject = place == first && hit->kind == EntryKind::country &&
                       !reading_.is_comma(hit->tokens.last) && at > 0 && reading_.is_comma(at - 1);
  const bool alone = std::next(hit) == hits_.end() || std::next(hit)->tokens.first >= at;
  return subject && alone ? hit->country : CountryId{0};
}

// "Economy Minister X said in Berlin": ministers of the interior speak at home.
CountryId HomeCountries::said_in(const RolePhrase& role) const {
  for (TokenId i = role.office.first; i < role.office.last; ++i) {
    if (among(reading_.folded(i), kTravelling)) return 0;
  }
  bool said = false;
  const TokenId limit = std::min<TokenId>(reading_.size(), role.whole.last + kPlaceReach);
  for (TokenId i = role.whole.last; i + 1 < limit && !reading_.token(i).sentence_start; ++i) {
    said = said || reading_.entry(i, mask_of(EntryKind::cue)) != nullptr;
    if (!said || !reading_.folds_to(i, "in")) continue;
    const Entry* place = reading_.entry(i + 1, mask_of(EntryKind::place));
    return place == nullptr || place->has(kAmbiguous) ? CountryId{0} : place->country;
  }
  return 0;
}

// A homonym beside an office ("Georgia governor") is what the text makes of it; a person's name
// ("Jordan") is none.
CountryId HomeCountries::settled(CountryId country, TokenId token) const {
  if (const CountryId meant = at(token)) return meant;
  const std::int32_t m = cast_.mention_at(token);
  const bool person = m != kNone && cast_.mention(m).type == news::EntityType::person;
  return person ? CountryId{0} : country;
}

// "the official" is the US official of before; an official of nobody's is the end of the search.
std::optional<CountryId> HomeCountries::as_before(const RolePhrase& role) const {
  constexpr int kMostAsked = 64;
  std::int32_t r = role.definite ? cast_.role_at(role.office.first) : 0;
  for (int asked = 0; r-- > 0 && asked < kMostAsked; ++asked) {
    const RolePhrase& other = cast_.role(r);
    const bool same =
        reading_.form_id(other.office.last - 1) == reading_.form_id(role.office.last - 1) &&
        other.whole.last <= role.office.first;
    if (!same) continue;
    const Cast::Owner owner = cast_.owner_of(reading_, r);
    if (owner.country != 0) return settled(owner.country, owner.token);
    if (other.stateless) return CountryId{0};
    if (!other.definite) break;
  }
  return std::nullopt;
}

// Whom an aide, a lawyer, a spokesman speaks for: "a spokesman for Mr Blair", "X's lawyer".
EntityId HomeCountries::principal_of(const RolePhrase& role) const {
  const std::string_view word = reading_.folded(role.office.last - 1);
  const bool serves = role.entry->entry_class == EntryClass::spokesperson ||
                      among(word, kServants) || among(word, kFamily);
  if (!serves) return kNone;
  const TokenId first = role.whole.first;
  if (first >= 2 && reading_.folds_to(first - 1, "'s")) {
    const std::int32_t owner = cast_.mention_at(first - 2);
    if (owner != kNone && cast_.mention(owner).type == news::EntityType::person)
      return cast_.entity_of(owner);
  }
  TokenId i = role.whole.last;
  if (i < reading_.size() && among(reading_.folded(i), kOnBehalf)) {
    ++i;
  } else if (!among(reading_.folded(i - 1), kOnBehalf)) {
    return kNone;
  }
  constexpr int kTitles = 2;  // "for President Dr. X"
  for (int n = 0; n < kTitles && i < reading_.size(); ++n) {
    const std::int32_t title = cast_.role_at(i);
    if (title != kNone && cast_.role(title).whole.first == i) i = cast_.role(title).whole.last;
  }
  if (i >= reading_.size()) return kNone;
  const std::int32_t m = cast_.mention_at(i);
  const bool person = m != kNone && cast_.mention(m).type == news::EntityType::person &&
                      cast_.mention(m).tokens.first == i;
  return person ? cast_.entity_of(m) : kNone;
}

// "The president's son-in-law": of the president's country.
CountryId HomeCountries::of_owner(const RolePhrase& role) const {
  const TokenId first = role.whole.first;
  if (first < 2 || !reading_.folds_to(first - 1, "'s") ||
      !among(reading_.folded(role.office.last - 1), kFamily))
    return 0;
  const std::int32_t r = cast_.role_at(first - 2);
  if (r == kNone || !public_office(cast_.role(r)) || cast_.role(r).stateless) return 0;
  const RolePhrase& owner = cast_.role(r);
  return owner.country != 0 ? settled(owner.country, owner.country_token) : main_;
}

CountryId HomeCountries::of_office(const RolePhrase& role) const {
  if (role.country != 0) return settled(role.country, role.country_token);
  if (role.stateless) return 0;
  if (const std::optional<CountryId> before = as_before(role)) return *before;
  const EntityId principal = principal_of(role);
  if (principal != kNone && cast_.entity(principal).country != 0)
    return cast_.entity(principal).country;
  if (const CountryId owner = of_owner(role)) return owner;
  if (!public_office(role)) {
    const CountryId own = reading_.is("en") ? country_of_own_office(reading_, role, main_) : 0;
    if (own != 0 && named(own)) return own;
    const bool local = settled_ && among(reading_.folded(role.office.last - 1), kOfThePlace);
    return local ? main_ : CountryId{0};
  }
  const CountryId here = of_sentence(role.whole.first);
  if (here != 0) return here;
  if (reading_.is("en")) {
    const CountryId own = country_of_own_office(reading_, role, main_);
    if (own != 0) return named(own) ? own : CountryId{0};
    if (const CountryId place = said_in(role)) return place;
  }
  return main_;
}

CountryId HomeCountries::of_body(TokenSpan body) const {
  for (TokenId i = body.first; i < body.last; ++i) {
    if (settled_ && among(reading_.folded(i), kCivicBodies)) return main_;
    if (!among(reading_.folded(i), kPublicBodies)) continue;
    const CountryId here = of_sentence(body.first);
    return here != 0 ? here : main_;
  }
  return 0;
}

// The lexicon's well-known people, by the fullest form of the name; a surname that many bear
// ("Bush") counts with an office alone.
CountryId HomeCountries::of_figure(const LinkedEntity& person) const {
  const bool office = std::any_of(person.roles.begin(), person.roles.end(), [&](std::int32_t r) {
    return cast_.role(r).entry->entry_class == EntryClass::office;
  });
  TokenSpan fullest;
  for (const std::int32_t m : person.mentions) {
    const TokenSpan tokens = cast_.mention(m).tokens;
    if (tokens.size() > fullest.size()) fullest = tokens;
  }
  const Reading::Found found = reading_.longest(fullest.first, mask_of(EntryKind::figure));
  if (found.entry == nullptr || found.tokens.last != fullest.last) return 0;
  return found.entry->has(kAmbiguous) && !office ? CountryId{0} : found.entry->country;
}

// "Ron Johnson (R-Wis.)", "Susan Collins of Maine".
CountryId HomeCountries::of_label(const LinkedEntity& person) const {
  for (const std::int32_t m : person.mentions) {
    const TokenId next = cast_.mention(m).tokens.last;
    if (next + 1 >= reading_.size()) continue;
    const bool mark = reading_.is_mark(next, '(') || reading_.is_comma(next);
    if (mark && party_label(reading_.surface(next + 1))) return country_id("US");
    if (!reading_.folds_to(next, "of") || reading_.token(next + 1).sentence_start) continue;
    const std::int32_t place = cast_.mention_at(next + 1);
    if (place != kNone && cast_.mention(place).type == news::EntityType::place) {
      if (const CountryId country = at(next + 1)) return country;
    }
  }
  return 0;
}

// "Rhona Pell, 21, from Thornby near Cardiff".
CountryId HomeCountries::of_origin(const LinkedEntity& person) const {
  constexpr TokenId kOrigin = 5;
  constexpr std::size_t kMostAsked = 16;
  for (std::size_t n = 0; n < std::min(kMostAsked, person.mentions.size()); ++n) {
    TokenId i = cast_.mention(person.mentions[n]).tokens.last;
    if (!reading_.is_comma(i) || ++i + 2 >= reading_.size()) continue;
    if (reading_.token(i).kind == TokenKind::number && reading_.is_comma(i + 1)) i += 2;
    if (!reading_.folds_to(i, "from")) continue;
    const TokenId end = std::min<TokenId>(reading_.size(), i + 1 + kOrigin);
    for (++i; i < end && !reading_.token(i).sentence_start; ++i) {
      if (const CountryId country = at(i)) return country;
    }
  }
  return 0;
}

CountryId HomeCountries::of_person(const LinkedEntity& person) const {
  const bool stateless = std::any_of(person.roles.begin(), person.roles.end(),
                                     [&](std::int32_t r) { return cast_.role(r).stateless; });
  if (stateless) return 0;
  if (const CountryId known = of_figure(person)) return known;
  for (const std::int32_t r : person.roles) {
    if (cast_.role(r).honorific()) continue;
    const Cast::Owner owner = cast_.owner_of(reading_, r);
    if (owner.country == 0) continue;
    if (const CountryId country = settled(owner.country, owner.token)) return country;
  }
  if (const CountryId label = of_label(person)) return label;
  for (const std::int32_t r : person.roles) {
    if (cast_.role(r).honorific()) continue;
    if (const CountryId country = of_office(cast_.role(r))) return country;
  }
  return of_origin(person);
}

bool HomeCountries::serves(const LinkedEntity& person) const {
  return std::any_of(person.roles.begin(), person.roles.end(),
                     [this](std::int32_t r) { return principal_of(cast_.role(r)) != kNone; });
}

// "Mr Pell" in a text about Rhona Pell: of her family.
void HomeCountries::complete_families(Cast& cast) const {
  std::map<std::string_view, CountryId> families;
  const auto surname = [&](const LinkedEntity& person) {
    return reading_.folded(cast.mention(person.mentions.front()).tokens.last - 1);
  };
  for (const LinkedEntity& person : cast.entities()) {
    if (person.type == news::EntityType::person && person.country != 0)
      families.emplace(surname(person), person.country);
  }
  for (std::size_t e = 0; e < cast.entities().size(); ++e) {
    const LinkedEntity& person = cast.entity(static_cast<EntityId>(e));
    const bool courtesy = person.type == news::EntityType::person && person.country == 0 &&
                          !person.roles.empty() &&
                          std::all_of(person.roles.begin(), person.roles.end(),
                                      [&](std::int32_t r) { return cast.role(r).honorific(); });
    if (!courtesy || cast.mention(person.mentions.front()).tokens.size() != 1) continue;
    const auto family = families.find(surname(person));
    if (family != families.end()) cast.set_country(static_cast<EntityId>(e), family->second);
  }
}

void HomeCountries::complete(Cast& cast) const {
  // Who speaks for another comes after him.
  for (const bool servants : {false, true}) {
    for (std::size_t e = 0; e < cast.entities().size(); ++e) {
      const LinkedEntity& entity = cast.entities()[e];
      const NameMention& first = cast.mention(entity.mentions.front());
      CountryId country = 0;
      if (entity.type == news::EntityType::person) {
        if (serves(entity) == servants) country = of_person(entity);
      } else if (servants) {
        continue;
      } else if (entity.type == news::EntityType::place) {
        if (first.entry != nullptr && first.entry->has(kAmbiguous))
          country = at(first.tokens.first);
      } else if (entity.country == 0 && first.entry == nullptr) {
        // What the lexicon knows without a country belongs to none.
        country = of_body(first.tokens);
      }
      if (country != 0) cast.set_country(static_cast<EntityId>(e), country);
    }
  }
  complete_families(cast);
}

}  // namespace dateline::annotation
