// The steps of the analysis in their order.
#include "indexer/annotation/annotate.h"

#include <utility>

#include "common/text/folding.h"
#include "indexer/annotation/countries.h"
#include "indexer/annotation/entities.h"
#include "indexer/annotation/home_countries.h"
#include "indexer/annotation/lexicon.h"
#include "indexer/annotation/name_fusion.h"
#include "indexer/annotation/name_text.h"
#include "indexer/annotation/names.h"
#include "indexer/annotation/reading.h"
#include "indexer/annotation/roles.h"
#include "indexer/annotation/statements.h"
#include "indexer/annotation/utterances.h"

namespace dateline::annotation {
namespace {

std::vector<news::Entity> print_entities(const Reading& reading, const Cast& cast) {
  std::vector<news::Entity> entities;
  entities.reserve(cast.entities().size());
  for (const LinkedEntity& linked : cast.entities()) {
    news::Entity entity;
    entity.type = linked.type;
    entity.name = linked.name;
    entity.key = text::fold_key(linked.name);
    entity.role = linked.role;
    entity.country = country_code(linked.country);
    for (const std::int32_t m : linked.mentions) {
      entity.mentions.push_back(name_span(reading, cast.mention(m).tokens));
    }
    entities.push_back(std::move(entity));
  }
  return entities;
}

// The country of the place in the dateline: "ANKARA" → TR.
CountryId dateline_country(const news::Dateline& dateline, std::string_view lang,
                           const Gazetteer& gazetteer) {
  if (!dateline.country.empty()) return country_id(dateline.country);
  if (dateline.place.empty()) return 0;
  return country_of_place(Reading(dateline.place, lang, gazetteer));
}

}  // namespace

Annotator::Annotator(std::shared_ptr<const Lexicon> lexicon, Models models)
    : lexicon_(std::move(lexicon)) {
  if (models != Models::built_in) return;
  tagger_ = tagging::StatementTagger::built_in();
  for (const char* lang : {"en", "es", "nl", "ru", "uk", "ar"}) {
    if (auto names = tagging::NameTagger::built_in(lang)) names_.emplace(lang, std::move(*names));
  }
}
Annotator::~Annotator() = default;

news::AnnotatedArticle Annotator::annotate(news::Article&& article) const {
  return annotate(std::move(article), nullptr);
}

news::AnnotatedArticle Annotator::annotate(news::Article&& article,
                                           std::vector<WeighedStatement>* weighed) const {
  news::AnnotatedArticle annotated;
  annotated.article = std::move(article);
  news::Article& kept = annotated.article;
  const Gazetteer& gazetteer = lexicon_->gazetteer();

  const Reading title(kept.title, kept.lang, gazetteer);
  const Reading body(kept.body, kept.lang, gazetteer);
  std::vector<RolePhrase> roles = find_roles(body);
  std::vector<NameMention> names = find_names(body, roles);
  if (const auto tagger = names_.find(body.lang()); tagger != names_.end()) {
    const auto tagged = tagger->second.tag(name_text(body, roles, names, tagger->second.words()));
    names = fuse_names(body, roles, names, tagged);
  }
  Cast cast(body, std::move(roles), std::move(names));

  const CountryId dateline = dateline_country(kept.dateline, kept.lang, gazetteer);
  if (kept.dateline.country.empty()) kept.dateline.country = country_code(dateline);
  const auto body_hits = find_country_hits(body, cast.mentions());
  const auto title_hits = find_country_hits(title, {}, body_hits);

  annotated.countries =
      rank_countries(weigh_countries(title, body, title_hits, body_hits, dateline));
  const CountryId main =
      annotated.countries.empty() ? CountryId{0} : country_id(annotated.countries.front().code);
  const HomeCountries homes(body, body_hits, main);
  homes.complete(cast);
  annotated.entities = print_entities(body, cast);
  const bool tags = tagger_ && body.is("en");
  std::vector<tagging::TaggedStatement> tagged;
  if (tags) tagged = tagger_->tag(body.tokens());
  annotated.statements = find_statements(Utterances(body), {cast, body_hits, homes},
                                         tags ? &tagged : nullptr, weighed);
  return annotated;
}

}  // namespace dateline::annotation
