// The table of names, and how a text becomes a field's value.
#include "indexer/formats/field_names.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "common/console/errors.h"
#include "common/console/nearest.h"
#include "common/text/unicode.h"

namespace dateline::formats {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::string_view kId[] = {"id", "uuid", "guid", "_id"};
constexpr std::string_view kUrl[] = {"url", "link", "uri", "canonical_url"};
constexpr std::string_view kTitle[] = {"title", "headline", "title_page"};
constexpr std::string_view kBody[] = {"body",    "text",    "maintext",
                                      "content", "article", "body_text"};
constexpr std::string_view kDate[] = {"date",        "published",      "published_at",
                                      "publishedAt", "date_publish",   "datePublished",
                                      "pubDate",     "versioncreated", "timestamp"};
constexpr std::string_view kSource[] = {"source",      "site",          "publisher",
                                        "publication", "source_domain", "outlet"};
constexpr std::string_view kAuthor[] = {"author", "authors", "byline", "creator"};
constexpr std::string_view kLang[] = {"lang", "language"};
constexpr std::string_view kSection[] = {"section", "category", "topic"};
constexpr std::string_view kTags[] = {"tags", "keywords", "subjects"};
constexpr std::string_view kCountry[] = {"country", "countries", "places"};

constexpr FieldRow kRows[kFields] = {
    {Field::id, "id", kId},
    {Field::url, "url", kUrl},
    {Field::title, "title", kTitle},
    {Field::body, "body", kBody},
    {Field::date, "date", kDate},
    {Field::source, "source", kSource},
    {Field::author, "author", kAuthor},
    {Field::lang, "lang", kLang},
    {Field::section, "section", kSection},
    {Field::tags, "tags", kTags},
    {Field::country, "country", kCountry},
};

std::string lower(std::string_view name) {
  std::string out(name);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

const FieldRow& row_named(std::string_view name) {
  const auto row = std::ranges::find(kRows, name, &FieldRow::name);
  if (row != std::end(kRows)) return *row;
  std::vector<std::string> names;
  for (const FieldRow& known : kRows) names.emplace_back(known.name);
  const std::string near = console::nearest(name, names);
  const std::string why = near.empty()
                              ? fmt::format("'{}' is none of {}", name, fmt::join(names, ", "))
                              : fmt::format("'{}' is no field: did you mean '{}'?", name, near);
  throw console::UsageError("option '--map'", why);
}

constexpr std::string_view kSpaces = " \t\r\n\f\v";

}  // namespace

bool is_list(Field field) {
  return field == Field::author || field == Field::tags || field == Field::country;
}

std::span<const FieldRow> field_rows() {
  return kRows;
}

FieldNames::FieldNames() {
  for (const FieldRow& row : kRows) {
    for (std::size_t rank = 0; rank < row.names.size(); ++rank) {
      by_name_.emplace(lower(row.names[rank]), Match{row.field, static_cast<int>(rank)});
    }
  }
}

void FieldNames::map(std::string_view pairs) {
  int rank = -1000;  // before every name of the table; earlier pairs before later ones
  while (!pairs.empty()) {
    const std::size_t end = std::min(pairs.find(','), pairs.size());
    const std::string_view pair = pairs.substr(0, end);
    pairs.remove_prefix(std::min(end + 1, pairs.size()));
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos || equals + 1 == pair.size()) {
      throw console::UsageError("option '--map'", fmt::format("'{}' is not FIELD=NAME", pair));
    }
    const FieldRow& row = row_named(pair.substr(0, equals));
    by_name_.insert_or_assign(lower(pair.substr(equals + 1)), Match{row.field, rank++});
  }
}

std::optional<FieldNames::Match> FieldNames::find(std::string_view name) const {
  constexpr std::size_t kLongestName = 256;
  if (name.size() > kLongestName) return std::nullopt;
  const auto found = by_name_.find(lower(name));
  if (found == by_name_.end()) return std::nullopt;
  return found->second;
}

void set_field(Field field, std::string_view text, RawArticle& article) {
  if (!is_list(field)) {
    if (!is_blank(text)) add_value(field, std::string(text), article);
    return;
  }
  const std::string_view separators = field == Field::tags ? ",;|" : ";|";
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    add_value(field, std::string(trimmed(text.substr(0, end))), article);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void add_value(Field field, std::string text, RawArticle& article) {
  if (is_blank(text)) return;
  switch (field) {
    case Field::id:
      article.id = std::move(text);
      break;
    case Field::url:
      article.url = std::move(text);
      break;
    case Field::title:
      article.title = std::move(text);
      break;
    case Field::body:
      article.body = std::move(text);
      break;
    case Field::date:
      article.date = std::move(text);
      break;
    case Field::source:
      article.source = std::move(text);
      break;
    case Field::lang:
      article.lang = std::move(text);
      break;
    case Field::section:
      article.section = std::move(text);
      break;
    case Field::author:
      article.authors.push_back(std::move(text));
      break;
    case Field::tags:
      article.tags.push_back(std::move(text));
      break;
    case Field::country:
      article.countries.push_back(std::move(text));
      break;
  }
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(kSpaces) == std::string_view::npos;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kSpaces);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpaces) - begin + 1);
}

std::string cut_record(std::string_view record) {
  constexpr std::size_t kMost = 4096;
  return std::string(text::cut_at_border(record, kMost));
}

ReadResult article_or_rejection(RawArticle article, std::string_view record) {
  if (!is_blank(article.title) || !is_blank(article.body)) return article;
  return Rejection{std::move(article.place), "neither title nor body", cut_record(record)};
}

}  // namespace dateline::formats
