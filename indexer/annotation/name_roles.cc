// Which office belongs to which name: before it, or in apposition to it.
#include <algorithm>

#include "indexer/annotation/name_evidence.h"
#include "indexer/annotation/names.h"

namespace dateline::annotation {
namespace {

constexpr TokenId kFarthestApposition = 7;

class RoleGiver {
 public:
  RoleGiver(const Reading& reading, const std::vector<RolePhrase>& roles,
            std::vector<NameMention>& mentions)
      : reading_(reading), roles_(roles), mentions_(mentions) {}

  void run() {
    for (std::size_t m = 0; m < mentions_.size(); ++m) {
      NameMention& mention = mentions_[m];
      if (mention.type != news::EntityType::person) continue;
      mention.role = before(m);
      if (mention.role == kNone) mention.role = listed(m);
      const bool weak = mention.role == kNone || role(mention.role).honorific();
      if (weak) {
        const std::int32_t beside = apposition(m);
        if (beside != kNone) mention.role = beside;
      }
    }
  }

 private:
  const RolePhrase& role(std::int32_t r) const { return roles_[static_cast<std::size_t>(r)]; }

  std::int32_t ending_at(TokenId last) const {
    const auto after = std::partition_point(
        roles_.begin(), roles_.end(), [last](const RolePhrase& r) { return r.whole.last < last; });
    if (after == roles_.end() || after->whole.last != last) return kNone;
    return static_cast<std::int32_t>(after - roles_.begin());
  }

  // "Foreign Minister Dr. X", "the president of the European Council, X".
  std::int32_t before(std::size_t m) const {
    const TokenId first = mentions_[m].tokens.first;
    std::int32_t found = ending_at(first);
    if (found != kNone && role(found).honorific()) {
      const std::int32_t more = ending_at(role(found).whole.first);
      if (more != kNone && role(more).personal() && !role(more).plural())
        return open_ended(role(more)) ? found : more;
      const TokenId title = role(found).whole.first;  // "A spokesman for the port, Dr X"
      const bool comma = title > 1 && reading_.is_comma(title - 1);
      const std::int32_t owned = comma ? behind_comma(m, title - 1) : kNone;
      return owned == kNone ? found : owned;
    }
    if (found != kNone && open_ended(role(found))) return kNone;
    if (found != kNone) return role(found).personal() ? found : kNone;
    if (const std::int32_t office = portfolio(first); office != kNone) return office;
    if (const std::int32_t office = owned_office(first); office != kNone) return office;
    return reading_.token(first).sentence_start || first < 2 || !reading_.is_comma(first - 1)
               ? kNone
               : behind_comma(m, first - 1);
  }

  // "a spokesman for | X": not X.
  bool open_ended(const RolePhrase& phrase) const {
    const TokenId last = phrase.whole.last - 1;
    return phrase.whole.last > phrase.office.last &&
           (reading_.folds_to(last, "for") || reading_.folds_to(last, "of") ||
            reading_.folds_to(last, "to"));
  }

  // "Senators X of Maine, Y and Z": the role of the one before.
  std::int32_t listed(std::size_t m) const {
    constexpr TokenId kReach = 10;
    if (m == 0) return kNone;
    std::size_t before = m - 1;
    if (mentions_[before].type == news::EntityType::place && before > 0) --before;
    const NameMention& other = mentions_[before];
    if (other.type != news::EntityType::person || other.role == kNone || !role(other.role).plural())
      return kNone;
    const TokenId from = other.tokens.last, to = mentions_[m].tokens.first;
    if (to < from || to - from > kReach) return kNone;
    bool parted = false;
    for (TokenId i = from; i < to; ++i) {
      if (reading_.token(i).sentence_start ||
          reading_.entry(i, mask_of(EntryKind::cue) | EntryKind::role) != nullptr)
        return kNone;
      const bool conjunction = reading_.is_comma(i) || reading_.folds_to(i, "and");
      const bool between = conjunction || reading_.folds_to(i, "of") || reading_.capital(i) ||
                           reading_.is_mark(i, '(') || reading_.is_mark(i, ')');
      if (!between) return kNone;
      parted = parted || conjunction;
    }
    return parted ? other.role : kNone;
  }

  // "High Commissioner for Human Rights X", "Minister of State for Foreign Affairs Y": what the
  // office is for stands between it and the name.
  std::int32_t portfolio(TokenId first) const {
    constexpr TokenId kLongest = 6;
    if (!reading_.is("en")) return kNone;
    for (TokenId at = first; at > 0 && first - at <= kLongest; --at) {
      if (at < first) {
        const bool link = reading_.folds_to(at, "for") || reading_.folds_to(at, "of");
        const std::int32_t found = link ? ending_at(at) : kNone;
        if (found != kNone && first - at > 1)
          return role(found).personal() && !role(found).plural() && !role(found).honorific()
                     ? found
                     : kNone;
        if (!link && !reading_.folds_to(at, "and") && !reading_.capital(at)) return kNone;
      }
      if (reading_.token(at).sentence_start) return kNone;
    }
    return kNone;
  }

