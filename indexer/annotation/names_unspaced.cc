// Titles and verbs of speech say where a person stands; the lexicon knows the rest.
#include "indexer/annotation/names_unspaced.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>

#include "indexer/annotation/name_evidence.h"

namespace dateline::annotation {
namespace {

constexpr KindMask kKnown = mask_of(EntryKind::country) | EntryKind::place |
                            EntryKind::organisation | EntryKind::metonym | EntryKind::demonym;
constexpr KindMask kEndsName = kKnown | EntryKind::cue | EntryKind::stop_word | EntryKind::pronoun |
                               EntryKind::calendar | EntryKind::role | EntryKind::organisation_word;
constexpr TokenId kLongestArabicName = 4;
constexpr TokenId kLongestChineseName = 3;
constexpr std::size_t kShortestSurname = 8;  // bytes: four Arabic letters

class Finder {
 public:
  Finder(const Reading& reading, const std::vector<RolePhrase>& roles)
      : reading_(reading), roles_(roles), han_(reading.is("zh") || reading.is("ja")) {}

  std::vector<NameMention> run() {
    std::size_t role = 0;
    for (TokenId i = 0; i < reading_.size(); ++i) {
      while (role < roles_.size() && roles_[role].whole.last < i) ++role;
      if (const TokenId end = person_at(i, role); end > i) {
        add({i, end}, news::EntityType::person, nullptr);
        i = end - 1;
      } else if (const TokenId past = known_at(i); past > i) {
        i = past - 1;
      }
    }
    find_again();
    return std::move(mentions_);
  }

 private:
  TokenId known_at(TokenId i) {
    const Reading::Found known = reading_.longest(i, kKnown);
    if (known.entry == nullptr) return i;
    switch (known.entry->kind) {
      case EntryKind::demonym:
        break;
      case EntryKind::organisation:
      case EntryKind::metonym:
        if (han_ || !known.entry->has(kAmbiguous) || kind_named(i))
          add(known.tokens, news::EntityType::org, known.entry);
        break;
      default:
        // "我国" is no name.
        if (!known.entry->has(kAmbiguous) || (!han_ && known.entry->kind == EntryKind::country)) {
          add(known.tokens, news::EntityType::place, known.entry);
        }
    }
    return known.tokens.last;
  }

  // "قناة العربية", "حركة فتح": common words that are names behind the word for what they name.
  bool kind_named(TokenId i) const {
    constexpr auto kKinds =
        std::to_array<std::string_view>({"حركة", "حزب", "جريدة", "شبكة", "صحيفة", "فضائية", "قناة",
                                         "لقناة", "لصحيفة", "موقع", "وكالة"});
    return i > 0 &&
           std::find(kKinds.begin(), kKinds.end(), reading_.surface(i - 1)) != kKinds.end();
  }

  bool title_ends(TokenId i, std::size_t role) const {
    return role < roles_.size() && roles_[role].whole.last == i && roles_[role].personal() &&
           !roles_[role].plural();
  }

  bool inside_title(TokenId i, std::size_t role) const {
    for (std::size_t r = role; r < roles_.size() && r < role + 2; ++r) {
      if (roles_[r].office.first < i && i < roles_[r].office.last) return true;
    }
    return false;
  }

  TokenId person_at(TokenId i, std::size_t role) const {
    if (!reading_.is_word(i)) return i;
    // "强调", "常务": words of several characters that begin like a family name.
    constexpr KindMask kWords = EntryKind::cue | EntryKind::stop_word | EntryKind::calendar;
    if (han_ && reading_.longest(i, kWords).tokens.size() > 1) return i;
    // "خادم الحرمين الشريفين": an office of several words.
    if (!han_ && reading_.longest(i, mask_of(EntryKind::role)).tokens.size() > 1) return i;
    if (han_ && inside_title(i, role)) return i;  // "主席": no Mr Xi
    const bool titled = title_ends(i, role);
    const EntryClass kind = titled ? roles_[role].entry->entry_class : EntryClass::none;
    const bool official = kind == EntryClass::office || kind == EntryClass::spokesperson ||
                          kind == EntryClass::military;
    if (!han_) return arabic(i, titled);
    const bool foreign = official && roles_[role].country != 0 &&
                         country_code(roles_[role].country) != "CN" &&
                         !country_code(roles_[role].country).empty();
    const TokenId end = foreign ? written_by_sound(i) : i;
    return end > i ? end : chinese(i, titled, official);
  }

