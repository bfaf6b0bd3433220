// A text is "wrapped" if its lines are all narrow and either paragraphs are indented (the wires:
// four blanks) or lines are as full as they can be: the next line's first word would not have
// fitted. Otherwise it is "free": a line is a paragraph, unless it plainly goes on in the next.
#include "indexer/cleaning/paragraphs.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "common/text/unicode.h"

namespace dateline::cleaning {
namespace {

// Widest line of a hard-wrapped text, in characters. Wires wrap at 64 to 70, mail at 72 to 78.
constexpr std::size_t kWidestWrap = 90;
// What an indented first line of a paragraph has more than the others, at least, in blanks.
constexpr std::size_t kParagraphIndent = 3;
// A line that is narrower than this share of the widest ends its paragraph, if a sentence ends with
// it.
constexpr double kShortLine = 0.8;
// Lines that must be full for a text without indents to be wrapped: share and least number.
constexpr double kFullShare = 0.75;
constexpr std::size_t kFewestFull = 3;
// A word longer than this at the next line's start says nothing about whether a line was full.
constexpr std::size_t kLongestFirstWord = 30;
// Least length of a text in which lost breaks are looked for, in bytes.
constexpr std::size_t kFewestGluedBytes = 300;
constexpr std::size_t kFewestGlued = 2;
// How far back an address is looked for, in bytes.
constexpr std::size_t kLongestAddress = 64;

struct Line {
  std::string_view text;  // without blanks at either end; never empty
  std::size_t indent = 0;
  std::size_t width = 0;        // characters
  bool after_empty = false;     // an empty line stands before it
  bool trailing_blank = false;  // there were blanks at its end
};

// The lines of a text that are not empty, one by one: nothing is kept, since a text of 16 MiB may
// have millions.
class LineReader {
 public:
  explicit LineReader(std::string_view text) : text_(text) {}

