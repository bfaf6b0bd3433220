// Stretches are found by capitals alone; what they are is decided elsewhere.
#include "indexer/annotation/name_stretches.h"

#include <algorithm>

namespace dateline::annotation {
namespace {

constexpr KindMask kNoName =
    mask_of(EntryKind::stop_word) | EntryKind::calendar | EntryKind::pronoun;
constexpr KindMask kKnownName = mask_of(EntryKind::first_name) | EntryKind::surname |
                                EntryKind::country | EntryKind::place | EntryKind::organisation;
constexpr TokenId kMostParticles = 3;
constexpr TokenId kLongestStretch = 12;

bool after_title_or_first_name(const Reading& reading, TokenId i) {
  const Entry* title = reading.entry(i, mask_of(EntryKind::role));
  if (title != nullptr && title->entry_class == EntryClass::honorific) return true;
  return reading.capital(i) && reading.entry(i, mask_of(EntryKind::first_name)) != nullptr;
}

bool name_word(const Reading& reading, TokenId i) {
  if (!reading.capital(i)) return false;
  if (!no_name_word(reading, i)) return true;
  // "New York Times", "Theresa May": part of a longer name after all.
  const Reading::Found known =
      reading.longest(i, EntryKind::place | EntryKind::organisation | EntryKind::country);
  if (known.tokens.size() > 1) return true;
  return i > 0 && !reading.token(i).sentence_start &&
         reading.entry(i, mask_of(EntryKind::calendar)) != nullptr &&
         after_title_or_first_name(reading, i - 1);
}

bool joint(const Reading& reading, TokenId i) {
  return (reading.is_mark(i, '-') || reading.is_mark(i, '&')) &&
         !(reading.is_mark(i, '-') && reading.token(i).space_before);
}

// How many tokens of particles and joints lead from i to the next capital word; 0: none leads on.
TokenId bridge(const Reading& reading, TokenId i) {
  TokenId at = i;
  while (at < reading.size() && at - i < kMostParticles && !reading.token(at).sentence_start &&
         !reading.capital(at) && (is_particle(reading, at) || joint(reading, at))) {
    ++at;
  }
  const bool leads =
      at > i && at < reading.size() && !reading.token(at).sentence_start && name_word(reading, at);
  return leads ? at - i : 0;
}

}  // namespace

RoleIndex::RoleIndex(const Reading& reading, const std::vector<RolePhrase>& roles)
    : roles_(roles), covering_(reading.size(), -1) {
  for (std::size_t r = 0; r < roles.size(); ++r) {
    for (TokenId i = roles[r].office.first; i < roles[r].office.last; ++i) {
      covering_[i] = static_cast<std::int32_t>(r);
    }
  }
}

std::int32_t RoleIndex::ends(TokenId i) const {
  const auto after = std::partition_point(
      roles_.begin(), roles_.end(), [i](const RolePhrase& role) { return role.whole.last <= i; });
  if (after == roles_.end() || after->whole.last != i + 1) return -1;
  return static_cast<std::int32_t>(after - roles_.begin());
}

bool is_particle(const Reading& reading, TokenId i) {
  // German articles are no particles, but behind "von" they are.
  const std::string_view word = reading.folded(i);
  const bool article = reading.is("de") && (word == "der" || word == "den" || word == "dem" ||
                                            word == "die" || word == "das");
  if (article && (i == 0 || !(reading.folds_to(i - 1, "von") || reading.folds_to(i - 1, "van"))))
    return false;
  const Entry* entry = reading.entry(i, mask_of(EntryKind::surname));
  return entry != nullptr && entry->entry_class == EntryClass::particle;
}

// "US", "U.S.": letters that are a country's or a body's and otherwise a word ("us"); not in a line
// of capitals.
bool known_letters(const Reading& reading, TokenId i) {
  if (!reading.token(i).all_capitals) return false;
  const Entry* entry = reading.entry(i, EntryKind::country | EntryKind::organisation);
  if (entry == nullptr || !entry->has(kUpper) || entry->has(kAmbiguous)) return false;
  if (reading.surface(i).find('.') != std::string_view::npos) return true;
  const auto loud = [&](TokenId t) { return t < reading.size() && reading.token(t).all_capitals; };
  return !loud(i + 1) && (i == 0 || reading.token(i).sentence_start || !loud(i - 1));
}

bool no_name_word(const Reading& reading, TokenId i) {
  const Token& token = reading.token(i);
  if (token.kind != TokenKind::word) return true;
  if (reading.entry(i, kNoName) != nullptr) return !known_letters(reading, i);
  if (!token.sentence_start) return false;
  const Reading::Found cue =
      reading.longest(i, mask_of(EntryKind::cue));  // "Laut Merz", "D’après X"
  if (cue.entry != nullptr && cue.entry->entry_class == EntryClass::phrase) return true;
  // A word that this text also writes small was only the first of its sentence.
  const Form& form = reading.form(i);
  return form.lower > 0 && form.lower >= form.capital && reading.entry(i, kKnownName) == nullptr;
}

std::vector<TokenSpan> find_stretches(const Reading& reading, const RoleIndex& roles) {
  std::vector<TokenSpan> stretches;
  const auto free = [&](TokenId i) { return roles.covering(i) < 0; };
  for (TokenId i = 0; i < reading.size(); ++i) {
    if (!name_word(reading, i) || !free(i)) continue;
    TokenId last = i + 1;
    while (last < reading.size() && last - i < kLongestStretch &&
           !reading.token(last).sentence_start) {
      if (name_word(reading, last) && free(last)) {
        ++last;
        continue;
      }
      const TokenId over = bridge(reading, last);
      if (over == 0 || !free(last + over)) break;
      last += over + 1;
    }
    stretches.push_back({i, last});
    i = last - 1;
  }
  return stretches;
}

}  // namespace dateline::annotation
