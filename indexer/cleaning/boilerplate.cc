// A paragraph, or a sentence at its border, is folded only if its first or last bytes are those of
// a rule; so most text costs a look at its borders.
#include "indexer/cleaning/boilerplate.h"

#include <algorithm>
#include <array>

#include "common/text/folding.h"
#include "common/text/unicode.h"
#include "indexer/cleaning/sentence_borders.h"

namespace dateline::cleaning {
namespace {

constexpr std::size_t kLongestParagraph = 200;  // characters, for Reach::paragraph
constexpr std::size_t kLongestNotice = 1000;
constexpr std::size_t kLongestList = 15;  // headlines under the heading of a list
// Paragraphs at the end of a body among which a sign-off may stand.
constexpr std::size_t kSignOffParagraphs = 4;
constexpr int kMostSentences = 8;  // that are taken from one end of a paragraph
constexpr std::size_t kKeyBytes = 4;
// Bytes folded to make a key: enough for kKeyBytes bytes of folded text.
constexpr std::size_t kKeySource = 12;

// Folded, with each number (digits, with marks between) as one '#'.
std::string fold_line(std::string_view text) {
  const std::string folded = text::fold_word(text);
  std::string out;
  out.reserve(folded.size());
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (!is_digit(folded[i])) {
      out += folded[i];
      continue;
    }
    out += '#';
    while (i + 1 < folded.size() &&
           (is_digit(folded[i + 1]) ||
            (i + 2 < folded.size() && is_digit(folded[i + 2]) &&
             std::string_view(".,:/-").find(folded[i + 1]) != std::string_view::npos))) {
      ++i;
    }
  }
  return out;
}

using KeyBytes = std::array<unsigned char, kKeyBytes>;

// The first kKeyBytes bytes of `text` folded, fewer if it is shorter. Latin text, most of all there
// is, without a look at ICU.
std::size_t fold_head(std::string_view text, KeyBytes& head) {
  std::size_t size = 0;
  const std::string_view source = text.substr(0, kKeySource);
  bool in_number = false;
  for (std::size_t i = 0; i < source.size() && size < kKeyBytes; ++i) {
    const auto c = static_cast<unsigned char>(source[i]);
    // A number's marks are told by what follows: leave it, and all that is not ASCII, to fold_line.
    if (c >= 0x80 || (in_number && (c < '0' || c > '9') && c != ' ')) {
      const std::string folded = fold_line(text::cut_at_border(text, kKeySource));
      size = std::min(folded.size(), kKeyBytes);
      std::copy_n(folded.begin(), size, head.begin());
      return size;
    }
    const bool digit = c >= '0' && c <= '9';
    if (!digit || !in_number) head[size++] = digit ? '#' : c >= 'A' && c <= 'Z' ? c | 0x20U : c;
    in_number = digit;
  }
  return size;
}

std::uint32_t key_of(std::string_view folded) {
  std::uint32_t key = 0;
  for (const char c : folded) key = (key << 8U) | static_cast<unsigned char>(c);
  return key;
}

std::uint32_t start_key(std::string_view folded) {
  return key_of(folded.substr(0, kKeyBytes));
}

std::uint32_t end_key(std::string_view folded) {
  return key_of(folded.substr(folded.size() - std::min(folded.size(), kKeyBytes)));
}

// Whether `pieces` stand in `text` in this order, the first at its start, the last at its end.
bool matches(const std::vector<std::string>& pieces, std::string_view text) {
  if (pieces.size() == 1) return text == pieces[0];
  if (!text.starts_with(pieces.front())) return false;
  std::size_t at = pieces.front().size();
  for (std::size_t i = 1; i + 1 < pieces.size(); ++i) {
    const std::size_t found = text.find(pieces[i], at);
    if (found == std::string_view::npos) return false;
    at = found + pieces[i].size();
  }
  return text.size() >= at + pieces.back().size() && text.ends_with(pieces.back());
}

std::string_view trim_spaces(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

void note(std::vector<BoilerplateFilter::Removal>* removed, std::string_view text,
          std::string_view rule) {
  if (removed != nullptr) removed->push_back({std::string(text), rule});
}

}  // namespace

// A piece of a body that a rule may cover, and where it stands. What is costly to know is asked
// only once a rule's first or last bytes were found.
struct BoilerplateFilter::Unit {
  Unit(std::string_view piece, bool is_whole, bool is_near_end)
      : given(piece), text(undecorated(piece, true)), whole(is_whole), near_end(is_near_end) {}

