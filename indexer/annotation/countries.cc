// Finding countries is a matter of tables; homonyms need a second pass.
#include "indexer/annotation/countries.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_set>

namespace dateline::annotation {
namespace {

constexpr KindMask kCountryKinds = mask_of(EntryKind::country) | EntryKind::demonym |
                                   EntryKind::place | EntryKind::metonym | EntryKind::organisation;

class Finder {
 public:
  Finder(const Reading& reading, const std::vector<NameMention>& names)
      : reading_(reading), names_(names) {
    for (const NameMention& name : names) {
      const bool full = name.type == news::EntityType::person && name.tokens.size() > 1;
      if (full) surnames_.insert(reading.folded(name.tokens.last - 1));
    }
  }

  std::vector<CountryHit> run(const std::vector<CountryHit>& context) {
    std::size_t name = 0;
    for (TokenId i = 0; i < reading_.size(); ++i) {
      while (name < names_.size() && names_[name].tokens.last <= i) ++name;
      if (name < names_.size() && names_[name].tokens.contains(i) &&
          names_[name].type == news::EntityType::person) {
        i = names_[name].tokens.last - 1;
        continue;
      }
      const TokenId past = take(i);
      if (past == i && reading_.word(i) == 0) hyphened(i);
      if (past > i) i = past - 1;
    }
    settle(context);
    return std::move(hits_);
  }

 private:
  // The token after what was found at i; i if nothing was.
  TokenId take(TokenId i) {
    const Reading::Found found = reading_.longest(i, kCountryKinds);
    if (found.entry == nullptr) return i;
    if (found.entry->country == 0) return found.tokens.last;
    if (surname(found)) return found.tokens.last;
    if (several(found)) {
      open_.push_back({hits_.size(), found});
    }
    hits_.push_back({found.entry->country, found.tokens, found.entry->kind});
    return found.tokens.last;
  }

  // "Jordan" in a text about Jim Jordan.
  bool surname(const Reading::Found& found) const {
    return found.tokens.size() == 1 && found.entry->has(kAmbiguous) &&
           surnames_.contains(reading_.folded(found.tokens.first));
  }

  // The form may mean more than one country, or something else altogether.
  bool several(const Reading::Found& found) const {
    if (found.entry->has(kAmbiguous)) return true;
    for (const Entry& entry : found.entries) {
      if (counts(entry) && entry.country != found.entry->country) return true;
    }
    return false;
  }

  bool counts(const Entry& entry) const {
    return (mask_of(entry.kind) & kCountryKinds) != 0 && entry.country != 0 &&
           (entry.languages & reading_.languages()) != 0;
  }

  // "Saudi-led", "US-backed", "Franco-German": the pieces of a word.
  void hyphened(TokenId i) {
    const std::string_view word = reading_.folded(i);
    if (word.find('-') == std::string_view::npos) return;
    std::size_t begin = 0;
    for (std::size_t hyphen = word.find('-'); begin < word.size(); hyphen = word.find('-', begin)) {
      const std::string_view piece = word.substr(begin, hyphen - begin);
      const Entry* entry =
          piece.size() < 2
              ? nullptr
              : Gazetteer::first(
                    reading_.gazetteer().entries(reading_.gazetteer().find(piece)),
                    {mask_of(EntryKind::country) | EntryKind::demonym, reading_.languages()});
      if (entry != nullptr && entry->country != 0 &&
          case_fits(*entry,
                    reading_.surface(i).substr(std::min(begin, reading_.surface(i).size())))) {
        hits_.push_back({entry->country, {i, i + 1}, EntryKind::demonym});
      }
      if (hyphen == std::string_view::npos) break;
      begin = hyphen + 1;
    }
  }

  // Homonyms: the country that the text names without doubt, else the country's own name, else out.
  void settle(const std::vector<CountryHit>& context) {
    if (open_.empty()) return;
    std::map<CountryId, int> clear;
    for (const CountryHit& hit : context) ++clear[hit.country];
    std::vector<bool> doubtful(hits_.size(), false);
    for (const Open& open : open_) doubtful[open.hit] = true;
    for (std::size_t h = 0; h < hits_.size(); ++h) {
      if (!doubtful[h]) ++clear[hits_[h].country];
    }
    for (const Open& open : open_) hits_[open.hit].country = choose(open.found, clear);
    std::erase_if(hits_, [](const CountryHit& hit) { return hit.country == 0; });
  }

  CountryId choose(const Reading::Found& found, const std::map<CountryId, int>& clear) const {
    CountryId best = 0;
    int best_count = 0;
    for (const Entry& entry : found.entries) {
      if (!counts(entry)) continue;
      const auto seen = clear.find(entry.country);
      const int count = seen == clear.end() ? 0 : seen->second;
      if (count > best_count) {
        best = entry.country;
        best_count = count;
      }
    }
    if (best != 0) return best;
    if (stands_as_place(found.tokens.first)) return found.entry->country;
    const bool name =
        found.entry->kind == EntryKind::country || found.entry->kind == EntryKind::demonym;
    return name || !found.entry->has(kAmbiguous) ? found.entry->country : CountryId{0};
  }

  // The search for names took it for a place ("in Cleveland").
  bool stands_as_place(TokenId i) const {
    const auto after =
        std::partition_point(names_.begin(), names_.end(),
                             [i](const NameMention& name) { return name.tokens.last <= i; });
    return after != names_.end() && after->tokens.contains(i) &&
           after->type == news::EntityType::place;
  }

  struct Open {
    std::size_t hit;
    Reading::Found found;
  };

  const Reading& reading_;
  const std::vector<NameMention>& names_;
  std::unordered_set<std::string_view> surnames_;  // of people with a first name
  std::vector<CountryHit> hits_;
  std::vector<Open> open_;
};

}  // namespace

std::vector<CountryHit> find_country_hits(const Reading& reading,
                                          const std::vector<NameMention>& names,
                                          const std::vector<CountryHit>& context) {
  return Finder(reading, names).run(context);
}

CountryId country_of_place(const Reading& place) {
  CountryId found = 0;
  for (TokenId i = 0; i < place.size(); ++i) {
    const Entry* entry = place.longest(i, kCountryKinds).entry;
    if (entry == nullptr || entry->country == 0) continue;
    // What stands behind a comma says which of the homonyms is meant.
    if (found == 0 || !entry->has(kAmbiguous)) found = entry->country;
  }
  return found;
}

}  // namespace dateline::annotation
