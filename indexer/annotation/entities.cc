// Linking by hash maps over the words of names, so that time stays linear: first the full names,
// then what is shorter.
#include "indexer/annotation/entities.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

#include "indexer/annotation/name_evidence.h"
#include "indexer/annotation/name_stretches.h"

namespace dateline::annotation {

using news::EntityType;

std::string printed_name(const Reading& reading, TokenSpan tokens) {
  const news::Span span = name_span(reading, tokens);
  std::string name;
  bool blank = false;
  for (const char c : news::text_of(reading.text(), span)) {
    if (c == '[' || c == ']') continue;  // "[Bashar] Assad": put in by who quotes
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      blank = !name.empty();
      continue;
    }
    if (blank) name += ' ';
    blank = false;
    name += c;
  }
  return name;
}

class Linker {
 public:
  Linker(const Reading& reading, Cast& cast) : reading_(reading), cast_(cast) {}

  void run() {
    const auto count = static_cast<std::int32_t>(cast_.mentions_.size());
    cast_.entity_of_.assign(cast_.mentions_.size(), kNone);
    words_.resize(cast_.mentions_.size());
    for (std::int32_t m = 0; m < count; ++m) words_[at(m)] = words_of(cast_.mention(m));
    for (const bool full : {true, false}) {
      for (std::int32_t m = 0; m < count; ++m) {
        if (cast_.entity_of_[at(m)] == kNone && (words_[at(m)].size() > 1) == full) link(m);
      }
    }
    order();
    for (LinkedEntity& entity : cast_.entities_) complete(entity);
  }

 private:
  using Words = std::vector<std::string>;
  static std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

  Words words_of(const NameMention& mention) const {
    Words words;
    for (TokenId i = mention.tokens.first; i < mention.tokens.last; ++i) {
      if (!reading_.is_word(i) ||
          (mention.type == EntityType::person && is_particle(reading_, i))) {
        continue;
      }
      words.push_back(name_stem(reading_.folded(i), reading_.lang()));
    }
    if (words.empty())
      words.emplace_back(reading_.folded(mention.tokens.first));  // a name of figures
    return words;
  }

  void link(std::int32_t m) {
    const NameMention& mention = cast_.mention(m);
    EntityId entity = kNone;
    if (mention.type == EntityType::person) {
      entity = person(m);
    } else {
      entity = find(whole_, whole_key(m));
      if (entity == kNone && words_[at(m)].size() == 1) {
        entity = find(acronyms_, std::string(reading_.folded(mention.tokens.first)));
        const bool body =
            entity == kNone && mention.type == EntityType::org && mention.entry == nullptr;
        if (body) entity = find(body_by_last_, words_[at(m)].front());
      }
    }
    if (entity == kNone) entity = create(m);
    join(entity, m);
  }

  std::string whole_key(std::int32_t m) const {
    const NameMention& mention = cast_.mention(m);
    std::string key(1, static_cast<char>('0' + static_cast<int>(mention.type)));
    const bool country = mention.entry != nullptr && (mention.entry->kind == EntryKind::country ||
                                                      mention.entry->kind == EntryKind::demonym);
    if (country) {
      return key + country_code(mention.country);
    }
    if (const std::string_view usual = usual_name(mention); !usual.empty()) {
      return key + '=' + std::string(usual);
    }
    for (const std::string& word : words_[at(m)]) key += ' ' + word;
    return key;
  }

  // What the lexicon calls a body or place of several names ("AP", "The Associated Press"); empty:
  // nothing.
  std::string_view usual_name(const NameMention& mention) const {
    const Entry* entry = mention.entry;
    if (entry == nullptr || mention.type == EntityType::person || entry->has(kAmbiguous)) return {};
    if (entry->kind == EntryKind::demonym) return {};
    return reading_.gazetteer().lemma(*entry);
  }

  EntityId person(std::int32_t m) {
    const Words& words = words_[at(m)];
    if (words.empty()) return kNone;
    if (words.size() == 1) return lone(m, words.front());
    for (const EntityId e : bucket(by_last_, words.back())) {
      if (same_person(fullest_[at(e)], words)) return e;
    }
    const EntityId turned = find(whole_, whole_key(m));
    return turned;
  }