  std::string_view given;
  std::string_view text;  // undecorated
  bool whole;             // a whole paragraph; otherwise one sentence
  bool near_end;

  bool is_sentence() const {
    return !whole ||
           (given.size() <= kLongestSentence && first_sentence_end(given) == given.size());
  }

  bool fits(Reach reach) const {
    switch (reach) {
      case Reach::notice:
        return whole;
      case Reach::paragraph:
      case Reach::list:
        return whole && text::count_code_points(text) <= kLongestParagraph;
      case Reach::sign_off:
        return near_end && is_sentence();
      case Reach::sentence:
        return is_sentence();
    }
    return false;
  }

  bool admits(const Rule& rule) const {
    if (!fits(rule.reach)) return false;
    if (rule.pieces.size() == 1 || rule.care == Care::sure) return true;
    return rule.care == Care::headline ? is_headline(given) : !holds_quotation_mark(given);
  }
};

BoilerplateFilter::BoilerplateFilter() {
  for (const BoilerplateRule& row : boilerplate_rules()) {
    Rule rule{row.reach, row.care, row.pattern, {}};
    std::string_view rest = undecorated(row.pattern, false);
    for (std::size_t star = rest.find('*'); star != std::string_view::npos; star = rest.find('*')) {
      rule.pieces.push_back(fold_line(rest.substr(0, star)));
      rest.remove_prefix(star + 1);
    }
    rule.pieces.push_back(fold_line(rest));
    const auto number = static_cast<std::uint32_t>(rules_.size());
    const bool by_start = !rule.pieces.front().empty();
    // A short literal before a wildcard has a short key, which is looked up besides the full one.
    (by_start ? starts_ : ends_)
        .push_back(
            {by_start ? start_key(rule.pieces.front()) : end_key(rule.pieces.back()), number});
    rules_.push_back(std::move(rule));
  }
  const auto by_key = [](const Key& a, const Key& b) {
    return a.bytes != b.bytes ? a.bytes < b.bytes : a.rule < b.rule;
  };
  std::sort(starts_.begin(), starts_.end(), by_key);
  std::sort(ends_.begin(), ends_.end(), by_key);
}

std::vector<BoilerplateFilter::Key>::const_iterator BoilerplateFilter::find_key(
    const std::vector<Key>& keys, std::uint32_t bytes) {
  const auto key =
      std::lower_bound(keys.begin(), keys.end(), bytes,
                       [](const Key& a, std::uint32_t wanted) { return a.bytes < wanted; });
  return key != keys.end() && key->bytes == bytes ? key : keys.end();
}

const BoilerplateFilter::Rule* BoilerplateFilter::match_keyed(const std::vector<Key>& keys,
                                                              std::uint32_t bytes,
                                                              const Unit& unit) const {
  auto key = find_key(keys, bytes);
  if (key == keys.end()) return nullptr;
  const std::string folded = fold_line(unit.text);
  for (; key != keys.end() && key->bytes == bytes; ++key) {
    const Rule& rule = rules_[key->rule];
    if (unit.admits(rule) && matches(rule.pieces, folded)) return &rule;
  }
  return nullptr;
}

const BoilerplateFilter::Rule* BoilerplateFilter::match_start(const Unit& unit) const {
  KeyBytes head{};
  const std::size_t size = fold_head(unit.text, head);
  // Rules with a literal shorter than a key have a shorter key.
  std::uint32_t key = 0;
  for (std::size_t bytes = 1; bytes <= size; ++bytes) {
    key = (key << 8U) | head[bytes - 1];
    if (bytes < 2) continue;
    if (const Rule* rule = match_keyed(starts_, key, unit)) return rule;
  }
  return nullptr;
}

const BoilerplateFilter::Rule* BoilerplateFilter::match_end(const Unit& unit) const {
  std::size_t tail = unit.text.size() - std::min(unit.text.size(), kKeySource);
  while (tail > 0 && (static_cast<unsigned char>(unit.text[tail]) & 0xC0) == 0x80) --tail;
  const std::string_view source = unit.text.substr(tail);
  const bool ascii = std::all_of(source.begin(), source.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ';
  });
  if (!ascii) return match_keyed(ends_, end_key(fold_line(source)), unit);
  std::uint32_t key = 0;
  for (const char c : source.substr(source.size() - std::min(source.size(), kKeyBytes))) {
    key = (key << 8U) | (c == ' ' ? 0x20U : static_cast<unsigned char>(c) | 0x20U);
  }
  return match_keyed(ends_, key, unit);
}

