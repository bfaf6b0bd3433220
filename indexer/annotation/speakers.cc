// Resolution by kind of head: name, capitals, office, pronoun, other words.
#include "indexer/annotation/speakers.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/folding.h"
#include "indexer/annotation/english.h"

namespace dateline::annotation {
namespace {

using news::Attribution;
using news::EntityType;

constexpr TokenId kLastSpeakerReach = 150;
constexpr TokenId kUnnamedReach = 80;
constexpr TokenId kAntecedentReach = 24;

std::string last_word(std::string_view key) {
  return std::string(key.substr(key.rfind(' ') + 1));
}

// "WALLACE" → "Wallace"; letters outside ASCII stay as they are.
std::string in_small_letters(std::string name) {
  bool inside = false;
  for (char& c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper && inside) c = static_cast<char>(c - 'A' + 'a');
    inside = c != ' ' && c != '-' && c != '.' && c != '\'';
  }
  return name;
}

// Outlets and agencies speak for no country.
bool reports(const NameMention& mention) {
  return mention.entry != nullptr && (mention.entry->entry_class == EntryClass::media ||
                                      mention.entry->entry_class == EntryClass::agency);
}

}  // namespace

SpeakerResolver::SpeakerResolver(const Reading& reading, const Cast& cast,
                                 const HomeCountries& homes)
    : reading_(reading),
      cast_(cast),
      homes_(homes),
      heads_(reading, cast),
      holders_(reading, cast),
      referents_(reading, cast, holders_),
      bodies_(reading, cast) {}

SpeakerFound SpeakerResolver::resolve(TokenSpan source, TokenSpan apposition) {
  source = heads_.trimmed(source);
  SpeakerFound found;
  if (source.empty()) return found;
  const TokenSpan who = reading_.is("en") ? heads_.behind_text(source) : source;
  found = of_head(heads_.of(who, who == source ? apposition : TokenSpan{}), who);
  found.speaker.mention = name_span(reading_, source);
  return found;
}

SpeakerFound SpeakerResolver::of_head(const SpeakerHead& head, TokenSpan source) const {
  if (head.pronoun != nullptr) return by_pronoun(*head.pronoun, source);
  if (head.mention != kNone) return by_name(head.mention, source);
  if (!head.capitals.empty()) return by_capitals(head, source);
  if (head.role != kNone) return by_role(head.role, source);
  return by_words(source);
}

SpeakerFound SpeakerResolver::continued(const SpeakerFound& before, bool near) const {
  SpeakerFound found = before;
  if (!near) found.speaker.mention = {};
  if (before.named()) found.attribution = Attribution::continued;
  return found;
}

void SpeakerResolver::note(const SpeakerFound& found, TokenSpan source) {
  last_ = found;
  last_speaker_ = {found.entity, found.gender, source.first, true};
  const bool person =
      found.entity != kNone && cast_.entity(found.entity).type == EntityType::person;
  const bool body = found.attribution == Attribution::name && !person && found.named() &&
                    found.speaker.role.empty();
  if (body && !source.empty())
    bodies_.note({found.speaker.name, found.entity, country_id(found.speaker.country), source});
}

SpeakerFound SpeakerResolver::by_label(TokenSpan label) {
  if (labels_.empty()) {
    for (std::size_t e = 0; e < cast_.entities().size(); ++e) {
      const LinkedEntity& entity = cast_.entities()[e];
      if (entity.type != EntityType::person) continue;
      const std::string key = text::fold_key(entity.name);
      // The full name stands before the shorter one.
      const auto [it, added] = labels_.emplace(last_word(key), static_cast<EntityId>(e));
      const bool fuller = entity.name.size() > cast_.entity(it->second).name.size();
      if (!added && fuller) it->second = static_cast<EntityId>(e);
    }
  }
  const std::string key = text::fold_key(printed_name(reading_, label));
  const auto it = labels_.find(last_word(key));
  SpeakerFound found;
  if (it != labels_.end()) {
    found = of_entity(it->second, label, Attribution::surname);
  } else {
    found = of_words(in_small_letters(printed_name(reading_, label)), label);
  }
  found.speaker.mention = name_span(reading_, label);
  return found;
}

