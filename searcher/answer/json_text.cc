// Written by hand: a JSON library escapes neither bidi marks nor C1 controls.
#include "searcher/answer/json_text.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "common/text/unicode.h"
#include "searcher/answer/plain_text.h"

namespace dateline::answer {
namespace {

void append_escaped(std::string& out, char32_t c) {
  const auto units = std::back_inserter(out);
  if (c < 0x10000) {
    fmt::format_to(units, "\\u{:04x}", static_cast<std::uint32_t>(c));
    return;
  }
  const auto rest = static_cast<std::uint32_t>(c) - 0x10000;
  fmt::format_to(units, "\\u{:04x}\\u{:04x}", 0xD800 + (rest >> 10), 0xDC00 + (rest & 0x3FF));
}

void append_character(std::string& out, char32_t c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\r':
      out += "\\r";
      return;
    default:
      break;
  }
  if (is_safe(c)) {
    text::append_code_point(c, out);
  } else {
    append_escaped(out, c);
  }
}

bool is_plain(char c) {
  return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

template <typename Items, typename Append>
void append_list(std::string& out, const Items& items, Append append) {
  out += '[';
  bool first = true;
  for (const auto& item : items) {
    if (!first) out += ',';
    first = false;
    append(item);
  }
  out += ']';
}

struct ValueAppender {
  std::string& out;

  void operator()(const std::string& text) const { append_json(out, std::string_view(text)); }
  void operator()(std::uint64_t number) const { out += fmt::format("{}", number); }
  void operator()(const Decimal& decimal) const {
    out += fmt::format("{:.{}f}", decimal.number, decimal.digits);
  }
  // What is unsafe can only stand inside a string, where an escape means the same.
  void operator()(const RawJson& json) const {
    for (std::size_t at = 0; at < json.text.size();) {
      const char32_t c = text::next_code_point(json.text, at);
      if (is_safe(c)) {
        text::append_code_point(c, out);
      } else {
        append_escaped(out, c);
      }
    }
  }
  void operator()(const Texts& texts) const {
    append_list(out, texts,
                [&](const std::string& text) { append_json(out, std::string_view(text)); });
  }
};

// ",name:" or "name:".
void append_key(std::string& out, std::string_view name, bool& first) {
  if (!first) out += ',';
  first = false;
  append_json(out, name);
  out += ':';
}

}  // namespace

void append_json(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const auto stop = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(),
                                       [](char c) { return is_plain(c); });
    const auto plain = static_cast<std::size_t>(stop - text.begin()) - at;
    out.append(text, at, plain);
    at += plain;
    if (at < text.size()) append_character(out, text::next_code_point(text, at));
  }
  out += '"';
}

void append_json(std::string& out, const Value& value) {
  std::visit(ValueAppender{out}, value.is);
}

void append_json(std::string& out, const Object& object) {
  out += '{';
  bool first = true;
  for (const auto& [name, value] : object) {
    append_key(out, name, first);
    append_json(out, value);
  }
  out += '}';
}

Value as_value(const std::vector<Object>& objects) {
  RawJson json;
  append_list(json.text, objects, [&](const Object& object) { append_json(json.text, object); });
  return {std::move(json)};
}

Value as_value(const Object& object) {
  RawJson json;
  append_json(json.text, object);
  return {std::move(json)};
}

void append_json(std::string& out, const Columns& columns, const Row& row) {
  out += '{';
  bool first = true;
  std::vector<std::string_view> written;  // parents
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string& parent = columns[i].parent;
    if (parent.empty()) {
      append_key(out, columns[i].name, first);
      append_json(out, row[i]);
      continue;
    }
    if (std::find(written.begin(), written.end(), parent) != written.end()) continue;
    written.push_back(parent);
    append_key(out, parent, first);
    out += '{';
    bool first_inside = true;
    for (std::size_t j = i; j < columns.size(); ++j) {
      if (columns[j].parent != parent) continue;
      append_key(out, columns[j].name, first_inside);
      append_json(out, row[j]);
    }
    out += '}';
  }
  out += '}';
}

}  // namespace dateline::answer
