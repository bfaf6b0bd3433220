// Types of stretches: bodies by the words in them, places and bodies by the lexicon, people by
// titles, first names and neighbours; then a second look with what the whole text has shown.
#include "indexer/annotation/names.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "indexer/annotation/name_evidence.h"
#include "indexer/annotation/name_stretches.h"
#include "indexer/annotation/names_unspaced.h"

namespace dateline::annotation {
namespace {

using news::EntityType;

constexpr KindMask kKnown = mask_of(EntryKind::country) | EntryKind::place |
                            EntryKind::organisation | EntryKind::metonym | EntryKind::demonym;
constexpr auto kBodyOf =
    std::to_array<std::string_view>({"of", "for", "on", "de", "des", "du", "del", "für", "fur",
                                     "der", "di", "da", "von", "zur", "d", "do", "and"});
constexpr auto kArticles = std::to_array<std::string_view>(
    {"the", "la", "le", "les", "los", "las", "der", "die", "das", "l", "el", "il"});

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

class Finder {
 public:
  Finder(const Reading& reading, const std::vector<RolePhrase>& roles)
      : reading_(reading), index_(reading, roles), evidence_(reading, roles, index_) {}

  std::vector<NameMention> run() {
    for (TokenSpan stretch : find_stretches(reading_, index_)) {
      stretch.first = std::max(stretch.first, done_);
      if (!stretch.empty()) decide(stretch);
    }
    look_again();
    return std::move(mentions_);
  }

 private:
  void decide(TokenSpan stretch) {
    TokenId at = stretch.first;
    while (at < stretch.last) {
      const TokenSpan rest{at, stretch.last};
      const TokenSpan body = body_in(rest);
      const Reading::Found known = reading_.longest(at, kKnown);
      if (!body.empty() && (known.entry == nullptr || body.last > known.tokens.last ||
                            known.entry->kind == EntryKind::demonym)) {
        add(body, EntityType::org, nullptr, true);
      } else if (known.entry != nullptr && !begins_person(rest, known)) {
        take_known(rest, known);
      } else {
        person(rest);
      }
      at = std::max(done_, at + 1);
    }
  }

  // "Saudi Foreign Ministry", "University of Cologne": a name with a body's word in it.
  TokenSpan body_in(TokenSpan rest) const {
    for (TokenId i = rest.last; i-- > rest.first;) {
      const Entry* word = reading_.entry(i, mask_of(EntryKind::organisation_word));
      if (word == nullptr || !reading_.capital(i)) continue;
      // "Samantha Power": two words, the first a given name.
      const bool given = rest.size() == 2 && i > rest.first &&
                         word->entry_class != EntryClass::legal &&
                         reading_.entry(rest.first, mask_of(EntryKind::first_name)) != nullptr;
      if (given) return {};
      TokenId last = i + 1;
      if (last == rest.last && word->entry_class != EntryClass::legal) last = after_of(last);
      if (last - rest.first < 2) return {};
      return {rest.first, last};
    }
    return {};
  }

  // The end of "of Foreign Affairs" behind a body's word that ends at `i`; `i` if nothing follows.
  TokenId after_of(TokenId i) const {
    if (i >= reading_.size() || !among(reading_.folded(i), kBodyOf) ||
        reading_.folds_to(i, "and")) {
      return i;
    }
    TokenId at = i + 1;
    if (at < reading_.size() && among(reading_.folded(at), kArticles)) ++at;
    constexpr TokenId kLongest = 6;
    TokenId end = i;
    while (at < reading_.size() && at - i < kLongest + 2 && !reading_.token(at).sentence_start) {
      if (reading_.capital(at) && !no_name_word(reading_, at) && index_.covering(at) < 0) {
        end = ++at;
      } else if (end > i && at + 1 < reading_.size() && reading_.capital(at + 1) &&
                 (reading_.folds_to(at, "and") || among(reading_.folded(at), kBodyOf)) &&
                 reading_.entry(at + 1, mask_of(EntryKind::country) | EntryKind::place) ==
                     nullptr &&
                 !reading_.folds_to(at, "for")) {
        ++at;
      } else {
        break;
      }
    }
    return end;
  }

  // "Jordan Smith", "Israel Katz": a place's name that is a first name with more behind it.
  bool begins_person(TokenSpan rest, const Reading::Found& known) const {
    if (known.tokens.size() != 1 || known.entry->kind == EntryKind::metonym) return false;
    if (known.tokens.last >= rest.last) {
      return known.entry->has(kAmbiguous) && evidence_.title_before(rest.first) &&
             known.entry->kind != EntryKind::organisation;
    }
    const bool first = reading_.entry(rest.first, mask_of(EntryKind::first_name)) != nullptr;
    if (first && known.entry->kind != EntryKind::organisation) return true;
    return known.entry->has(kAmbiguous) && evidence_.title_before(rest.first);
  }

  // Where such nouns have capitals or are counted among the mentions of a country.
  bool people_are_places() const {
    return reading_.is("pl") || reading_.is("cs") || reading_.is("sl") || reading_.is("bg");
  }

