// See the header.
#include "indexer/commands/analysis_text.h"

#include <fmt/format.h>

#include "common/text/unicode.h"

namespace dateline::commands {
namespace {

void append_line(std::string& out, std::string_view label, const std::string& value) {
  if (!value.empty()) out += fmt::format("  {:<11}{}\n", label, text::printable_line(value));
}

std::string countries_of(const news::AnnotatedArticle& annotated) {
  std::string line;
  for (const news::CountryMention& country : annotated.countries) {
    line += fmt::format("{}{} {} ({:.2f})", line.empty() ? "" : ", ", country.code, country.count,
                        country.salience);
  }
  return line;
}

std::string names_of(const news::AnnotatedArticle& annotated, news::EntityType type) {
  std::string line;
  for (const news::Entity& entity : annotated.entities) {
    if (entity.type != type) continue;
    if (!line.empty()) line += "; ";
    line += entity.name;
    if (!entity.role.empty()) line += ", " + entity.role;
    if (!entity.country.empty()) line += " (" + entity.country + ")";
  }
  return line;
}

std::string statement_line(const std::string& body, const news::Statement& statement) {
  const std::string& name = statement.speaker.name;
  const std::string who =
      name.empty() ? std::string(news::text_of(body, statement.speaker.mention)) : name;
  std::string said;
  for (const news::Span span : statement.spans) {
    if (!said.empty()) said += " … ";
    said += news::text_of(body, span);
  }
  return text::printable_line(fmt::format(
      "{} [{}, {}, {:.2f}]: {}", who.empty() ? "?" : who, news::to_string(statement.kind),
      news::to_string(statement.attribution), statement.confidence, said));
}

}  // namespace

void append_analysis_text(const news::AnnotatedArticle& annotated, std::string& out) {
  const news::Article& article = annotated.article;
  out += text::printable_line(article.title.empty() ? article.id : article.title) + "\n";
  append_line(out, "id", article.id);
  append_line(out, "source", article.source);
  append_line(out, "date", article.date);
  append_line(out, "dateline", article.dateline.place);
  append_line(out, "countries", countries_of(annotated));
  append_line(out, "people", names_of(annotated, news::EntityType::person));
  append_line(out, "bodies", names_of(annotated, news::EntityType::org));
  append_line(out, "places", names_of(annotated, news::EntityType::place));
  for (const news::Statement& statement : annotated.statements)
    out += "  - " + statement_line(article.body, statement) + "\n";
  out += "\n";
}

}  // namespace dateline::commands
