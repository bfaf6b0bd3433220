// Slides a window over the matches, takes the one with the most different ones, and widens it to
// the borders of sentences and words.
#include "searcher/search/snippets.h"

#include <algorithm>

#include "common/text/unicode.h"

namespace dateline::search {
namespace {

using Words = std::vector<MarkedWord>;

constexpr std::string_view kEllipsis = "…";
constexpr std::size_t kSampled = 4096;  // bytes that tell how many a character has

// Bytes that make kSnippetLength characters of this text.
std::size_t length_in_bytes(std::string_view text) {
  const std::string_view sample = text::cut_at_border(text, kSampled);
  const std::size_t characters = text::count_code_points(sample);
  if (characters == 0) return kSnippetLength;
  return kSnippetLength * sample.size() / characters;
}

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The matches [first, last] within `length` bytes of one another that show the most of the query:
// different ones first, then many, then early ones.
class WindowPicker {
 public:
  explicit WindowPicker(const Words& words) {
    for (const MarkedWord& word : words) {
      if (word.is_match()) matches_.push_back(word);
    }
  }

  bool has_matches() const { return !matches_.empty(); }

  Range pick(std::size_t length) {
    Range best;
    std::size_t best_score = 0;
    std::size_t first = 0;
    for (std::size_t last = 0; last < matches_.size(); ++last) {
      if (inside_[matches_[last].match]++ == 0) ++different_;
      while (first < last && matches_[last].end - matches_[first].begin > length) {
        if (--inside_[matches_[first].match] == 0) --different_;
        ++first;
      }
      const std::size_t score =
          different_ * kDifferentWeight + std::min(last - first, kMostCounted);
      if (score > best_score) {
        best_score = score;
        best = {matches_[first].begin, matches_[last].end};
      }
    }
    return best;
  }

 private:
  static constexpr std::size_t kDifferentWeight = 8;
  static constexpr std::size_t kMostCounted = 7;  // repetition never outweighs another word

  Words matches_;
  std::unordered_map<std::uint32_t, std::size_t> inside_;
  std::size_t different_ = 0;
};

bool ends_sentence(std::string_view text, std::size_t end) {
  const std::string_view before = text.substr(0, end);
  return before.ends_with(". ") || before.ends_with("! ") || before.ends_with("? ") ||
         before.ends_with("\n") || before.ends_with("。") || before.ends_with("！") ||
         before.ends_with("？") || before.ends_with(".” ") || before.ends_with(".\" ");
}

// The first byte to show: the beginning of the sentence that the match stands in, or of a word, at
// most `reach` bytes before it.
std::size_t widen_left(std::string_view text, const Words& words, std::size_t begin,
                       std::size_t reach) {
  if (begin <= reach) return 0;
  std::size_t best = begin;
  auto word = std::lower_bound(words.begin(), words.end(), begin,
                               [](const MarkedWord& w, std::size_t at) { return w.begin < at; });
  while (word != words.begin() && begin - (word - 1)->begin <= reach) {
    --word;
    best = word->begin;
    const std::size_t gap =
        std::max(begin - reach, word == words.begin() ? std::size_t{0} : (word - 1)->end);
    for (std::size_t at = word->begin; at > gap; --at) {
      if (ends_sentence(text, at)) return at;
    }
  }
  return best;
}

// The end of the last word that begins before `limit` and ends by it, the stop behind it included.
std::size_t narrow_right(std::string_view text, const Words& words, std::size_t least,
                         std::size_t limit) {
  if (limit >= text.size()) return text.size();
  auto word = std::upper_bound(words.begin(), words.end(), limit,
                               [](std::size_t at, const MarkedWord& w) { return at < w.end; });
  if (word == words.begin()) return std::max(least, text::cut_at_border(text, limit).size());
  std::size_t end = std::max<std::size_t>(least, (word - 1)->end);
  const std::string_view rest = text.substr(end, 3);
  if (rest.starts_with("。")) return end + 3;
  if (!rest.empty() && (rest[0] == '.' || rest[0] == '!' || rest[0] == '?')) ++end;
  return end;
}

// Appends text on one line; white space at a border is kept as one space.
void append_line(std::string_view piece, std::string& out) {
  if (piece.empty()) return;
  const auto is_blank = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
  const bool has_space = !out.empty() && out.back() != ' ';
  if (is_blank(piece.front()) && has_space) out += ' ';
  const std::string line = text::printable_line(piece);
  out += line;
  if (is_blank(piece.back()) && !line.empty()) out += ' ';
}

std::vector<Mark> joined_marks(const Words& words, std::string_view text) {
  std::vector<Mark> marks;
  const MarkedWord* before = nullptr;
  for (const MarkedWord& word : words) {
    if (word.is_match()) {
      const bool joins =
          before != nullptr && before->match == word.match &&
          text.substr(before->end, word.begin - before->end).find_first_not_of(" -") ==
              std::string_view::npos;
      if (joins && !marks.empty()) {
        marks.back().end = word.end;
      } else {
        marks.push_back({word.begin, word.end});
      }
    }
    before = word.is_match() ? &word : nullptr;
  }
  return marks;
}

Snippet cut_out(std::string_view text, const std::vector<Mark>& marks, Range range) {
  Snippet snippet;
  if (range.begin > 0) snippet.text += kEllipsis;
  std::size_t at = range.begin;
  for (const Mark& mark : marks) {
    if (mark.begin < range.begin || mark.end > range.end) continue;
    append_line(text.substr(at, mark.begin - at), snippet.text);
    const auto begin = static_cast<std::uint32_t>(snippet.text.size());
    append_line(text.substr(mark.begin, mark.end - mark.begin), snippet.text);
    snippet.marks.push_back({begin, static_cast<std::uint32_t>(snippet.text.size())});
    at = mark.end;
  }
  append_line(text.substr(at, range.end - at), snippet.text);
  while (snippet.text.ends_with(' ')) snippet.text.pop_back();
  if (range.end < text.size()) snippet.text += kEllipsis;
  return snippet;
}

}  // namespace

Snippet SnippetMaker::make(std::string_view whole, std::string_view lang) {
  const std::string_view text = text::cut_at_border(whole, kSnippetReach);
  const Words words = marker_.mark(text, lang);
  const std::size_t length = length_in_bytes(text);
  WindowPicker picker(words);
  Range range;
  if (picker.has_matches()) {
    range = picker.pick(length * 3 / 4);
    const std::size_t spare = length - std::min(length, range.end - range.begin);
    range.begin = widen_left(text, words, range.begin, std::min(spare, length / 2));
  }
  range.end = narrow_right(text, words, range.end, range.begin + length);
  return cut_out(text, joined_marks(words, text), range);
}

std::vector<Mark> SnippetMaker::marks(std::string_view text, std::string_view lang) {
  return joined_marks(marker_.mark(text, lang), text);
}

}  // namespace dateline::search