  // Two full names with one surname: the first names must agree, an initial with its name.
  static bool same_person(const Words& a, const Words& b) {
    if (a.size() < 2 || b.size() < 2) return a.back() == b.back();
    const std::string& x = a.front();
    const std::string& y = b.front();
    if (x == y) return true;
    const bool initial = x.size() <= 2 || y.size() <= 2;
    if (initial && x[0] == y[0]) return true;
    // "Abdel Fattah el-Sisi", "Fattah el-Sisi": one is inside the other.
    return std::find(a.begin(), a.end(), y) != a.end() ||
           std::find(b.begin(), b.end(), x) != b.end();
  }

  // A surname, or a first name, alone: the last person before who has it, else the first after.
  EntityId lone(std::int32_t m, const std::string& word) {
    EntityId best = nearest(bucket(by_last_, word), m);
    if (best == kNone) best = nearest(bucket(by_first_, word), m);
    return best;
  }

  EntityId nearest(const std::vector<EntityId>& candidates, std::int32_t m) {
    EntityId best = kNone;
    std::int32_t best_distance = 0;
    const Gender gender = title_gender(cast_.mention(m));
    for (const EntityId e : candidates) {
      const Gender other = known_gender(e);
      if (gender != Gender::unknown && other != Gender::unknown && gender != other) continue;
      const auto& mentions = cast_.entity(e).mentions;
      const std::int32_t nearest =
          mentions.front() < m ? last_before(mentions, m) : mentions.front();
      const std::int32_t distance = nearest < m ? m - nearest : (nearest - m) + kLater;
      if (best == kNone || distance < best_distance) {
        best = e;
        best_distance = distance;
      }
    }
    return best;
  }

  static std::int32_t last_before(const std::vector<std::int32_t>& mentions, std::int32_t m) {
    const auto after = std::lower_bound(mentions.begin(), mentions.end(), m);
    return after == mentions.begin() ? mentions.front() : *(after - 1);
  }

  EntityId create(std::int32_t m) {
    const auto entity = static_cast<EntityId>(cast_.entities_.size());
    cast_.entities_.emplace_back();
    cast_.entities_.back().type = cast_.mention(m).type;
    fullest_.push_back(words_[at(m)]);
    const Words& words = words_[at(m)];
    if (cast_.mention(m).type == EntityType::person && !words.empty()) {
      add(by_last_, words.back(), entity);
      if (words.size() > 1) add(by_first_, words.front(), entity);
    }
    whole_.emplace(whole_key(m), entity);
    if (cast_.mention(m).type == EntityType::org) note_acronym(m, entity);
    return entity;
  }

  // "Libyan National Army (LNA)" and the capitals themselves.
  void note_acronym(std::int32_t m, EntityId entity) {
    const TokenSpan tokens = cast_.mention(m).tokens;
    if (tokens.size() < 2) return;
    std::string letters;
    for (TokenId i = tokens.first; i < tokens.last; ++i) {
      if (reading_.capital(i)) letters += reading_.folded(i).substr(0, 1);
    }
    if (letters.size() > 1) acronyms_.emplace(letters, entity);
    body_by_last_.emplace(words_[at(m)].back(), entity);  // "the Brotherhood"
    if (reading_.is_mark(tokens.last, '(') && reading_.is_mark(tokens.last + 2, ')') &&
        reading_.token(tokens.last + 1).all_capitals) {
      acronyms_.emplace(std::string(reading_.folded(tokens.last + 1)), entity);
    }
  }

  void join(EntityId e, std::int32_t m) {
    LinkedEntity& entity = cast_.entities_[at(e)];
    cast_.entity_of_[at(m)] = e;
    entity.mentions.insert(std::upper_bound(entity.mentions.begin(), entity.mentions.end(), m), m);
    const Words& words = words_[at(m)];
    if (words.size() > fullest_[at(e)].size()) fullest_[at(e)] = words;
    if (entity.gender == Gender::unknown) entity.gender = mention_gender(cast_.mention(m));
  }

  // An office named in the masculine may be a woman's ("председатель Галина Морозкина").
  Gender title_gender(const NameMention& mention) const {
    if (mention.role == kNone) return Gender::unknown;
    const RolePhrase& role = cast_.role(mention.role);
    const Gender gender = role.entry->gender;
    const bool generic = gender == Gender::male && !role.honorific() && !reading_.is("en");
    return generic ? Gender::unknown : gender;
  }

