// Resolution by kind of head: name, office, pronoun, other words.
#include "indexer/annotation/speakers.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/folding.h"

namespace dateline::annotation {
namespace {

using news::Attribution;
using news::EntityType;

constexpr TokenId kPronounReach = 120;  // tokens back to a person that "he" may mean
constexpr TokenId kRoleReach = 2000;
constexpr int kMostHolders = 32;
constexpr TokenId kLastSpeakerReach = 150;
constexpr TokenId kUnnamedReach = 80;

// Where the first noun group of a phrase ends: "a spokesman | for Mr. X".
constexpr auto kGroupEnds =
    std::to_array<std::string_view>({"for", "of", "in", "at", "from", "with", "to", "on", "who",
                                     "von", "de", "du", "des", "del", "für", "der", "near", "by"});
// Bodies that speak though they are written small: "the Egyptian health ministry".
constexpr auto kBodies = std::to_array<std::string_view>(
    {"administration", "agency",     "army",    "authority", "bank",       "cabinet",
     "commission",     "committee",  "company", "council",   "court",      "department",
     "embassy",        "firm",       "force",   "forces",    "government", "group",
     "military",       "ministry",   "navy",    "office",    "parliament", "party",
     "police",         "presidency", "union"});

bool among_bodies(std::string_view word) {
  return std::binary_search(kBodies.begin(), kBodies.end(), word);
}

}  // namespace

SpeakerResolver::SpeakerResolver(const Reading& reading, const Cast& cast,
                                 const HomeCountries& homes)
    : reading_(reading), cast_(cast), homes_(homes) {
  index_offices();
}

SpeakerFound SpeakerResolver::resolve(TokenSpan source, TokenSpan apposition) {
  SpeakerFound found;
  if (!source.empty()) {
    const Head head = head_of(source, apposition);
    if (head.pronoun != nullptr) {
      found = by_pronoun(*head.pronoun, source);
    } else if (head.mention != kNone) {
      found = by_name(head.mention, source);
    } else if (head.role != kNone) {
      found = by_role(head.role, source);
    } else {
      found = by_words(source);
    }
    found.speaker.mention = name_span(reading_, source);
  }
  return found;
}

SpeakerFound SpeakerResolver::continued(const SpeakerFound& before) const {
  SpeakerFound found = before;
  found.speaker.mention = {};
  if (before.entity != kNone || !before.speaker.name.empty())
    found.attribution = Attribution::continued;
  return found;
}

void SpeakerResolver::note(const SpeakerFound& found, TokenId at) {
  last_ = found;
  last_at_ = at;
  spoken_ = true;
}

TokenId SpeakerResolver::first_group_end(TokenSpan source) const {
  for (TokenId i = source.first; i < source.last; ++i) {
    const std::int32_t mention = cast_.mention_at(i);
    if (mention != kNone) {
      i = std::min(source.last, cast_.mention(mention).tokens.last) - 1;
      continue;
    }
    const bool ends =
        reading_.is_comma(i) || reading_.is_mark(i, '(') ||
        std::find(kGroupEnds.begin(), kGroupEnds.end(), reading_.folded(i)) != kGroupEnds.end();
    if (ends && i > source.first) return i;
  }
  return source.last;
}

std::int32_t SpeakerResolver::first_mention(TokenSpan tokens, TokenId group_end) const {
  std::int32_t body = kNone;
  const auto count = static_cast<std::int32_t>(cast_.mentions().size());
  for (std::int32_t m = cast_.first_mention_from(tokens.first); m < count; ++m) {
    const NameMention& mention = cast_.mention(m);
    if (mention.tokens.first >= group_end) break;
    // "Al Jazeera's Rawya Rageh": who owns is not who speaks.
    if (mention.type == EntityType::person) return m;
    const bool owner =
        mention.tokens.last < group_end && (reading_.folds_to(mention.tokens.last, "'s") ||
                                            reading_.folds_to(mention.tokens.last, "’s"));
    if (!owner) body = m;
  }
  return body;
}

SpeakerResolver::Head SpeakerResolver::head_of(TokenSpan source, TokenSpan apposition) const {
  Head head;
  const Entry* pronoun = source.size() == 1 ? pronoun_at(source.first) : nullptr;
  if (pronoun != nullptr) {
    head.pronoun = pronoun;
    return head;
  }
  const TokenId end = first_group_end(source);
  const std::int32_t mention = first_mention({source.first, end}, end);
  const bool person = mention != kNone && cast_.mention(mention).type == EntityType::person;
  // "Obama administration officials": the name only narrows who speaks.
  const bool narrows = person && cast_.mention(mention).tokens.last < end &&
                       reading_.is_word(cast_.mention(mention).tokens.last) &&
                       !reading_.capital(cast_.mention(mention).tokens.last) &&
                       cast_.role_at(end - 1) != kNone;
  if (person && !narrows) {
    head.mention = mention;
    return head;
  }
  // "a spokesman for the ministry, Hua Chunying, said": the name is in the apposition.
  if (!apposition.empty()) {
    std::int32_t beside = kNone;  // also behind a title: ", Colonel X,"
    for (TokenId i = apposition.first;
         beside == kNone && i < apposition.last && i < apposition.first + 4; ++i) {
      beside = cast_.mention_at(i);
    }
    if (beside != kNone && cast_.mention(beside).type == EntityType::person) {
      head.mention = beside;
      return head;
    }
  }
  for (TokenId i = end; i-- > source.first;) {
    const std::int32_t role = cast_.role_at(i);
    if (role == kNone) continue;
    const bool last_word = cast_.role(role).office.last >= end || mention == kNone || narrows;
    if (cast_.role(role).personal() && last_word) head.role = role;
    break;
  }
  // An office with the name behind its "of": "president of the Council Donald Tusk".
  if (head.role != kNone && end < source.last) {
    const std::int32_t last = cast_.mention_at(source.last - 1);
    if (last != kNone && cast_.mention(last).type == EntityType::person &&
        cast_.mention(last).role == head.role) {
      head.mention = last;
      return head;
    }
  }
  if (head.role == kNone) head.mention = mention;
  return head;
}

const Entry* SpeakerResolver::pronoun_at(TokenId i) const {
  const Entry* pronoun = reading_.entry(i, mask_of(EntryKind::pronoun));
  const std::string_view word = reading_.folded(i);
  const std::size_t hyphen = word.rfind('-');
  if (pronoun != nullptr || !reading_.is("fr") || hyphen == std::string_view::npos) return pronoun;
  const Gazetteer& gazetteer = reading_.gazetteer();  // "a-t-elle"
  return Gazetteer::first(gazetteer.entries(gazetteer.find(word.substr(hyphen + 1))),
                          {mask_of(EntryKind::pronoun), reading_.languages()});
}

SpeakerFound SpeakerResolver::of_entity(EntityId id, TokenSpan source, Attribution how) const {
  const LinkedEntity& entity = cast_.entity(id);
  SpeakerFound found;
  found.entity = id;
  found.attribution = how;
  found.gender = entity.gender;
  found.speaker.name = entity.name;
  found.speaker.key = text::fold_key(entity.name);
  found.speaker.role = entity.role;
  found.speaker.country = country_code(entity.country != 0 ? entity.country : country_in(source));
  return found;
}

SpeakerFound SpeakerResolver::by_name(std::int32_t m, TokenSpan source) const {
  const NameMention& mention = cast_.mention(m);
  const EntityId id = cast_.entity_of(m);
  const LinkedEntity& entity = cast_.entity(id);
  const bool whole = printed_name(reading_, mention.tokens).size() + 2 >= entity.name.size() ||
                     entity.type != EntityType::person;
  SpeakerFound found = of_entity(id, source, whole ? Attribution::name : Attribution::surname);
  if (mention.type == EntityType::person && mention.tokens.size() == 1)
    found.attribution = Attribution::surname;
  // "officials in Kabul", "Brussels sources": a place that is only where they are.
  const bool owns = mention.tokens.last < source.last && mention.type != EntityType::person;
  if (owns) {
    const SpeakerFound words = by_words(source);
    if (words.attribution == Attribution::unknown || mention.type == EntityType::place)
      return words;
  }
  return found;
}

std::string SpeakerResolver::without_article(TokenSpan source) const {
  constexpr auto kArticles = std::to_array<std::string_view>(
      {"the", "a", "an", "die", "das", "der", "le", "la", "el", "les", "los", "its"});
  if (source.size() > 1 && std::find(kArticles.begin(), kArticles.end(),
                                     reading_.folded(source.first)) != kArticles.end()) {
    ++source.first;
  }
  return printed_name(reading_, source);
}

CountryId SpeakerResolver::country_in(TokenSpan source) const {
  for (TokenId i = source.first; i < source.last; ++i) {
    const CountryAt country = country_at(reading_, i);
    if (country.country != 0) return country.country;
    const std::int32_t mention = cast_.mention_at(i);
    if (mention != kNone && cast_.mention(mention).country != 0)
      return cast_.mention(mention).country;
  }
  return 0;
}

// "the Egyptian health ministry": a body though written small; "officials": nobody.
SpeakerFound SpeakerResolver::by_words(TokenSpan source) const {
  SpeakerFound found;
  const TokenId end = first_group_end(source);
  found.speaker.country = country_code(country_in(source));
  const std::string_view head = reading_.folded(end - 1);
  const bool named = end - source.first > 1 && among_bodies(head) &&
                     (country_in({source.first, end}) != 0 || end - source.first > 2);
  if (named) {
    found.speaker.name = without_article({source.first, end});
    found.speaker.key = text::fold_key(found.speaker.name);
    found.attribution = Attribution::name;
    if (found.speaker.country.empty())
      found.speaker.country = country_code(homes_.of_body({source.first, end}));
    return found;
  }
  for (TokenId i = end; i-- > source.first;) {
    const std::int32_t role = cast_.role_at(i);
    if (role == kNone) continue;
    found.speaker.role = role_name(reading_, cast_.role(role));
    if (found.speaker.country.empty())
      found.speaker.country = country_code(homes_.of_office(cast_.role(role)));
    break;
  }
  found.plural = head.ends_with("s");
  return found;
}

// "the minister": who holds that office here; "a spokesman": nobody named.
SpeakerFound SpeakerResolver::by_role(std::int32_t r, TokenSpan source) const {
  const RolePhrase& role = cast_.role(r);
  const bool narrowed = !reading_.is("en") && narrowed_behind(role);
  EntityId id = role.plural() || narrowed ? kNone : holder(role, source.first);
  if (id == kNone && role.definite && !role.plural() && reading_.is("en"))
    id = next_holder(role, source.first);
  const bool indefinite =
      reading_.folds_to(source.first, "a") || reading_.folds_to(source.first, "an") ||
      reading_.folds_to(source.first, "another") || reading_.folds_to(source.first, "one");
  if (id != kNone && !indefinite) {
    SpeakerFound found = of_entity(id, source, Attribution::title);
    found.sure = role.definite;
    return found;
  }
  SpeakerFound found = by_words(source);
  if (role.entry->entry_class == EntryClass::group && !found.speaker.name.empty()) return found;
  const bool body = role.entry->entry_class == EntryClass::group && !role.plural() &&
                    !reading_.is("en") && role.country != 0 &&
                    role.whole.contains(role.country_token);
  if (body) {  // "l'armée malienne", "وزارة الخارجية المصرية"
    found.speaker.name = without_article(role.whole);
    found.speaker.key = text::fold_key(found.speaker.name);
    found.speaker.country = country_code(role.country);
    found.attribution = Attribution::name;
    return found;
  }
  found.attribution = Attribution::unknown;
  found.speaker.name.clear();
  found.speaker.key.clear();
  found.speaker.role = role_name(reading_, role);
  if (found.speaker.country.empty()) found.speaker.country = country_code(homes_.of_office(role));
  found.plural = role.plural();
  found.gender = role.entry->gender;
  return found;
}

// "министр инфраструктуры": a noun behind the office makes it another one.
bool SpeakerResolver::narrowed_behind(const RolePhrase& role) const {
  const TokenId next = role.office.last;
  if (role.whole.last > next || !reading_.is_word(next) || reading_.token(next).sentence_start)
    return false;
  const bool small = !reading_.capital(next) && reading_.surface(next).size() > 6;
  return small && reading_.is("ru") &&
         reading_.entry(next, mask_of(EntryKind::cue) | EntryKind::stop_word) == nullptr;
}

// One number for the forms of a word ("الوزير", "وزير") where the lexicon knows it.
FormId SpeakerResolver::office_word(TokenId i) const {
  constexpr FormId kUnknown = FormId{1} << 31;
  return reading_.word(i) != 0 ? reading_.word(i) : (reading_.form_id(i) | kUnknown);
}

// "the minister" is any minister; "the finance minister" only that one.
bool SpeakerResolver::same_office(const RolePhrase& meant, const RolePhrase& held) const {
  const TokenId size = meant.office.size();
  if (size == 1) return true;
  if (held.office.size() < size) return false;
  const auto matches = [&](TokenId from) {
    for (TokenId i = 0; i < size; ++i) {
      if (office_word(meant.office.first + i) != office_word(from + i)) return false;
    }
    return true;
  };
  return matches(held.office.last - size) || matches(held.office.first);
}

// Offices by their head words: the last in English and German, the first elsewhere; both are kept.
void SpeakerResolver::index_offices() {
  for (std::size_t e = 0; e < cast_.entities().size(); ++e) {
    const LinkedEntity& entity = cast_.entities()[e];
    if (entity.type != EntityType::person) continue;
    for (const std::int32_t r : entity.roles) {
      const RolePhrase& role = cast_.role(r);
      if (role.honorific()) continue;
      const FormId first = office_word(role.office.first);
      const FormId last = office_word(role.office.last - 1);
      const auto id = static_cast<EntityId>(e);
      offices_.push_back({last, role.office.first, r, id});
      if (first != last && !reading_.is("en"))
        offices_.push_back({first, role.office.first, r, id});
    }
  }
  std::sort(offices_.begin(), offices_.end(), [](const Office& a, const Office& b) {
    return std::pair(a.word, a.at) < std::pair(b.word, b.at);
  });
}

// The person named last before `at` who was given an office with the same head word. Only the last
// few holders are asked, so that a text of titles stays linear.
EntityId SpeakerResolver::holder(const RolePhrase& role, TokenId at) const {
  EntityId best = kNone;
  TokenId best_at = 0;
  for (const TokenId word : {role.office.last - 1, role.office.first}) {
    const FormId form = office_word(word);
    auto it =
        std::partition_point(offices_.begin(), offices_.end(), [form, at](const Office& office) {
          return std::pair(office.word, office.at) < std::pair(form, at);
        });
    for (int asked = 0; it != offices_.begin() && asked < kMostHolders; ++asked) {
      --it;
      if (it->word != form || at - it->at > kRoleReach) break;
      const RolePhrase& held = cast_.role(it->role);
      if (role.country != 0 && held.country != 0 && role.country != held.country) continue;
      if (!same_office(role, held)) continue;
      const TokenId named = last_named(it->entity, at);
      if (named < at && (best == kNone || named > best_at)) {
        best = it->entity;
        best_at = named;
      }
    }
    if (best != kNone || reading_.is("en")) break;
  }
  return best;
}

// "The site's editor-in-chief said … X, editor-in-chief of the site, …": named only afterwards.
EntityId SpeakerResolver::next_holder(const RolePhrase& role, TokenId at) const {
  constexpr TokenId kReach = 400;
  const FormId form = office_word(role.office.last - 1);
  const auto it =
      std::partition_point(offices_.begin(), offices_.end(), [form, at](const Office& office) {
        return std::pair(office.word, office.at) < std::pair(form, at + 1);
      });
  if (it == offices_.end() || it->word != form || it->at - at > kReach) return kNone;
  const CountryId country = cast_.role(it->role).country;
  return role.country != 0 && country != 0 && role.country != country ? kNone : it->entity;
}

// Where somebody was named last before `at`; `at` itself if nowhere.
TokenId SpeakerResolver::last_named(EntityId entity, TokenId at) const {
  const std::vector<std::int32_t>& mentions = cast_.entity(entity).mentions;
  const auto after = std::partition_point(
      mentions.begin(), mentions.end(),
      [this, at](std::int32_t m) { return cast_.mention(m).tokens.first < at; });
  return after == mentions.begin() ? at : cast_.mention(*(after - 1)).tokens.first;
}

SpeakerFound SpeakerResolver::by_pronoun(const Entry& pronoun, TokenSpan source) const {
  SpeakerFound found;
  if (pronoun.has(kPlural) || pronoun.gender == Gender::neuter) {
    const bool body = spoken_ && source.first - last_at_ < kLastSpeakerReach &&
                      last_.entity != kNone &&
                      cast_.entity(last_.entity).type != EntityType::person;
    if (body) {
      found = of_entity(last_.entity, {}, Attribution::pronoun);
      found.sure = false;
    }
    found.plural = true;
    return found;
  }
  const bool unnamed = spoken_ && last_.entity == kNone && !last_.plural &&
                       source.first - last_at_ < kUnnamedReach && last_.speaker.name.empty();
  const EntityId id = referent(pronoun.gender, source.first);
  if (id == kNone || (unnamed && !named_since(last_at_, source.first, id))) {
    // An unnamed speaker goes on: "a police spokesman … he said".
    if (unnamed) found = last_;
    found.attribution = Attribution::unknown;
    return found;
  }
  return of_entity(id, {}, Attribution::pronoun);
}

// Was this person named between two tokens?
bool SpeakerResolver::named_since(TokenId from, TokenId to, EntityId entity) const {
  const TokenId named = last_named(entity, to);
  return named < to && named >= from;
}

// The person that "he" or "she" means: who spoke last, if near, else the one named last at the
// start of a sentence or clause.
EntityId SpeakerResolver::referent(Gender gender, TokenId at) const {
  const auto fits = [gender](Gender other) {
    return other == Gender::unknown || gender == Gender::unknown || other == gender;
  };
  EntityId best = kNone;
  int best_points = -1000;
  const std::uint32_t here = reading_.sentence_of(at);
  const std::int32_t end = cast_.first_mention_from(at);
  for (std::int32_t m = end; m-- > 0;) {
    const NameMention& mention = cast_.mention(m);
    if (at - mention.tokens.first > kPronounReach) break;
    if (mention.type != EntityType::person) continue;
    const EntityId id = cast_.entity_of(m);
    const LinkedEntity& entity = cast_.entity(id);
    if (!fits(entity.gender)) continue;
    const std::uint32_t sentence = reading_.sentence_of(mention.tokens.first);
    int points = -2 * static_cast<int>(here - sentence);
    const TokenId start = reading_.sentences()[sentence].first;
    if (mention.tokens.first - start < 6) points += 3;
    if (entity.gender == gender) points += 2;
    if (spoken_ && last_.entity == id && at - last_at_ < kLastSpeakerReach) points += 6;
    if (points > best_points) {
      best = id;
      best_points = points;
    }
  }
  if (best != kNone) return best;
  const bool last_fits = spoken_ && last_.entity != kNone && at - last_at_ < kLastSpeakerReach &&
                         cast_.entity(last_.entity).type == EntityType::person &&
                         fits(last_.gender);
  return last_fits ? last_.entity : kNone;
}

}  // namespace dateline::annotation
