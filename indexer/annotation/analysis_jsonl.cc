// The printer behind `analyze --format jsonl`.
#include "indexer/annotation/analysis_jsonl.h"

#include <cmath>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "common/text/unicode.h"
#include "indexer/annotation/countries.h"

namespace dateline::annotation {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void text(Writer& writer, const char* key, std::string_view value) {
  writer.Key(key);
  writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

// Two or three digits are enough for a probability.
void probability(Writer& writer, const char* key, double value) {
  writer.Key(key);
  writer.Double(static_cast<double>(std::lround(value * 1000)) / 1000);
}

class Printer {
 public:
  Printer(const news::AnnotatedArticle& annotated, Writer& writer)
      : annotated_(annotated),
        body_(annotated.article.body),
        code_points_(annotated.article.body),
        writer_(writer) {}

  void print() {
    writer_.StartObject();
    article();
    entities();
    countries("countries", true);
    countries("countries_in_passing", false);
    statements();
    writer_.EndObject();
  }

 private:
  void article() {
    const news::Article& article = annotated_.article;
    text(writer_, "input", article.input);
    text(writer_, "id", article.id);
    text(writer_, "title", article.title);
    text(writer_, "body", article.body);
    writer_.Key("dateline");
    writer_.StartObject();
    text(writer_, "place", article.dateline.place);
    text(writer_, "agency", article.dateline.agency);
    text(writer_, "country", article.dateline.country);
    writer_.EndObject();
    text(writer_, "date", article.date);
    text(writer_, "date_from", news::to_string(article.date_from));
    text(writer_, "lang", article.lang);
    text(writer_, "source", article.source);
    text(writer_, "url", article.url);
    strings("authors", article.authors);
    text(writer_, "section", article.section);
    strings("tags", article.tags);
  }

  void strings(const char* key, const std::vector<std::string>& values) {
    writer_.Key(key);
    writer_.StartArray();
    for (const std::string& value : values) {
      writer_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    }
    writer_.EndArray();
  }

  void offsets(news::Span span) {
    writer_.Key("start");
    writer_.Uint(code_points_.at(span.begin));
    writer_.Key("end");
    writer_.Uint(code_points_.at(span.end));
  }

  void entities() {
    writer_.Key("entities");
    writer_.StartArray();
    for (const news::Entity& entity : annotated_.entities) {
      writer_.StartObject();
      text(writer_, "type", news::to_string(entity.type));
      text(writer_, "name", entity.name);
      text(writer_, "key", entity.key);
      text(writer_, "role", entity.role);
      text(writer_, "country", entity.country);
      writer_.Key("mentions");
      writer_.StartArray();
      for (news::Span mention : entity.mentions) {
        writer_.StartObject();
        offsets(mention);
        text(writer_, "text", news::text_of(body_, mention));
        writer_.EndObject();
      }
      writer_.EndArray();
      writer_.EndObject();
    }
    writer_.EndArray();
  }

  // Those that play a part, and apart from them those named in passing.
  void countries(const char* key, bool part) {
    writer_.Key(key);
    writer_.StartArray();
    for (const news::CountryMention& country : annotated_.countries) {
      if (plays_a_part(country, annotated_.countries) != part) continue;
      writer_.StartObject();
      text(writer_, "code", country.code);
      writer_.Key("count");
      writer_.Uint(country.count);
      probability(writer_, "salience", country.salience);
      writer_.EndObject();
    }
    writer_.EndArray();
  }

  void statements() {
    writer_.Key("statements");
    writer_.StartArray();
    for (const news::Statement& statement : annotated_.statements) {
      writer_.StartObject();
      said(statement);
      speaker(statement.speaker);
      writer_.Key("cue");
      writer_.StartObject();
      text(writer_, "text", news::text_of(body_, statement.cue));
      if (!statement.cue.empty()) offsets(statement.cue);
      writer_.EndObject();
      text(writer_, "attribution", news::to_string(statement.attribution));
      probability(writer_, "confidence", statement.confidence);
      writer_.EndObject();
    }
    writer_.EndArray();
  }

  // Pieces are joined by " … ", so that a reader sees where something was left out.
  void said(const news::Statement& statement) {
    offsets({statement.spans.front().begin, statement.spans.back().end});
    std::string all;
    for (news::Span span : statement.spans) {
      if (!all.empty()) all += " … ";
      all += news::text_of(body_, span);
    }
    text(writer_, "text", all);
    text(writer_, "kind", news::to_string(statement.kind));
    if (statement.spans.size() < 2) return;
    writer_.Key("spans");
    writer_.StartArray();
    for (news::Span span : statement.spans) {
      writer_.StartArray();
      writer_.Uint(code_points_.at(span.begin));
      writer_.Uint(code_points_.at(span.end));
      writer_.EndArray();
    }
    writer_.EndArray();
  }

  void speaker(const news::Speaker& speaker) {
    writer_.Key("speaker");
    writer_.StartObject();
    text(writer_, "name", speaker.name);
    text(writer_, "key", speaker.key);
    text(writer_, "mention", news::text_of(body_, speaker.mention));
    if (!speaker.mention.empty()) offsets(speaker.mention);
    text(writer_, "role", speaker.role);
    text(writer_, "country", speaker.country);
    writer_.EndObject();
  }

  const news::AnnotatedArticle& annotated_;
  std::string_view body_;
  text::CodePointCounter code_points_;
  Writer& writer_;
};

}  // namespace

void append_analysis_jsonl(const news::AnnotatedArticle& annotated, std::string& out) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  Printer(annotated, writer).print();
  out.append(buffer.GetString(), buffer.GetSize());
  out += '\n';
}

}  // namespace dateline::annotation
