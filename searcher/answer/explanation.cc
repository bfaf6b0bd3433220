// See the header.
#include "searcher/answer/explanation.h"

#include <algorithm>

#include <fmt/format.h>

#include "searcher/answer/json_text.h"
#include "searcher/answer/plain_text.h"
#include "searcher/answer/renderer.h"

namespace dateline::answer {
namespace {

constexpr std::size_t kShownTerms = 20;  // of a wildcard, in text; JSON has all

std::string wildcard_line(const query::Wildcard& wildcard) {
  std::string line =
      fmt::format("  {} ({})", clean(wildcard.typed), grouped(wildcard.terms.size()));
  const std::size_t shown = std::min(kShownTerms, wildcard.terms.size());
  for (std::size_t i = 0; i < shown; ++i) line += (i == 0 ? ": " : ", ") + clean(wildcard.terms[i]);
  if (shown < wildcard.terms.size()) line += ", …";
  return line + "\n";
}

}  // namespace

std::string as_text(const search::Explanation& explanation) {
  std::string out = in_ink(kBold, "read as") + "\n  " + clean(explanation.tree) + "\n";
  out += in_ink(kBold, "Xapian") + "\n  " + clean(explanation.xapian) + "\n";
  if (!explanation.clauses.empty()) out += in_ink(kBold, "clauses") + "\n";
  for (const search::ClauseCount& clause : explanation.clauses)
    out += fmt::format("{:>9}  {}  {}\n", grouped(clause.count), clean(clause.typed),
                       in_ink(kFaint, clean(clause.query)));
  if (!explanation.wildcards.empty()) out += in_ink(kBold, "words with *") + "\n";
  for (const query::Wildcard& wildcard : explanation.wildcards) out += wildcard_line(wildcard);
  return out + fmt::format("{} found\n", grouped(explanation.total));
}

std::string as_json(const search::Explanation& explanation, std::string_view query) {
  std::vector<Object> clauses;
  for (const search::ClauseCount& clause : explanation.clauses)
    clauses.push_back(
        {{"typed", {clause.typed}}, {"query", {clause.query}}, {"count", {clause.count}}});
  std::vector<Object> wildcards;
  for (const query::Wildcard& wildcard : explanation.wildcards)
    wildcards.push_back({{"typed", {wildcard.typed}}, {"terms", {wildcard.terms}}});
  std::string out;
  append_json(out, Object{{"format_version", {std::uint64_t{kAnswerFormatVersion}}},
                          {"query", {std::string(query)}},
                          {"read_as", {explanation.tree}},
                          {"xapian", {explanation.xapian}},
                          {"clauses", as_value(clauses)},
                          {"wildcards", as_value(wildcards)},
                          {"total", {explanation.total}},
                          {"suggestion", {explanation.advice.suggestion}}});
  return out + "\n";
}

}  // namespace dateline::answer