  // False at the end; `line` is then left alone.
  bool next(Line& line) {
    bool after_empty = false;
    while (at_ < text_.size()) {
      const std::size_t end = std::min(text_.find('\n', at_), text_.size());
      const std::string_view whole = text_.substr(at_, end - at_);
      at_ = end + 1;
      const std::size_t begin = whole.find_first_not_of(' ');
      if (begin == std::string_view::npos) {
        after_empty = true;
        continue;
      }
      const std::size_t last = whole.find_last_not_of(' ') + 1;
      const std::string_view inner = whole.substr(begin, last - begin);
      // A line of more bytes than this is wider than kWidestWrap whatever its characters.
      const bool wide = inner.size() > 4 * kWidestWrap;
      line = {inner, begin, wide ? inner.size() : text::count_code_points(inner), after_empty,
              last < whole.size()};
      return true;
    }
    return false;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

char32_t first_character(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? 0 : text::next_code_point(text, at);
}

char32_t last_character(std::string_view text) {
  if (text.empty()) return 0;
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return text::next_code_point(text, at);
}

// Marks after which a paragraph may end: of sentences, quotations and lead-ins.
bool ends_thought(std::string_view line) {
  constexpr std::u32string_view kMarks = U".!?:;…。！？：；」』”’\"'»›)]）؟۔।።";
  return kMarks.find(last_character(line)) != std::u32string_view::npos;
}

// Marks of a sentence's end, before any closing quotation marks; and a colon.
bool ends_sentence(std::string_view line) {
  constexpr std::u32string_view kMarks = U".!?:;…。！？：；؟۔।";
  constexpr std::u32string_view kClosing = U"」』”’\"'»›)]）";
  char32_t last = last_character(line);
  while (!line.empty() && kClosing.find(last) != std::u32string_view::npos) {
    line.remove_suffix(last < 0x80 ? 1 : last < 0x800 ? 2 : 3);
    last = last_character(line);
  }
  return kMarks.find(last) != std::u32string_view::npos;
}

// Marks that stand close to the word before them.
bool begins_with_closing_mark(std::string_view line) {
  constexpr std::u32string_view kMarks = U",.;:!?)]»”’،؛؟、。，";
  const char32_t first = first_character(line);
  if (kMarks.find(first) != std::u32string_view::npos) return true;
  // A suffix torn from its word: Galatasaray 'da.
  return first == '\'' && line.size() > 1 && line[1] >= 'a' && line[1] <= 'z';
}

bool begins_lower(std::string_view line) {
  const char32_t first = first_character(line);
  if (first < 0x80) return first >= 'a' && first <= 'z';
  // Cased scripts only, all of them below U+0590: others have no letter that could be upper case.
  return first < 0x590 && text::is_letter(first) && !text::is_upper(first);
}

std::size_t first_word_width(std::string_view line) {
  const std::size_t end = std::min(line.find(' '), line.size());
  return std::min(text::count_code_points(line.substr(0, std::min(end, std::size_t{120}))),
                  kLongestFirstWord);
}

struct Shape {
  bool wrapped = false;
  std::size_t base_indent = 0;
  std::size_t widest = 0;
};

// Whether the lines after the first are indented as paragraphs in some places and not in others, or
// are full wherever they go on in the next.
bool is_wrapped(std::string_view text, const Shape& shape) {
  std::size_t indented = 0;
  std::size_t flush = 0;
  std::size_t full = 0;
  std::size_t pairs = 0;
  Line line;
  Line next;
  LineReader reader(text);
  if (!reader.next(line)) return false;
  for (bool first = true; reader.next(next); first = false, line = next) {
    (next.indent >= shape.base_indent + kParagraphIndent ? indented : flush) += 1;
    if (first || next.after_empty || next.indent != shape.base_indent) continue;
    ++pairs;
    full += line.width + 1 + first_word_width(next.text) > shape.widest ? 1 : 0;
  }
  return (indented > 0 && flush > 0) ||
         (full >= kFewestFull &&
          static_cast<double>(full) >= kFullShare * static_cast<double>(pairs));
}

Shape shape_of(std::string_view text) {
  Shape shape;
  Line line;
  LineReader reader(text);
  bool any = false;
  while (reader.next(line)) {
    shape.base_indent = any ? std::min(shape.base_indent, line.indent) : line.indent;
    shape.widest = std::max(shape.widest, line.width);
    any = true;
    if (shape.widest > kWidestWrap) return shape;
  }
  shape.wrapped = is_wrapped(text, shape);
  return shape;
}

enum class Joint { paragraph, space, none };

Joint wrapped_joint(const Line& line, const Line& next, const Shape& shape) {
  if (next.indent > shape.base_indent) return Joint::paragraph;  // a paragraph, or a table's row
  const bool ends = ends_thought(line.text);
  if (line.indent > shape.base_indent && line.indent < shape.base_indent + kParagraphIndent &&
      (ends || !begins_lower(next.text))) {
    return Joint::paragraph;  // the last row of a table
  }
  const double fitting = kShortLine * static_cast<double>(shape.widest);
  const std::size_t together = line.width + 1 + first_word_width(next.text);
  if (ends && static_cast<double>(together) < fitting) return Joint::paragraph;
  const bool hyphenated = line.text.size() > 1 && line.text.back() == '-' &&
                          line.text[line.text.size() - 2] != ' ' && begins_lower(next.text);
  return hyphenated ? Joint::none : Joint::space;
}

Joint free_joint(const Line& line, const Line& next) {
  if (ends_sentence(line.text)) return Joint::paragraph;
  // A link or the like that was put on a line of its own: blanks remain on both sides of the break.
  const bool torn = line.trailing_blank && next.indent > 0;
  const bool goes_on = torn || begins_lower(next.text);
  if (ends_thought(line.text) && !goes_on) return Joint::paragraph;
  if (begins_with_closing_mark(next.text)) return Joint::none;
  return goes_on ? Joint::space : Joint::paragraph;
}

// Appends `text`, which begins and ends with no blank, with runs of blanks as one space.
void append_collapsed(std::string_view text, std::string& out) {
  std::size_t copied = 0;
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (text[at] != ' ' || text[at + 1] != ' ') continue;
    out += text.substr(copied, at - copied);
    while (text[at + 1] == ' ') ++at;
    copied = at;
  }
  out += text.substr(copied);
}

bool is_ascii_lower(char c) {
  return c >= 'a' && c <= 'z';
}

// Whether the word that ends before `at` belongs to an address rather than to a sentence.
bool is_address(std::string_view text, std::size_t at) {
  const std::size_t from = at > kLongestAddress ? at - kLongestAddress : 0;
  std::string_view word = text.substr(from, at - from);
  const std::size_t space = word.find_last_of(" \"(");
  if (space != std::string_view::npos) word.remove_prefix(space + 1);
  return word.find("www") != std::string_view::npos ||
         word.find_first_of("/@") != std::string_view::npos;
}

// Past closing quotation marks and brackets at `at`. A straight mark closes if one is open.
std::size_t skip_closing(std::string_view text, std::size_t at, bool straight_open) {
  for (;;) {
    const std::string_view rest = text.substr(at, 3);
    if (rest == "”" || rest == "’") {
      at += 3;
    } else if (rest.starts_with("»") || rest.starts_with(")") ||
               (rest.starts_with('"') && straight_open)) {
      at += rest[0] == ')' || rest[0] == '"' ? 1 : 2;
      straight_open = false;
    } else {
      return at;
    }
  }
}

// Whether a sentence begins at `at`: a capital, perhaps after an opening mark, and then no other
// capital (abbreviations) and no digit (names of things).
bool begins_sentence(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, 3);
  if (rest == "“" || rest == "‘") {
    at += 3;
  } else if (rest.starts_with('"')) {
    ++at;
  }
  if (at >= text.size() || !text::is_upper(text::next_code_point(text, at))) return false;
  if (at >= text.size()) return false;
  const char32_t second = text::next_code_point(text, at);
  return second == ' ' || second == '\'' || second == 0x2019 ||
         (text::is_letter(second) && !text::is_upper(second));
}

// Whether the straight mark at `at`, glued to the words on both sides inside a quotation, opens the
// quotation's next paragraph rather than closing it: the next mark closes what then is open. Where
// it cannot be told, it closes.
bool opens_next(std::string_view text, std::size_t at) {
  const auto opener = [text](std::size_t mark) { return mark == 0 || text[mark - 1] == ' '; };
  const auto closer = [text](std::size_t mark) {
    return mark + 1 >= text.size() || !text::is_upper(static_cast<unsigned char>(text[mark + 1]));
  };
  const std::size_t next = text.find('"', at + 1);
  if (next == std::string_view::npos || opener(next)) return false;
  if (closer(next)) return true;
  const std::size_t second = text.find('"', next + 1);
  return second == std::string_view::npos || opener(second);
}

// Where lost breaks belong, ascending.
std::vector<std::size_t> glued_places(std::string_view text) {
  std::vector<std::size_t> places;
  bool straight_open = false;
  std::size_t opened_again = std::string_view::npos;
  for (std::size_t at = text.find_first_of(".!?\""); at != std::string_view::npos;
       at = text.find_first_of(".!?\"", at + 1)) {
    if (text[at] == '"') {
      straight_open = !straight_open || at == opened_again;
      continue;
    }
    if (at < 2 || at + 2 >= text.size() || text[at + 1] == ' ' || text[at + 1] == '.') continue;
    const bool after_word = is_ascii_lower(text[at - 1]) && is_ascii_lower(text[at - 2]);
    const bool after_other = static_cast<unsigned char>(text[at - 1]) >= 0x80 ||
                             text[at - 1] == ')' || text[at - 1] == '"' || text[at - 1] == '%';
    if (!after_word && !after_other) continue;
    const bool again = straight_open && text[at + 1] == '"' && opens_next(text, at + 1);
    if (again) opened_again = at + 1;
    const std::size_t end = skip_closing(text, at + 1, straight_open && !again);
    if (end >= text.size() || !begins_sentence(text, end) || is_address(text, at)) continue;
    places.push_back(end);
  }
  return places;
}

}  // namespace

std::string lay_out_paragraphs(std::string_view text) {
  const Shape shape = shape_of(text);
  std::string out;
  out.reserve(text.size());
  Line line;
  Line next;
  LineReader reader(text);
  if (!reader.next(line)) return out;
  append_collapsed(line.text, out);
  for (; reader.next(next); line = next) {
    const Joint joint = next.after_empty ? Joint::paragraph
                        : shape.wrapped  ? wrapped_joint(line, next, shape)
                                         : free_joint(line, next);
    if (joint == Joint::paragraph) out += '\n';
    if (joint == Joint::space) out += ' ';
    append_collapsed(next.text, out);
  }
  return out;
}

std::string restore_breaks(std::string text) {
  if (text.size() < kFewestGluedBytes || text.find('\n') != std::string::npos) return text;
  const std::vector<std::size_t> places = glued_places(text);
  if (places.size() < kFewestGlued) return text;
  std::string out;
  out.reserve(text.size() + places.size());
  std::size_t copied = 0;
  for (const std::size_t place : places) {
    out.append(text, copied, place - copied);
    out += '\n';
    copied = place;
  }
  out.append(text, copied, std::string::npos);
  return out;
}

std::string one_line(std::string_view text) {
  std::string spaced(text);
  std::replace(spaced.begin(), spaced.end(), '\n', ' ');
  const std::size_t begin = spaced.find_first_not_of(' ');
  if (begin == std::string::npos) return {};
  const std::size_t end = spaced.find_last_not_of(' ') + 1;
  std::string out;
  append_collapsed(std::string_view(spaced).substr(begin, end - begin), out);
  return out;
}

}  // namespace dateline::cleaning
