// All statements of a speaker: over the sample corpus, asked by full name, without accents, and by
// surname: 95 of a hundred found, and 95 of a hundred found right.
#include <gtest/gtest.h>

#include "common/index/schema.h"
#include "common/text/folding.h"
#include "common/text/name_likeness.h"
#include "tests/programs/program.h"
#include "tests/quality/gold_statements.h"

namespace dateline::quality {
namespace {

constexpr double kLeastRecall = 0.95;
constexpr double kLeastPrecision = 0.95;

struct GoldStatement {
  std::string article;
  std::string speaker;  // fullest name over all articles
  Words words;
};

struct Score {
  int wanted = 0, found = 0;  // gold statements
  int given = 0, right = 0;   // statements that the searcher gave
  double recall() const { return wanted == 0 ? 1 : static_cast<double>(found) / wanted; }
  double precision() const { return given == 0 ? 1 : static_cast<double>(right) / given; }
};

// The index's ids by the gold's: the same, but for plain texts, which have none and are known by
// their titles.
using Ids = std::map<std::string, std::string>;

Ids ids_of(const std::string& index) {
  Ids by_title, ids;
  const auto all = programs::run(
      programs::searcher(),
      {"search", "-i", index, "--limit", "all", "--format", "jsonl", "--fields", "id,title"});
  for (const std::string& line : programs::lines(all.out)) {
    const auto article = parsed(line);
    ids[article["id"].GetString()] = article["id"].GetString();
    by_title[article["title"].GetString()] = article["id"].GetString();
  }
  for (const std::string& line :
       programs::lines(programs::read_file(DATELINE_SOURCE_DIR "/corpus/gold/small.jsonl"))) {
    const auto article = parsed(line);
    ids.try_emplace(article["id"].GetString(), by_title[article["title"].GetString()]);
  }
  return ids;
}

std::vector<GoldStatement> read_gold(const Ids& ids) {
  std::vector<GoldStatement> all;
  for (const std::string& line :
       programs::lines(programs::read_file(DATELINE_SOURCE_DIR "/corpus/gold/small.jsonl"))) {
    const auto article = parsed(line);
    for (const auto& statement : article["attributions"].GetArray()) {
      const bool is_optional = statement.HasMember("optional") && statement["optional"].GetBool();
      const std::string speaker = statement["speaker_id"].GetString();
      if (is_optional || speaker.empty()) continue;
      all.push_back({ids.at(article["id"].GetString()), speaker,
                     words_of(statement["content"]["text"].GetString())});
    }
  }
  return all;
}

// Empty for a body ("Malian Army"), which has none.
std::string surname(const std::string& name) {
  const std::string key = text::fold_key(name);
  const auto forms = indexing::value_forms(indexing::Matching::person, key);
  const std::string last = key.substr(key.rfind(' ') + 1);
  return std::find(forms.begin(), forms.end(), last) == forms.end() ? "" : last;
}

// Those meant, and who bears the same name in another spelling or script: they are one person to a
// reader who asks for either (`part` is the whole key, or the surname).
template <typename Part>
std::set<std::string> with_other_spellings(const std::set<std::string>& meant,
                                           const std::vector<GoldStatement>& gold, Part part) {
  std::set<std::string> all = meant;
  for (const std::string& name : meant) {
    const text::SpeltName spelt(part(name));
    for (const GoldStatement& statement : gold) {
      const std::string other = part(statement.speaker);
      if (!other.empty() && spelt.is_like(text::SpeltName(other))) all.insert(statement.speaker);
    }
  }
  return all;
}

// Asks for the statements of `typed` and compares them with those of all gold speakers that it
// names.
void ask(const std::string& index, const std::string& typed, const std::set<std::string>& meant,
         const std::vector<GoldStatement>& gold, Score& score) {
  const auto outcome = programs::run(
      programs::searcher(),
      {"statements", "-i", index, "--speaker", typed, "--format", "jsonl", "-q", "--limit", "all"});
  std::set<std::size_t> found;
  for (const std::string& line : programs::lines(outcome.out)) {
    const auto hit = parsed(line);
    const std::string article = hit["article_id"].GetString();
    const Words words = words_of(hit["text"].GetString());
    bool is_right = false;
    for (std::size_t i = 0; i < gold.size(); ++i) {
      if (gold[i].article != article || !meant.contains(gold[i].speaker) ||
          !alike(gold[i].words, words))
        continue;
      is_right = true;
      found.insert(i);
    }
    ++score.given;
    score.right += is_right ? 1 : 0;
  }
  score.found += static_cast<int>(found.size());
  for (const GoldStatement& statement : gold)
    score.wanted += meant.contains(statement.speaker) ? 1 : 0;
}

TEST(StatementsOfASpeaker, AreFoundByNameSurnameAndWithoutAccents) {
  const programs::ScratchFolder scratch;
  const std::string index = scratch / "index";
  ASSERT_EQ(programs::run(programs::indexer(),
                          {"add", "-q", "-i", index, DATELINE_SOURCE_DIR "/corpus/small"})
                .status,
            0);
  const std::vector<GoldStatement> gold = read_gold(ids_of(index));
  ASSERT_GT(gold.size(), 300U);
  std::map<std::string, std::set<std::string>> by_name, by_key, by_surname;
  for (const GoldStatement& statement : gold) {
    by_name[statement.speaker].insert(statement.speaker);
    by_key[text::fold_key(statement.speaker)].insert(statement.speaker);
    const std::string last = surname(statement.speaker);
    if (!last.empty()) by_surname[last].insert(statement.speaker);
  }
  for (const auto& [how, names] :
       {std::pair("full name", by_name), std::pair("without accents", by_key),
        std::pair("surname", by_surname)}) {
    Score score;
    for (const auto& [typed, meant] : names) {
      const bool is_surname = std::string_view(how) == "surname";
      if (std::string_view(how) == "without accents") {  // a key stands for itself alone
        ask(index, typed, meant, gold, score);
        continue;
      }
      const auto part = [&](const std::string& name) {
        return is_surname ? surname(name) : text::fold_key(name);
      };
      ask(index, typed, with_other_spellings(meant, gold, part), gold, score);
    }
    EXPECT_GE(score.recall(), kLeastRecall) << how << ": " << score.found << " of " << score.wanted;
    EXPECT_GE(score.precision(), kLeastPrecision)
        << how << ": " << score.right << " of " << score.given;
  }
}

}  // namespace
}  // namespace dateline::quality
