// First what a phrase is made of (a body, an office, neither), then whom the text named so.
#include "indexer/annotation/titled_speakers.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/folding.h"

namespace dateline::annotation {
namespace {

using news::Attribution;
using news::EntityType;

// Outlets and agencies speak for no country.
bool reports(const NameMention& mention) {
  return mention.entry != nullptr && (mention.entry->entry_class == EntryClass::media ||
                                      mention.entry->entry_class == EntryClass::agency);
}

}  // namespace

SpeakerFound TitledSpeakers::of_entity(EntityId id, TokenSpan source, Attribution how) const {
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

SpeakerFound TitledSpeakers::of_body(const SpokenBody& body, Attribution how) const {
  if (body.entity != kNone) return of_entity(body.entity, {}, how);
  SpeakerFound found;
  found.attribution = how;
  found.speaker.name = body.name;
  found.speaker.key = text::fold_key(body.name);
  found.speaker.country = country_code(body.country);
  return found;
}

SpeakerFound TitledSpeakers::of_words(std::string name, TokenSpan source) const {
  SpeakerFound found;
  found.attribution = Attribution::name;
  found.speaker.key = text::fold_key(name);
  found.speaker.name = std::move(name);
  found.speaker.country = country_code(country_in(source));
  return found;
}

std::string TitledSpeakers::without_article(TokenSpan source) const {
  constexpr auto kArticles = std::to_array<std::string_view>(
      {"the", "a", "an", "die", "das", "der", "le", "la", "el", "les", "los", "its"});
  if (source.size() > 1 && std::find(kArticles.begin(), kArticles.end(),
                                     reading_.folded(source.first)) != kArticles.end()) {
    ++source.first;
  }
  return printed_name(reading_, source);
}

CountryId TitledSpeakers::country_in(TokenSpan source) const {
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

bool TitledSpeakers::definite(TokenSpan source) const {
  constexpr auto kDefinite =
      std::to_array<std::string_view>({"the", "this", "that", "his", "her", "its", "their"});
  return std::find(kDefinite.begin(), kDefinite.end(), reading_.folded(source.first)) !=
         kDefinite.end();
}

bool TitledSpeakers::indefinite(TokenSpan source) const {
  constexpr auto kIndefinite =
      std::to_array<std::string_view>({"a", "an", "another", "one", "some"});
  return std::find(kIndefinite.begin(), kIndefinite.end(), reading_.folded(source.first)) !=
         kIndefinite.end();
}

// "the Egyptian health ministry": a body though written small; "officials": nobody.
SpeakerFound TitledSpeakers::by_words(TokenSpan source) const {
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

EntityId TitledSpeakers::holder(const RolePhrase& role, TokenSpan source) const {
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
SpeakerFound TitledSpeakers::by_role(std::int32_t r, TokenSpan source) const {
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
SpeakerFound TitledSpeakers::by_role_words(const RolePhrase& role, TokenSpan source) const {
  SpeakerFound found;
  found.speaker.role = role_name(reading_, role);
  found.speaker.country = country_code(country_in(source));
  if (found.speaker.country.empty()) found.speaker.country = country_code(homes_.of_office(role));
  found.plural = role.plural();
  found.gender = role.entry->gender;
  return found;
}

// "министр инфраструктуры": a noun behind the office makes it another one.
bool TitledSpeakers::narrowed_behind(const RolePhrase& role) const {
  const TokenId next = role.office.last;
  if (role.whole.last > next || !reading_.is_word(next) || reading_.token(next).sentence_start)
    return false;
  const bool small = !reading_.capital(next) && reading_.surface(next).size() > 6;
  return small && reading_.is("ru") &&
         reading_.entry(next, mask_of(EntryKind::cue) | EntryKind::stop_word) == nullptr;
}

}  // namespace dateline::annotation
