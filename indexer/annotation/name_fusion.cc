// Both lists are walked side by side.
#include "indexer/annotation/name_fusion.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <unordered_set>

#include "indexer/annotation/name_evidence.h"

namespace dateline::annotation {
namespace {

namespace label = tagging::name_label;
using news::EntityType;

// A name of several words that ends like this is a law, a prize or a day.
constexpr auto kThings = std::to_array<std::string_view>(
    {"act", "amendment", "bill", "agreement", "accord", "accords", "treaty", "pact", "constitution",
     "resolution", "prize", "award", "awards", "day", "war"});

// Margins (sixteenths of log odds) from which a tagged name is sure.
constexpr std::int16_t kSure = 32;

EntityType type_of(std::uint8_t tagged) {
  return tagged == label::kPerson ? EntityType::person
         : tagged == label::kOrg  ? EntityType::org
                                  : EntityType::place;
}

class Fusion {
 public:
  Fusion(const Reading& reading, const std::vector<RolePhrase>& roles)
      : reading_(reading), index_(reading, roles), evidence_(reading, roles, index_) {}

  std::vector<NameMention> run(const std::vector<NameMention>& ruled,
                               const std::vector<tagging::TaggedName>& tagged) {
    std::size_t r = 0;
    for (const tagging::TaggedName& name : tagged) {
      const TokenSpan tokens{name.tokens.begin, name.tokens.end};
      for (; r < ruled.size() && ruled[r].tokens.last <= tokens.first; ++r) keep(ruled[r]);
      const std::size_t first = r;
      while (r < ruled.size() && ruled[r].tokens.first < tokens.last) ++r;
      take(name, tokens, {ruled.data() + first, r - first});
    }
    for (; r < ruled.size(); ++r) keep(ruled[r]);
    people_to_bodies();
    bodies_to_people();
    return std::move(mentions_);
  }

 private:
  // A mention of the rules that the tagger does not see. Outside English they know less.
  void keep(const NameMention& mention) {
    // "Total spending", "Target": words that are companies, too.
    const bool doubtful = mention.type == EntityType::org && mention.tokens.size() == 1 &&
                          mention.entry != nullptr && mention.entry->has(kAmbiguous);
    if (doubtful) return;
    const bool backed = reading_.is("en") || mention.entry != nullptr || mention.role != kNone;
    if (mention.sure && backed) mentions_.push_back(mention);
  }

  // Titles are no part of a name, and a name said twice in a row is two ("Jared Kushner Jared
  // Corey Kushner" is a caption and what follows, "Trump Donald John TrumpGOP" a name with what a
  // page says of it).
  TokenSpan person_in(TokenSpan tokens) const {
    constexpr KindMask kBodies = EntryKind::organisation | EntryKind::metonym;
    const auto no_part = [&](TokenId i) {  // "Ambassador", "U.N."
      return index_.covering(i) >= 0 || (reading_.token(i).all_capitals && !reading_.is("ru") &&
                                         reading_.entry(i, kBodies) != nullptr);
    };
    while (tokens.size() > 1 && no_part(tokens.first)) ++tokens.first;
    while (reading_.is("ar") && tokens.size() > 1 && title_word(tokens.last - 1)) --tokens.last;
    if (tokens.size() > 2 && portfolio_before(tokens.first)) ++tokens.first;
    if (tokens.size() > 2 && reading_.is("en")) tokens.first = evidence_.person_begin(tokens);
    const std::string_view first = reading_.surface(tokens.first);
    for (TokenId i = tokens.first + 1; i < tokens.last && first.size() > 2; ++i) {
      if (!reading_.surface(i).starts_with(first)) continue;
      const bool given =
          reading_.entry(tokens.first + 1, mask_of(EntryKind::first_name)) != nullptr;
      const bool whole = reading_.form_id(i) == reading_.form_id(tokens.first);
      if (!whole && !glued(reading_.surface(i), first.size())) continue;
      tokens.last = i + 1 == tokens.last && given ? tokens.first + 1 : i;
    }
    return with_initials(tokens);
  }

  // "محمد بن سلمان | ولي العهد", "بوش | الأسبق": an office or its adjective behind a name.
  bool title_word(TokenId i) const {
    constexpr auto kOfFather = std::to_array<std::string_view>({"آل", "أبو", "ابن", "بن", "عبد"});
    if (std::find(kOfFather.begin(), kOfFather.end(), reading_.surface(i - 1)) != kOfFather.end())
      return false;
    const Entry* word = reading_.entry(i, mask_of(EntryKind::stop_word));
    return index_.covering(i) >= 0 || (word != nullptr && word->entry_class == EntryClass::common);
  }

