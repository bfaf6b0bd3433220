// Choosing from the tables by name.
#include "searcher/answer/hit_fields.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/console/errors.h"
#include "common/console/nearest.h"

namespace dateline::answer {
namespace {

template <typename Hit>
using Table = std::span<const HitField<Hit>>;

template <typename Hit>
std::string full_name(const HitField<Hit>& field) {
  return field.parent.empty() ? std::string(field.name)
                              : fmt::format("{}.{}", field.parent, field.name);
}

// Every name that may be asked for: fields, and parents for all of their members.
template <typename Hit>
std::vector<std::string> names_in(Table<Hit> table) {
  std::vector<std::string> names;
  for (const auto& field : table) {
    const std::string parent(field.parent);
    if (!parent.empty() && std::find(names.begin(), names.end(), parent) == names.end())
      names.push_back(parent);
    names.push_back(full_name(field));
  }
  return names;
}

template <typename Hit>
FieldChoice<Hit> choose(Table<Hit> table, std::string_view names, bool is_collapsed) {
  typename FieldChoice<Hit>::Fields fields;
  while (!names.empty()) {
    const std::size_t comma = std::min(names.find(','), names.size());
    const std::string name(names.substr(0, comma));
    names.remove_prefix(std::min(comma + 1, names.size()));
    bool is_known = false;
    for (const auto& field : table) {
      if (full_name(field) != name && (field.parent != name || name.empty())) continue;
      is_known = true;
      if (field.shown == Shown::collapsed && !is_collapsed)
        throw console::UsageError("option '--fields'",
                                  fmt::format("'{}' is known with --collapse only", name));
      if (std::find(fields.begin(), fields.end(), &field) == fields.end()) fields.push_back(&field);
    }
    if (is_known) continue;
    const std::string near = console::nearest(name, names_in(table));
    throw console::UsageError(
        "option '--fields'", fmt::format("unknown field '{}'", name),
        {near.empty() ? fmt::format("fields: {}", fmt::join(names_in(table), ", "))
                      : fmt::format("did you mean '{}'?", near)});
  }
  if (fields.empty()) throw console::UsageError("option '--fields'", "names no field");
  return FieldChoice<Hit>(std::move(fields));
}

template <typename Hit>
FieldChoice<Hit> those_shown(Table<Hit> table, std::initializer_list<Shown> when) {
  typename FieldChoice<Hit>::Fields fields;
  for (const auto& field : table)
    if (std::find(when.begin(), when.end(), field.shown) != when.end()) fields.push_back(&field);
  return FieldChoice<Hit>(std::move(fields));
}

}  // namespace

ArticleChoice choose_article_fields(std::string_view names) {
  return choose(article_fields(), names, false);
}

StatementChoice choose_statement_fields(std::string_view names, bool is_collapsed) {
  return choose(statement_fields(), names, is_collapsed);
}

ArticleChoice usual_article_fields() {
  return those_shown(article_fields(), {Shown::usually, Shown::in_lists});
}

StatementChoice usual_statement_fields(bool is_collapsed) {
  if (is_collapsed)
    return those_shown(statement_fields(), {Shown::usually, Shown::in_lists, Shown::collapsed});
  return those_shown(statement_fields(), {Shown::usually, Shown::in_lists});
}

ArticleChoice all_article_fields() {
  return those_shown(article_fields(), {Shown::usually, Shown::on_request});
}

StatementChoice all_statement_fields() {
  return those_shown(statement_fields(), {Shown::usually, Shown::on_request});
}

std::string article_field_names() {
  return fmt::format("{}", fmt::join(names_in(article_fields()), ", "));
}

std::string statement_field_names() {
  return fmt::format("{}", fmt::join(names_in(statement_fields()), ", "));
}

}  // namespace dateline::answer
