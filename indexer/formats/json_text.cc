// JSON by appending.
#include "indexer/formats/json_text.h"

#include <fmt/format.h>

#include "common/text/unicode.h"

namespace dateline::formats {

void append_json_string(std::string_view text, std::string& out) {
  std::string repaired;
  if (!text::is_valid_utf8(text)) {
    repaired = text::repair_utf8(text);
    text = repaired;
  }
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
          out += fmt::format("\\u{:04x}", static_cast<unsigned int>(c));
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

void JsonMembers::add(std::string_view name, std::string_view value) {
  text_ += text_.empty() ? "{" : ",";
  append_json_string(name, text_);
  text_ += ':';
  text_ += value;
}

void JsonMembers::add_string(std::string_view name, std::string_view value) {
  std::string quoted;
  append_json_string(value, quoted);
  add(name, quoted);
}

std::string JsonMembers::take() {
  if (!text_.empty()) text_ += '}';
  return std::move(text_);
}

}  // namespace dateline::formats
