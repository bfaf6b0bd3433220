// See the header.
#include "searcher/commands/counting_unit.h"

namespace dateline::commands {

console::Option unit_option() {
  return {.name = "unit",
          .value = "U",
          .help =
              "What is counted: articles (the default), statements, or the sources or stories "
              "that articles found are of.",
          .choices = {"article", "statement", "source", "story"}};
}

CountingUnit unit_of(const console::Call& call) {
  const std::string unit = call.given.value_or("unit", "article");
  if (unit == "statement") return {query::Unit::statement, search::FacetUnit::match};
  if (unit == "source") return {query::Unit::article, search::FacetUnit::source};
  if (unit == "story") return {query::Unit::article, search::FacetUnit::story};
  return {};
}

}  // namespace dateline::commands