  // One to four words behind a title, or two to four behind a verb of speech.
  TokenId arabic(TokenId i, bool titled) const {
    const Entry* cue = i > 0 ? reading_.entry(i - 1, mask_of(EntryKind::cue)) : nullptr;
    const bool told = cue != nullptr && cue->entry_class == EntryClass::strong;
    const bool first = reading_.entry(i, mask_of(EntryKind::first_name)) != nullptr;
    if ((!titled && !first) || (!titled && !told && !first)) return i;
    TokenId end = i;
    while (end < reading_.size() && end - i < kLongestArabicName && reading_.is_word(end) &&
           !reading_.token(end).sentence_start &&
           (end == i || reading_.entry(end, kEndsName) == nullptr) && !function_word(end)) {
      if (end == i && reading_.entry(end, kEndsName) != nullptr && !first) break;
      ++end;
    }
    return !titled && end - i < 2 ? i : end;
  }

  bool function_word(TokenId i) const {
    // Two or three letters that are no name: prepositions and conjunctions.
    if (reading_.folds_to(i, "بن") || reading_.folds_to(i, "ابن") || reading_.folds_to(i, "ال"))
      return false;
    if (reading_.surface(i) == "على" || reading_.surface(i) == "إلى") return true;
    return reading_.surface(i).size() <= 6 &&
           reading_.entry(i, mask_of(EntryKind::surname)) == nullptr &&
           reading_.entry(i, mask_of(EntryKind::first_name)) == nullptr;
  }

  // Two or three characters between a title and a verb of speech.
  TokenId unknown_family(TokenId i) const {
    if (function_character(i) || reading_.longest(i, kKnown).entry != nullptr) return i;
    for (TokenId end = i + 2; end <= i + kLongestChineseName && end <= reading_.size(); ++end) {
      if (!reading_.is_word(end - 1) || reading_.longest(end - 1, kEndsName).entry != nullptr)
        return i;
      const bool dated = end < reading_.size() && reading_.token(end).kind == TokenKind::number;
      if (dated || reading_.longest(end, mask_of(EntryKind::cue)).entry != nullptr) return end;
    }
    return i;
  }

  // "伊朗外交部发言人卡纳尼表示": a foreign name, up to a verb of speech or a day.
  TokenId written_by_sound(TokenId i) const {
    constexpr TokenId kLongest = 8;
    for (TokenId end = i + 1; end <= i + kLongest && end <= reading_.size(); ++end) {
      const bool dot = reading_.surface(end - 1) == "·";
      if (!dot && (!reading_.is_word(end - 1) ||
                   reading_.longest(end - 1, mask_of(EntryKind::stop_word)).tokens.size() > 1))
        return i;
      if (end - i < 2 || end >= reading_.size()) continue;
      const bool dated = reading_.token(end).kind == TokenKind::number ||
                         reading_.longest(end, mask_of(EntryKind::calendar)).entry != nullptr;
      if (dated || reading_.longest(end, mask_of(EntryKind::cue)).entry != nullptr) return end;
    }
    return i;
  }

