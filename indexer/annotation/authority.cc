// Spellings are looked up by their keys; of names that share one, type, then office on the day,
// then the order of the file decide.
#include "indexer/annotation/authority.h"

#include <algorithm>

#include "common/text/folding.h"

namespace dateline::annotation {
namespace {

constexpr std::int32_t kGone = -1;

// Names in scripts that have no key are compared folded.
std::string spelling_key(std::string_view spelling) {
  std::string key = text::fold_key(spelling);
  return key.empty() ? text::fold_word(spelling) : key;
}

bool is_held(const AuthorityOffice& office, std::string_view day) {
  if (day.empty()) return office.from.empty() && office.to.empty();
  return day.substr(0, office.from.size()) >= office.from &&
         (office.to.empty() || day.substr(0, office.to.size()) <= office.to);
}

// Takes what `office` has.
void take_office(const AuthorityOffice* office, std::string& role, std::string& country) {
  if (office == nullptr) return;
  if (!office->role.empty()) role = office->role;
  if (!office->country.empty()) country = office->country;
}

void merge_into(news::Entity& kept, news::Entity&& other) {
  kept.mentions.insert(kept.mentions.end(), other.mentions.begin(), other.mentions.end());
  std::stable_sort(kept.mentions.begin(), kept.mentions.end(),
                   [](news::Span a, news::Span b) { return a.begin < b.begin; });
  if (kept.role.empty()) kept.role = std::move(other.role);
  if (kept.country.empty()) kept.country = std::move(other.country);
}

}  // namespace

const AuthorityOffice* office_at(const std::vector<AuthorityOffice>& offices,
                                 std::string_view day) {
  const AuthorityOffice* best = nullptr;
  for (const AuthorityOffice& office : offices) {
    if (is_held(office, day) && (best == nullptr || office.from > best->from)) best = &office;
  }
  return best;
}

// What became of each entity.
struct Authority::Merging {
  std::vector<std::int32_t> place;  // its new index, or kGone
};

Authority::Authority(std::vector<AuthorityName> names, const std::vector<std::string>& stops)
    : names_(std::move(names)) {
  for (std::uint32_t i = 0; i < names_.size(); ++i) {
    enter(names_[i].key, i);
    enter(spelling_key(names_[i].name), i);
    for (const std::string& alias : names_[i].aliases) enter(spelling_key(alias), i);
  }
  for (const std::string& stop : stops) spellings_[spelling_key(stop)].clear();
}

void Authority::enter(const std::string& spelling, std::uint32_t name) {
  if (spelling.empty()) return;
  std::vector<std::uint32_t>& all = spellings_[spelling];
  if (all.empty() || all.back() != name) all.push_back(name);
}

Authority::Verdict Authority::verdict(std::string_view spelling, news::EntityType type,
                                      std::string_view day) const {
  const auto found = spellings_.find(spelling_key(spelling));
  if (found == spellings_.end()) return {};
  if (found->second.empty()) return {true, nullptr};
  const AuthorityName* best = nullptr;
  int best_rank = -1;
  for (const std::uint32_t i : found->second) {
    const AuthorityName& name = names_[i];
    const int rank =
        (name.type == type ? 2 : 0) + (office_at(name.offices, day) != nullptr ? 1 : 0);
    if (rank > best_rank) {
      best = &name;
      best_rank = rank;
    }
  }
  return {false, best};
}

void Authority::apply(news::AnnotatedArticle& annotated) const {
  const std::string day = annotated.article.date.substr(0, 10);
  const Merging merging = merged_entities(annotated, day);
  for (news::Statement& statement : annotated.statements) {
    std::vector<std::uint32_t> kept;
    for (const std::uint32_t entity : statement.entities) {
      const std::int32_t place = merging.place[entity];
      if (place != kGone) kept.push_back(static_cast<std::uint32_t>(place));
    }
    std::sort(kept.begin(), kept.end());
    kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
    statement.entities = std::move(kept);
    apply_to_speaker(statement, day);
  }
}

Authority::Merging Authority::merged_entities(news::AnnotatedArticle& annotated,
                                              std::string_view day) const {
  Merging merging;
  std::vector<news::Entity> entities;
  std::unordered_map<const AuthorityName*, std::size_t> places;
  for (news::Entity& entity : annotated.entities) {
    const Verdict verdict = this->verdict(entity.name, entity.type, day);
    if (verdict.is_stop) {
      merging.place.push_back(kGone);
      continue;
    }
    const auto [place, is_new] = verdict.name == nullptr
                                     ? std::pair(places.end(), true)
                                     : places.try_emplace(verdict.name, entities.size());
    merging.place.push_back(static_cast<std::int32_t>(is_new ? entities.size() : place->second));
    if (verdict.name != nullptr) {
      const AuthorityName& name = *verdict.name;
      entity.type = name.type;
      entity.name = name.name;
      entity.key = name.key;
      take_office(office_at(name.offices, day), entity.role, entity.country);
    }
    if (is_new) {
      entities.push_back(std::move(entity));
    } else {
      merge_into(entities[place->second], std::move(entity));
    }
  }
  annotated.entities = std::move(entities);
  return merging;
}

void Authority::apply_to_speaker(news::Statement& statement, std::string_view day) const {
  news::Speaker& speaker = statement.speaker;
  if (speaker.name.empty()) return;
  const Verdict verdict = this->verdict(speaker.name, news::EntityType::person, day);
  if (verdict.is_stop) {
    speaker.name.clear();
    speaker.key.clear();
    statement.attribution = news::Attribution::unknown;
  } else if (verdict.name != nullptr) {
    speaker.name = verdict.name->name;
    speaker.key = verdict.name->key;
    take_office(office_at(verdict.name->offices, day), speaker.role, speaker.country);
  }
}

}  // namespace dateline::annotation
