// A guess of last resort, for public offices and bodies alone: companies, artists and charities
// speak for no country.
#include "indexer/annotation/home_countries.h"

#include <algorithm>
#include <array>

namespace dateline::annotation {
namespace {

constexpr TokenId kSentenceReach = 12;  // tokens between "In Athens," and the office

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

// Bodies of a state, by a word of their names.
constexpr auto kPublicBodies = std::to_array<std::string_view>(
    {"army",      "cabinet",    "congress",    "court",        "department", "force",
     "forces",    "government", "gericht",     "guard",        "meclisi",    "military",
     "ministere", "ministerio", "ministerium", "ministry",     "navy",       "parliament",
     "parlement", "police",     "policia",     "polizei",      "presidency", "prosecutor",
     "senate",    "treasury",   "bakanligi",   "министерство", "полиция",    "суд"});

// Offices that newspapers name without a country mostly where it is this one.
struct OwnOffice {
  std::string_view word;  // the office's last word, or its only one
  std::string_view code;
};
constexpr std::array<OwnOffice, 18> kOwnOffices{{{"president", "US"},
                                                 {"president-elect", "US"},
                                                 {"state", "US"},
                                                 {"senator", "US"},
                                                 {"sen.", "US"},
                                                 {"rep.", "US"},
                                                 {"congressman", "US"},
                                                 {"congresswoman", "US"},
                                                 {"representative", "US"},
                                                 {"general", "US"},
                                                 {"speaker", "US"},
                                                 {"treasury", "US"},
                                                 {"taoiseach", "IE"},
                                                 {"exchequer", "GB"},
                                                 {"chancellor", "GB"},
                                                 {"mp", "GB"},
                                                 {"mps", "GB"},
                                                 {"secretary", "GB"}}};

}  // namespace

CountryId HomeCountries::usual(const RolePhrase& role) const {
  const std::string_view word = reading_.folded(role.office.last - 1);
  for (const OwnOffice& own : kOwnOffices) {
    if (own.word != word) continue;
    const CountryId country = country_id(own.code);
    const bool named = std::any_of(hits_.begin(), hits_.end(), [country](const CountryHit& hit) {
      return hit.country == country;
    });
    return named ? country : CountryId{0};
  }
  return 0;
}

CountryId HomeCountries::of_sentence(TokenId at) const {
  const TokenId first = reading_.sentences()[reading_.sentence_of(at)].first;
  auto hit = std::partition_point(hits_.begin(), hits_.end(),
                                  [first](const CountryHit& h) { return h.tokens.first < first; });
  CountryId found = 0;
  for (; hit != hits_.end() && hit->tokens.first < at; ++hit) {
    const bool opens = hit->tokens.first <= first + 3 && at - hit->tokens.first <= kSentenceReach &&
                       hit->tokens.first > first && hit->kind != EntryKind::demonym;
    if (opens && found == 0) found = hit->country;
  }
  return found;
}

CountryId HomeCountries::of_office(const RolePhrase& role) const {
  if (role.country != 0) return role.country;
  if (!public_office(role)) return 0;
  const CountryId here = of_sentence(role.whole.first);
  if (here != 0) return here;
  const CountryId own = reading_.is("en") ? usual(role) : CountryId{0};
  return own != 0 ? own : main_;
}

CountryId HomeCountries::of_body(TokenSpan body) const {
  for (TokenId i = body.first; i < body.last; ++i) {
    const std::string_view word = reading_.folded(i);
    if (std::find(kPublicBodies.begin(), kPublicBodies.end(), word) == kPublicBodies.end())
      continue;
    const CountryId here = of_sentence(body.first);
    return here != 0 ? here : main_;
  }
  return 0;
}

void HomeCountries::complete(Cast& cast) const {
  for (std::size_t e = 0; e < cast.entities().size(); ++e) {
    const LinkedEntity& entity = cast.entities()[e];
    if (entity.country != 0) continue;
    CountryId country = 0;
    if (entity.type == news::EntityType::person) {
      for (const std::int32_t role : entity.roles) {
        if (country == 0 && !cast.role(role).honorific()) country = of_office(cast.role(role));
      }
    } else if (entity.type == news::EntityType::org) {
      const NameMention& first = cast.mention(entity.mentions.front());
      // What the lexicon knows without a country belongs to none.
      if (first.entry == nullptr) country = of_body(first.tokens);
    }
    if (country != 0) cast.set_country(static_cast<EntityId>(e), country);
  }
}

}  // namespace dateline::annotation
