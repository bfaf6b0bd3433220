// Offices by their head words: the last in English and German, the first elsewhere; both are kept.
#include "indexer/annotation/office_holders.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/annotation/gazetteer_hash.h"

namespace dateline::annotation {
namespace {

using news::EntityType;

constexpr TokenId kReach = 2000;       // tokens back to where the holder was named so
constexpr TokenId kReachBehind = 400;  // … ahead
constexpr int kMostAsked = 32;         // holders or names, so that a text of titles stays linear
constexpr TokenId kApposition = 10;    // tokens of a description that are read

}  // namespace

OfficeHolders::OfficeHolders(const Reading& reading, const Cast& cast)
    : reading_(reading), cast_(cast) {
  for (std::size_t e = 0; e < cast_.entities().size(); ++e) {
    const LinkedEntity& entity = cast_.entities()[e];
    if (entity.type != EntityType::person) continue;
    for (const std::int32_t r : entity.roles) {
      const RolePhrase& role = cast_.role(r);
      if (role.honorific()) continue;
      const FormId first = word_at(role.office.first);
      const FormId last = word_at(role.office.last - 1);
      const auto id = static_cast<EntityId>(e);
      offices_.push_back({last, role.office.first, r, id});
      // "the prosecutor" may be a prosecutor general.
      const bool general = reading_.folds_to(role.office.last - 1, "general");
      if (first != last && (general || !reading_.is("en")))
        offices_.push_back({first, role.office.first, r, id});
    }
  }
  std::sort(offices_.begin(), offices_.end(), [](const Office& a, const Office& b) {
    return std::pair(a.word, a.at) < std::pair(b.word, b.at);
  });
}

// One number for the forms of a word ("الوزير", "وزير") where the lexicon knows it, and for a
// Turkish office with and without its ending ("Merkez Bankası Başkanı", "Başkan").
FormId OfficeHolders::word_at(TokenId i) const {
  constexpr FormId kUnknown = FormId{1} << 31;
  if (reading_.is("tr")) {
    std::string_view stem = reading_.folded(i);
    constexpr std::size_t kShortest = 4;  // bytes of a stem
    const auto drop = [&stem](std::string_view ending) {
      if (stem.size() >= ending.size() + kShortest && stem.ends_with(ending))
        stem.remove_suffix(ending.size());
    };
    for (const std::string_view ending : {"si", "su", "i", "u"}) drop(ending);
    return static_cast<FormId>(hash_word(stem)) | kUnknown;
  }
  return reading_.word(i) != 0 ? reading_.word(i) : (reading_.form_id(i) | kUnknown);
}

// "the minister" is any minister; "the finance minister" only that one.
bool OfficeHolders::same_office(const RolePhrase& meant, const RolePhrase& held) const {
  const TokenId size = meant.office.size();
  if (size == 1) return true;
  if (held.office.size() < size) return false;
  const auto matches = [&](TokenId from) {
    for (TokenId i = 0; i < size; ++i) {
      if (word_at(meant.office.first + i) != word_at(from + i)) return false;
    }
    return true;
  };
  return matches(held.office.last - size) || matches(held.office.first);
}

EntityId OfficeHolders::before(const RolePhrase& role, TokenId at) const {
  const EntityId own = role.country != 0 ? latest(role, at, true) : kNone;
  return own != kNone ? own : latest(role, at, false);
}

// `own`: only people of the same country.
EntityId OfficeHolders::latest(const RolePhrase& role, TokenId at, bool own) const {
  EntityId best = kNone;
  TokenId best_at = 0;
  for (const TokenId word : {role.office.last - 1, role.office.first}) {
    const FormId form = word_at(word);
    auto it =
        std::partition_point(offices_.begin(), offices_.end(), [form, at](const Office& office) {
          return std::pair(office.word, office.at) < std::pair(form, at);
        });
    for (int asked = 0; it != offices_.begin() && asked < kMostAsked; ++asked) {
      --it;
      if (it->word != form || at - it->at > kReach) break;
      const RolePhrase& held = cast_.role(it->role);
      const CountryId country = held.country != 0 ? held.country : cast_.entity(it->entity).country;
      if (role.country != 0 && held.country != 0 && role.country != held.country) continue;
      if (own && country != role.country) continue;
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
EntityId OfficeHolders::behind(const RolePhrase& role, TokenId at) const {
  const FormId form = word_at(role.office.last - 1);
  const auto it =
      std::partition_point(offices_.begin(), offices_.end(), [form, at](const Office& office) {
        return std::pair(office.word, office.at) < std::pair(form, at + 1);
      });
  if (it == offices_.end() || it->word != form || it->at - at > kReachBehind) return kNone;
  const CountryId country = cast_.role(it->role).country;
  return role.country != 0 && country != 0 && role.country != country ? kNone : it->entity;
}

// An official may be any office-holder; others are called alike.
bool OfficeHolders::same_calling(const RolePhrase& role, const LinkedEntity& person) const {
  const bool official = reading_.folds_to(role.office.last - 1, "official");
  const FormId word = word_at(role.office.last - 1);
  const auto last =
      person.roles.begin() + std::min<std::ptrdiff_t>(kMostAsked, std::ssize(person.roles));
  return std::any_of(person.roles.begin(), last, [&](std::int32_t r) {
    const RolePhrase& held = cast_.role(r);
    if (held.honorific()) return false;
    const bool office = held.entry->entry_class == EntryClass::office;
    return official ? office : word_at(held.office.last - 1) == word;
  });
}

// A verb of speech stands in the sentence.
bool OfficeHolders::speaks(std::int32_t m) const {
  constexpr TokenId kSentence = 60;
  const TokenId at = cast_.mention(m).tokens.last;
  const TokenId end = std::min<TokenId>(reading_.size(), at + kSentence);
  for (TokenId i = at; i < end && !reading_.token(i).sentence_start; ++i) {
    const Entry* cue = reading_.entry(i, mask_of(EntryKind::cue));
    if (cue != nullptr && cue->entry_class == EntryClass::strong) return true;
  }
  return false;
}

EntityId OfficeHolders::heralded(const RolePhrase& role, TokenId at) const {
  constexpr TokenId kHead = 40;       // tokens of a text's lead
  constexpr std::uint32_t kSoon = 4;  // sentences
  if (at > kHead) return kNone;
  const std::uint32_t here = reading_.sentence_of(at);
  const auto count = static_cast<std::int32_t>(cast_.mentions().size());
  int left = kMostAsked;
  for (std::int32_t m = cast_.first_mention_from(role.whole.last); m < count && left-- > 0; ++m) {
    const NameMention& name = cast_.mention(m);
    const std::uint32_t there = reading_.sentence_of(name.tokens.first);
    if (there > here + kSoon) break;
    if (there == here || name.type != EntityType::person) continue;
    const LinkedEntity& person = cast_.entity(cast_.entity_of(m));
    const bool compatriot = role.country == 0 || person.country == role.country;
    if (compatriot && same_calling(role, person) && speaks(m)) return cast_.entity_of(m);
  }
  return kNone;
}

EntityId OfficeHolders::described(TokenId noun) const {
  const auto asked = [&](std::int32_t m) {
    const NameMention& name = cast_.mention(m);
    return name.type == EntityType::person && described_by(name, noun);
  };
  const std::int32_t here = cast_.first_mention_from(noun);
  int left = 2 * kMostAsked;
  for (std::int32_t m = here;
       m-- > 0 && left-- > 0 && noun - cast_.mention(m).tokens.first < kReach;) {
    if (asked(m)) return cast_.entity_of(m);
  }
  left = kMostAsked;
  const auto count = static_cast<std::int32_t>(cast_.mentions().size());
  for (std::int32_t m = here; m < count && left-- > 0; ++m) {
    if (cast_.mention(m).tokens.first > noun + kReachBehind) break;
    if (asked(m)) return cast_.entity_of(m);
  }
  return kNone;
}

// "X, a gondolier from Burano,", "X, who is a gondolier", "gondolier X", "the gondolier, X,".
bool OfficeHolders::described_by(const NameMention& name, TokenId asked) const {
  const FormId noun = reading_.form_id(asked);
  const TokenId first = name.tokens.first;
  const TokenId before = first > 0 && reading_.is_comma(first - 1) ? 2 : 1;
  if (first >= before && reading_.form_id(first - before) == noun) return true;
  TokenId at = name.tokens.last;
  if (!reading_.is_comma(at)) return false;
  const TokenId end = std::min<TokenId>(at + 1 + kApposition, reading_.size());
  for (++at; at < end; ++at) {
    if (reading_.token(at).kind == TokenKind::punctuation || reading_.folds_to(at, "said")) break;
    if (reading_.form_id(at) != noun) continue;
    const Entry* cue = reading_.entry(at + 1, mask_of(EntryKind::cue));
    const bool speaks = cue != nullptr && cue->entry_class == EntryClass::strong;
    if (at == asked || speaks) return false;  // "told X, the official said"
    return !reading_.folds_to(at - 1, "the") || at < name.tokens.last + 4;
  }
  return false;
}

// "the gondolier": whom the text calls so, else the only person just named, if nothing is known of
// what he does.
EntityId OfficeHolders::titled(TokenId noun) const {
  const EntityId called = described(noun);
  if (called != kNone) return called;
  constexpr auto kOthers = std::to_array<std::string_view>(
      {"attorney", "coroner", "court", "doctor", "judge", "lawyer", "magistrate", "officer",
       "official", "prosecutor", "reporter", "source", "spokesman", "spokesperson", "spokeswoman",
       "witness"});
  const std::string_view word = reading_.folded(noun);
  if (std::find(kOthers.begin(), kOthers.end(), word) != kOthers.end()) return kNone;
  const std::int32_t m = cast_.first_mention_from(noun) - 1;
  if (m < 0 || cast_.mention(m).type != EntityType::person) return kNone;
  const std::uint32_t here = reading_.sentence_of(noun);
  const EntityId id = cast_.entity_of(m);
  const bool near = here - reading_.sentence_of(cast_.mention(m).tokens.first) <= 2;
  return near && cast_.entity(id).role.empty() ? id : kNone;
}

// "the government" where "the Indian government" stands before.
std::int32_t OfficeHolders::fuller_group(std::int32_t r) const {
  const RolePhrase& role = cast_.role(r);
  if (role.country != 0 || role.office.size() != 1) return kNone;
  const FormId form = reading_.form_id(role.office.first);
  int left = 2 * kMostAsked;
  for (std::int32_t before = r; before-- > 0 && left-- > 0;) {
    const RolePhrase& other = cast_.role(before);
    if (other.country != 0 && other.office.size() == 1 &&
        reading_.form_id(other.office.first) == form && other.whole.size() > 1 &&
        other.whole.size() < 5 && other.whole.last == other.office.last)
      return before;
  }
  return kNone;
}

TokenId OfficeHolders::last_named(EntityId entity, TokenId at) const {
  const std::vector<std::int32_t>& mentions = cast_.entity(entity).mentions;
  const auto after = std::partition_point(
      mentions.begin(), mentions.end(),
      [this, at](std::int32_t m) { return cast_.mention(m).tokens.first < at; });
  return after == mentions.begin() ? at : cast_.mention(*(after - 1)).tokens.first;
}

}  // namespace dateline::annotation
