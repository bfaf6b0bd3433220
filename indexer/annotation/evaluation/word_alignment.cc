// Both texts are walked at once; where they part, the nearest place at which they agree again for
// a few words is taken.
#include "indexer/annotation/evaluation/word_alignment.h"

#include <algorithm>
#include <iterator>

#include "common/text/words.h"

namespace dateline::evaluation {
namespace {

constexpr std::size_t kReach = 400;   // words that may be missing at one place
constexpr std::size_t kAgreeing = 3;  // words that make the texts agree again

}  // namespace

WordAlignment::WordAlignment(std::string_view gold, std::string_view body)
    : gold_(words_of(gold)), body_(words_of(body)) {
  align();
}

WordAlignment::Words WordAlignment::words_of(std::string_view text) {
  Words words;
  text::for_each_word(text, [&](const text::Word& word) {
    words.push_back({word.begin, word.end, std::string(word.folded)});
  });
  return words;
}

bool WordAlignment::agree(std::size_t in_gold, std::size_t in_body, std::size_t words) const {
  for (std::size_t i = 0; i < words; ++i) {
    const bool is_end = in_gold + i >= gold_.size() || in_body + i >= body_.size();
    if (is_end) return i > 0;
    if (gold_[in_gold + i].folded != body_[in_body + i].folded) return false;
  }
  return true;
}

void WordAlignment::align() {
  for (std::size_t i = 0; i < body_.size(); ++i)
    of_body_.push_back(-1 - static_cast<std::int64_t>(i));
  std::size_t g = 0, b = 0;
  while (g < gold_.size() && b < body_.size()) {
    if (gold_[g].folded == body_[b].folded) {
      of_body_[b++] = static_cast<std::int64_t>(g++);
      continue;
    }
    // Cleaning leaves out; it hardly ever adds.
    std::size_t skipped = 1;
    while (skipped < kReach && !agree(g + skipped, b, kAgreeing)) ++skipped;
    if (skipped < kReach && g + skipped < gold_.size()) {
      g += skipped;
    } else {
      ++b;
      if (!agree(g, b, 1)) ++g;
    }
  }
}

void WordAlignment::add_inside(const Words& words, Range range, WordSet& found) {
  auto at = std::partition_point(words.begin(), words.end(),
                                 [&](const Word& word) { return word.end <= range.first; });
  for (; at != words.end() && at->begin < range.second; ++at) found.push_back(at - words.begin());
}

WordSet WordAlignment::gold_words(const std::vector<Range>& ranges) const {
  WordSet found;
  for (const Range& range : ranges) add_inside(gold_, range, found);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

WordSet WordAlignment::body_words(const std::vector<Range>& ranges) const {
  WordSet found;
  for (const Range& range : ranges) add_inside(body_, range, found);
  for (std::int64_t& word : found) word = of_body_[static_cast<std::size_t>(word)];
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

double overlap(const WordSet& a, const WordSet& b) {
  if (a.empty() || b.empty()) return 0;
  WordSet shared;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(shared));
  return static_cast<double>(shared.size()) / static_cast<double>(std::max(a.size(), b.size()));
}

}  // namespace dateline::evaluation