const BoilerplateFilter::Rule* BoilerplateFilter::match(const Unit& unit, By by) const {
  if (unit.text.size() < 2 || unit.given.size() > kLongestNotice) return nullptr;
  const Rule* rule = by == By::end ? nullptr : match_start(unit);
  return rule == nullptr && by != By::start ? match_end(unit) : rule;
}

// Whether the first bytes of some rule are those of `paragraph`.
bool BoilerplateFilter::may_start(std::string_view paragraph) const {
  KeyBytes head{};
  const std::string_view start = text::cut_at_border(paragraph, 2 * kKeySource);
  const std::size_t size = fold_head(undecorated(start, true), head);
  std::uint32_t key = 0;
  for (std::size_t bytes = 1; bytes <= size; ++bytes) {
    key = (key << 8U) | head[bytes - 1];
    if (bytes >= 2 && find_key(starts_, key) != starts_.end()) return true;
  }
  return false;
}

// Without the boilerplate sentences at its start.
std::string_view BoilerplateFilter::trim_start(std::string_view paragraph, bool near_end,
                                               std::vector<Removal>* removed) const {
  for (int i = 0; i < kMostSentences && !paragraph.empty(); ++i) {
    if (!may_start(paragraph)) break;
    const std::size_t end = first_sentence_end(paragraph);
    if (end > kLongestSentence) break;
    const Rule* rule = match(Unit(paragraph.substr(0, end), false, near_end), By::start);
    if (rule == nullptr) break;
    note(removed, paragraph.substr(0, end), rule->pattern);
    paragraph = trim_spaces(paragraph.substr(end));
  }
  return paragraph;
}

// Without the boilerplate sentences at its end and at its start.
std::string_view BoilerplateFilter::trim(std::string_view paragraph, bool near_end,
                                         std::vector<Removal>* removed) const {
  for (int i = 0; i < kMostSentences && !paragraph.empty(); ++i) {
    const std::size_t begin = last_sentence_begin(paragraph);
    if (begin == 0) break;
    const Rule* rule = match(Unit(paragraph.substr(begin), false, near_end), By::both);
    if (rule == nullptr) break;
    note(removed, paragraph.substr(begin), rule->pattern);
    paragraph = trim_spaces(paragraph.substr(0, begin));
  }
  return trim_start(paragraph, near_end, removed);
}

void BoilerplateFilter::filter(std::vector<std::string_view>& paragraphs,
                               std::vector<Removal>* removed) const {
  std::size_t kept = 0;
  std::size_t in_list = 0;  // headlines that may still be dropped under a list's heading
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    std::string_view paragraph = paragraphs[i];
    if (!holds_word(paragraph)) {
      note(removed, paragraph, {});
      continue;
    }
    if (in_list > 0 && is_headline(paragraph)) {
      note(removed, paragraph, "(in a list)");
      --in_list;
      continue;
    }
    in_list = 0;
    if (const Rule* rule = match(Unit(paragraph, true, false), By::both)) {
      note(removed, paragraph, rule->pattern);
      if (rule->reach == Reach::list) in_list = kLongestList;
      continue;
    }
    paragraph = trim(paragraph, false, removed);
    if (!paragraph.empty()) paragraphs[kept++] = paragraph;
  }
  paragraphs.resize(kept);
  // Sign-offs, from the end: what goes makes room for one more.
  for (std::size_t i = kept, seen = 0; i-- > 0 && seen < kSignOffParagraphs;) {
    if (const Rule* rule = match(Unit(paragraphs[i], true, true), By::both)) {
      note(removed, paragraphs[i], rule->pattern);
      paragraphs[i] = {};
    } else {
      paragraphs[i] = trim(paragraphs[i], true, removed);
    }
    if (!paragraphs[i].empty()) ++seen;
  }
  std::erase_if(paragraphs, [](std::string_view paragraph) { return paragraph.empty(); });
}

}  // namespace dateline::cleaning
