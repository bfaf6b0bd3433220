// Answers as rows under columns, the same for JSON objects and for tables.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "searcher/answer/renderer.h"
#include "searcher/answer/value.h"

namespace dateline::answer {

// field value label count; date count total ratio (and the values); type key name count first last.
Columns facet_columns();
Columns timeline_columns(const std::vector<std::string>& values);
Columns name_columns();

Row row_of(const std::string& field, const search::FacetValue& value);
Row row_of(const search::TimelineRow& row);
Row row_of(const search::NameFound& name);

// A renderer for which everything is a row.
class RowRenderer : public ResultRenderer {
 public:
  explicit RowRenderer(const Rendering& rendering);

  void begin(const Heading& heading) final;
  void article(const ArticleHit& hit) final;
  void statement(const StatementHit& hit) final;
  void names(const std::vector<search::NameFound>& names) final;
  void timeline(const search::Timeline& timeline) final;

 protected:
  virtual void begin_rows(const Heading& heading) = 0;
  // `columns()` say what the values are; where articles and statements come together, they are
  // those of the kind of hit in hand.
  virtual void row(const Row& row) = 0;
  const Columns& columns() const { return *columns_; }

 private:
  ArticleChoice article_fields_;
  StatementChoice statement_fields_;
  Columns article_columns_;
  Columns statement_columns_;
  Columns counted_columns_;  // of facets, a timeline or names
  const Columns* columns_ = &article_columns_;
};

}  // namespace dateline::answer