  void take_known(TokenSpan rest, const Reading::Found& known) {
    const Entry& entry = *known.entry;
    done_ = known.tokens.last;
    TokenSpan tokens = known.tokens;
    if (tokens.size() > 1 && reading_.folds_to(tokens.first, "the")) ++tokens.first;
    switch (entry.kind) {
      case EntryKind::demonym:
        // "Polacy", "британците": the people of a country stand for it.
        if (entry.has(kNounForm) && people_are_places())
          add(tokens, EntityType::place, &entry, true);
        return;
      case EntryKind::organisation:
        return add(tokens, EntityType::org, &entry, true);
      case EntryKind::metonym:
        return add(tokens,
                   entry.entry_class == EntryClass::seat ? EntityType::place : EntityType::org,
                   &entry, true);
      default:
        if (entry.kind == EntryKind::place && entry.has(kAmbiguous) &&
            !evidence_.place_around(known.tokens)) {
          return person(rest);
        }
        return add(tokens, EntityType::place, &entry, true);
    }
  }

  // What is neither body nor place: a person, if something says so, up to the next known name.
  void person(TokenSpan rest) {
    const Reading::Found label = reading_.longest(rest.first, mask_of(EntryKind::stop_word));
    if (label.tokens.size() > 1 && label.tokens.last <= rest.last) {  // "Resmi Gazete"
      done_ = label.tokens.last;
      return;
    }
    TokenId last = rest.first + 1;
    while (last < rest.last && !starts_other(last) &&
           (last < rest.first + 2 || reading_.form_id(last) != reading_.form_id(rest.first))) {
      ++last;
    }
    while (last > rest.first + 1 &&
           (is_particle(reading_, last - 1) || !reading_.is_word(last - 1))) {
      --last;
    }
    done_ = last;
    TokenSpan name{rest.first, last};
    if (evidence_.role_like_start(name)) ++name.first;
    name.first = evidence_.person_begin(name);
    const bool acronym_first = name.size() > 2 && reading_.token(name.first).all_capitals &&
                               reading_.surface(name.first).size() > 2 &&
                               !reading_.token(name.first + 1).all_capitals;
    if (acronym_first) {  // "МИД Зоя Ветлугина"
      add({name.first, name.first + 1}, EntityType::org, nullptr, true);
      done_ = last;
      ++name.first;
    }
    if (evidence_.body_by_article(name)) return add(name, EntityType::org, nullptr, true);
    const int score = evidence_.person(name);
    NameMention mention;
    mention.tokens = name;
    mention.sure = score >= kSurePerson;
    mention.undecided = score < kSurePerson;
    mentions_.push_back(mention);
  }

  bool starts_other(TokenId i) const {
    const Reading::Found known = reading_.longest(i, kKnown);
    if (known.entry == nullptr) return false;
    if (known.entry->kind == EntryKind::demonym || known.tokens.size() > 1) return true;
    return reading_.entry(i, mask_of(EntryKind::surname) | EntryKind::first_name) == nullptr &&
           !known.entry->has(kAmbiguous) && known.entry->kind != EntryKind::place;
  }

  void add(TokenSpan tokens, EntityType type, const Entry* entry, bool sure) {
    NameMention mention;
    mention.tokens = tokens;
    mention.type = type;
    mention.sure = sure;
    mention.entry = entry;
    mention.country = entry != nullptr ? entry->country : country_of_body(reading_, tokens);
    mentions_.push_back(mention);
    done_ = tokens.last;
  }

  // The second look: a lone surname, an acronym, a name that was sure elsewhere.
  void look_again() {
    std::unordered_set<std::string> people;
    std::unordered_set<std::string> bodies;
    for (const NameMention& mention : mentions_) {
      if (!mention.sure) continue;
      if (mention.type == EntityType::person) learn_person(mention.tokens, people);
      if (mention.type != EntityType::org) continue;
      bodies.insert(acronym(mention.tokens));
      if (mention.tokens.size() > 1) bodies.insert(last_word_key(mention.tokens.last - 1));
    }
    homonyms_to_people();
    for (NameMention& mention : mentions_) {
      if (!mention.undecided) continue;
      reconsider(mention, people, bodies);
      if (!mention.undecided && mention.type == EntityType::person)
        learn_person(mention.tokens, people);
    }
    for (NameMention& mention : mentions_) {  // full names whose surname was accepted behind them
      if (mention.undecided && mention.tokens.size() > 1) reconsider(mention, people, bodies);
    }
    std::erase_if(mentions_, [](const NameMention& mention) { return mention.undecided; });
    find_again(people);
  }

  // "Jordan said" in a text about Jim Jordan is no country.
  void homonyms_to_people() {
    std::unordered_set<std::string_view> surnames;
    for (const NameMention& mention : mentions_) {
      const bool full =
          mention.sure && mention.type == EntityType::person && mention.tokens.size() > 1;
      if (full) surnames.insert(reading_.folded(mention.tokens.last - 1));
    }
    for (NameMention& mention : mentions_) {
      if (mention.type != EntityType::place || mention.tokens.size() != 1) continue;
      if (mention.entry == nullptr || !mention.entry->has(kAmbiguous)) continue;
      if (!surnames.contains(reading_.folded(mention.tokens.first))) continue;
      mention.type = EntityType::person;
      mention.entry = nullptr;
      mention.country = 0;
    }
  }

