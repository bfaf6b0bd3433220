// What an article's and a statement's object may show: the tables behind --fields, the columns of
// CSV and the members of JSON, in the order in which they are printed.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/answer/hits.h"
#include "searcher/answer/value.h"

namespace dateline::answer {

enum class Shown {
  usually,     // also where nobody asks
  on_request,  // with --fields, and by the command show
  in_lists,    // what only a place in a list of hits has: not by show
  collapsed,   // what only a hit that stands for its copies has
};

template <typename Hit>
struct HitField {
  std::string_view parent;  // "speaker" of speaker.name; empty: none
  std::string_view name;
  Shown shown = Shown::usually;
  Value (*of)(const Hit&) = nullptr;
};

std::span<const HitField<ArticleHit>> article_fields();
std::span<const HitField<StatementHit>> statement_fields();

// Some fields of a table, in the order in which they are wanted.
template <typename Hit>
class FieldChoice {
 public:
  using Fields = std::vector<const HitField<Hit>*>;
  explicit FieldChoice(Fields fields) : fields_(std::move(fields)) {}

  Columns columns() const {
    Columns columns;
    for (const auto* field : fields_)
      columns.push_back({std::string(field->parent), std::string(field->name)});
    return columns;
  }
  Row row(const Hit& hit) const {
    Row row;
    row.reserve(fields_.size());
    for (const auto* field : fields_) row.push_back(field->of(hit));
    return row;
  }
  // Adds those of `more` that are not there yet.
  void add(const FieldChoice& more) {
    for (const auto* field : more.fields_) {
      if (std::find(fields_.begin(), fields_.end(), field) == fields_.end())
        fields_.push_back(field);
    }
  }
  bool has(std::string_view name) const {
    return std::any_of(fields_.begin(), fields_.end(),
                       [&](const auto* field) { return field->name == name; });
  }

 private:
  Fields fields_;
};

using ArticleChoice = FieldChoice<ArticleHit>;
using StatementChoice = FieldChoice<StatementHit>;

// "id,title,dateline.place" or "dateline" for all of its members. Throw UsageError, with the
// nearest name, for one that does not exist, for one that only collapsed hits have where they are
// not, and for none at all.
ArticleChoice choose_article_fields(std::string_view names);
StatementChoice choose_statement_fields(std::string_view names, bool is_collapsed = false);
// Those shown where nobody asks, and those that show shows.
ArticleChoice usual_article_fields();
StatementChoice usual_statement_fields(bool is_collapsed = false);
ArticleChoice all_article_fields();
StatementChoice all_statement_fields();

// "id, title, …", for help.
std::string article_field_names();
std::string statement_field_names();

}  // namespace dateline::answer
