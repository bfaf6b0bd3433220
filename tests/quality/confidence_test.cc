// What `confidence` promises: of the statements at 0.9 and above nine in ten have their words and
// their speaker right, and further down the shares fall as the numbers do. Measured on the articles
// of our own (corpus/gold), which are harder than news.
#include <algorithm>
#include <array>
#include <iostream>
#include <map>

#include <gtest/gtest.h>

#include "common/text/folding.h"
#include "tests/programs/program.h"
#include "tests/quality/gold_statements.h"

namespace dateline::quality {
namespace {

struct Gold {
  Words words;
  std::set<std::string> keys;  // the speaker's names, folded; empty: nobody is named
};

struct Bin {
  int count = 0;
  int right = 0;
  double stated = 0;
  double share() const { return count == 0 ? 0 : static_cast<double>(right) / count; }
};

std::map<std::string, std::vector<Gold>> read_gold(const std::string& path) {
  std::map<std::string, std::vector<Gold>> all;
  for (const std::string& line : programs::lines(programs::read_file(path))) {
    const auto article = parsed(line);
    std::vector<Gold>& gold = all[article["id"].GetString()];
    for (const auto& one : article["attributions"].GetArray()) {
      Gold statement;
      statement.words = words_of(one["content"]["text"].GetString());
      const std::string name = one["speaker_name"].GetString();
      if (!name.empty()) statement.keys.insert(text::fold_key(name));
      for (const auto& other : one["speaker_alt"].GetArray())
        statement.keys.insert(text::fold_key(other.GetString()));
      gold.push_back(std::move(statement));
    }
  }
  return all;
}

bool right(const rapidjson::Value& statement, const std::vector<Gold>& gold) {
  const Words words = words_of(statement["text"].GetString());
  const rapidjson::Value& speaker = statement["speaker"];
  const std::string key =
      speaker.HasMember("key") && speaker["key"].IsString() ? speaker["key"].GetString() : "";
  return std::any_of(gold.begin(), gold.end(), [&](const Gold& one) {
    return alike(one.words, words) && (one.keys.contains(key) || (key.empty() && one.keys.empty()));
  });
}

// Bins of 0–0.5, 0.5–0.7, 0.7–0.9, 0.9–1.
std::size_t bin_of(double confidence) {
  return confidence < 0.5 ? 0 : confidence < 0.7 ? 1 : confidence < 0.9 ? 2 : 3;
}

TEST(Confidence, IsTheShareThatIsRight) {
  std::array<Bin, 4> bins;
  for (const std::string file : {"statements.jsonl", "small.jsonl"}) {
    const std::string path = DATELINE_SOURCE_DIR "/corpus/gold/" + file;
    const auto gold = read_gold(path);
    const auto outcome =
        programs::run(programs::indexer(), {"analyze", "-q", "--format", "jsonl", path});
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    for (const std::string& line : programs::lines(outcome.out)) {
      const auto article = parsed(line);
      const auto known = gold.find(article["id"].GetString());
      ASSERT_NE(known, gold.end());
      for (const auto& statement : article["statements"].GetArray()) {
        const double confidence = statement["confidence"].GetDouble();
        Bin& bin = bins[bin_of(confidence)];
        ++bin.count;
        bin.right += right(statement, known->second) ? 1 : 0;
        bin.stated += confidence;
      }
    }
  }
  for (const Bin& bin : bins) {
    if (bin.count < 30) continue;  // too few to say
    std::cout << "stated " << bin.stated / bin.count << " right " << bin.share() << " of "
              << bin.count << '\n';
    // The trained tagger knows these articles, so more may be right than is stated.
    EXPECT_GE(bin.share(), bin.stated / bin.count - 0.08);
  }
  EXPECT_GE(bins[3].count, 200);
  EXPECT_GE(bins[3].share(), 0.9);
  for (std::size_t i = 1; i < bins.size(); ++i) {
    if (bins[i - 1].count < 30) continue;
    EXPECT_GE(bins[i].share() + 0.03, bins[i - 1].share());
  }
}

}  // namespace
}  // namespace dateline::quality
