// See the header.
#include "searcher/answer/rows.h"

#include <algorithm>

namespace dateline::answer {
namespace {

Columns plain_columns(std::initializer_list<const char*> names) {
  Columns columns;
  for (const char* name : names) columns.push_back({"", name});
  return columns;
}

}  // namespace

Columns facet_columns() {
  return plain_columns({"field", "value", "label", "count"});
}

// A value that is called like a column has "by." before it, so that no two members are the same.
Columns timeline_columns(const std::vector<std::string>& values) {
  Columns columns = plain_columns({"date", "count", "total", "ratio"});
  const Columns own = columns;
  for (const std::string& value : values) {
    const bool is_taken = std::any_of(own.begin(), own.end(),
                                      [&](const Column& column) { return column.name == value; });
    columns.push_back({"", is_taken ? "by." + value : value});
  }
  return columns;
}

Columns name_columns() {
  return plain_columns(
      {"type", "key", "name", "count", "first", "last", "role", "country", "same_as"});
}

Row row_of(const std::string& field, const search::FacetValue& value) {
  return {{field}, {value.value}, {value.label}, {value.count}};
}

Row row_of(const search::TimelineRow& row) {
  Row out = {{row.date}, {row.count}, {row.total}, {Decimal{row.ratio(), kShareDigits}}};
  for (const std::uint64_t count : row.columns) out.emplace_back().is = count;
  return out;
}

Row row_of(const search::NameFound& name) {
  return {{name.type}, {name.key},  {name.name},    {name.count},  {name.first},
          {name.last}, {name.role}, {name.country}, {name.same_as}};
}

RowRenderer::RowRenderer(const Rendering& rendering)
    : article_fields_(rendering.article_fields.value_or(usual_article_fields())),
      statement_fields_(rendering.statement_fields.value_or(usual_statement_fields())),
      article_columns_(article_fields_.columns()),
      statement_columns_(statement_fields_.columns()) {}

void RowRenderer::begin(const Heading& heading) {
  columns_ = &counted_columns_;
  switch (heading.content) {
    case Content::articles:
      columns_ = &article_columns_;
      break;
    case Content::statements:
      columns_ = &statement_columns_;
      break;
    case Content::facets:
      counted_columns_ = facet_columns();
      break;
    case Content::timeline:
      counted_columns_ = timeline_columns(heading.by);
      break;
    case Content::names:
      counted_columns_ = name_columns();
      break;
  }
  begin_rows(heading);
}

void RowRenderer::article(const ArticleHit& hit) {
  columns_ = &article_columns_;
  row(article_fields_.row(hit));
}

void RowRenderer::statement(const StatementHit& hit) {
  columns_ = &statement_columns_;
  row(statement_fields_.row(hit));
}

void RowRenderer::names(const std::vector<search::NameFound>& names) {
  for (const search::NameFound& name : names) row(row_of(name));
}

void RowRenderer::timeline(const search::Timeline& timeline) {
  for (const search::TimelineRow& period : timeline.rows) row(row_of(period));
}

}  // namespace dateline::answer
