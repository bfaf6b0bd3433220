// Fields are gathered as labelled values first, then written as terms and as one packed slot each.
#include "indexer/segments/document_builder.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "common/index/bare_names.h"
#include "common/index/offices.h"
#include "common/index/stored.h"
#include "common/text/folding.h"
#include "common/text/unicode.h"
#include "common/text/words.h"

namespace dateline::segments {
namespace {

using indexing::field;
using indexing::Field;
using indexing::LabelledValue;
constexpr glass::TermId kNoTerm = ~glass::TermId{0};
// Pieces of one statement stand so far apart that no phrase reaches across.
constexpr std::uint32_t kPieceGap = 10;
// Of an article's title, source and address, what is stored with each of its statements.
constexpr std::size_t kRepeatedBytes = 1024;

// Adds a value of the field in its canonical form, `text` being what is shown for it, unless it is
// there already or nothing is left of it.
void add_value(FieldValues& values, std::string_view name, std::string_view key,
               std::string_view text) {
  LabelledValue value{indexing::canonical_value(field(name).matching, key),
                      text::printable_line(text)};
  if (!value.value.empty()) values[name].add(std::move(value));
}

void add_value(FieldValues& values, std::string_view name, std::string_view text) {
  add_value(values, name, text, text);
}

// Names whose script leaves nothing of a key are their own.
std::string_view key_of(const std::string& key, const std::string& name) {
  return key.empty() ? std::string_view(name) : std::string_view(key);
}

std::string_view field_of(news::EntityType type) {
  switch (type) {
    case news::EntityType::person:
      return "person";
    case news::EntityType::org:
      return "org";
    case news::EntityType::place:
      return "place";
  }
  return "place";
}

void add_entity(FieldValues& values, const news::Entity& entity) {
  add_value(values, field_of(entity.type), key_of(entity.key, entity.name), entity.name);
}

// What an article and its statements have in common.
FieldValues article_fields(const news::Article& article) {
  FieldValues values;
  add_value(values, "source", article.source);
  add_value(values, "source-country", article.source_country);
  add_value(values, "dateline-country", article.dateline.country);
  add_value(values, "lang", article.lang);
  add_value(values, "section", article.section);
  for (const std::string& author : article.authors) add_value(values, "author", author);
  for (const std::string& tag : article.tags) add_value(values, "tag", tag);
  return values;
}

void add_speaker_fields(FieldValues& values, const news::Statement& statement) {
  add_value(values, "speaker", key_of(statement.speaker.key, statement.speaker.name),
            statement.speaker.name);
  add_value(values, "role", statement.speaker.role);
  add_value(values, "speaker-country", statement.speaker.country);
  add_value(values, "kind", news::to_string(statement.kind));
  add_value(values, "attribution", news::to_string(statement.attribution));
}

void add_found_fields(FieldValues& values, const news::AnnotatedArticle& annotated) {
  for (const news::Entity& entity : annotated.entities) add_entity(values, entity);
  for (const news::CountryMention& country : annotated.countries) {
    add_value(values, "country-mentioned", country.code);
    if (country.salience >= news::kSalientCountry) add_value(values, "country", country.code);
  }
  for (const std::string& given : annotated.article.countries_given)
    add_value(values, "country-given", given);
  for (const news::Statement& statement : annotated.statements)
    add_speaker_fields(values, statement);
}

std::string packed_offices(const std::vector<news::Entity>& entities) {
  std::vector<indexing::HeldOffice> offices;
  for (const news::Entity& entity : entities) {
    if (entity.type != news::EntityType::person) continue;
    offices.push_back({std::string(key_of(entity.key, entity.name)), entity.role, entity.country});
  }
  return indexing::pack_offices(offices);
}

indexing::StoredArticle stored_article(const news::AnnotatedArticle& annotated) {
  indexing::StoredArticle stored;
  stored.article = annotated.article;
  for (const news::Entity& entity : annotated.entities) {
    stored.entities.push_back({entity.type, entity.name, entity.key, entity.role, entity.country,
                               static_cast<std::uint32_t>(entity.mentions.size())});
  }
  stored.countries = annotated.countries;
  stored.statements = static_cast<std::uint32_t>(annotated.statements.size());
  return stored;
}

std::string statement_text(std::string_view body, const news::Statement& statement) {
  std::string text;
  for (const news::Span span : statement.spans) {
    if (!text.empty()) text += " … ";
    text += news::text_of(body, span);
  }
  return text;
}

indexing::StoredStatement stored_statement(const news::AnnotatedArticle& annotated,
                                           std::size_t number,
                                           const text::CodePointCounter& counter) {
  const news::Article& article = annotated.article;
  const news::Statement& statement = annotated.statements[number];
  indexing::StoredStatement stored;
  stored.id = fmt::format("{}#{}", article.id, number + 1);
  stored.article_id = article.id;
  // A statement repeats what identifies its article, not a headline of a megabyte.
  if (article.url.size() <= kRepeatedBytes) stored.url = article.url;
  stored.title = text::cut_at_border(article.title, kRepeatedBytes);
  stored.source = text::cut_at_border(article.source, kRepeatedBytes);
  stored.date = article.date;
  stored.lang = article.lang;
  stored.text = statement_text(article.body, statement);
  stored.kind = statement.kind;
  stored.speaker_name = statement.speaker.name;
  stored.speaker_key = statement.speaker.key;
  stored.speaker_role = statement.speaker.role;
  stored.speaker_country = statement.speaker.country;
  stored.speaker_mention = news::text_of(article.body, statement.speaker.mention);
  stored.cue = news::text_of(article.body, statement.cue);
  stored.attribution = statement.attribution;
  stored.confidence = statement.confidence;
  stored.countries = statement.countries;
  for (const news::Span span : statement.spans)
    stored.spans.push_back({counter.at(span.begin), counter.at(span.end)});
  stored.start = stored.spans.front().begin;
  stored.end = stored.spans.back().end;
  return stored;
}

void add_plain_value(glass::RunBuilder& run, Xapian::valueno slot, std::string_view value) {
  if (!value.empty()) run.add_value(slot, value);
}

}  // namespace

void DocumentBuilder::add(const news::AnnotatedArticle& annotated) {
  const news::Article& article = annotated.article;
  articles_.begin_document();
  add_text(articles_, article_stems_, {article.title, indexing::kTitlePrefix, article.lang, 1}, 1);
  std::uint32_t position = add_text(articles_, article_stems_,
                                    {article.title, "", article.lang, indexing::kTitleWeight}, 1);
  add_text(articles_, article_stems_, {article.body, "", article.lang, 1},
           position + indexing::kTitleGap);

  const FieldValues common = article_fields(article);
  FieldValues values = common;
  add_found_fields(values, annotated);
  if (!annotated.statements.empty()) values["has"].add({"statement", "statement"});
  add_fields(articles_, values);

  articles_.add_term(articles_.intern(indexing::value_term(indexing::kIdPrefix, article.id)));
  add_plain_value(articles_, indexing::kIdSlot, article.id);
  add_plain_value(articles_, indexing::kDateSlot, article.date);
  add_plain_value(articles_, indexing::kStorySlot, article.story);
  add_plain_value(articles_, indexing::kFingerprintSlot, article.fingerprint);
  add_plain_value(articles_, indexing::kOfficesSlot, packed_offices(annotated.entities));
  add_plain_value(articles_, indexing::kCountSlot, fmt::format("{}", annotated.statements.size()));
  if (!article.story.empty())
    articles_.add_term(
        articles_.intern(indexing::value_term(field("story").prefix, article.story)));
  articles_.set_data(indexing::encode(stored_article(annotated)));
  articles_.end_document();
  const text::CodePointCounter counter(article.body);
  for (std::size_t i = 0; i < annotated.statements.size(); ++i) {
    add_statement(annotated, stored_statement(annotated, i, counter), annotated.statements[i],
                  common);
  }
}

void DocumentBuilder::add_statement(const news::AnnotatedArticle& annotated,
                                    const indexing::StoredStatement& stored,
                                    const news::Statement& statement,
                                    const FieldValues& of_article) {
  const news::Article& article = annotated.article;
  statements_.begin_document();
  std::uint32_t position = 1;
  for (const news::Span span : statement.spans) {
    position =
        kPieceGap + add_text(statements_, statement_stems_,
                             {news::text_of(article.body, span), "", article.lang, 1}, position);
  }
  FieldValues values = of_article;
  add_speaker_fields(values, statement);
  for (const std::string& country : statement.countries) add_value(values, "country", country);
  for (const std::uint32_t entity : statement.entities) {
    add_entity(values, annotated.entities[entity]);
  }
  add_fields(statements_, values);
  statements_.add_term(statements_.intern(indexing::value_term(indexing::kIdPrefix, stored.id)));
  statements_.add_term(
      statements_.intern(indexing::value_term(indexing::kOfArticlePrefix, article.id)));
  add_plain_value(statements_, indexing::kIdSlot, stored.id);
  add_plain_value(statements_, indexing::kArticleSlot, article.id);
  add_plain_value(statements_, indexing::kDateSlot, article.date);
  add_plain_value(statements_, indexing::kStorySlot, article.story);
  add_plain_value(statements_, indexing::kConfidenceSlot,
                  fmt::format("{:.3f}", statement.confidence));
  if (!article.story.empty())
    statements_.add_term(
        statements_.intern(indexing::value_term(field("story").prefix, article.story)));
  statements_.set_data(indexing::encode(stored));
  statements_.end_document();
}

void DocumentBuilder::add_fields(Run& run, const FieldValues& values) {
  for (const auto& [name, distinct] : values) {
    const Field& of = field(name);
    const std::vector<LabelledValue>& all = distinct.all();
    std::set<std::string> terms;
    for (const LabelledValue& value : all) {
      for (const std::string& form : indexing::value_forms(of.matching, value.value)) {
        terms.insert(indexing::value_term(of.prefix, form));
      }
      if (indexing::finds_labels(of.matching))
        terms.insert(
            indexing::value_term(of.prefix, indexing::canonical_value(of.matching, value.label)));
      if (of.matching == indexing::Matching::person && indexing::is_bare(value.value))
        terms.insert(indexing::bare_term(of, value.value));
    }
    for (const std::string& term : terms) run.add_term(run.intern(term));
    if (of.slot != indexing::kNoSlot) run.add_value(of.slot, indexing::pack_values(all));
  }
}

std::uint32_t DocumentBuilder::add_text(Run& run, StemTerms& stems, const Text& text,
                                        std::uint32_t position) {
  std::string term;
  std::string before;  // the character before, where it is of an unspaced script
  std::uint32_t before_end = 0;
  const std::string lang =
      text.prefix.empty() ? std::string(text.lang) : fmt::format("{}/{}", text.prefix, text.lang);
  text::for_each_word(text.text, [&](const text::Word& word) {
    term.assign(text.prefix);
    term += word.folded;
    const glass::TermId id = run.intern(term);
    run.add_posting(id, position++, text.weight);
    if (word.kind == text::WordKind::word) {
      run.add_term(stem_term(run, stems, lang, id, word.folded), text.weight);
      return;
    }
    if (!before.empty() && before_end == word.begin) {
      run.add_term(run.intern(indexing::pair_term(text.prefix, before, word.folded)), text.weight);
    }
    before.assign(word.folded);
    before_end = word.end;
  });
  return position;
}

glass::TermId DocumentBuilder::stem_term(Run& run, StemTerms& stems, std::string_view lang,
                                         glass::TermId word, std::string_view folded) {
  auto found = stems.by_lang.find(lang);
  if (found == stems.by_lang.end())
    found = stems.by_lang.emplace(std::string(lang), TermIds()).first;
  TermIds& known = found->second;
  if (word >= known.size()) known.resize(word + word / 2 + 1024, kNoTerm);
  if (known[word] != kNoTerm) return known[word];
  const std::size_t slash = lang.find('/');
  const std::string_view prefix =
      slash == std::string_view::npos ? std::string_view() : lang.substr(0, slash);
  const std::string_view code = slash == std::string_view::npos ? lang : lang.substr(slash + 1);
  auto stemmer = stemmers_.find(code);
  if (stemmer == stemmers_.end())
    stemmer = stemmers_.emplace(std::string(code), indexing::Stemmer(code)).first;
  const glass::TermId id = run.intern(indexing::stem_term(prefix, stemmer->second(folded)));
  known[word] = id;
  return id;
}

InvertedArticles DocumentBuilder::finish() {
  article_stems_.by_lang.clear();
  statement_stems_.by_lang.clear();
  return {articles_.finish(), statements_.finish()};
}

}  // namespace dateline::segments
