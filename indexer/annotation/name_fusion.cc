// Both lists are walked side by side.
#include "indexer/annotation/name_fusion.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

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
    return std::move(mentions_);
  }

 private:
  // A mention of the rules that the tagger does not see. Outside English they know less.
  void keep(const NameMention& mention) {
    const bool backed = reading_.is("en") || mention.entry != nullptr || mention.role != kNone;
    if (mention.sure && backed) mentions_.push_back(mention);
  }

  // Titles are no part of a name, and a name said twice in a row is two ("Jared Kushner Jared
  // Corey Kushner" is a caption and what follows).
  TokenSpan person_in(TokenSpan tokens) const {
    while (tokens.size() > 1 && index_.covering(tokens.first) >= 0) ++tokens.first;
    for (TokenId i = tokens.first + 1; i < tokens.last; ++i)
      if (reading_.form_id(i) == reading_.form_id(tokens.first) && reading_.surface(i).size() > 2)
        tokens.last = i;
    return tokens;
  }

  // Labels and things; and who took a picture ("X/Reuters").
  bool no_name(std::uint8_t type, TokenSpan tokens) const {
    const Reading::Found known = reading_.longest(tokens.first, mask_of(EntryKind::stop_word));
    if (known.entry != nullptr && known.tokens == tokens &&
        known.entry->entry_class == EntryClass::headline) {
      return true;
    }
    if (type == label::kPerson)
      return reading_.is_mark(tokens.last, '/') && reading_.capital(tokens.last + 1);
    return tokens.size() > 1 && std::find(kThings.begin(), kThings.end(),
                                          reading_.folded(tokens.last - 1)) != kThings.end();
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
    if (mention.entry == nullptr && mention.type != EntityType::person) look_up(mention);
    mentions_.push_back(mention);
  }

  void look_up(NameMention& mention) const {
    constexpr KindMask kPlaces =
        EntryKind::country | EntryKind::place | mask_of(EntryKind::demonym);
    constexpr KindMask kBodies = EntryKind::organisation | EntryKind::metonym;
    const Reading::Found found = reading_.longest(
        mention.tokens.first, mention.type == EntityType::place ? kPlaces : kBodies);
    if (found.entry != nullptr && found.tokens == mention.tokens) {
      mention.entry = found.entry;
      mention.country = found.entry->country;
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
