// See the header.
#include "searcher/answer/cells.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "common/text/unicode.h"
#include "searcher/answer/json_text.h"

namespace dateline::answer {
namespace {

std::string joined(const Texts& texts) {
  std::string out;
  for (const std::string& text : texts) {
    if (&text != &texts.front()) out += '|';
    for (const char c : text) {
      if (c == '|' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out;
}

// A spreadsheet trims carriage returns before it looks, and printable() has taken them out.
bool would_run(std::string_view cell) {
  constexpr std::array<std::string_view, 9> kStarts = {"=",  "+",  "-",  "@", "\t",
                                                       "＝", "＋", "－", "＠"};
  return std::any_of(kStarts.begin(), kStarts.end(),
                     [&](std::string_view start) { return cell.starts_with(start); });
}

}  // namespace

std::string as_cell(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value.is)) return text::printable(*text);
  if (const auto* texts = std::get_if<Texts>(&value.is)) return text::printable(joined(*texts));
  if (const auto* json = std::get_if<RawJson>(&value.is)) return text::printable(json->text);
  std::string out;
  append_json(out, value);  // numbers look alike; objects stay JSON
  return out;
}

std::string as_guarded_cell(const Value& value) {
  std::string cell = as_cell(value);
  const bool is_number =
      std::holds_alternative<std::uint64_t>(value.is) || std::holds_alternative<Decimal>(value.is);
  if (!is_number && would_run(cell)) cell.insert(0, 1, '\'');
  return cell;
}

std::string quoted_for_csv(std::string_view cell) {
  if (cell.find_first_of("\",\n\r") == std::string_view::npos) return std::string(cell);
  std::string out = "\"";
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

std::string flat_for_tsv(std::string_view cell) {
  std::string out(cell);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return out;
}

}  // namespace dateline::answer