  // "TrumpGOP": a name's end and what follows it without a blank.
  static bool glued(std::string_view word, std::size_t name) {
    return word.size() > name && word[name] >= 'A' && word[name] <= 'Z';
  }

  // "ministre de l'Intérieur | Christophe Castaner": behind a preposition a word that is no given
  // name, before one that is.
  bool portfolio_before(TokenId i) const {
    constexpr KindMask kFirst = mask_of(EntryKind::first_name);
    if (!reading_.is("fr") && !reading_.is("es") && !reading_.is("it") && !reading_.is("pt"))
      return false;
    const bool elided = reading_.core_begin(i) != reading_.token(i).begin;
    constexpr auto kOf = std::to_array<std::string_view>({"de", "du", "des", "del", "la", "di"});
    const bool owned =
        elided || (i > 0 && std::find(kOf.begin(), kOf.end(), reading_.folded(i - 1)) != kOf.end());
    return owned && reading_.entry(i, kFirst) == nullptr &&
           reading_.entry(i + 1, kFirst) != nullptr;
  }

  // "Foreign Minister AK Abdul Momen": initials between a title and a name.
  TokenSpan with_initials(TokenSpan tokens) const {
    constexpr std::size_t kLongest = 3;
    if (tokens.first == 0 || reading_.token(tokens.first).sentence_start) return tokens;
    const TokenId i = tokens.first - 1;
    const bool initials = reading_.token(i).all_capitals && reading_.is_word(i) &&
                          reading_.surface(i).size() <= kLongest &&
                          reading_.entry(i, kAllKinds) == nullptr;
    if (initials && evidence_.title_before(i)) --tokens.first;
    return tokens;
  }

  // "Fox said" in a text without a Vicente Fox: the outlet.
  void people_to_bodies() {
    constexpr KindMask kBody = mask_of(EntryKind::organisation);
    std::unordered_set<std::string_view> names;
    for (const NameMention& mention : mentions_) {
      if (mention.type != EntityType::person || mention.tokens.size() < 2) continue;
      names.insert(reading_.folded(mention.tokens.first));
      names.insert(reading_.folded(mention.tokens.last - 1));
    }
    for (NameMention& mention : mentions_) {
      if (mention.type != EntityType::person || mention.tokens.size() != 1) continue;
      const TokenId i = mention.tokens.first;
      const Entry* entry = reading_.entry(i, kBody);
      const bool outlet = entry != nullptr && entry->entry_class == EntryClass::media;
      if (!outlet || names.contains(reading_.folded(i)) || evidence_.title_before(i)) continue;
      mention.type = EntityType::org;
      mention.entry = entry;
      mention.country = entry->country;
    }
  }

  // "el-Mansoury said", where the text names Sherif el-Mansoury in full and no lexicon knows a body
  // of that name.
  void bodies_to_people() {
    std::unordered_set<std::string_view> surnames;
    for (const NameMention& mention : mentions_) {
      if (mention.type == EntityType::person && mention.tokens.size() > 1)
        surnames.insert(reading_.folded(mention.tokens.last - 1));
    }
    for (NameMention& mention : mentions_) {
      const bool is_unknown = mention.entry == nullptr && mention.country == 0;
      if (mention.type == EntityType::person || mention.tokens.size() != 1 || !is_unknown ||
          !surnames.contains(reading_.folded(mention.tokens.first)))
        continue;
      mention.type = EntityType::person;
    }
  }

  // Labels and things; and who took a picture ("X/Reuters").
  bool no_name(std::uint8_t type, TokenSpan tokens) const {
    const Reading::Found known = reading_.longest(tokens.first, mask_of(EntryKind::stop_word));
    if (known.entry != nullptr && known.tokens == tokens &&
        known.entry->entry_class == EntryClass::headline) {
      return true;
    }
    if (known.entry != nullptr && tokens.size() == 1 && !reading_.is("en") &&
        known.entry->entry_class == EntryClass::common)
      return true;
    if (type == label::kPerson) {
      const std::string_view word = reading_.surface(tokens.first);  // "R-Texas"
      const bool party = word.size() > 2 && word[1] == '-' && (word[0] == 'R' || word[0] == 'D');
      return party || title_alone(tokens) ||
             (reading_.is_mark(tokens.last, '/') && reading_.capital(tokens.last + 1));
    }
    if (type == label::kOrg && (outlets_in_a_row(tokens) || family(tokens))) return true;
    return tokens.size() > 1 && std::find(kThings.begin(), kThings.end(),
                                          reading_.folded(tokens.last - 1)) != kThings.end();
  }

