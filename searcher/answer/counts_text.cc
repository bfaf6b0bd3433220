// See the header.
#include "searcher/answer/counts_text.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "searcher/answer/labels.h"
#include "searcher/answer/plain_text.h"

namespace dateline::answer {
namespace {

constexpr std::size_t kWidestCell = 40;
constexpr std::size_t kWidestBar = 40;
constexpr std::size_t kUsualWidth = 80;

struct Cell {
  std::string text{};
  bool right = false;  // numbers stand on the right
};
using TableRows = std::vector<std::vector<Cell>>;

std::string rows_to_text(const TableRows& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], columns_of(row[i].text));
  }
  std::string out;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string blanks(widths[i] - columns_of(row[i].text), ' ');
      line += "  ";
      line += row[i].right ? blanks + row[i].text : row[i].text + blanks;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
  return out;
}

// Cut only where a terminal, `width` columns wide, shows it.
Cell text_cell(const std::string& text, std::size_t width) {
  return {width == 0 ? clean(text) : cut_to(clean(text), kWidestCell)};
}

Cell number_cell(std::uint64_t number) {
  return {grouped(number), true};
}

// A count that is not 0 has a bar that is not empty.
std::string bar(std::uint64_t count, std::uint64_t most, std::size_t columns) {
  if (count == 0 || most == 0) return {};
  const double share = static_cast<double>(count) / static_cast<double>(most);
  const auto filled = static_cast<std::size_t>(std::lround(share * static_cast<double>(columns)));
  std::string out;
  for (std::size_t i = 0; i < std::max<std::size_t>(1, filled); ++i) out += "█";
  return out;
}

}  // namespace

std::string facet_table(const search::FacetCounts& facet, std::size_t width) {
  std::string heading = clean(facet.field);
  if (facet.values.size() < facet.distinct) {
    heading +=
        fmt::format(" ({} of {} values)", grouped(facet.values.size()), grouped(facet.distinct));
  } else {
    heading +=
        fmt::format(" ({} {})", grouped(facet.distinct), facet.distinct == 1 ? "value" : "values");
  }
  TableRows rows;
  for (const search::FacetValue& value : facet.values) {
    rows.push_back({number_cell(value.count), text_cell(value.label, width)});
    if (has_codes(facet.field))
      rows.back().push_back({in_ink(kFaint, text_cell(value.value, width).text)});
  }
  return in_ink(kBold, heading) + "\n" + rows_to_text(rows);
}

std::string timeline_table(const search::Timeline& timeline, std::size_t width) {
  TableRows rows = {{{"date"}, {"count", true}, {"total", true}, {"ratio", true}}};
  for (const search::FacetValue& column : timeline.columns)
    rows[0].push_back({cut_to(clean(column.label), 16), true});
  std::uint64_t most = 0;
  for (const search::TimelineRow& row : timeline.rows) most = std::max(most, row.count);
  for (const search::TimelineRow& row : timeline.rows) {
    rows.push_back({{row.date},
                    number_cell(row.count),
                    number_cell(row.total),
                    {fmt::format("{:.4f}", row.ratio()), true}});
    for (const std::uint64_t count : row.columns) rows.back().push_back(number_cell(count));
  }
  std::size_t used = 2;
  for (std::size_t i = 0; i < rows[0].size(); ++i) {
    std::size_t widest = 0;
    for (const auto& row : rows) widest = std::max(widest, columns_of(row[i].text));
    used += widest + 2;
  }
  const std::size_t full = width == 0 ? kUsualWidth : width;
  const std::size_t room = full > used + 5 ? std::min(kWidestBar, full - used) : 5;
  for (std::size_t i = 0; i < timeline.rows.size(); ++i)
    rows[i + 1].push_back({bar(timeline.rows[i].count, most, room)});
  return rows_to_text(rows);
}

std::string name_table(const std::vector<search::NameFound>& names, std::size_t width) {
  TableRows rows;
  for (const search::NameFound& name : names) {
    std::string when = name.first == name.last ? name.first : name.first + " to " + name.last;
    std::string office = clean(name.role);
    if (!name.country.empty())
      office += fmt::format("{}({})", office.empty() ? "" : " ", clean(name.country));
    // Other spellings of a name stand indented below the most frequent one.
    rows.push_back({number_cell(name.count),
                    {clean(name.type)},
                    text_cell((name.same_as.empty() ? "" : "  = ") + name.name, width),
                    {std::move(office)},
                    {in_ink(kFaint, text_cell(name.key, width).text)},
                    {std::move(when)}});
  }
  return rows_to_text(rows);
}

}  // namespace dateline::answer
