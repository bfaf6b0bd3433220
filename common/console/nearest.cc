// Optimal string alignment distance over three rows, cut off at the limit.
#include "common/console/nearest.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace dateline::console {

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (gap > limit) return limit + 1;
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t best = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, substitution});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
      best = std::min(best, row[j]);
    }
    // A later row comes from this one or, by a swap, from the one before it at a cost of one.
    if (best > limit + 1) return limit + 1;
    before.swap(last);
    last.swap(row);
  }
  return std::min(last[b.size()], limit + 1);
}

std::string nearest(std::string_view word, std::span<const std::string> names) {
  constexpr std::size_t kLongestWord = 256;  // what nobody types by mistake is not compared
  if (word.empty() || word.size() > kLongestWord) return "";
  const std::size_t limit = std::max<std::size_t>(1, word.size() / 3);
  std::size_t best = limit + 1;
  std::string found;
  std::string beginning;
  std::size_t beginnings = 0;
  for (const std::string& name : names) {
    const std::size_t distance = edit_distance(word, name, limit);
    if (distance < best) {
      best = distance;
      found = name;
    }
    if (word.size() >= 3 && name.starts_with(word)) {
      beginning = name;
      ++beginnings;
    }
  }
  // A word cut short ("--lim") is more often meant than one that differs by several letters.
  if (beginnings == 1 && best > 1) return beginning;
  // One letter for another in a word of one or two says nothing.
  if (word.size() <= 2 && best > 0 && word.size() <= best) return "";
  return found;
}

}  // namespace dateline::console
