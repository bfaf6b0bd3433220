// The steps of the analysis in their order.
#include "indexer/annotation/annotate.h"

#include <deque>
#include <optional>
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

// Least trust of the tagger in what is weighed further: a table decides then.
constexpr double kLeastTrust = 0.15;

std::vector<news::Entity> print_entities(const Reading& reading, const Cast& cast) {
  std::vector<news::Entity> entities;
  entities.reserve(cast.entities().size());
  for (const LinkedEntity& linked : cast.entities()) {
    news::Entity entity;
    entity.type = linked.type;
    entity.name = linked.name;
    entity.key = text::fold_key(linked.key_name);
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

// Readings refer to the article, so that it stays where it is.
struct Annotator::Work {
  Work(news::Article&& article, const Gazetteer& gazetteer)
      : kept(std::move(article)),
        title(kept.title, kept.lang, gazetteer),
        body(kept.body, kept.lang, gazetteer) {}
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;

  news::Article kept;
  Reading title;
  Reading body;
  std::vector<RolePhrase> roles;
  std::vector<NameMention> names;
  std::optional<tagging::NameText> name_text;                   // where there is a tagger for it
  std::optional<std::vector<tagging::TaggedStatement>> tagged;  // likewise
};

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
  Work work(std::move(article), lexicon_->gazetteer());
  read_names(work);
  tag_names(work);
  tag_statements(work);
  return finish(work, weighed);
}

namespace {

// Articles that go through the steps together, and their bytes of text: enough to fill the caches
// once for many articles, and few enough to stay in the farther ones.
constexpr std::size_t kTogether = 16;
constexpr std::size_t kBytesTogether = 256 << 10;

}  // namespace

std::vector<news::AnnotatedArticle> Annotator::annotate(
    std::vector<news::Article>&& articles) const {
  std::vector<news::AnnotatedArticle> annotated;
  annotated.reserve(articles.size());
  for (std::size_t at = 0; at < articles.size();) {
    std::deque<Work> works;
    for (std::size_t bytes = 0;
         at < articles.size() && works.size() < kTogether && bytes < kBytesTogether; ++at) {
      bytes += articles[at].body.size();
      read_names(works.emplace_back(std::move(articles[at]), lexicon_->gazetteer()));
    }
    for (Work& work : works) tag_names(work);
    for (Work& work : works) tag_statements(work);
    for (Work& work : works) annotated.push_back(finish(work, nullptr));
  }
  return annotated;
}

void Annotator::read_names(Work& work) const {
  work.roles = find_roles(work.body);
  work.names = find_names(work.body, work.roles);
  const auto tagger = names_.find(work.body.lang());
  if (tagger == names_.end()) return;
  work.name_text = name_text(work.body, work.roles, work.names, tagger->second.words());
}

void Annotator::tag_names(Work& work) const {
  if (!work.name_text) return;
  const auto tagged = names_.find(work.body.lang())->second.tag(*work.name_text);
  work.name_text.reset();
  work.names = fuse_names(work.body, work.roles, work.names, tagged);
}

void Annotator::tag_statements(Work& work) const {
  if (tagger_ && work.body.is("en")) work.tagged = tagger_->tag(work.body.tokens(), kLeastTrust);
}

news::AnnotatedArticle Annotator::finish(Work& work, std::vector<WeighedStatement>* weighed) const {
  news::AnnotatedArticle annotated;
  news::Article& kept = work.kept;
  const Reading& title = work.title;
  const Reading& body = work.body;
  Cast cast(body, std::move(work.roles), std::move(work.names));

  const CountryId dateline = dateline_country(kept.dateline, kept.lang, lexicon_->gazetteer());
  if (kept.dateline.country.empty()) kept.dateline.country = country_code(dateline);
  const auto body_hits = find_country_hits(body, cast.mentions());
  const auto title_hits = find_country_hits(title, {}, body_hits);

  annotated.countries =
      rank_countries(weigh_countries(title, body, title_hits, body_hits, dateline));
  // A text that names no country is about the one it is written in.
  const CountryId main = country_id(annotated.countries.empty() ? kept.source_country
                                                                : annotated.countries.front().code);
  const HomeCountries homes(body, cast, {body_hits, title_hits, main});
  homes.complete(cast);
  annotated.entities = print_entities(body, cast);
  annotated.statements = find_statements(Utterances(body), {cast, body_hits, homes},
                                         work.tagged ? &*work.tagged : nullptr, weighed);
  annotated.article = std::move(kept);
  return annotated;
}

}  // namespace dateline::annotation