  // "председатель Банка России X": capitalised words of whose the office is stand before the name.
  std::int32_t owned_office(TokenId first) const {
    constexpr TokenId kLongest = 4;
    if (!reading_.is("ru") && !reading_.is("uk") && !reading_.is("bg")) return kNone;
    for (TokenId at = first; at > 0 && first - at <= kLongest; --at) {
      const std::int32_t found = at < first ? ending_at(at) : kNone;
      if (found != kNone) {
        const RolePhrase& phrase = role(found);
        return phrase.personal() && !phrase.plural() && !phrase.honorific() ? found : kNone;
      }
      if (reading_.token(at).sentence_start || (at < first && !reading_.capital(at))) return kNone;
    }
    return kNone;
  }

  // A definite office before the comma, also with the body it belongs to behind it.
  std::int32_t behind_comma(std::size_t m, TokenId comma) const {
    constexpr TokenId kReach = 8;  // "the UN envoy for the talks, X"
    std::int32_t found = kNone;
    for (TokenId at = comma; found == kNone && at + kReach > comma && at > 0; --at) {
      found = ending_at(at);
      if (found != kNone && role(found).plural()) found = kNone;  // "for the builders, X"
      if (reading_.token(at - 1).sentence_start || reading_.is_comma(at - 1)) break;
    }
    if (found == kNone) return kNone;
    const RolePhrase& phrase = role(found);
    // "with Estonian President X, Y said": it is X's.
    const bool taken = m > 0 && mentions_[m - 1].type == news::EntityType::person &&
                       mentions_[m - 1].tokens.first >= phrase.whole.last;
    if (taken) return kNone;
    const bool spokesperson = phrase.entry->entry_class == EntryClass::spokesperson;
    const bool owned = phrase.definite || phrase.country != 0 || spokesperson;
    // "…, X, said": the name is closed by a comma too, or ends its clause.
    return owned && phrase.personal() && !phrase.plural() && !phrase.honorific() ? found : kNone;
  }

  // "X, the head of Y", "X, Germany's chancellor", "X (head of Y)".
  std::int32_t apposition(std::size_t m) const {
    const TokenId comma = mentions_[m].tokens.last;
    if (!reading_.is_comma(comma) && !reading_.is_mark(comma, '(')) return kNone;
    auto it = std::partition_point(roles_.begin(), roles_.end(), [comma](const RolePhrase& r) {
      return r.office.last <= comma + 1;
    });
    if (it == roles_.end() || it->office.first > comma + kFarthestApposition) return kNone;
    for (TokenId i = comma + 1; i < it->whole.first; ++i) {
      if (!belongs(i)) return kNone;
    }
    const bool has_name = m + 1 < mentions_.size() &&
                          mentions_[m + 1].type == news::EntityType::person &&
                          mentions_[m + 1].tokens.first == it->whole.last;
    if (has_name || !it->personal() || it->plural() || it->honorific()) return kNone;
    if (speaks_of(m, *it)) return kNone;
    return static_cast<std::int32_t>(it - roles_.begin());
  }

  // "…, she told X, the official said": somebody else than X.
  bool speaks_of(std::size_t m, const RolePhrase& office) const {
    constexpr TokenId kSubject = 6;  // tokens from a sentence's start to its subject
    if (!reading_.is("en") || office.whole.last >= reading_.size()) return false;
    const TokenId first = mentions_[m].tokens.first;
    const TokenId start = reading_.sentences()[reading_.sentence_of(first)].first;
    const Entry* cue = reading_.entry(office.whole.last, mask_of(EntryKind::cue));
    return first > start + kSubject && cue != nullptr && cue->entry_class == EntryClass::strong;
  }

  // Words that may stand between the comma and the office: articles, names, adjectives, ages.
  bool belongs(TokenId i) const {
    const Token& token = reading_.token(i);
    if (token.sentence_start) return false;
    if (reading_.is_comma(i)) return i > 0 && reading_.token(i - 1).kind == TokenKind::number;
    if (token.kind == TokenKind::punctuation || token.kind == TokenKind::quote) return false;
    return reading_.entry(i, mask_of(EntryKind::pronoun) | EntryKind::cue) == nullptr;
  }

  const Reading& reading_;
  const std::vector<RolePhrase>& roles_;
  std::vector<NameMention>& mentions_;
};

}  // namespace

void give_roles(const Reading& reading, const std::vector<RolePhrase>& roles,
                std::vector<NameMention>& mentions) {
  RoleGiver(reading, roles, mentions).run();
}

}  // namespace dateline::annotation