  // A surname that is a common word as well ("Power"), inside a sentence.
  void find_again(const std::unordered_set<std::string>& people) {
    if (people.empty() || reading_.capital_nouns()) return;
    const std::size_t before = mentions_.size();
    std::size_t next = 0;
    for (TokenId i = 0; i < reading_.size(); ++i) {
      while (next < before && mentions_[next].tokens.last <= i) ++next;
      if (next < before && mentions_[next].tokens.contains(i)) {
        i = mentions_[next].tokens.last - 1;
        continue;
      }
      if (!reading_.capital(i) || index_.covering(i) >= 0 || reading_.token(i).all_capitals)
        continue;
      const bool beside = reading_.capital(i + 1) ||
                          (i > 0 && reading_.capital(i - 1) && !reading_.token(i).sentence_start);
      if (beside || !people.contains(evidence_.key({i, i + 1}))) continue;
      if (reading_.entry(i, mask_of(EntryKind::pronoun) | EntryKind::calendar) != nullptr) continue;
      NameMention mention;
      mention.tokens = {i, i + 1};
      mentions_.push_back(mention);
    }
    if (mentions_.size() == before) return;
    std::inplace_merge(
        mentions_.begin(), mentions_.begin() + static_cast<std::ptrdiff_t>(before), mentions_.end(),
        [](const NameMention& a, const NameMention& b) { return a.tokens.first < b.tokens.first; });
  }

  void learn_person(TokenSpan tokens, std::unordered_set<std::string>& people) const {
    people.insert(evidence_.key(tokens));
    people.insert(evidence_.key({tokens.last - 1, tokens.last}));
    const TokenId first = tokens.first;  // "Kim Jong-un" goes by Kim
    if (tokens.size() > 1) people.insert(evidence_.key({first, first + 1}));
  }

  std::string last_word_key(TokenId i) const { return "-" + std::string(reading_.folded(i)); }

  std::string acronym(TokenSpan tokens) const {
    std::string letters;
    if (tokens.size() < 2) return letters;
    for (TokenId i = tokens.first; i < tokens.last; ++i) {
      if (reading_.capital(i)) letters += reading_.folded(i).substr(0, 1);
    }
    return letters;
  }

  void reconsider(NameMention& mention, const std::unordered_set<std::string>& people,
                  const std::unordered_set<std::string>& bodies) const {
    const TokenSpan tokens = mention.tokens;
    const bool one = tokens.size() == 1;
    if (one && reading_.token(tokens.first).all_capitals) {
      if (bodies.contains(std::string(reading_.folded(tokens.first))) ||
          evidence_.acronym_alone(tokens.first)) {
        mention.type = EntityType::org;
        mention.undecided = false;
        return;
      }
    }
    if (one && !people.contains(evidence_.key(tokens)) &&
        bodies.contains(last_word_key(tokens.first))) {  // "the Brotherhood"
      mention.type = EntityType::org;
      mention.undecided = false;
      return;
    }
    const bool seen = people.contains(evidence_.key(tokens)) ||
                      (!one && people.contains(evidence_.key({tokens.last - 1, tokens.last})));
    mention.undecided =
        !(seen || evidence_.likely_person(tokens) || (one && evidence_.speaks_alone(tokens)));
  }

  const Reading& reading_;
  RoleIndex index_;
  NameEvidence evidence_;
  std::vector<NameMention> mentions_;
  TokenId done_ = 0;
};

}  // namespace

std::vector<NameMention> find_names(const Reading& reading, const std::vector<RolePhrase>& roles) {
  std::vector<NameMention> mentions =
      reading.is("ar") || reading.is("fa") || reading.is("zh") || reading.is("ja")
          ? find_names_without_capitals(reading, roles)
          : Finder(reading, roles).run();
  give_roles(reading, roles, mentions);
  return mentions;
}

CountryId country_of_body(const Reading& reading, TokenSpan tokens) {
  const CountryAt first = country_at(reading, tokens.first);
  if (first.country != 0) return first.country;
  const TokenId before = tokens.first;
  if (before >= 2 && (reading.folds_to(before - 1, "'s") || reading.folds_to(before - 1, "’s"))) {
    const CountryAt owner = country_ending_at(reading, before - 2);
    if (owner.country != 0) return owner.country;
  }
  if (before >= 1) {
    const CountryAt beside = country_ending_at(reading, before - 1);
    if (beside.adjective) return beside.country;
  }
  return country_ending_at(reading, tokens.last - 1).country;
}

news::Span name_span(const Reading& reading, TokenSpan tokens) {
  return {reading.core_begin(tokens.first), reading.core_end(tokens.last - 1)};
}

}  // namespace dateline::annotation