  // "خادم الحرمين الشريفين": a title that the tagger takes for a name.
  bool title_alone(TokenSpan tokens) const {
    const std::int32_t role = index_.covering(tokens.last - 1);
    return role >= 0 && index_.covering(tokens.first) == role;
  }

  // "Facebook Twitter Pinterest": buttons of a page.
  bool outlets_in_a_row(TokenSpan tokens) const {
    if (tokens.size() < 2) return false;
    for (TokenId i = tokens.first; i < tokens.last; ++i) {
      const Entry* entry = reading_.entry(i, mask_of(EntryKind::organisation));
      if (entry == nullptr || entry->has(kAmbiguous)) return false;
    }
    return reading_.longest(tokens.first, mask_of(EntryKind::organisation)).tokens.size() == 1;
  }

  // "the Clintons": people.
  bool family(TokenSpan tokens) const {
    if (tokens.size() != 1 || !reading_.is("en")) return false;
    std::string_view name = reading_.folded(tokens.first);
    if (!name.ends_with('s') || reading_.entry(tokens.first, kAllKinds) != nullptr) return false;
    name.remove_suffix(1);
    const Gazetteer& gazetteer = reading_.gazetteer();
    return Gazetteer::first(gazetteer.entries(gazetteer.find(name)),
                            {mask_of(EntryKind::figure), kAllLanguages}) != nullptr;
  }

  void take(const tagging::TaggedName& name, TokenSpan tokens, std::span<const NameMention> ruled) {
    if (name.type == label::kOther) return;
    if (name.type == label::kPerson) tokens = person_in(tokens);
    if (no_name(name.type, tokens)) return;
    NameMention mention;
    mention.tokens = tokens;
    mention.type = type_of(name.type);
    mention.sure = name.margin >= kSure;
    for (const NameMention& other : ruled) {
      if (other.tokens != tokens) continue;
      mention.entry = other.type == mention.type ? other.entry : nullptr;
      mention.country = other.country;
      mention.sure = mention.sure || (other.sure && other.type == mention.type);
    }
    if (mention.type == EntityType::person && tokens.size() > 1) place_after_all(mention);
    const bool letters = reading_.is("en") && reading_.token(tokens.first).all_capitals;
    if (mention.type == EntityType::org && (reading_.is("es") || letters))
      country_after_all(mention);
    if (mention.entry == nullptr && mention.type != EntityType::person) look_up(mention);
    mentions_.push_back(mention);
  }

  // "the Rose Garden": of several words, known, and nobody's name.
  void place_after_all(NameMention& mention) const {
    constexpr KindMask kPlaces = EntryKind::metonym | EntryKind::place;
    const Reading::Found found = reading_.longest(mention.tokens.first, kPlaces);
    if (found.entry == nullptr || found.tokens != mention.tokens || found.entry->has(kAmbiguous) ||
        evidence_.title_before(mention.tokens.first))
      return;
    mention.type = EntityType::place;
    mention.entry = found.entry;
    mention.country = found.entry->country;
  }

  // Spanish papers' "Francia aprueba", "the US": a country that acts is a country still.
  void country_after_all(NameMention& mention) const {
    const CountryAt country = country_at(reading_, mention.tokens.first);
    if (country.country != 0 && !country.adjective && country.tokens == mention.tokens)
      mention.type = EntityType::place;
  }

  void look_up(NameMention& mention) const {
    constexpr KindMask kPlaces =
        EntryKind::country | EntryKind::place | mask_of(EntryKind::demonym) | EntryKind::metonym;
    constexpr KindMask kBodies = EntryKind::organisation | EntryKind::metonym;
    const Reading::Found found = reading_.longest(
        mention.tokens.first, mention.type == EntityType::place ? kPlaces : kBodies);
    if (found.entry != nullptr && found.tokens == mention.tokens) {
      mention.entry = found.entry;
      mention.country = found.entry->country;
      const bool seat = found.entry->kind == EntryKind::metonym &&
                        found.entry->entry_class == EntryClass::seat && mention.tokens.size() > 1;
      if (seat) mention.type = EntityType::place;  // "the Oval Office"
    } else if (mention.type == EntityType::org) {
      mention.country = country_of_body(reading_, mention.tokens);
    }
  }

  const Reading& reading_;
  RoleIndex index_;
  NameEvidence evidence_;
  std::vector<NameMention> mentions_;
};

}  // namespace

std::vector<NameMention> fuse_names(const Reading& reading, const std::vector<RolePhrase>& roles,
                                    const std::vector<NameMention>& ruled,
                                    const std::vector<tagging::TaggedName>& tagged) {
  std::vector<NameMention> mentions = Fusion(reading, roles).run(ruled, tagged);
  give_roles(reading, roles, mentions);
  return mentions;
}

}  // namespace dateline::annotation
