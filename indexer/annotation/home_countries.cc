// What no word beside a name says: a table for the well known, and otherwise a guess for public
// offices, bodies and people of the place; companies, artists, reporters and scholars speak for no
// country.
#include "indexer/annotation/home_countries.h"

#include <algorithm>
#include <array>
#include <string>

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

// Offices that only one country's papers call so, and where the same words mean another's.
struct OwnOffice {
  std::string_view office;
  std::string_view code;
  std::string_view not_where = "";  // codes, if the article is about one of them
};
constexpr auto kOwnOffices = std::to_array<OwnOffice>(
    {{"secretary of state", "US", "GB VA"},
     {"secretary of defense", "US", "PH"},
     {"secretary of the treasury", "US"},
     {"defense secretary", "US", "PH MX"},
     {"treasury secretary", "US"},
     {"commerce secretary", "US", "IN PH"},
     {"labor secretary", "US", "PH MX"},
     {"homeland security secretary", "US"},
     {"sen", "US", "PH"},
     {"rep", "US", "PH"},
     {"congressman", "US", "PH BR CO PE MX"},
     {"congresswoman", "US", "PH BR CO PE MX"},
     {"president-elect", "US"},
     {"senator", "US", "AU CA PH MX BR AR FR IT NG PK CO CL KE ES PL RO CZ IE BE NL"},
     {"attorney general", "US", "AU IN KE IL NG GB IE JM ZA MY SG PK CA PH MX BR BD LK GH"},
     {"special counsel", "US"},
     {"majority leader", "US", "PH"},
     {"minority leader", "US", "PH GH"},
     {"surgeon general", "US", "CA NG"},
     {"house speaker", "US", "PH MY"},
     {"foreign secretary", "GB", "IN PK BD PH LK NP MX"},
     {"home secretary", "GB", "IN PK BD LK NP"},
     {"defence secretary", "GB", "IN PK BD LK"},
     {"brexit secretary", "GB"},
     {"shadow chancellor", "GB"},
     {"work and pensions secretary", "GB"},
     {"chancellor of the exchequer", "GB"},
     {"taoiseach", "IE"},
     {"tanaiste", "IE"}});
// Whose holders travel: where they speak says nothing.
constexpr auto kTravelling = std::to_array<std::string_view>(
    {"foreign", "state", "president", "prime", "premier", "chancellor", "defence", "defense",
     "envoy", "ambassador", "king", "queen", "representative", "general", "external", "trade"});

}  // namespace

HomeCountries::HomeCountries(const Reading& reading, const std::vector<CountryHit>& hits,
                             CountryId main)
    : reading_(reading), hits_(hits), main_(main) {
  const auto count = std::count_if(hits.begin(), hits.end(),
                                   [main](const CountryHit& hit) { return hit.country == main; });
  for (const CountryHit& hit : hits) {
    if (hit.kind != EntryKind::demonym || reading.folded(hit.tokens.last - 1).ends_with("s"))
      continue;
    if (hit.country >= adjectives_.size()) adjectives_.resize(hit.country + 1U);
    if (adjectives_[hit.country].empty()) adjectives_[hit.country] = hit.tokens;
  }
  settled_ = main != 0 && count >= 3 && count * 2 >= static_cast<std::ptrdiff_t>(hits.size());
}

bool HomeCountries::named(CountryId country) const {
  return std::any_of(hits_.begin(), hits_.end(),
                     [country](const CountryHit& hit) { return hit.country == country; });
}