  // A family name and one or two characters, held by a title before or a verb of speech behind.
  TokenId chinese(TokenId i, bool titled, bool official) const {
    const Reading::Found family = reading_.longest(i, mask_of(EntryKind::surname));
    if (family.entry == nullptr) return titled && official ? unknown_family(i) : i;
    const TokenId given = family.tokens.last;
    if (reading_.longest(i, kKnown).tokens.last > given) return i;  // "韩国", "欧盟"
    const TokenId limit =
        std::min<TokenId>(reading_.size(), i + kLongestChineseName + family.tokens.size() - 1);
    for (TokenId end = given + 1; end <= limit; ++end) {
      if (!reading_.is_word(end - 1)) return i;
      if (end - 1 > given && (function_character(end - 1) || follows_name(end - 1))) return i;
      const bool cue_next = reading_.longest(end, mask_of(EntryKind::cue)).entry != nullptr;
      const bool title_next = reading_.longest(end, mask_of(EntryKind::role)).entry != nullptr;
      const bool closed = end >= reading_.size() || !reading_.is_word(end) ||
                          function_character(end) || follows_name(end);
      if (cue_next || (titled && (closed || end == limit)) || (title_next && !titled)) return end;
    }
    return i;
  }

  // "李强日前", "李强同", "蔡奇出席": of words behind a name, in hardly any.
  bool follows_name(TokenId i) const {
    constexpr auto kBehind = std::to_array<std::string_view>({"并", "出", "同", "后", "日", "作"});
    return std::find(kBehind.begin(), kBehind.end(), reading_.surface(i)) != kBehind.end();
  }

  // "在", "和", "的": what follows a name.
  bool function_character(TokenId i) const {
    const Entry* entry = reading_.entry(i, mask_of(EntryKind::stop_word));
    return entry != nullptr && entry->entry_class == EntryClass::function_word;
  }

  // A full name that was held once is the same name wherever it stands.
  void find_again() {
    std::unordered_set<std::string> names;
    std::unordered_set<FormId> starts;  // first words of `names`: most tokens start none
    std::vector<bool> taken(reading_.size(), false);
    for (const NameMention& mention : mentions_) {
      std::fill(taken.begin() + mention.tokens.first, taken.begin() + mention.tokens.last, true);
      if (mention.type != news::EntityType::person) continue;
      names.insert(joined(mention.tokens));
      starts.insert(reading_.form_id(mention.tokens.first));
      const TokenId last = mention.tokens.last - 1;
      if (han_ || reading_.surface(last).size() < kShortestSurname) continue;
      names.insert(joined({last, last + 1}));
      starts.insert(reading_.form_id(last));
    }
    if (names.empty()) return;
    const std::size_t before = mentions_.size();
    for (TokenId i = 0; i < reading_.size(); ++i) {
      if (taken[i] || !starts.contains(reading_.form_id(i))) continue;
      for (TokenId n = kLongestArabicName; n >= 1; --n) {
        const TokenId end = i + n;
        if (end > reading_.size() ||
            std::find(taken.begin() + i, taken.begin() + end, true) != taken.begin() + end)
          continue;
        if (!names.contains(joined({i, end}))) continue;
        add({i, end}, news::EntityType::person, nullptr);
        i = end - 1;
        break;
      }
    }
    if (mentions_.size() == before) return;
    std::sort(mentions_.begin(), mentions_.end(), [](const NameMention& a, const NameMention& b) {
      return a.tokens.first < b.tokens.first;
    });
  }

  std::string joined(TokenSpan tokens) const {
    std::string all;
    for (TokenId i = tokens.first; i < tokens.last; ++i) {
      all += reading_.folded(i);
      all += ' ';
    }
    return all;
  }

  void add(TokenSpan tokens, news::EntityType type, const Entry* entry) {
    NameMention mention;
    mention.tokens = tokens;
    mention.type = type;
    mention.sure = true;
    mention.entry = entry;
    mention.country = entry != nullptr ? entry->country : 0;
    mentions_.push_back(mention);
  }

  const Reading& reading_;
  const std::vector<RolePhrase>& roles_;
  bool han_;
  std::vector<NameMention> mentions_;
};

}  // namespace

std::vector<NameMention> find_names_without_capitals(const Reading& reading,
                                                     const std::vector<RolePhrase>& roles) {
  return Finder(reading, roles).run();
}

}  // namespace dateline::annotation
