// Document data as JSON: members in a fixed order, empty ones left out, so that equal articles are
// equal bytes.
#include "common/index/stored.h"

#include <cstdlib>

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "common/index/index_error.h"

namespace dateline::indexing {
namespace {

using Json = rapidjson::Value;
using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void member(Writer& out, const char* name, const std::string& value) {
  if (value.empty()) return;
  out.Key(name);
  out.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void member(Writer& out, const char* name, std::string_view value) {
  member(out, name, std::string(value));
}

void member(Writer& out, const char* name, std::uint32_t value) {
  out.Key(name);
  out.Uint(value);
}

void member(Writer& out, const char* name, const std::vector<std::string>& values) {
  if (values.empty()) return;
  out.Key(name);
  out.StartArray();
  for (const std::string& value : values)
    out.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  out.EndArray();
}

void write_dateline(Writer& out, const news::Dateline& dateline) {
  if (dateline.place.empty() && dateline.agency.empty()) return;
  out.Key("dateline");
  out.StartObject();
  member(out, "place", dateline.place);
  member(out, "agency", dateline.agency);
  member(out, "country", dateline.country);
  out.EndObject();
}

void write_article(Writer& out, const news::Article& article) {
  member(out, "id", article.id);
  member(out, "url", article.url);
  member(out, "title", article.title);
  member(out, "source", article.source);
  member(out, "source_country", article.source_country);
  member(out, "date", article.date);
  member(out, "date_from", news::to_string(article.date_from));
  member(out, "lang", article.lang);
  member(out, "section", article.section);
  member(out, "authors", article.authors);
  member(out, "tags", article.tags);
  member(out, "countries_given", article.countries_given);
  write_dateline(out, article.dateline);
  member(out, "input", article.input);
  member(out, "story", article.story);
  member(out, "body", article.body);
  if (!article.extras.empty()) {
    out.Key("extras");
    out.RawValue(article.extras.data(), article.extras.size(), rapidjson::kObjectType);
  }
}

void write_entities(Writer& out, const std::vector<StoredEntity>& entities) {
  if (entities.empty()) return;
  out.Key("entities");
  out.StartArray();
  for (const StoredEntity& entity : entities) {
    out.StartObject();
    member(out, "type", news::to_string(entity.type));
    member(out, "name", entity.name);
    member(out, "key", entity.key);
    member(out, "role", entity.role);
    member(out, "country", entity.country);
    member(out, "mentions", entity.mentions);
    out.EndObject();
  }
  out.EndArray();
}

void write_countries(Writer& out, const std::vector<news::CountryMention>& countries) {
  if (countries.empty()) return;
  out.Key("countries");
  out.StartArray();
  for (const news::CountryMention& country : countries) {
    out.StartObject();
    member(out, "code", country.code);
    member(out, "count", country.count);
    out.Key("salience");
    out.Double(country.salience);
    out.EndObject();
  }
  out.EndArray();
}

std::string text(const Json& object, const char* name) {
  const auto found = object.FindMember(name);
  if (found == object.MemberEnd() || !found->value.IsString()) return {};
  return {found->value.GetString(), found->value.GetStringLength()};
}

std::uint32_t number(const Json& object, const char* name) {
  const auto found = object.FindMember(name);
  return found != object.MemberEnd() && found->value.IsUint() ? found->value.GetUint() : 0;
}

double decimal(const Json& object, const char* name) {
  const auto found = object.FindMember(name);
  return found != object.MemberEnd() && found->value.IsNumber() ? found->value.GetDouble() : 0;
}

template <typename Take>
void for_each_of(const Json& object, const char* name, Take take) {
  const auto found = object.FindMember(name);
  if (found == object.MemberEnd() || !found->value.IsArray()) return;
  for (const Json& item : found->value.GetArray()) take(item);
}

std::vector<std::string> texts(const Json& object, const char* name) {
  std::vector<std::string> values;
  for_each_of(object, name, [&](const Json& item) {
    if (item.IsString()) values.emplace_back(item.GetString(), item.GetStringLength());
  });
  return values;
}

rapidjson::Document parse(std::string_view data) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseIterativeFlag>(data.data(), data.size());
  if (document.HasParseError() || !document.IsObject())
    throw IndexError("a document's data", "damaged: not a JSON object");
  return document;
}

// The value of an enumeration by its name; the last one where no name fits.
template <typename Enum>
Enum by_name(const std::string& name, Enum last) {
  for (int i = 0; i < static_cast<int>(last); ++i) {
    if (news::to_string(static_cast<Enum>(i)) == name) return static_cast<Enum>(i);
  }
  return last;
}

std::string raw_json(const Json& value) {
  rapidjson::StringBuffer buffer;
  Writer out(buffer);
  value.Accept(out);
  return {buffer.GetString(), buffer.GetSize()};
}

news::Article read_article(const Json& object) {
  news::Article article;
  article.id = text(object, "id");
  article.url = text(object, "url");
  article.title = text(object, "title");
  article.source = text(object, "source");
  article.source_country = text(object, "source_country");
  article.date = text(object, "date");
  const std::string date_from = text(object, "date_from");
  article.date_from =
      date_from.empty() ? news::DateSource::none : by_name(date_from, news::DateSource::crawl);
  article.lang = text(object, "lang");
  article.section = text(object, "section");
  article.authors = texts(object, "authors");
  article.tags = texts(object, "tags");
  article.countries_given = texts(object, "countries_given");
  article.input = text(object, "input");
  article.story = text(object, "story");
  article.body = text(object, "body");
  const auto dateline = object.FindMember("dateline");
  if (dateline != object.MemberEnd() && dateline->value.IsObject()) {
    article.dateline = {text(dateline->value, "place"), text(dateline->value, "agency"),
                        text(dateline->value, "country")};
  }
  const auto extras = object.FindMember("extras");
  if (extras != object.MemberEnd()) article.extras = raw_json(extras->value);
  return article;
}

}  // namespace

std::string encode(const StoredArticle& stored) {
  rapidjson::StringBuffer buffer(nullptr, stored.article.body.size() + 2048);
  Writer out(buffer);
  out.StartObject();
  write_article(out, stored.article);
  write_entities(out, stored.entities);
  write_countries(out, stored.countries);
  member(out, "statements", stored.statements);
  out.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

std::string encode(const StoredStatement& statement) {
  rapidjson::StringBuffer buffer;
  Writer out(buffer);
  out.StartObject();
  member(out, "id", statement.id);
  member(out, "article_id", statement.article_id);
  member(out, "url", statement.url);
  member(out, "title", statement.title);
  member(out, "source", statement.source);
  member(out, "date", statement.date);
  member(out, "lang", statement.lang);
  member(out, "text", statement.text);
  member(out, "kind", news::to_string(statement.kind));
  member(out, "speaker_name", statement.speaker_name);
  member(out, "speaker_key", statement.speaker_key);
  member(out, "speaker_role", statement.speaker_role);
  member(out, "speaker_country", statement.speaker_country);
  member(out, "speaker_mention", statement.speaker_mention);
  member(out, "cue", statement.cue);
  member(out, "attribution", news::to_string(statement.attribution));
  out.Key("confidence");
  out.Double(statement.confidence);
  member(out, "countries", statement.countries);
  member(out, "start", statement.start);
  member(out, "end", statement.end);
  out.Key("spans");
  out.StartArray();
  for (const news::Span& span : statement.spans) {
    out.StartArray();
    out.Uint(span.begin);
    out.Uint(span.end);
    out.EndArray();
  }
  out.EndArray();
  out.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

StoredArticle decode_article(std::string_view data) {
  const rapidjson::Document object = parse(data);
  StoredArticle stored;
  stored.article = read_article(object);
  stored.statements = number(object, "statements");
  for_each_of(object, "entities", [&](const Json& item) {
    if (!item.IsObject()) return;
    stored.entities.push_back({by_name(text(item, "type"), news::EntityType::place),
                               text(item, "name"), text(item, "key"), text(item, "role"),
                               text(item, "country"), number(item, "mentions")});
  });
  for_each_of(object, "countries", [&](const Json& item) {
    if (item.IsObject())
      stored.countries.push_back(
          {text(item, "code"), number(item, "count"), decimal(item, "salience")});
  });
  return stored;
}

StoredStatement decode_statement(std::string_view data) {
  const rapidjson::Document object = parse(data);
  StoredStatement statement;
  statement.id = text(object, "id");
  statement.article_id = text(object, "article_id");
  statement.url = text(object, "url");
  statement.title = text(object, "title");
  statement.source = text(object, "source");
  statement.date = text(object, "date");
  statement.lang = text(object, "lang");
  statement.text = text(object, "text");
  statement.kind =
      news::parse_statement_kind(text(object, "kind")).value_or(news::StatementKind::mixed);
  statement.speaker_name = text(object, "speaker_name");
  statement.speaker_key = text(object, "speaker_key");
  statement.speaker_role = text(object, "speaker_role");
  statement.speaker_country = text(object, "speaker_country");
  statement.speaker_mention = text(object, "speaker_mention");
  statement.cue = text(object, "cue");
  statement.attribution = by_name(text(object, "attribution"), news::Attribution::unknown);
  statement.confidence = decimal(object, "confidence");
  statement.countries = texts(object, "countries");
  statement.start = number(object, "start");
  statement.end = number(object, "end");
  for_each_of(object, "spans", [&](const Json& pair) {
    if (pair.IsArray() && pair.Size() == 2 && pair[0].IsUint() && pair[1].IsUint()) {
      statement.spans.push_back({pair[0].GetUint(), pair[1].GetUint()});
    }
  });
  return statement;
}

}  // namespace dateline::indexing
