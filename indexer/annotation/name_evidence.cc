// Points for people. The numbers were set by reading errors on news in several languages; only
// their order matters much.
#include "indexer/annotation/name_evidence.h"

#include <algorithm>
#include <array>

namespace dateline::annotation {
namespace {

constexpr KindMask kCue = mask_of(EntryKind::cue);
constexpr auto kPlacePrepositions = std::to_array<std::string_view>(
    {"in",  "at", "near", "from", "to",   "outside", "around", "across", "aus", "nach",
     "bei", "a",  "à",    "en",   "dans", "desde",   "hacia",  "в",      "из",  "у"});
constexpr auto kCaseEndings = std::to_array<std::string_view>(
    {"ого", "ому", "ыми", "ым", "ом", "ем", "ой", "ую", "а", "у", "ы", "е"});
constexpr auto kJoinedArticles = std::to_array<std::string_view>(
    {"al-", "el-", "an-", "ar-", "as-", "at-", "ad-", "az-", "ash-", "ul-"});
constexpr std::size_t kShortestStem = 6;  // bytes: three Cyrillic letters

bool cyrillic(std::string_view lang) {
  return lang == "ru" || lang == "uk" || lang == "bg";
}

bool speech_verb(const Entry* cue) {
  return cue != nullptr && cue->entry_class == EntryClass::strong;
}

}  // namespace

std::string name_stem(std::string_view folded, std::string_view lang) {
  for (const std::string_view article : kJoinedArticles) {
    if (folded.substr(0, article.size()) == article && folded.size() > article.size() + 2) {
      folded.remove_prefix(article.size());
      break;
    }
  }
  const std::size_t mark = std::min(folded.find('\''), folded.size());
  if (lang == "tr" && mark > 2) folded = folded.substr(0, mark);
  if (!cyrillic(lang)) return std::string(folded);
  for (const std::string_view ending : kCaseEndings) {
    if (folded.size() >= ending.size() + kShortestStem && folded.ends_with(ending)) {
      folded.remove_suffix(ending.size());
      break;
    }
  }
  return std::string(folded);
}

std::string NameEvidence::key(TokenSpan tokens) const {
  std::string key;
  for (TokenId i = tokens.first; i < tokens.last; ++i) {
    if (!reading_.is_word(i)) continue;
    if (!key.empty()) key += ' ';
    key += name_stem(reading_.folded(i), reading_.lang());
  }
  return key;
}

bool NameEvidence::title_before(TokenId first) const {
  const std::int32_t role = index_.ending_before(first);
  if (role < 0 || reading_.token(first).sentence_start) return false;
  const RolePhrase& phrase = roles_[static_cast<std::size_t>(role)];
  return phrase.personal() && !phrase.plural();
}

bool NameEvidence::place_around(TokenSpan name) const {
  if (name.first > 0 && !reading_.token(name.first).sentence_start) {
    const std::string_view before = reading_.folded(name.first - 1);
    if (std::find(kPlacePrepositions.begin(), kPlacePrepositions.end(), before) !=
        kPlacePrepositions.end()) {
      return true;
    }
  }
  return reading_.is_comma(name.last) && country_at(reading_, name.last + 1).country != 0;
}

bool NameEvidence::plain_capital(TokenId i) const {
  return reading_.capital(i) && !reading_.token(i).all_capitals && !reading_.token(i).has_digit;
}

int NameEvidence::words_inside(TokenSpan name) const {
  int points = 0;
  const bool several = name.size() > 1;
  const auto known = [&](TokenId i, EntryKind kind) {
    const Entry* entry = reading_.entry(i, mask_of(kind));
    return entry != nullptr && entry->entry_class != EntryClass::particle;
  };
  std::string_view first = reading_.folded(name.first);
  const std::size_t hyphen = first.find('-');
  const bool hyphened_first =  // Jean-Claude
      hyphen != std::string_view::npos &&
      Gazetteer::first(
          reading_.gazetteer().entries(reading_.gazetteer().find(first.substr(0, hyphen))),
          {mask_of(EntryKind::first_name), kAllLanguages}) != nullptr;
  if (hyphened_first || known(name.first, EntryKind::first_name)) points += several ? 3 : 1;
  if (several && known(name.last - 1, EntryKind::surname)) points += 2;
  if (several && name.size() <= 4) points += 1;
  if (name.size() > 5) points -= 3;
  for (TokenId i = name.first; i < name.last; ++i) {
    const std::string_view word = reading_.surface(i);
    const bool inner = i > name.first && i + 1 < name.last;
    if (inner && (is_particle(reading_, i) || (word.size() == 2 && word[1] == '.'))) points += 2;
    if (reading_.token(i).has_digit) points -= 3;
    if (reading_.token(i).all_capitals && word.find('.') == std::string_view::npos) points -= 2;
    if (several && reading_.form(i).lower > reading_.form(i).capital) points -= 2;
    if (reading_.entry(i, mask_of(EntryKind::organisation_word)) != nullptr) points -= 2;
  }
  return points;
}

// "the company's chief executive, X", "the UN envoy for the talks, X": an office before the comma.
bool NameEvidence::owned_role_before(TokenId comma) const {
  constexpr TokenId kReach = 8;
  for (TokenId back = 1; back <= kReach && back <= comma; ++back) {
    const TokenId i = comma - back;
    const std::int32_t role = index_.covering(i);
    if (role >= 0) {
      const RolePhrase& phrase = roles_[static_cast<std::size_t>(role)];
      return phrase.personal() && !phrase.plural() && !phrase.honorific();
    }
    if (reading_.token(i).sentence_start || reading_.is_comma(i)) return false;
  }
  return false;
}

int NameEvidence::neighbours(TokenSpan name) const {
  int points = 0;
  if (title_before(name.first)) points += 4;
  const TokenId next = name.last;
  if (reading_.is_comma(next) && next + 1 < reading_.size()) {
    const bool age = reading_.token(next + 1).kind == TokenKind::number &&
                     reading_.surface(next + 1).size() <= 2 && reading_.is_comma(next + 2);
    if (age) points += 3;
    if (reading_.folds_to(next + 1, "who") || reading_.folds_to(next + 1, "whose")) points += 2;
    for (TokenId i = next + 1; i < next + 5 && i < reading_.size(); ++i) {
      const std::int32_t role = index_.covering(i);
      if (role < 0) continue;
      if (roles_[static_cast<std::size_t>(role)].personal()) points += 2;
      break;
    }
  }
  if (name.first > 1 && reading_.is_comma(name.first - 1) && owned_role_before(name.first - 1))
    points += 2;
  const bool speaks = speech_verb(reading_.entry(next, kCue)) ||
                      (name.first > 0 && speech_verb(reading_.entry(name.first - 1, kCue)));
  if (speaks) points += 2;
  return points;
}

int NameEvidence::person(TokenSpan name) const {
  if (!plain_capital(name.first) && name.size() == 1) return title_before(name.first) ? 2 : 0;
  int points = words_inside(name) + neighbours(name);
  if (reading_.capital_nouns() && name.size() == 1 && !title_before(name.first)) points -= 2;
  if (reading_.token(name.first).sentence_start && name.size() == 1) points -= 1;
  return points;
}

bool NameEvidence::acronym_alone(TokenId i) const {
  const std::string_view word = reading_.surface(i);
  if (word.size() < 2 || word.size() > 6 || reading_.token(i).has_digit) return false;
  const bool loud = (i > 0 && reading_.token(i - 1).all_capitals) ||
                    (i + 1 < reading_.size() && reading_.token(i + 1).all_capitals);
  if (loud) return false;
  return reading_.form(i).capital + reading_.form(i).initial > 1 ||
         speech_verb(reading_.entry(i + 1, kCue));
}

bool NameEvidence::body_by_article(TokenSpan name) const {
  if (name.size() != 1 || name.first == 0 || !reading_.folds_to(name.first - 1, "the"))
    return false;
  return plain_capital(name.first) && !reading_.token(name.first).sentence_start &&
         speech_verb(reading_.entry(name.last, kCue));
}

TokenId NameEvidence::person_begin(TokenSpan name) const {
  constexpr KindMask kFirst = mask_of(EntryKind::first_name);
  if (reading_.entry(name.first, kFirst) != nullptr) return name.first;
  bool other = false;
  for (TokenId i = name.first; i + 1 < name.last; ++i) {
    if (other && reading_.entry(i, kFirst) != nullptr) return i;
    const bool initials =
        reading_.token(i).all_capitals && reading_.surface(i).size() == 2 && reading_.word(i) == 0;
    other = other || (reading_.token(i).all_capitals && !initials) || reading_.form(i).lower > 0 ||
            reading_.entry(i, mask_of(EntryKind::organisation_word)) != nullptr;
  }
  return name.first;
}

bool NameEvidence::role_like_start(TokenSpan name) const {
  if (name.size() < 3 || !reading_.token(name.first).sentence_start) return false;
  constexpr KindMask kFirst = mask_of(EntryKind::first_name);
  return reading_.entry(name.first, kFirst) == nullptr &&
         reading_.entry(name.first + 1, kFirst) != nullptr;
}

bool NameEvidence::speaks_alone(TokenSpan name) const {
  const Form& form = reading_.form(name.first);
  const bool known = reading_.entry(name.first, mask_of(EntryKind::role) | EntryKind::cue |
                                                    EntryKind::organisation_word) != nullptr;
  return !reading_.capital_nouns() && !known && plain_capital(name.first) && form.lower == 0 &&
         form.capital + form.initial > 1 && neighbours(name) >= 2;
}

bool NameEvidence::likely_person(TokenSpan name) const {
  if (reading_.capital_nouns() || name.size() < 2 || name.size() > 3) return false;
  for (TokenId i = name.first; i < name.last; ++i) {
    if (!plain_capital(i) || reading_.form(i).lower > 0) return false;
    if (reading_.surface(i).size() < 2) return false;
  }
  // Where small words around a stretch are the rule, its shape says enough.
  const bool plain = !reading_.is("en") && !reading_.token(name.first).sentence_start;
  return person(name) >= (plain ? 1 : 2);
}

}  // namespace dateline::annotation
