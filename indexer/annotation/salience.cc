// How far an article is about a country: a logistic function of some forty yes/no features.
// The weights were fitted on the training part of Reuters-21578, whose indexers said for each
// article which countries it is about; the command is in the fitting program's header
// (tests/indexer/annotation/fit_salience.py).
#include <algorithm>
#include <cmath>
#include <map>

#include "indexer/annotation/countries.h"
#include "indexer/annotation/salience_weights.h"

namespace dateline::annotation {
namespace {

constexpr TokenId kLeadWords = 50;

// Bins by lower bound; the feature number is the first of its group plus the bin.
constexpr std::array<std::uint32_t, 6> kCountBins{1, 2, 3, 4, 6, 10};
constexpr std::array<double, 8> kShareBins{0, 0.08, 0.15, 0.25, 0.35, 0.5, 0.7, 0.95};
constexpr std::array<std::uint32_t, 6> kRankBins{0, 1, 2, 3, 4, 6};
constexpr std::array<std::uint32_t, 6> kCountriesBins{1, 2, 3, 4, 6, 10};

enum FeatureGroup : std::uint8_t {
  kBias = 0,
  kInTitle = 1,
  kInDateline = 2,
  kOnlyDateline = 3,
  kInLead = 4,
  kInFirstSentence = 5,
  kFirstNamed = 6,
  kByName = 7,      // at least once by its own name
  kByPeople = 8,    // … by its adjective
  kOnlyPlaces = 9,  // never by either
  kCount = 10,
  kShare = 16,
  kRank = 24,
  kCountries = 30,
  kTitleAlone = 36,  // the only country of the title
  kTie = 37,         // as often as the most frequent
  kDatelineAndLead = 38,
  kShortText = 39,  // under kLeadWords words
  kTitleAndLead = 40,
  kAlone = 41,  // the only country of the article
};

struct Tally {
  std::uint32_t body = 0;
  std::uint32_t title = 0;
  bool lead = false, first_sentence = false, by_name = false, by_people = false;
  TokenId first = ~TokenId{0};
};

template <typename Value, std::size_t N>
std::uint8_t bin(Value value, const std::array<Value, N>& bounds, std::uint8_t group) {
  std::size_t b = 0;
  while (b + 1 < N && value >= bounds[b + 1]) ++b;
  return static_cast<std::uint8_t>(group + b);
}

void note(Tally& tally, const CountryHit& hit) {
  tally.by_name = tally.by_name || hit.kind == EntryKind::country;
  tally.by_people = tally.by_people || hit.kind == EntryKind::demonym;
}

std::map<CountryId, Tally> tally_hits(const Reading& body,
                                      const std::vector<CountryHit>& title_hits,
                                      const std::vector<CountryHit>& body_hits,
                                      CountryId dateline) {
  std::map<CountryId, Tally> tallies;
  for (const CountryHit& hit : title_hits) {
    Tally& tally = tallies[hit.country];
    ++tally.title;
    note(tally, hit);
  }
  const TokenId first_end = body.sentences().empty() ? 0 : body.sentences().front().last;
  for (const CountryHit& hit : body_hits) {
    Tally& tally = tallies[hit.country];
    ++tally.body;
    tally.first = std::min(tally.first, hit.tokens.first);
    tally.lead = tally.lead || hit.tokens.first < kLeadWords;
    tally.first_sentence = tally.first_sentence || hit.tokens.first < first_end;
    note(tally, hit);
  }
  if (dateline != 0) tallies.try_emplace(dateline);
  return tallies;
}

// What all countries of an article share, and where one of them stands among them.
struct Field {
  std::uint32_t total = 0, most = 0, title_countries = 0;
  std::vector<std::uint32_t> counts;  // descending
  TokenId earliest = ~TokenId{0};
};

std::uint32_t weight_of(const Tally& tally) {
  return tally.body + tally.title;
}

Field survey(const std::map<CountryId, Tally>& tallies) {
  Field field;
  for (const auto& [country, tally] : tallies) {
    field.total += weight_of(tally);
    field.most = std::max(field.most, weight_of(tally));
    field.title_countries += tally.title > 0;
    field.counts.push_back(weight_of(tally));
    field.earliest = std::min(field.earliest, tally.first);
  }
  std::sort(field.counts.rbegin(), field.counts.rend());
  return field;
}

std::vector<std::uint8_t> features_of(const Tally& tally, const Field& field, bool in_dateline,
                                      bool short_text) {
  std::vector<std::uint8_t> features{kBias};
  const auto when = [&features](bool condition, std::uint8_t feature) {
    if (condition) features.push_back(feature);
  };
  const std::uint32_t count = weight_of(tally);
  when(tally.title > 0, kInTitle);
  when(tally.title > 0 && field.title_countries == 1, kTitleAlone);
  when(in_dateline, kInDateline);
  when(in_dateline && count == 0, kOnlyDateline);
  when(tally.lead, kInLead);
  when(tally.first_sentence, kInFirstSentence);
  when(tally.first == field.earliest && count > 0, kFirstNamed);
  when(tally.by_name, kByName);
  when(tally.by_people, kByPeople);
  when(count > 0 && !tally.by_name && !tally.by_people, kOnlyPlaces);
  when(count == field.most && count > 0, kTie);
  when(in_dateline && tally.lead, kDatelineAndLead);
  when(tally.title > 0 && tally.lead, kTitleAndLead);
  when(short_text, kShortText);
  when(field.counts.size() == 1, kAlone);
  if (count > 0) {
    features.push_back(bin(count, kCountBins, kCount));
    features.push_back(bin(double(count) / field.total, kShareBins, kShare));
  }
  const auto before = std::partition_point(field.counts.begin(), field.counts.end(),
                                           [count](std::uint32_t c) { return c > count; });
  const auto rank = static_cast<std::uint32_t>(before - field.counts.begin());
  features.push_back(bin(rank, kRankBins, kRank));
  features.push_back(
      bin(static_cast<std::uint32_t>(field.counts.size()), kCountriesBins, kCountries));
  return features;
}

}  // namespace

std::vector<CountryEvidence> weigh_countries(const Reading& title, const Reading& body,
                                             const std::vector<CountryHit>& title_hits,
                                             const std::vector<CountryHit>& body_hits,
                                             CountryId dateline) {
  const auto tallies = tally_hits(body, title_hits, body_hits, dateline);
  const Field field = survey(tallies);
  const bool short_text = title.size() + body.size() < kLeadWords;
  std::vector<CountryEvidence> evidence;
  for (const auto& [country, tally] : tallies) {
    CountryEvidence one;
    one.country = country;
    one.count = std::max<std::uint32_t>(1, weight_of(tally));
    one.features = features_of(tally, field, country == dateline, short_text);
    evidence.push_back(std::move(one));
  }
  return evidence;
}

std::vector<news::CountryMention> rank_countries(const std::vector<CountryEvidence>& evidence) {
  std::vector<news::CountryMention> countries;
  for (const CountryEvidence& one : evidence) {
    // Sums of whole numbers, so that every machine ranks alike.
    int sum = 0;
    for (const std::uint8_t feature : one.features) sum += kSalienceWeights[feature];
    news::CountryMention country;
    country.code = country_code(one.country);
    country.count = one.count;
    const double salience = 1 / (1 + std::exp(-sum / double(kSalienceScale)));
    country.salience = std::round(salience * 1000) / 1000;
    countries.push_back(std::move(country));
  }
  std::sort(countries.begin(), countries.end(),
            [](const news::CountryMention& a, const news::CountryMention& b) {
              return a.salience != b.salience ? a.salience > b.salience : a.code < b.code;
            });
  return countries;
}

bool plays_a_part(const news::CountryMention& country,
                  const std::vector<news::CountryMention>& all) {
  // Where F1 is best against thirty world articles whose countries were marked by hand as actors or
  // as named twice: 0.93, of all mentions 0.77.
  constexpr std::uint32_t kFewMentions = 10;
  constexpr double kProminent = 0.2, kNamedAgain = 0.1;
  if (country.salience >= kProminent) return true;
  if (country.count >= 2 && country.salience >= kNamedAgain) return true;
  std::uint32_t mentions = 0;
  for (const news::CountryMention& one : all) mentions += one.count;
  return mentions <= kFewMentions;
}

}  // namespace dateline::annotation
