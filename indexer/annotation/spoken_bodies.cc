// The latest that fits wins; only the last few names are asked, so that time stays linear.
#include "indexer/annotation/spoken_bodies.h"

#include <algorithm>
#include <array>

#include "common/text/folding.h"

namespace dateline::annotation {
namespace {

using news::EntityType;

// Sorted.
constexpr auto kBodies = std::to_array<std::string_view>(
    {"administration", "agency",   "alliance",     "army",        "association", "authority",
     "bank",           "board",    "cabinet",      "coalition",   "command",     "commission",
     "committee",      "company",  "council",      "court",       "department",  "embassy",
     "federation",     "firm",     "force",        "forces",      "government",  "group",
     "guard",          "guild",    "inspectorate", "institute",   "military",    "ministry",
     "mission",        "movement", "navy",         "observatory", "office",      "parliament",
     "party",          "police",   "presidency",   "tribunal",    "union"});
// Companies, and words that only a company is called by.
constexpr auto kCompanies = std::to_array<std::string_view>(
    {"airline",   "bank",    "brewer",       "broadcaster",  "business",    "carmaker", "chain",
     "chipmaker", "company", "conglomerate", "contractor",   "corporation", "firm",     "giant",
     "insurer",   "lender",  "maker",        "manufacturer", "operator",    "producer", "publisher",
     "retailer",  "startup", "studio",       "supplier",     "utility"});
constexpr auto kGroups = std::to_array<std::string_view>(
    {"agency", "body", "campaign", "charity", "coalition", "foundation", "group", "movement",
     "network", "ngo", "organisation", "organization", "union", "watchdog"});
// Words in a name that make it no company and no group.
constexpr auto kState = std::to_array<std::string_view>(
    {"army",   "assembly",   "cabinet",    "commission", "committee",  "congress", "council",
     "court",  "department", "government", "house",      "ministry",   "navy",     "parliament",
     "police", "senate",     "times",      "treasury",   "university", "kremlin",  "pentagon"});
constexpr TokenId kReach = 600;         // tokens back to a body that a word of its name means
constexpr TokenId kGenericReach = 300;  // … that "the group" means
constexpr int kMostAsked = 48;

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool has_word(std::string_view key, std::string_view word) {
  for (std::size_t at = key.find(word); at != std::string_view::npos; at = key.find(word, at + 1)) {
    const bool begins = at == 0 || key[at - 1] == ' ';
    const bool ends = at + word.size() == key.size() || key[at + word.size()] == ' ';
    if (begins && ends) return true;
  }
  return false;
}

bool of_state(std::string_view key) {
  return std::any_of(kState.begin(), kState.end(),
                     [key](std::string_view word) { return has_word(key, word); });
}

}  // namespace

bool among_bodies(std::string_view word) {
  return std::binary_search(kBodies.begin(), kBodies.end(), word);
}

SpokenBody SpokenBodies::of_mention(std::int32_t m) const {
  const EntityId id = cast_.entity_of(m);
  const LinkedEntity& entity = cast_.entity(id);
  return {entity.name, id, entity.country, cast_.mention(m).tokens};
}

// The latest body before `at` for which `ask` is true; noted bodies and the text's organisations
// together.
template <typename Ask>
SpokenBody SpokenBodies::latest(TokenId at, const Ask& ask) const {
  SpokenBody best;
  int left = kMostAsked;
  for (std::size_t n = noted_.size(); n-- > 0 && left-- > 0;) {
    if (noted_[n].tokens.first >= at || !ask(noted_[n])) continue;
    best = noted_[n];
    break;
  }
  left = kMostAsked;
  for (std::int32_t m = cast_.first_mention_from(at); m-- > 0 && left-- > 0;) {
    if (cast_.mention(m).tokens.first < best.tokens.first) break;
    if (cast_.mention(m).type != EntityType::org) continue;
    SpokenBody body = of_mention(m);
    if (!ask(body)) continue;
    return body;
  }
  return best;
}

// Every word of the phrase is one of the name's.
bool SpokenBodies::named_by(const SpokenBody& body, TokenSpan words) const {
  const std::string key = text::fold_key(body.name);
  for (TokenId i = words.first; i < words.last; ++i) {
    if (!has_word(key, reading_.folded(i))) return false;
  }
  return true;
}

SpokenBody SpokenBodies::ending_in(std::string_view word) const {
  int left = kMostAsked;
  for (std::size_t n = noted_.size(); n-- > 0 && left-- > 0;) {
    const std::string key = text::fold_key(noted_[n].name);
    if (key.size() > word.size() && key.ends_with(word) && key[key.size() - word.size() - 1] == ' ')
      return noted_[n];
  }
  return {};
}

SpokenBody SpokenBodies::beginning_with(std::string_view word) const {
  int left = kMostAsked;
  for (std::size_t n = noted_.size(); n-- > 0 && left-- > 0;) {
    const std::string key = text::fold_key(noted_[n].name);
    if (key.size() > word.size() && key.starts_with(word) && key[word.size()] == ' ')
      return noted_[n];
  }
  return {};
}

SpokenBody SpokenBodies::of_people(TokenId noun) const {
  const Entry* people = reading_.entry(noun, mask_of(EntryKind::demonym));
  if (people == nullptr || people->country == 0 || !reading_.folded(noun).ends_with("s")) return {};
  int left = 2 * kMostAsked;
  for (std::int32_t m = cast_.first_mention_from(noun); m-- > 0 && left-- > 0;) {
    const NameMention& mention = cast_.mention(m);
    const Entry* named = reading_.longest(mention.tokens.first, mask_of(EntryKind::country)).entry;
    if (mention.type == EntityType::place && named != nullptr && named->country == people->country)
      return of_mention(m);
  }
  return {};
}

SpokenBody SpokenBodies::meant(TokenSpan words) const {
  const TokenId at = words.first;
  const std::string_view noun = reading_.folded(words.last - 1);
  if (noun.size() < 3) return {};
  SpokenBody found = latest(at, [&](const SpokenBody& body) {
    return at - body.tokens.first < kReach && named_by(body, words);
  });
  if (!found.name.empty()) return found;
  const bool company = among(noun, kCompanies);
  if (words.size() > 1 || (!company && !among(noun, kGroups))) return {};
  // Who spoke or stood as a subject before those who were only named.
  for (const bool subjects : {true, false}) {
    found = latest(at, [&](const SpokenBody& body) {
      return at - body.tokens.first < kGenericReach && (!subjects || opens(body.tokens)) &&
             private_body(body, company);
    });
    if (!found.name.empty()) return found;
  }
  return {};
}

bool SpokenBodies::private_body(const SpokenBody& body, bool company) const {
  if (body.entity == kNone) {
    const TokenId last = body.tokens.last - 1;
    return !of_state(text::fold_key(body.name)) &&
           (company || body.tokens.size() != 2 ||
            reading_.entry(last, mask_of(EntryKind::organisation_word)) != nullptr);
  }
  const Entry* entry = cast_.mention(cast_.entity(body.entity).mentions.front()).entry;
  if (entry != nullptr) {
    const EntryClass kind = entry->entry_class;
    const bool press = kind == EntryClass::media || kind == EntryClass::agency;
    if (press || kind == EntryClass::government || kind == EntryClass::court) return false;
    if (company && kind != EntryClass::company && kind != EntryClass::none) return false;
    if (!company && kind == EntryClass::company) return false;
  }
  return !of_state(text::fold_key(body.name));
}

bool SpokenBodies::opens(TokenSpan tokens) const {
  const TokenId start = reading_.sentences()[reading_.sentence_of(tokens.first)].first;
  return tokens.first <= start + 1;
}

SpokenBody SpokenBodies::subject(TokenId at) const {
  const std::uint32_t here = reading_.sentence_of(at);
  const auto near = [&](TokenSpan tokens) {
    return tokens.last <= at && here - reading_.sentence_of(tokens.first) <= 1;
  };
  SpokenBody best;
  for (std::size_t n = noted_.size(); n-- > 0;) {
    if (!near(noted_[n].tokens)) break;
    if (!opens(noted_[n].tokens)) continue;
    best = noted_[n];
    break;
  }
  for (std::int32_t m = cast_.first_mention_from(at); m-- > 0;) {
    const NameMention& mention = cast_.mention(m);
    if (mention.tokens.last > at) continue;
    if (!near(mention.tokens) || mention.tokens.first < best.tokens.first) break;
    const bool state = mention.type == EntityType::place && mention.country != 0 &&
                       cast_.entity(cast_.entity_of(m)).country == mention.country;
    if (opens(mention.tokens) && (mention.type == EntityType::org || state)) return of_mention(m);
  }
  return best;
}

}  // namespace dateline::annotation
