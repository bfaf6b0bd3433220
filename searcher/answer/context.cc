// Sentences end at a mark and a blank, unless an abbreviation stands before, and at paragraphs.
#include "searcher/answer/context.h"

#include <algorithm>
#include <array>
#include <vector>

#include "common/text/unicode.h"

namespace dateline::answer {
namespace {

constexpr std::array<std::string_view, 30> kAbbreviations = {
    "Adm", "Capt", "Col", "Cpl", "Dr",  "Fr", "Gen", "Gov", "Hon",  "Jr",
    "Lt",  "Maj",  "Mme", "Mr",  "Mrs", "Ms", "No",  "Nr",  "Pres", "Prof",
    "Rep", "Rev",  "Sen", "Sgt", "Sr",  "St", "bzw", "etc", "ul",   "vs"};

// Closing marks that may stand between a sentence's last mark and the blank.
std::string_view without_closing(std::string_view text) {
  constexpr std::array<std::string_view, 8> kClosing = {"”", "’", "»", "“", "›", "\"", "'", ")"};
  for (bool is_cut = true; is_cut;) {
    is_cut = false;
    for (const std::string_view mark : kClosing) {
      if (!text.ends_with(mark)) continue;
      text.remove_suffix(mark.size());
      is_cut = true;
    }
  }
  return text;
}

// “J. Smith”, “Mr. Smith”: the full stop is the word's.
bool is_abbreviated(std::string_view text) {
  const std::size_t blank = text.find_last_of(" \n(");
  const std::string_view word = text.substr(blank == std::string_view::npos ? 0 : blank + 1);
  const bool is_initial = !word.empty() && text::count_code_points(word) == 1;
  const bool has_stops = word.find('.') != std::string_view::npos;  // "U.S", "a.m"
  return is_initial || has_stops ||
         std::find(kAbbreviations.begin(), kAbbreviations.end(), word) != kAbbreviations.end();
}

// Whether a sentence of `text` ends right before its byte `at`.
bool ends_at(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  for (const std::string_view wide : {"。", "！", "？", "。”", "」"}) {
    if (before.ends_with(wide)) return true;
  }
  if (at < text.size() && text[at] == '\n') return !before.ends_with('\n');
  if (at < text.size() && text[at] != ' ') return false;
  const std::string_view bare = without_closing(before);
  if (bare.ends_with('.')) return !is_abbreviated(bare.substr(0, bare.size() - 1));
  for (const std::string_view mark : {"!", "?", "…", "؟", "۔", "।"}) {
    if (bare.ends_with(mark)) return true;
  }
  return false;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\n')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
  return text;
}

// Ends of the sentences of `text`, ascending; the last one is text.size().
std::vector<std::size_t> ends_of(std::string_view text) {
  std::vector<std::size_t> ends;
  for (std::size_t at = 1; at < text.size(); ++at) {
    const bool is_border = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    if (is_border && ends_at(text, at)) ends.push_back(at);
  }
  ends.push_back(text.size());
  return ends;
}

}  // namespace

Context context_of(std::string_view body, std::size_t begin, std::size_t end) {
  Context context;
  std::size_t from = begin > kContextReach ? begin - kContextReach : 0;
  while (from < begin && (static_cast<unsigned char>(body[from]) & 0xC0) == 0x80) ++from;
  const std::string_view left = body.substr(from, begin - from);
  std::vector<std::size_t> ends = ends_of(left);
  ends.pop_back();
  // What is left of the statement's own sentence, and the one before it.
  const bool is_whole = from == 0 || ends.size() > 1;
  std::size_t start = ends.size() > 1 ? ends[ends.size() - 2] : 0;
  if (!is_whole) start = std::min(left.find(' '), left.size());
  context.before = text::printable_line(trimmed(left.substr(start)));
  if (!is_whole && !context.before.empty()) context.before = "… " + context.before;

  const std::string_view right = text::cut_at_border(body.substr(end), kContextReach);
  ends = ends_of(right);
  const bool is_cut = right.size() < body.size() - end && ends.size() < 3;
  context.after = text::printable_line(
      trimmed(right.substr(0, ends[std::min<std::size_t>(1, ends.size() - 1)])));
  if (is_cut && !context.after.empty()) context.after += " …";
  return context;
}

}  // namespace dateline::answer
