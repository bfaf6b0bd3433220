// The mark stands at the column at which a terminal shows the piece, wide and combining characters
// counted.
#include "common/query/complaint.h"

#include <algorithm>

#include <fmt/format.h>

#include "common/text/columns.h"
#include "common/text/unicode.h"

namespace dateline::query {
namespace {

constexpr std::size_t kShownBytes = 60;  // of the query on either side of the piece
constexpr std::size_t kIndent = 2;

// The beginning of the character that byte `at` belongs to.
std::size_t at_border(std::string_view text, std::size_t at) {
  return text::cut_at_border(text, std::min(at, text.size())).size();
}

}  // namespace

std::vector<std::string> pointed_out(const QueryError& error) {
  const std::string_view text = error.text;
  const std::size_t begin = at_border(text, error.begin);
  const std::size_t end = std::max(begin, at_border(text, error.end));
  const std::size_t left = begin > kShownBytes ? at_border(text, begin - kShownBytes) : 0;
  const std::size_t middle = std::min(end, at_border(text, begin + kShownBytes));
  const std::size_t right = at_border(text, middle + kShownBytes);
  const std::string before =
      (left > 0 ? "…" : "") + text::one_line(text.substr(left, begin - left));
  const std::string piece = text::one_line(text.substr(begin, middle - begin));
  const std::string after =
      text::one_line(text.substr(middle, right - middle)) + (right < text.size() ? "…" : "");
  const std::string indent(kIndent, ' ');
  return {indent + before + piece + after,
          indent + std::string(text::columns_of(before), ' ') +
              std::string(std::max<std::size_t>(1, text::columns_of(piece)), '^')};
}

console::UsageError complaint(const QueryError& error) {
  std::vector<std::string> detail = pointed_out(error);
  if (!error.suggestion.empty())
    detail.push_back(fmt::format("did you mean “{}”?", error.suggestion));
  const std::string what =
      error.option.empty() ? "query" : fmt::format("option '--{}'", error.option);
  return console::UsageError(what, error.message, std::move(detail));
}

}  // namespace dateline::query
