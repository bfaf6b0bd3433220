// Quoted and reported speech with its speaker in languages without a model: ten attributions each
// (other_languages.tsv), of which most must be right.
#include <algorithm>
#include <fstream>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "tests/indexer/annotation/annotated.h"

namespace dateline::annotation {
namespace {

constexpr int kFewest = 8;  // of ten; what is reached, less one, is eight to ten

struct Attribution {
  std::string lang, text, speaker, said;
};

std::vector<Attribution> table() {
  std::ifstream in(DATELINE_SOURCE_DIR "/tests/indexer/annotation/other_languages.tsv");
  std::vector<Attribution> rows;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    std::string fields[4];
    std::size_t begin = 0;
    for (std::string& field : fields) {
      const std::size_t end = std::min(line.find('\t', begin), line.size());
      field = line.substr(begin, end - begin);
      begin = std::min(end + 1, line.size());
    }
    rows.push_back({fields[0], fields[1], fields[2], fields[3]});
  }
  return rows;
}

// One holds the other, and no more than as much again.
bool about_the_same(const std::string& a, const std::string& b) {
  const auto& [small, large] = std::minmax(
      a, b, [](const std::string& x, const std::string& y) { return x.size() < y.size(); });
  return !small.empty() && large.size() <= 2 * small.size() &&
         large.find(small) != std::string::npos;
}

bool is_right(const Attribution& expected) {
  const auto found = annotated(expected.text, expected.lang);
  return std::any_of(
      found.statements.begin(), found.statements.end(), [&](const news::Statement& statement) {
        const std::string_view said = text_of(found.article.body, statement.spans.front());
        return statement.speaker.name == expected.speaker &&
               about_the_same(std::string(said), expected.said);
      });
}

TEST(OtherLanguages, Attributions) {
  std::map<std::string, int> right;
  std::string wrong;
  for (const Attribution& row : table()) {
    const bool found = is_right(row);
    right[row.lang] += found ? 1 : 0;
    if (!found) wrong += row.text + "\n";
  }
  EXPECT_EQ(right.size(), 6U);
  for (const auto& [lang, count] : right) EXPECT_GE(count, kFewest) << lang << "\n" << wrong;
}

}  // namespace
}  // namespace dateline::annotation
