// Names of the enumerations, as they are printed and read.
#include "common/news/article.h"

#include <array>

namespace dateline::news {
namespace {

constexpr std::array<std::string_view, 8> kDateSources = {"",    "record",   "jsonld", "meta",
                                                          "url", "dateline", "feed",   "crawl"};
constexpr std::array<std::string_view, 3> kEntityTypes = {"person", "org", "place"};
constexpr std::array<std::string_view, 3> kStatementKinds = {"direct", "indirect", "mixed"};
constexpr std::array<std::string_view, 6> kAttributions = {"name",    "surname",   "title",
                                                           "pronoun", "continued", "unknown"};

}  // namespace

std::string_view to_string(DateSource source) {
  return kDateSources[static_cast<std::size_t>(source)];
}

std::string_view to_string(EntityType type) {
  return kEntityTypes[static_cast<std::size_t>(type)];
}

std::string_view to_string(StatementKind kind) {
  return kStatementKinds[static_cast<std::size_t>(kind)];
}

std::optional<StatementKind> parse_statement_kind(std::string_view name) {
  for (std::size_t i = 0; i < kStatementKinds.size(); ++i) {
    if (kStatementKinds[i] == name) return static_cast<StatementKind>(i);
  }
  return std::nullopt;
}

std::string_view to_string(Attribution attribution) {
  return kAttributions[static_cast<std::size_t>(attribution)];
}

}  // namespace dateline::news
