// Tags are found by name in a table of HTML's elements, so that a word in angle brackets which is
// none of them is kept as the text it is.
#include "indexer/cleaning/markup.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "common/text/unicode.h"
#include "indexer/cleaning/entities.h"

namespace dateline::cleaning {
namespace {

enum class TagEffect { nothing, line_end, paragraph, hidden };

struct Element {
  std::string_view name;
  TagEffect effect;
};

// Sorted by name. `hidden`: what it holds is not text.
constexpr auto kElements = std::to_array<Element>({
    {"a", TagEffect::nothing},
    {"abbr", TagEffect::nothing},
    {"article", TagEffect::paragraph},
    {"aside", TagEffect::paragraph},
    {"b", TagEffect::nothing},
    {"blockquote", TagEffect::paragraph},
    {"body", TagEffect::paragraph},
    {"br", TagEffect::line_end},
    {"center", TagEffect::paragraph},
    {"cite", TagEffect::nothing},
    {"code", TagEffect::nothing},
    {"dd", TagEffect::paragraph},
    {"div", TagEffect::paragraph},
    {"dl", TagEffect::paragraph},
    {"dt", TagEffect::paragraph},
    {"em", TagEffect::nothing},
    {"figcaption", TagEffect::paragraph},
    {"figure", TagEffect::paragraph},
    {"font", TagEffect::nothing},
    {"footer", TagEffect::paragraph},
    {"h1", TagEffect::paragraph},
    {"h2", TagEffect::paragraph},
    {"h3", TagEffect::paragraph},
    {"h4", TagEffect::paragraph},
    {"h5", TagEffect::paragraph},
    {"h6", TagEffect::paragraph},
    {"header", TagEffect::paragraph},
    {"hr", TagEffect::paragraph},
    {"html", TagEffect::paragraph},
    {"i", TagEffect::nothing},
    {"iframe", TagEffect::hidden},
    {"img", TagEffect::nothing},
    {"ins", TagEffect::nothing},
    {"li", TagEffect::paragraph},
    {"main", TagEffect::paragraph},
    {"mark", TagEffect::nothing},
    {"ol", TagEffect::paragraph},
    {"p", TagEffect::paragraph},
    {"picture", TagEffect::nothing},
    {"pre", TagEffect::paragraph},
    {"q", TagEffect::nothing},
    {"s", TagEffect::nothing},
    {"script", TagEffect::hidden},
    {"section", TagEffect::paragraph},
    {"small", TagEffect::nothing},
    {"source", TagEffect::nothing},
    {"span", TagEffect::nothing},
    {"strong", TagEffect::nothing},
    {"style", TagEffect::hidden},
    {"sub", TagEffect::nothing},
    {"sup", TagEffect::nothing},
    {"table", TagEffect::paragraph},
    {"tbody", TagEffect::paragraph},
    {"td", TagEffect::line_end},
    {"th", TagEffect::line_end},
    {"thead", TagEffect::paragraph},
    {"time", TagEffect::nothing},
    {"tr", TagEffect::paragraph},
    {"u", TagEffect::nothing},
    {"ul", TagEffect::paragraph},
    {"video", TagEffect::hidden},
    {"wbr", TagEffect::nothing},
});

constexpr std::size_t kLongestEntity = 32;     // "&" and ";" included
constexpr std::size_t kLongestTag = 64 << 10;  // attributes may hold a data: URL

struct Tag {
  const Element* element = nullptr;  // null: no tag of HTML, or a comment
  bool closing = false;
  std::size_t end = 0;  // past '>'; 0: not a tag
};

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

const Element* find_element(std::string_view name) {
  std::array<char, 12> lower{};
  if (name.empty() || name.size() > lower.size()) return nullptr;
  std::transform(name.begin(), name.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const std::string_view key(lower.data(), name.size());
  const auto* found = std::lower_bound(
      kElements.begin(), kElements.end(), key,
      [](const Element& element, std::string_view wanted) { return element.name < wanted; });
  return found != kElements.end() && found->name == key ? &*found : nullptr;
}

// The tag or comment at text[at] == '<'.
Tag read_tag(std::string_view text, std::size_t at) {
  Tag tag;
  std::size_t i = at + 1;
  if (text.substr(i, 3) == "!--") {
    const std::size_t end = text.find("-->", i + 3);
    tag.end = end == std::string_view::npos ? 0 : end + 3;
    return tag;
  }
  if (i < text.size() && text[i] == '/') {
    tag.closing = true;
    ++i;
  }
  const std::size_t name = i;
  while (i < text.size() &&
         (is_ascii_letter(text[i]) || (i > name && text[i] >= '1' && text[i] <= '6')))
    ++i;
  tag.element = find_element(text.substr(name, i - name));
  if (tag.element == nullptr) return tag;
  if (i < text.size() && text[i] != '>' && text[i] != '/' && text[i] != ' ' && text[i] != '\n' &&
      text[i] != '\t') {
    return tag;
  }
  const std::size_t end =
      text.substr(0, std::min(text.size(), at + kLongestTag)).find_first_of("<>", i);
  if (end != std::string_view::npos && text[end] == '>') tag.end = end + 1;
  return tag;
}

// Where hidden content ends. What was once found to be open to the end of the text is not searched
// for again, so that a text of nothing but opening tags stays linear.
class HiddenContent {
 public:
  explicit HiddenContent(std::string_view text) : text_(text) {}

  // Past the closing tag of `element`, whose opening tag ends at `at`; `at` if it is never closed.
  std::size_t end_of(const Element& element, std::size_t at) {
    if (std::find(open_.begin(), open_.end(), &element) != open_.end()) return at;
    for (std::size_t close = text_.find("</", at); close != std::string_view::npos;
         close = text_.find("</", close + 2)) {
      const Tag tag = read_tag(text_, close);
      if (tag.end != 0 && tag.element == &element) return tag.end;
    }
    open_.push_back(&element);
    return at;
  }

 private:
  std::string_view text_;
  std::vector<const Element*> open_;  // never closed
};

std::optional<char32_t> numeric_reference(std::string_view digits) {
  const bool hex = !digits.empty() && (digits[0] == 'x' || digits[0] == 'X');
  if (hex) digits.remove_prefix(1);
  if (digits.empty() || digits.size() > 8) return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : digits) {
    const int digit = c >= '0' && c <= '9'          ? c - '0'
                      : hex && c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : hex && c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                    : -1;
    if (digit < 0) return std::nullopt;
    value = value * (hex ? 16 : 10) + static_cast<std::uint64_t>(digit);
  }
  const bool character = value != 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
  return character ? static_cast<char32_t>(value) : 0xFFFD;
}

struct Reference {
  char32_t code_point = 0;
  std::size_t length = 0;  // bytes, "&" and ";" included; 0: no reference
};

// The character reference at the start of `text`, which begins with '&'.
Reference read_reference(std::string_view text) {
  const std::size_t end = text.substr(0, kLongestEntity).find(';');
  if (end == std::string_view::npos || end < 2) return {};
  const std::string_view name = text.substr(1, end - 1);
  const std::optional<char32_t> found =
      name[0] == '#' ? numeric_reference(name.substr(1)) : entity_code_point(name);
  return found ? Reference{*found, end + 1} : Reference{};
}

}  // namespace

std::string decode_entities(std::string text) {
  std::size_t at = text.find('&');
  if (at == std::string::npos) return text;
  std::string out;
  out.reserve(text.size());
  std::size_t copied = 0;
  const std::string_view all = text;
  for (; at != std::string::npos; at = text.find('&', at)) {
    Reference reference = read_reference(all.substr(at));
    if (reference.code_point == '&') {  // escaped twice: "&amp;" and the rest of a reference
      std::string again = "&";
      again += all.substr(at + reference.length, kLongestEntity);
      if (const Reference inner = read_reference(again); inner.length != 0) {
        reference = {inner.code_point, reference.length + inner.length - 1};
      }
    }
    if (reference.length == 0) {
      ++at;
      continue;
    }
    out.append(text, copied, at - copied);
    text::append_code_point(reference.code_point, out);
    at += reference.length;
    copied = at;
  }
  out.append(text, copied, std::string::npos);
  return out;
}

bool is_markup(std::string_view text) {
  int opening = 0;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (text.substr(at, 2) == "<!") continue;
    const Tag tag = read_tag(text, at);
    if (tag.end == 0) continue;
    if (tag.closing) return true;
    const bool block = tag.element->effect != TagEffect::nothing;
    if (block && ++opening >= 2) return true;
  }
  return false;
}

std::string strip_tags(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t copied = 0;
  HiddenContent hidden(text);
  bool comments_end = true;  // false once a comment was found open to the end: no second search
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at)) {
    const bool comment = text.substr(at, 4) == "<!--";
    const Tag tag = comment && !comments_end ? Tag{} : read_tag(text, at);
    if (tag.end == 0) {
      if (comment) comments_end = false;
      ++at;
      continue;
    }
    out += text.substr(copied, at - copied);
    at = tag.end;
    if (tag.element != nullptr) {
      if (tag.element->effect == TagEffect::paragraph) out += "\n\n";
      if (tag.element->effect == TagEffect::line_end) out += '\n';
      if (tag.element->effect == TagEffect::hidden && !tag.closing) {
        at = hidden.end_of(*tag.element, at);
      }
    }
    copied = at;
  }
  out += text.substr(copied);
  return out;
}

}  // namespace dateline::cleaning
