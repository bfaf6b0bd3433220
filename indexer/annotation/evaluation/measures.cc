// Pairs are made one to one, the best first. Optional labels are neither missed nor wrong, and a
// quotation that runs on over paragraphs may be one statement or several.
#include "indexer/annotation/evaluation/measures.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "indexer/annotation/evaluation/measured_names.h"

namespace dateline::evaluation {
namespace {

constexpr double kLeastOverlap = 0.5;
constexpr std::size_t kMostPairs = 4'000'000;  // of labels and findings that are compared

struct GoldUnit {
  const GoldStatement* label;
  WordSet words;
};

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;
using Score = std::function<double(std::size_t, std::size_t)>;

// Greedy one-to-one pairs of at least `least`, best first, ties in order.
Pairs match(std::size_t golds, std::size_t founds, const Score& score, double least) {
  std::vector<std::tuple<double, std::size_t, std::size_t>> candidates;
  if (golds == 0 || founds > kMostPairs / golds) return {};
  for (std::size_t g = 0; g < golds; ++g) {
    for (std::size_t f = 0; f < founds; ++f) {
      const double value = score(g, f);
      if (value >= least && value > 0) candidates.emplace_back(-value, g, f);
    }
  }
  std::sort(candidates.begin(), candidates.end());
  std::vector<bool> is_gold_used(golds), is_found_used(founds);
  Pairs pairs;
  for (const auto& [value, g, f] : candidates) {
    if (is_gold_used[g] || is_found_used[f]) continue;
    is_gold_used[g] = is_found_used[f] = true;
    pairs.emplace_back(g, f);
  }
  return pairs;
}

std::vector<WordSet> found_words(const news::AnnotatedArticle& annotated,
                                 const WordAlignment& alignment) {
  std::vector<WordSet> all;
  for (const news::Statement& statement : annotated.statements) {
    std::vector<Range> ranges;
    for (const news::Span span : statement.spans) ranges.emplace_back(span.begin, span.end);
    all.push_back(alignment.body_words(ranges));
  }
  return all;
}

WordSet joined(std::vector<GoldUnit>::const_iterator from,
               std::vector<GoldUnit>::const_iterator to) {
  WordSet words;
  for (; from != to; ++from) words.insert(words.end(), from->words.begin(), from->words.end());
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

// A run of paragraphs of one quotation that a finding fits better than any of its pieces becomes
// one unit.
void merge_run(std::vector<GoldUnit>& run, const std::vector<WordSet>& found) {
  constexpr std::size_t kLongestRun = 12;
  if (run.size() < 2 || run.size() > kLongestRun) return;
  double best = 0;
  std::size_t from = 0, to = 0;
  for (std::size_t a = 0; a + 1 < run.size(); ++a) {
    for (std::size_t b = a + 2; b <= run.size(); ++b) {
      const WordSet all = joined(run.begin() + static_cast<std::ptrdiff_t>(a),
                                 run.begin() + static_cast<std::ptrdiff_t>(b));
      for (const WordSet& one : found) {
        const double value = overlap(all, one);
        const bool is_better = std::all_of(run.begin(), run.end(), [&](const GoldUnit& unit) {
          return value > overlap(unit.words, one);
        });
        if (value < kLeastOverlap || value <= best || !is_better) continue;
        best = value;
        from = a;
        to = b;
      }
    }
  }
  if (best == 0) return;
  const auto begin = run.begin() + static_cast<std::ptrdiff_t>(from);
  const auto end = run.begin() + static_cast<std::ptrdiff_t>(to);
  begin->words = joined(begin, end);
  run.erase(begin + 1, end);
}

std::vector<GoldUnit> gold_units(const GoldArticle& gold, const WordAlignment& alignment,
                                 const std::vector<WordSet>& found) {
  std::vector<GoldUnit> units, run;
  const auto end_run = [&] {
    merge_run(run, found);
    units.insert(units.end(), run.begin(), run.end());
    run.clear();
  };
  for (const GoldStatement& label : gold.statements) {
    GoldUnit unit{&label, alignment.gold_words(label.content)};
    if (unit.words.empty()) continue;
    if (!label.continues) end_run();
    run.push_back(std::move(unit));
  }
  end_run();
  return units;
}

void count(Measure& measure, bool is_right) {
  ++measure.found;
  ++measure.labelled;
  measure.right += is_right ? 1 : 0;
}

// A statement that was found.
void count_pair(Measures& all, const GoldStatement& label, const news::Statement& found) {
  const bool is_right = is_speaker_right(label, found.speaker.name);
  ++all.statements.right;
  all.joint.right += is_right ? 1 : 0;
  if (label.attribution != "unknown") count(all.speaker, is_right);
  if (!label.speaker_role.empty())
    count(all.role, is_role_right(label.speaker_role, found.speaker.role));
  if (!label.speaker_country.empty())
    count(all.country, label.speaker_country == found.speaker.country);
  count(all.kind, label.kind == news::to_string(found.kind));
  count(all.attribution, label.attribution == news::to_string(found.attribution));
  if (label.kind == news::to_string(found.kind))
    ++all.kinds[static_cast<std::size_t>(found.kind)].right;
}

void count_statements(Measures& all, const GoldArticle& gold,
                      const news::AnnotatedArticle& annotated) {
  const WordAlignment alignment(gold.text, annotated.article.body);
  const std::vector<WordSet> found = found_words(annotated, alignment);
  const std::vector<GoldUnit> units = gold_units(gold, alignment, found);
  const Pairs pairs = match(
      units.size(), found.size(),
      [&](std::size_t g, std::size_t f) { return overlap(units[g].words, found[f]); },
      kLeastOverlap);
  std::vector<bool> is_optional(found.size());
  for (const auto& [g, f] : pairs) {
    is_optional[f] = units[g].label->optional;
    if (!is_optional[f]) count_pair(all, *units[g].label, annotated.statements[f]);
  }
  for (const GoldUnit& unit : units) {
    if (unit.label->optional) continue;
    ++all.statements.labelled;
    if (const auto kind = news::parse_statement_kind(unit.label->kind))
      ++all.kinds[static_cast<std::size_t>(*kind)].labelled;
  }
  for (std::size_t f = 0; f < found.size(); ++f) {
    if (is_optional[f] || found[f].empty()) continue;
    ++all.statements.found;
    ++all.kinds[static_cast<std::size_t>(annotated.statements[f].kind)].found;
  }
  all.joint.found = all.statements.found;
  all.joint.labelled = all.statements.labelled;
}

void count_names(Measure& measure, const std::optional<std::vector<std::string>>& labels,
                 const news::AnnotatedArticle& annotated, news::EntityType type) {
  if (!labels) return;
  std::vector<std::string> found;
  for (const news::Entity& entity : annotated.entities)
    if (entity.type == type) found.push_back(entity.name);
  measure.found += found.size();
  measure.labelled += labels->size();
  const Score score = [&](std::size_t g, std::size_t f) {
    const std::string letters = letters_of((*labels)[g]);
    if (!letters.empty() && letters == letters_of(found[f])) return 1.0;
    return is_lenient_match((*labels)[g], found[f]) ? 0.5 : 0.0;
  };
  measure.right += match(labels->size(), found.size(), score, 0.5).size();
}

void count_countries(Measure& measure, const GoldArticle& gold,
                     const news::AnnotatedArticle& annotated) {
  if (!gold.countries) return;
  const std::set<std::string> labels(gold.countries->begin(), gold.countries->end());
  measure.labelled += labels.size();
  measure.found += annotated.countries.size();
  for (const news::CountryMention& country : annotated.countries)
    measure.right += labels.count(country.code);
}

}  // namespace

void Measures::add(const GoldArticle& gold, const news::AnnotatedArticle& annotated) {
  ++articles;
  count_statements(*this, gold, annotated);
  count_names(persons, gold.persons, annotated, news::EntityType::person);
  count_names(orgs, gold.orgs, annotated, news::EntityType::org);
  count_names(places, gold.places, annotated, news::EntityType::place);
  count_countries(countries, gold, annotated);
}

}  // namespace dateline::evaluation
