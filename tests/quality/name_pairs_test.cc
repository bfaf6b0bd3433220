// Spellings of public figures across scripts (name_pairs.tsv): which are one person, which are two.
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "common/text/folding.h"
#include "common/text/name_likeness.h"

namespace dateline::quality {
namespace {

struct Tally {
  int right = 0, of = 0;
  double share() const { return of == 0 ? 0 : static_cast<double>(right) / of; }
};

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  for (std::size_t at = 0;;) {
    const std::size_t tab = line.find('\t', at);
    cells.push_back(line.substr(at, tab - at));
    if (tab == std::string::npos) return cells;
    at = tab + 1;
  }
}

bool are_alike(const std::string& one, const std::string& other) {
  const std::string a = text::fold_key(one), b = text::fold_key(other);
  const text::SpeltName x(a), y(b);
  EXPECT_EQ(x.is_like(y), y.is_like(x)) << one << " / " << other;
  return x.is_like(y) && text::SpeltName::may_be_like(text::SpeltName::outline_of(a),
                                                      text::SpeltName::outline_of(b));
}

TEST(NamePairs, SpellingsComeTogetherAndPeopleStayApart) {
  std::ifstream in(DATELINE_SOURCE_DIR "/tests/quality/name_pairs.tsv");
  std::string line;
  Tally same, found;  // recall over pairs that are one, precision over pairs that are taken for one
  std::map<std::string, Tally> by_scripts;
  int apart = 0;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string> cells = cells_of(line);
    ASSERT_EQ(cells.size(), 4U) << line;
    const bool is_same = cells[0] == "same";
    const bool is_like = are_alike(cells[1], cells[2]);
    apart += is_same ? 0 : 1;
    if (is_like) {
      ++found.of;
      found.right += is_same ? 1 : 0;
    }
    if (!is_same) continue;
    for (Tally* tally : {&same, &by_scripts[cells[3]]}) {
      ++tally->of;
      tally->right += is_like ? 1 : 0;
    }
  }
  std::cout << "precision " << found.share() << " recall " << same.share() << "\n";
  for (const auto& [scripts, tally] : by_scripts)
    std::cout << "recall " << scripts << " " << tally.share() << " of " << tally.of << "\n";
  ASSERT_GE(same.of, 300);
  ASSERT_GE(apart, 300);
  EXPECT_GE(found.share(), 0.97);
  EXPECT_GE(same.share(), 0.9);
  EXPECT_GE(by_scripts["Hans-Latn"].share(), 0.6);
  for (const char* scripts : {"Arab-Latn", "Cyrl-Latn", "Grek-Latn", "Latn-Latn"})
    EXPECT_GE(by_scripts[scripts].share(), 0.85) << scripts;
}

}  // namespace
}  // namespace dateline::quality