SpeakerFound SpeakerResolver::of_entity(EntityId id, TokenSpan source, Attribution how) const {
  const LinkedEntity& entity = cast_.entity(id);
  SpeakerFound found;
  found.entity = id;
  found.attribution = how;
  found.gender = entity.gender;
  found.speaker.name = entity.name;
  found.speaker.key = text::fold_key(entity.key_name);
  found.speaker.role = entity.role;
  // "The Peru expert X": what stands beside an office was asked before.
  const bool asked = entity.type == EntityType::person && !entity.roles.empty();
  const CountryId beside = entity.country != 0 || asked ? entity.country : country_in(source);
  const bool outlet =
      entity.type == EntityType::org && reports(cast_.mention(entity.mentions.front()));
  found.speaker.country = outlet ? std::string() : country_code(beside);
  return found;
}

SpeakerFound SpeakerResolver::of_body(const SpokenBody& body, Attribution how) const {
  if (body.entity != kNone) return of_entity(body.entity, {}, how);
  SpeakerFound found;
  found.attribution = how;
  found.speaker.name = body.name;
  found.speaker.key = text::fold_key(body.name);
  found.speaker.country = country_code(body.country);
  return found;
}

SpeakerFound SpeakerResolver::of_words(std::string name, TokenSpan source) const {
  SpeakerFound found;
  found.attribution = Attribution::name;
  found.speaker.key = text::fold_key(name);
  found.speaker.name = std::move(name);
  found.speaker.country = country_code(country_in(source));
  return found;
}

SpeakerFound SpeakerResolver::by_name(std::int32_t m, TokenSpan source) const {
  const NameMention& mention = cast_.mention(m);
  const EntityId id = cast_.entity_of(m);
  const LinkedEntity& entity = cast_.entity(id);
  const bool whole = printed_name(reading_, mention.tokens).size() + 2 >= entity.name.size() ||
                     entity.type != EntityType::person;
  // "Nordhavn" may look like a person where "Nordhavn Shipping" spoke.
  const bool first_word = reading_.is("en") && mention.type != EntityType::place &&
                          mention.entry == nullptr && entity.role.empty() &&
                          entity.name.find(' ') == std::string::npos;
  if (first_word) {
    const SpokenBody fuller = bodies_.beginning_with(text::fold_key(entity.name));
    if (!fuller.name.empty()) return of_body(fuller, Attribution::name);
  }
  SpeakerFound found = of_entity(id, source, whole ? Attribution::name : Attribution::surname);
  if (mention.type == EntityType::person && mention.tokens.size() == 1)
    found.attribution = Attribution::surname;
  // "officials in Kabul", "Brussels sources": a place that is only where they are; but "Turkey,
  // which …", "Amnesty (AI)" speak for themselves.
  const bool alone = reading_.is("en") && mention.tokens.last == heads_.first_group_end(source);
  const bool owns =
      mention.tokens.last < source.last && mention.type != EntityType::person && !alone;
  if (owns) {
    SpeakerFound words = by_words(source);
    if (words.attribution == Attribution::unknown || mention.type == EntityType::place)
      return words;
  }
  // "the Egyptian | Foreign Ministry": which country's is part of a body's name.
  const TokenId first = mention.tokens.first;
  const bool whose = reading_.is("en") && mention.type == EntityType::org && first > source.first &&
                     among_bodies(reading_.folded(mention.tokens.last - 1));
  const CountryAt country = whose ? country_ending_at(reading_, first - 1) : CountryAt{};
  if (country.country != 0 && country.adjective) {
    found.speaker.name = printed_name(reading_, {country.tokens.first, mention.tokens.last});
    found.speaker.key = text::fold_key(found.speaker.name);
    found.speaker.country = country_code(country.country);
  }
  return found;
}

// "Kaohsin Devices": a name though nothing else in the text says so; "Quilodrán" where "Renata
// Quilodrán" spoke before.
SpeakerFound SpeakerResolver::by_capitals(const SpeakerHead& head, TokenSpan source) const {
  SpeakerFound found = of_words(printed_name(reading_, head.capitals), source);
  if (head.role != kNone) {
    const RolePhrase& role = cast_.role(head.role);
    found.speaker.role = role_name(reading_, role);
    found.gender = role.entry->gender;
    if (found.speaker.country.empty()) found.speaker.country = country_code(homes_.of_office(role));
    return found;
  }
  if (head.capitals.size() == 1) {
    SpokenBody known = bodies_.ending_in(found.speaker.key);
    if (known.name.empty()) known = bodies_.beginning_with(found.speaker.key);
    if (!known.name.empty()) return of_body(known, Attribution::surname);
  }
  if (found.speaker.country.empty())
    found.speaker.country = country_code(homes_.of_body(head.capitals));
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
    const std::int32_t mention = cast_.mention_at(i);
    if (mention != kNone &&
        (cast_.mention(mention).type == EntityType::person || reports(cast_.mention(mention))))
      continue;
    if (const CountryId country = homes_.at(i); country != 0) return country;
    if (mention != kNone && cast_.mention(mention).country != 0)
      return cast_.mention(mention).country;
  }
  return 0;
}

