// A page as plain text for a terminal.
#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "common/console/page.h"

namespace dateline::console {
namespace {

constexpr std::size_t kTermColumn = 2;
constexpr std::size_t kTextColumn = 26;

// Columns of UTF-8 text without wide characters, which help texts do not have.
std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (c & '\xc0') != '\x80'; }));
}

// Appends the words of one paragraph, wrapped, each line but the first indented; the first begins
// at `column`. Ends with a newline.
void wrap(std::string_view paragraph, std::size_t indent, std::size_t column, std::size_t width,
          std::string& out) {
  bool first = true;
  while (!paragraph.empty()) {
    const std::size_t end = std::min(paragraph.find_first_of(" \n"), paragraph.size());
    const std::string_view word = paragraph.substr(0, end);
    paragraph.remove_prefix(std::min(end + 1, paragraph.size()));
    if (word.empty()) continue;
    const std::size_t length = columns_of(word);
    if (!first && column + 1 + length > width) {
      out += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (!first) {
      out += ' ';
      ++column;
    }
    out += word;
    column += length;
    first = false;
  }
  out += '\n';
}

// Paragraphs stand apart; lines that begin with two spaces stay as they are.
void add_text(std::string_view text, std::size_t indent, std::size_t width, std::string& out) {
  std::string paragraph;
  const auto end_paragraph = [&] {
    if (paragraph.empty()) return;
    out += std::string(indent, ' ');
    wrap(paragraph, indent, indent, width, out);
    paragraph.clear();
  };
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.starts_with("  ")) {
      end_paragraph();
      out += line.empty() ? "\n" : fmt::format("{}{}\n", std::string(indent, ' '), line);
    } else {
      paragraph += std::string(line) + "\n";
    }
  }
  end_paragraph();
}

void add_item(const PageItem& item, std::size_t width, std::string& out) {
  out += std::string(kTermColumn, ' ') + item.term;
  std::size_t column = kTermColumn + columns_of(item.term);
  if (item.text.empty()) {
    out += '\n';
    return;
  }
  if (column + 2 > kTextColumn) {
    out += '\n';
    column = 0;
  }
  out += std::string(kTextColumn - column, ' ');
  wrap(item.text, kTextColumn, kTextColumn, width, out);
}

}  // namespace

std::string as_help(const Page& page, int columns) {
  const auto width = static_cast<std::size_t>(std::clamp(columns, 40, 100));
  std::string out = "Usage: ";
  wrap(page.synopsis, 7, 7, width, out);
  out += '\n';
  add_text(page.summary + ".", 0, width, out);
  for (const PageSection& section : page.sections) {
    out += '\n';
    if (!section.heading.empty()) out += section.heading + ":\n";
    add_text(section.text, section.heading.empty() ? 0 : kTermColumn, width, out);
    for (const PageItem& item : section.items) add_item(item, width, out);
  }
  return out;
}

}  // namespace dateline::console