CountryId HomeCountries::usual(const RolePhrase& role) const {
  std::string office;
  for (TokenId i = role.office.first; i < role.office.last; ++i) {
    if (!reading_.is_word(i)) continue;
    if (!office.empty()) office += ' ';
    office += reading_.folded(i);
    if (office.ends_with('.')) office.pop_back();
  }
  const std::string about = country_code(main_);
  for (const OwnOffice& own : kOwnOffices) {
    if (!office.ends_with(own.office)) continue;
    const CountryId country = country_id(own.code);
    const bool elsewhere = main_ != 0 && own.not_where.find(about) != std::string_view::npos;
    return named(country) && !elsewhere ? country : CountryId{0};
  }
  return 0;
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

// A homonym beside an office ("Georgia governor") is what the text makes of it.
CountryId HomeCountries::settled(const RolePhrase& role) const {
  const auto hit = std::partition_point(hits_.begin(), hits_.end(), [&role](const CountryHit& h) {
    return h.tokens.last <= role.country_token;
  });
  const bool covers = hit != hits_.end() && hit->tokens.contains(role.country_token);
  return covers ? hit->country : role.country;
}

CountryId HomeCountries::of_office(const RolePhrase& role) const {
  if (role.country != 0) return settled(role);
  if (role.stateless) return 0;
  if (!public_office(role)) {
    const bool local = settled_ && among(reading_.folded(role.office.last - 1), kOfThePlace);
    return local ? main_ : CountryId{0};
  }
  const CountryId here = of_sentence(role.whole.first);
  if (here != 0) return here;
  if (reading_.is("en")) {
    if (const CountryId own = usual(role)) return own;
    if (const CountryId place = said_in(role)) return place;
  }
  return main_;
}

CountryId HomeCountries::of_body(TokenSpan body) const {
  for (TokenId i = body.first; i < body.last; ++i) {
    if (!among(reading_.folded(i), kPublicBodies)) continue;
    const CountryId here = of_sentence(body.first);
    return here != 0 ? here : main_;
  }
  return 0;
}

// The lexicon's well-known people, by the fullest form of the name; a surname that many bear
// ("Bush") counts with an office alone.
CountryId HomeCountries::of_figure(const Cast& cast, const LinkedEntity& person) const {
  const bool office = std::any_of(person.roles.begin(), person.roles.end(), [&](std::int32_t r) {
    return cast.role(r).entry->entry_class == EntryClass::office;
  });
  TokenSpan fullest;
  for (const std::int32_t m : person.mentions) {
    const TokenSpan tokens = cast.mention(m).tokens;
    if (tokens.size() > fullest.size()) fullest = tokens;
  }
  const Reading::Found found = reading_.longest(fullest.first, mask_of(EntryKind::figure));
  if (found.entry == nullptr || found.tokens.last != fullest.last) return 0;
  return found.entry->has(kAmbiguous) && !office ? CountryId{0} : found.entry->country;
}

CountryId HomeCountries::of_person(const Cast& cast, const LinkedEntity& person) const {
  const bool stateless = std::any_of(person.roles.begin(), person.roles.end(),
                                     [&](std::int32_t r) { return cast.role(r).stateless; });
  if (stateless) return 0;
  if (const CountryId known = of_figure(cast, person)) return known;
  for (const std::int32_t r : person.roles) {
    if (cast.role(r).honorific()) continue;
    if (const CountryId country = of_office(cast.role(r))) return country;
  }
  return 0;
}

void HomeCountries::complete(Cast& cast) const {
  for (std::size_t e = 0; e < cast.entities().size(); ++e) {
    const LinkedEntity& entity = cast.entities()[e];
    CountryId country = 0;
    if (entity.country != 0) {
      for (const std::int32_t r : entity.roles) {
        if (cast.role(r).country == entity.country) country = settled(cast.role(r));
      }
      if (country != 0) cast.set_country(static_cast<EntityId>(e), country);
      continue;
    }
    if (entity.type == news::EntityType::person) {
      country = of_person(cast, entity);
    } else if (entity.type == news::EntityType::org) {
      const NameMention& first = cast.mention(entity.mentions.front());
      // What the lexicon knows without a country belongs to none.
      if (first.entry == nullptr) country = of_body(first.tokens);
    }
    if (country != 0) cast.set_country(static_cast<EntityId>(e), country);
  }
}

}  // namespace dateline::annotation
