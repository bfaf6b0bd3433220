// Points for nearness, for standing where subjects stand, for having spoken last.
#include "indexer/annotation/pronoun_referents.h"

#include <algorithm>

namespace dateline::annotation {
namespace {

using news::EntityType;

constexpr TokenId kPronounReach = 120;  // tokens back to a person that "he" may mean
constexpr TokenId kLastSpeakerReach = 150;
constexpr TokenId kSubjectPlace = 6;  // tokens from a sentence's start
// Set on corpus/gold and on news of other outlets.
constexpr int kASentenceAway = -2;
constexpr int kOpensSentence = 3;
constexpr int kGenderKnown = 2;
constexpr int kSpokeLast = 6;
constexpr int kNewSince = 5;

bool fits(Gender wanted, Gender other) {
  return other == Gender::unknown || wanted == Gender::unknown || other == wanted;
}

}  // namespace

bool PronounReferents::named_between(TokenId from, TokenId to, EntityId entity) const {
  const TokenId named = holders_.last_named(entity, to);
  return named < to && named >= from;
}

int PronounReferents::points(std::int32_t m, TokenId at, const LastSpeaker& last) const {
  const NameMention& mention = cast_.mention(m);
  const EntityId id = cast_.entity_of(m);
  const std::uint32_t sentence = reading_.sentence_of(mention.tokens.first);
  int sum = kASentenceAway * static_cast<int>(reading_.sentence_of(at) - sentence);
  const TokenId start = reading_.sentences()[sentence].first;
  const bool opens = mention.tokens.first - start < kSubjectPlace;
  if (opens) sum += kOpensSentence;
  if (last.any && last.entity == id && at - last.at < kLastSpeakerReach) sum += kSpokeLast;
  // Somebody new at a sentence's start since somebody spoke takes the floor.
  const bool fresh =
      cast_.entity(id).mentions.front() == m && last.any && opens && mention.tokens.first > last.at;
  return fresh ? sum + kNewSince : sum;
}

EntityId PronounReferents::of(Gender gender, TokenId at, const LastSpeaker& last) const {
  EntityId best = kNone;
  int best_points = -1000;
  for (std::int32_t m = cast_.first_mention_from(at); m-- > 0;) {
    const NameMention& mention = cast_.mention(m);
    if (at - mention.tokens.first > kPronounReach) break;
    if (mention.type != EntityType::person) continue;
    const LinkedEntity& entity = cast_.entity(cast_.entity_of(m));
    if (!fits(gender, entity.gender)) continue;
    const int sum = points(m, at, last) + (entity.gender == gender ? kGenderKnown : 0);
    if (sum <= best_points) continue;
    best = cast_.entity_of(m);
    best_points = sum;
  }
  if (best != kNone) return best;
  const bool last_fits = last.any && last.entity != kNone && at - last.at < kLastSpeakerReach &&
                         cast_.entity(last.entity).type == EntityType::person &&
                         fits(gender, last.gender);
  return last_fits ? last.entity : kNone;
}

}  // namespace dateline::annotation
