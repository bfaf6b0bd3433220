// Resolution by kind of head: name, capitals, office, pronoun, other words.
#include "indexer/annotation/speakers.h"

#include <algorithm>
#include <array>

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

}  // namespace

SpeakerResolver::SpeakerResolver(const Reading& reading, const Cast& cast,
                                 const HomeCountries& homes)
    : reading_(reading),
      cast_(cast),
      homes_(homes),
      heads_(reading, cast),
      holders_(reading, cast),
      referents_(reading, cast, holders_),
      bodies_(reading, cast),
      titled_(reading, cast, {homes, heads_, holders_, bodies_}) {}

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
  if (head.role != kNone) return titled_.by_role(head.role, source);
  return titled_.by_words(source);
}

SpeakerFound SpeakerResolver::continued(const SpeakerFound& before, bool near) const {
  SpeakerFound found = before;
  if (!near) found.speaker.mention = {};
  if (before.named()) found.attribution = Attribution::continued;
  return found;
}

void SpeakerResolver::note(const SpeakerFound& found, TokenSpan source) {
  if (found.relative) relatives_[last_word(found.speaker.key)] = found;
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
    found = titled_.of_entity(it->second, label, Attribution::surname);
  } else {
    found = titled_.of_words(in_small_letters(printed_name(reading_, label)), label);
  }
  found.speaker.mention = name_span(reading_, label);
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
    if (!fuller.name.empty()) return titled_.of_body(fuller, Attribution::name);
  }
  SpeakerFound found =
      titled_.of_entity(id, source, whole ? Attribution::name : Attribution::surname);
  if (reading_.is("en") && give_surname(found, mention)) return found;
  if (mention.type == EntityType::person && mention.tokens.size() == 1)
    found.attribution = Attribution::surname;
  // "officials in Kabul", "Brussels sources": a place that is only where they are; but "Turkey,
  // which …", "Amnesty (AI)" speak for themselves.
  const bool alone = reading_.is("en") && mention.tokens.last == heads_.first_group_end(source);
  const bool owns =
      mention.tokens.last < source.last && mention.type != EntityType::person && !alone;
  if (owns) {
    SpeakerFound words = titled_.by_words(source);
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

// "Ms Orme's father, Bill": the surname of the person whose relative this is; empty: nobody's.
std::string SpeakerResolver::surname_beside(TokenSpan given) const {
  constexpr auto kRelatives = std::to_array<std::string_view>(
      {"brother", "daughter", "father", "husband", "mother", "sister", "son", "widow", "wife"});
  if (given.first < 3) return {};
  TokenId noun = given.first - 1;
  if (reading_.is_comma(noun)) --noun;
  if (!std::binary_search(kRelatives.begin(), kRelatives.end(), reading_.folded(noun))) return {};
  TokenId owner = noun - 1;
  if (cast_.mention_at(owner) == kNone && owner > 0 &&
      EnglishPhrases(reading_, cast_).possessive(owner))
    --owner;
  const std::int32_t m = cast_.mention_at(owner);
  if (m == kNone || cast_.mention(m).type != EntityType::person) return {};
  const std::string& name = cast_.entity(cast_.entity_of(m)).name;
  const std::size_t blank = name.rfind(' ');
  return blank == std::string::npos ? std::string() : name.substr(blank + 1);
}

// A person of one name who is a relative of somebody named here, or was before. False: neither.
bool SpeakerResolver::give_surname(SpeakerFound& found, const NameMention& mention) const {
  const LinkedEntity& entity = cast_.entity(found.entity);
  if (entity.type != EntityType::person || entity.name.find(' ') != std::string::npos) return false;
  const auto known = relatives_.find(found.speaker.key);
  if (known != relatives_.end()) {
    found.speaker = known->second.speaker;
    found.attribution = Attribution::surname;
    return true;
  }
  const std::string surname = surname_beside(mention.tokens);
  if (surname.empty()) return false;
  found.relative = true;
  found.speaker.name += ' ' + surname;
  found.speaker.key = text::fold_key(found.speaker.name);
  return true;
}

// "Kaohsin Devices": a name though nothing else in the text says so; "Quilodrán" where "Renata
// Quilodrán" spoke before.
SpeakerFound SpeakerResolver::by_capitals(const SpeakerHead& head, TokenSpan source) const {
  SpeakerFound found = titled_.of_words(printed_name(reading_, head.capitals), source);
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
    if (!known.name.empty()) return titled_.of_body(known, Attribution::surname);
  }
  if (found.speaker.country.empty())
    found.speaker.country = country_code(homes_.of_body(head.capitals));
  return found;
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
  return titled_.of_entity(id, {}, Attribution::pronoun);
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
    found = titled_.of_body(subject, Attribution::pronoun);
  }
  found.plural = !it;
  return found;
}

}  // namespace dateline::annotation
