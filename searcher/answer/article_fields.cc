// The table of an article's fields.
#include <array>

#include "searcher/answer/hit_fields.h"
#include "searcher/answer/json_text.h"

namespace dateline::answer {
namespace {

using news::Article;
using news::EntityType;

const Article& article(const ArticleHit& hit) {
  return hit.stored.article;
}

Value names_of(const ArticleHit& hit, EntityType type) {
  Texts names;
  for (const indexing::StoredEntity& entity : hit.stored.entities)
    if (entity.type == type) names.push_back(entity.name);
  return {names};
}

Value countries_of(const ArticleHit& hit, double least_salience) {
  Texts codes;
  for (const news::CountryMention& country : hit.stored.countries)
    if (country.salience >= least_salience) codes.push_back(country.code);
  return {codes};
}

Value entities_of(const ArticleHit& hit) {
  std::vector<Object> entities;
  for (const indexing::StoredEntity& entity : hit.stored.entities) {
    entities.push_back({{"type", {std::string(to_string(entity.type))}},
                        {"name", {entity.name}},
                        {"key", {entity.key}},
                        {"role", {entity.role}},
                        {"country", {entity.country}},
                        {"mentions", {std::uint64_t{entity.mentions}}}});
  }
  return as_value(entities);
}

Object speaker_of(const indexing::StoredStatement& statement) {
  return {{"name", {statement.speaker_name}},
          {"key", {statement.speaker_key}},
          {"role", {statement.speaker_role}},
          {"country", {statement.speaker_country}},
          {"mention", {statement.speaker_mention}}};
}

Value quotations_of(const ArticleHit& hit) {
  std::vector<Object> quotations;
  for (const indexing::StoredStatement& statement : hit.quotations) {
    Object object = {{"id", {statement.id}},
                     {"text", {statement.text}},
                     {"kind", {std::string(to_string(statement.kind))}}};
    object.emplace_back("speaker", as_value(speaker_of(statement)));
    object.emplace_back("cue", Value{statement.cue});
    object.emplace_back("attribution", Value{std::string(to_string(statement.attribution))});
    object.emplace_back("confidence", Value{Decimal{statement.confidence, kConfidenceDigits}});
    object.emplace_back("countries", Value{statement.countries});
    object.emplace_back("start", Value{std::uint64_t{statement.start}});
    object.emplace_back("end", Value{std::uint64_t{statement.end}});
    quotations.push_back(std::move(object));
  }
  return as_value(quotations);
}

Value extras_of(const ArticleHit& hit) {
  return {RawJson{article(hit).extras.empty() ? "{}" : article(hit).extras}};
}

using F = HitField<ArticleHit>;
using H = ArticleHit;
constexpr auto kUsually = Shown::usually;
constexpr auto kOnRequest = Shown::on_request;
constexpr auto kInLists = Shown::in_lists;

constexpr std::array kFields = {
    F{"", "rank", kInLists, [](const H& h) { return Value{std::uint64_t{h.rank}}; }},
    F{"", "score", kInLists,
      [](const H& h) {
        return Value{Decimal{h.score, kScoreDigits}};
      }},
    F{"", "id", kUsually, [](const H& h) { return Value{article(h).id}; }},
    F{"", "url", kUsually, [](const H& h) { return Value{article(h).url}; }},
    F{"", "title", kUsually, [](const H& h) { return Value{article(h).title}; }},
    F{"", "source", kUsually, [](const H& h) { return Value{article(h).source}; }},
    F{"", "date", kUsually, [](const H& h) { return Value{article(h).date}; }},
    F{"", "date_from", kUsually,
      [](const H& h) { return Value{std::string(to_string(article(h).date_from))}; }},
    F{"", "lang", kUsually, [](const H& h) { return Value{article(h).lang}; }},
    F{"", "section", kUsually, [](const H& h) { return Value{article(h).section}; }},
    F{"", "authors", kUsually, [](const H& h) { return Value{article(h).authors}; }},
    F{"dateline", "place", kUsually, [](const H& h) { return Value{article(h).dateline.place}; }},
    F{"dateline", "agency", kUsually, [](const H& h) { return Value{article(h).dateline.agency}; }},
    F{"dateline", "country", kUsually,
      [](const H& h) { return Value{article(h).dateline.country}; }},
    F{"", "snippet", kInLists, [](const H& h) { return Value{h.snippet.text}; }},
    F{"", "countries", kUsually, [](const H& h) { return countries_of(h, news::kSalientCountry); }},
    F{"", "persons", kUsually, [](const H& h) { return names_of(h, EntityType::person); }},
    F{"", "orgs", kUsually, [](const H& h) { return names_of(h, EntityType::org); }},
    F{"", "statements", kUsually,
      [](const H& h) { return Value{std::uint64_t{h.stored.statements}}; }},
    F{"", "story", kUsually, [](const H& h) { return Value{article(h).story}; }},
    F{"", "duplicates", kUsually, [](const H& h) { return Value{h.duplicates}; }},
    F{"", "places", kOnRequest, [](const H& h) { return names_of(h, EntityType::place); }},
    F{"", "countries_mentioned", kOnRequest, [](const H& h) { return countries_of(h, 0); }},
    F{"", "countries_given", kOnRequest,
      [](const H& h) { return Value{article(h).countries_given}; }},
    F{"", "source_country", kOnRequest,
      [](const H& h) { return Value{article(h).source_country}; }},
    F{"", "tags", kOnRequest, [](const H& h) { return Value{article(h).tags}; }},
    F{"", "input", kOnRequest, [](const H& h) { return Value{article(h).input}; }},
    F{"", "extras", kOnRequest, extras_of},
    F{"", "body", kOnRequest, [](const H& h) { return Value{article(h).body}; }},
    F{"", "entities", kOnRequest, entities_of},
    F{"", "quotations", kOnRequest, quotations_of},
};

}  // namespace

std::span<const HitField<ArticleHit>> article_fields() {
  return kFields;
}

}  // namespace dateline::answer
