// SCHEMA.md says what the table says: a row a field, in the table's order.
#include <fstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "common/index/schema.h"

namespace dateline::indexing {
namespace {

std::string row(const Field& field) {
  const auto yes = [](bool is) { return is ? "yes" : "–"; };
  const char* where = field.in_articles && field.in_statements ? "both"
                      : field.in_articles                      ? "articles"
                                                               : "statements";
  const std::string prefix = field.prefix.empty() ? "–" : fmt::format("`{}`", field.prefix);
  const std::string slot = field.slot == kNoSlot ? "–" : fmt::format("{}", field.slot);
  return fmt::format("| `{}` | {} | {} | {} | {} | {} | {} | {} |", field.name, prefix, slot, where,
                     yes(field.filter), yes(field.facet), yes(field.in_queries), field.about);
}

TEST(SchemaPage, HasARowForEachField) {
  std::ifstream page(DATELINE_SOURCE_DIR "/common/index/SCHEMA.md");
  std::vector<std::string> rows;
  bool in_table = false;
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with("| name | prefix |")) in_table = true;
    if (in_table && line.starts_with("| `")) rows.push_back(line);
    if (in_table && line.empty()) break;
  }
  ASSERT_EQ(rows.size(), fields().size());
  for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(rows[i], row(fields()[i]));
}

}  // namespace
}  // namespace dateline::indexing