bool SpeakerResolver::definite(TokenSpan source) const {
  constexpr auto kDefinite =
      std::to_array<std::string_view>({"the", "this", "that", "his", "her", "its", "their"});
  return std::find(kDefinite.begin(), kDefinite.end(), reading_.folded(source.first)) !=
         kDefinite.end();
}

bool SpeakerResolver::indefinite(TokenSpan source) const {
  constexpr auto kIndefinite =
      std::to_array<std::string_view>({"a", "an", "another", "one", "some"});
  return std::find(kIndefinite.begin(), kIndefinite.end(), reading_.folded(source.first)) !=
         kIndefinite.end();
}

// "the Egyptian health ministry": a body though written small; "officials": nobody.
SpeakerFound SpeakerResolver::by_words(TokenSpan source) const {
  SpeakerFound found;
  const TokenId end = heads_.first_group_end(source);
  const TokenSpan group{source.first, end};
  const std::string_view head = reading_.folded(end - 1);
  const bool english = reading_.is("en");
  const bool body = among_bodies(head);
  const bool police = english && group.size() == 1 && head == "police";
  if (police || (english && definite(source) && group.size() > 1)) {
    const SpokenBody meant = bodies_.meant({police ? group.first : group.first + 1, end});
    if (!meant.name.empty()) return of_body(meant, Attribution::title);
    const SpokenBody people = group.size() == 2 ? bodies_.of_people(end - 1) : SpokenBody{};
    if (!people.name.empty()) return of_body(people, Attribution::name);
    const bool person = !body && !head.ends_with("s") && !reading_.capital(end - 1);
    const EntityId id = person && !police ? holders_.titled(end - 1) : kNone;
    if (id != kNone) return of_entity(id, {}, Attribution::title);
  }
  if (body && !indefinite(source) && group.size() > 1 &&
      (country_in(group) != 0 || group.size() > 2)) {
    found = of_words(without_article(group), source);
    if (found.speaker.country.empty()) found.speaker.country = country_code(homes_.of_body(group));
    return found;
  }
  if (english && head == "government" && group.size() <= 2 && !indefinite(source)) {
    const TokenSpan whose = homes_.adjective(homes_.of_body(group));
    if (!whose.empty()) {  // the "Indian" one, if the text has that word
      found = of_words(printed_name(reading_, whose) + " government", whose);
      found.attribution = Attribution::title;
      return found;
    }
  }
  found.speaker.country = country_code(country_in(source));
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

EntityId SpeakerResolver::holder(const RolePhrase& role, TokenSpan source) const {
  const bool english = reading_.is("en");
  if (role.plural() || (!english && narrowed_behind(role))) return kNone;
  if (indefinite(source)) return english ? holders_.heralded(role, source.first) : kNone;
  EntityId id = holders_.before(role, source.first);
  if (id != kNone || !english) return id;
  const bool one = role.definite || definite(source);
  if (one) id = holders_.behind(role, source.first);
  return id == kNone && one && role.personal() ? holders_.titled(role.office.last - 1) : id;
}

// "the minister": who holds that office here; "a spokesman": nobody named.
SpeakerFound SpeakerResolver::by_role(std::int32_t r, TokenSpan source) const {
  const RolePhrase& role = cast_.role(r);
  const bool group = role.entry->entry_class == EntryClass::group;
  const EntityId id = group && reading_.is("en") ? kNone : holder(role, source);
  if (id != kNone) {
    SpeakerFound found = of_entity(id, source, Attribution::title);
    found.sure = role.definite;
    return found;
  }
  SpeakerFound found = by_words(source);
  if (group && !found.speaker.name.empty()) return found;
  if (group && reading_.is("en") && !role.plural() && !indefinite(source)) {
    const std::int32_t full = holders_.fuller_group(r);
    if (full != kNone) {
      found = of_words(without_article(cast_.role(full).whole), cast_.role(full).whole);
      found.attribution = Attribution::title;
      return found;
    }
  }
  const bool body = group && !role.plural() && !reading_.is("en") && role.country != 0 &&
                    role.whole.contains(role.country_token);
  if (body) {  // "l'armée malienne", "وزارة الخارجية المصرية"
    found = of_words(without_article(role.whole), source);
    found.speaker.country = country_code(role.country);
    return found;
  }
  return by_role_words(role, source);
}

// An office that nobody here is known to hold.
SpeakerFound SpeakerResolver::by_role_words(const RolePhrase& role, TokenSpan source) const {
  SpeakerFound found;
  found.speaker.role = role_name(reading_, role);
  found.speaker.country = country_code(country_in(source));
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

SpeakerFound SpeakerResolver::by_pronoun(const Entry& pronoun, TokenSpan source) const {
  if (pronoun.entry_class == EntryClass::relative && reading_.is("en"))
    return by_antecedent(source);
  if (pronoun.has(kPlural) || pronoun.gender == Gender::neuter)
    return by_plural_or_it(pronoun, source);
  const bool near = last_speaker_.any && last_.entity == kNone && !last_.plural &&
                    source.first - last_speaker_.at < kUnnamedReach;
  const EntityId id = referents_.of(pronoun.gender, source.first, last_speaker_);
  if (id == kNone || (near && !referents_.named_between(last_speaker_.at, source.first, id))) {
    // An unnamed speaker goes on: "a police spokesman … he said".
    SpeakerFound found = near ? last_ : SpeakerFound{};
    found.attribution = found.named() ? Attribution::pronoun : Attribution::unknown;
    return found;
  }
  return of_entity(id, {}, Attribution::pronoun);
}

// "Hua, who spoke for the ministry, said": the words right before.
SpeakerFound SpeakerResolver::by_antecedent(TokenSpan relative) const {
  const TokenId start = reading_.sentences()[reading_.sentence_of(relative.first)].first;
  const TokenId floor = relative.first > kAntecedentReach
                            ? std::max(start, relative.first - kAntecedentReach)
                            : start;
  TokenId end = relative.first;
  if (end > floor && reading_.is_comma(end - 1)) --end;
  const TokenSpan phrase =
      heads_.trimmed(EnglishPhrases(reading_, cast_).phrase_before(end, floor));
  SpeakerFound found;
  if (!phrase.empty()) {
    const SpeakerHead head = heads_.of(phrase, {});
    if (head.pronoun == nullptr) found = of_head(head, phrase);
  }
  if (found.named() || reading_.capital(relative.first)) return found;
  // "X, 27, who …", "the arrest of X who …"; not "X was shot by police who …"
  const std::int32_t m = cast_.first_mention_from(relative.first) - 1;
  const bool beside = m >= 0 && cast_.mention(m).tokens.last > floor &&
                      cast_.mention(m).type == EntityType::person &&
                      (phrase.empty() || reading_.is_comma(cast_.mention(m).tokens.last) ||
                       cast_.mention(m).tokens.last == end);
  return beside ? by_name(m, cast_.mention(m).tokens) : found;
}

SpeakerFound SpeakerResolver::by_plural_or_it(const Entry& pronoun, TokenSpan source) const {
  SpeakerFound found;
  const bool it = pronoun.gender == Gender::neuter && reading_.is("en");
  const SpokenBody subject = it ? bodies_.subject(source.first) : SpokenBody{};
  const bool newer = !subject.name.empty() && subject.tokens.first > last_speaker_.at;
  const bool person =
      last_.entity != kNone && cast_.entity(last_.entity).type == EntityType::person;
  const bool goes_on = last_speaker_.any && last_.named() && !person && !newer &&
                       (last_.entity != kNone || it) &&
                       source.first - last_speaker_.at < kLastSpeakerReach;
  if (goes_on) {
    found = last_;
    found.attribution = Attribution::pronoun;
    found.sure = it;
  } else if (!subject.name.empty()) {
    found = of_body(subject, Attribution::pronoun);
  }
  found.plural = !it;
  return found;
}

}  // namespace dateline::annotation