  Gender mention_gender(const NameMention& mention) const {
    const Gender title = title_gender(mention);
    if (title != Gender::unknown) return title;
    const Entry* first = mention.tokens.size() < 2
                             ? nullptr
                             : reading_.entry(mention.tokens.first, mask_of(EntryKind::first_name));
    if (first != nullptr && first->gender != Gender::unknown) return first->gender;
    return mention.role == kNone ? Gender::unknown : cast_.role(mention.role).entry->gender;
  }

  Gender known_gender(EntityId e) const { return cast_.entity(e).gender; }

  // Entities in order of first mention.
  void order() {
    std::vector<EntityId> order(cast_.entities_.size());
    for (std::size_t e = 0; e < order.size(); ++e) order[e] = static_cast<EntityId>(e);
    std::sort(order.begin(), order.end(), [this](EntityId a, EntityId b) {
      return cast_.entity(a).mentions.front() < cast_.entity(b).mentions.front();
    });
    std::vector<LinkedEntity> sorted;
    for (const EntityId e : order) {
      for (const std::int32_t m : cast_.entities_[at(e)].mentions) {
        cast_.entity_of_[at(m)] = static_cast<EntityId>(sorted.size());
      }
      sorted.push_back(std::move(cast_.entities_[at(e)]));
    }
    cast_.entities_ = std::move(sorted);
  }

  // Name, office and country from all mentions.
  void complete(LinkedEntity& entity) const {
    std::int32_t best = entity.mentions.front();
    for (const std::int32_t m : entity.mentions) {
      if (better_name(m, best)) best = m;
      const NameMention& mention = cast_.mention(m);
      if (entity.country == 0 && entity.type != EntityType::person)
        entity.country = mention.country;
      if (mention.role == kNone) continue;
      entity.roles.push_back(mention.role);
      const RolePhrase& role = cast_.role(mention.role);
      if (role.honorific()) continue;
      if (entity.role.empty()) entity.role = office(mention.role);
    }
    entity.name = printed_name(reading_, cast_.mention(best).tokens);
    entity.key_name = entity.name;
    if (entity.type == EntityType::person) {
      take_usual_name(entity, cast_.mention(best).tokens);
    } else if (const std::string_view usual = usual_name(cast_.mention(best)); !usual.empty()) {
      entity.key_name = usual;
    } else if (entity.type == EntityType::org) {
      drop_article(entity, cast_.mention(best).tokens);
    }
  }

  // "The Lowmarsh Gazette" has the key of "Lowmarsh Gazette"; "The Hill" its own.
  void drop_article(LinkedEntity& entity, TokenSpan tokens) const {
    constexpr std::string_view kArticle = "The ";
    if (tokens.size() > 2 && entity.name.starts_with(kArticle))
      entity.key_name = entity.name.substr(kArticle.size());
  }

  // "Obama" alone and "Barack Hussein Obama" have the key of Barack Obama.
  void take_usual_name(LinkedEntity& entity, TokenSpan tokens) const {
    const Reading::Found found = reading_.longest(tokens.first, mask_of(EntryKind::figure));
    if (found.entry == nullptr || found.tokens != tokens || found.entry->has(kAmbiguous)) return;
    const std::string_view usual = reading_.gazetteer().lemma(*found.entry);
    if (!usual.empty()) entity.key_name = usual;
  }

  // "his Turkish counterpart" has the office that was named last.
  std::string office(std::int32_t r) const {
    constexpr std::int32_t kReach = 4;
    constexpr auto kColleagues =
        std::to_array<std::string_view>({"amtskollege", "amtskollegin", "counterpart", "homologa",
                                         "homologo", "homologue", "mevkidasi"});
    const std::string_view last = reading_.folded(cast_.role(r).office.last - 1);
    if (std::find(kColleagues.begin(), kColleagues.end(), last) == kColleagues.end())
      return held_office(cast_.role(r));
    for (std::int32_t before = r - 1; before >= 0 && before >= r - kReach; --before) {
      const RolePhrase& role = cast_.role(before);
      if (!role.honorific() && !role.plural() && role.personal()) return role_name(reading_, role);
    }
    return {};
  }

  // "Senators X and Y": each is one.
  std::string held_office(const RolePhrase& role) const {
    const std::string_view lemma = reading_.gazetteer().lemma(*role.entry);
    return role.plural() && !lemma.empty() ? std::string(lemma) : role_name(reading_, role);
  }

  bool names_people(std::int32_t m) const {
    const Entry* entry = cast_.mention(m).entry;
    return entry != nullptr && entry->kind == EntryKind::demonym;
  }

  // More words win; among equals the base form of an inflected name, which is the shortest.
  bool better_name(std::int32_t m, std::int32_t best) const {
    const bool people = names_people(m);  // "Polska", not "Polacy"
    if (people != names_people(best)) return !people;
    const std::size_t words = words_[at(m)].size();
    const std::size_t best_words = words_[at(best)].size();
    if (words != best_words) return words > best_words;
    const TokenSpan a = cast_.mention(m).tokens;
    const TokenSpan b = cast_.mention(best).tokens;
    if (a.size() != b.size()) return a.size() > b.size();
    const bool loud_best = reading_.token(b.last - 1).all_capitals;
    if (loud_best != reading_.token(a.last - 1).all_capitals) return loud_best;
    return name_span(reading_, a).size() < name_span(reading_, b).size();
  }

  static constexpr std::int32_t kLater = 1 << 20;  // a person named only later comes last
  static constexpr std::size_t kBucket = 16;       // people with one surname; more is noise

  using Map = std::unordered_map<std::string, std::vector<EntityId>>;
  static void add(Map& map, const std::string& key, EntityId entity) {
    std::vector<EntityId>& bucket = map[key];
    if (bucket.size() < kBucket) bucket.push_back(entity);
  }
  static const std::vector<EntityId>& bucket(const Map& map, const std::string& key) {
    static const std::vector<EntityId> kEmpty;
    const auto found = map.find(key);
    return found == map.end() ? kEmpty : found->second;
  }
  static EntityId find(const std::unordered_map<std::string, EntityId>& map,
                       const std::string& key) {
    const auto found = map.find(key);
    return found == map.end() ? kNone : found->second;
  }

  const Reading& reading_;
  Cast& cast_;
  std::vector<Words> words_;    // of each mention
  std::vector<Words> fullest_;  // of each entity, in order of creation
  Map by_last_;
  Map by_first_;
  std::unordered_map<std::string, EntityId> whole_;
  std::unordered_map<std::string, EntityId> acronyms_;
  std::unordered_map<std::string, EntityId> body_by_last_;
};

Cast::Cast(const Reading& reading, std::vector<RolePhrase> roles, std::vector<NameMention> mentions)
    : roles_(std::move(roles)), mentions_(std::move(mentions)) {
  Linker(reading, *this).run();
}

Cast::Owner Cast::owner_of(const Reading& reading, std::int32_t r) const {
  constexpr TokenId kOfReach = 4;
  const RolePhrase& phrase = role(r);
  if (phrase.country != 0) return {phrase.country, phrase.country_token};
  const std::int32_t left = phrase.whole.first > 0 ? mention_at(phrase.whole.first - 1) : kNone;
  if (left != kNone && mention(left).country != 0)
    return {mention(left).country, mention(left).tokens.first};
  for (TokenId i = phrase.whole.last; i < phrase.whole.last + kOfReach && i < reading.size(); ++i) {
    if (reading.token(i).sentence_start || reading.is_comma(i)) break;
    const std::int32_t right = mention_at(i);
    if (right == kNone) continue;
    if (mention(right).type == EntityType::person) break;
    return {mention(right).country, mention(right).tokens.first};
  }
  return {};
}

std::int32_t Cast::first_mention_from(TokenId i) const {
  const auto after =
      std::partition_point(mentions_.begin(), mentions_.end(),
                           [i](const NameMention& mention) { return mention.tokens.last <= i; });
  return static_cast<std::int32_t>(after - mentions_.begin());
}

std::int32_t Cast::mention_at(TokenId i) const {
  const std::int32_t m = first_mention_from(i);
  if (m == static_cast<std::int32_t>(mentions_.size())) return kNone;
  return mention(m).tokens.contains(i) ? m : kNone;
}

std::int32_t Cast::role_at(TokenId i) const {
  const auto after = std::partition_point(roles_.begin(), roles_.end(),
                                          [i](const RolePhrase& r) { return r.whole.last <= i; });
  if (after == roles_.end() || !after->whole.contains(i)) return kNone;
  return static_cast<std::int32_t>(after - roles_.begin());
}

}  // namespace dateline::annotation
