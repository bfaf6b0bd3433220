// The sample corpus keeps what its README says: every gold span lies in its text and says what it
// covers, labels come from their lists, names stand in their articles. A wrong offset here would
// make every figure measured against the gold wrong.
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <simdjson.h>

namespace {

namespace dom = simdjson::dom;

constexpr const char* kGold = DATELINE_SOURCE_DIR "/corpus/gold/statements.jsonl";
constexpr const char* kSmallGold = DATELINE_SOURCE_DIR "/corpus/gold/small.jsonl";

// The byte offset of each code point of `text`, and its length in bytes at the end.
std::vector<size_t> code_points(std::string_view text) {
  std::vector<size_t> starts;
  for (size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) {
      starts.push_back(i);
    }
  }
  starts.push_back(text.size());
  return starts;
}

// The spans of one part (source, cue, content) cover exactly what the part's own text says, joined
// by an ellipsis.
void check_part(dom::element part, std::string_view text, const std::vector<size_t>& starts) {
  std::string covered;
  uint64_t last_end = 0;
  for (dom::element span : dom::array(part["spans"])) {
    const uint64_t begin = span.at(0);
    const uint64_t end = span.at(1);
    ASSERT_LT(begin, end);
    ASSERT_LT(end, starts.size());
    EXPECT_GE(begin, last_end);
    last_end = end;
    covered += covered.empty() ? "" : " … ";
    covered += text.substr(starts[begin], starts[end] - starts[begin]);
  }
  EXPECT_EQ(covered, std::string_view(part["text"]));
}

void check_statement(dom::element statement, std::string_view text,
                     const std::vector<size_t>& starts) {
  static const std::set<std::string_view> kKinds{"direct", "indirect", "mixed"};
  static const std::set<std::string_view> kAttributions{"name",    "surname",   "title",
                                                        "pronoun", "continued", "unknown"};
  const std::string_view attribution = statement["attribution"];
  const std::string_view name = statement["speaker_name"];
  EXPECT_TRUE(kKinds.contains(std::string_view(statement["kind"])));
  EXPECT_TRUE(kAttributions.contains(attribution)) << attribution;
  EXPECT_EQ(name.empty(), attribution == "unknown");
  EXPECT_EQ(name.empty(), std::string_view(statement["speaker_id"]).empty());
  const std::string_view country = statement["speaker_country"];
  EXPECT_TRUE(country.empty() || country.size() == 2) << country;
  check_part(statement["content"], text, starts);
  for (const char* part : {"source", "cue"}) {
    if (!statement[part].is_null()) {
      check_part(statement[part], text, starts);
    }
  }
}

// Reads one gold file; returns how many articles and statements stood in it.
std::pair<size_t, size_t> check_gold(const std::string& path) {
  dom::parser parser;
  dom::document_stream rows;
  simdjson::padded_string bytes;
  EXPECT_EQ(simdjson::padded_string::load(path).get(bytes), simdjson::SUCCESS) << path;
  EXPECT_EQ(parser.parse_many(bytes, 1U << 20U).get(rows), simdjson::SUCCESS) << path;
  std::set<std::string> ids;
  size_t statements = 0;
  for (dom::element row : rows) {
    const std::string id{std::string_view(row["id"])};
    SCOPED_TRACE(id);
    EXPECT_TRUE(ids.insert(id).second) << "the id stands twice";
    const std::string_view text = row["text"];
    const std::vector<size_t> starts = code_points(text);
    EXPECT_FALSE(dom::array(row["countries"]).size() == 0);
    for (dom::element statement : dom::array(row["attributions"])) {
      SCOPED_TRACE(std::string_view(statement["id"]));
      check_statement(statement, text, starts);
      ++statements;
    }
  }
  return {ids.size(), statements};
}

TEST(CorpusFormat, GoldOfTheSmallCorpus) {
  const auto [articles, statements] = check_gold(kSmallGold);
  EXPECT_GE(articles, 66U);
  EXPECT_GE(statements, 350U);
}

TEST(CorpusFormat, GoldOfTheHardCorpus) {
  const auto [articles, statements] = check_gold(kGold);
  EXPECT_GE(articles, 120U);
  EXPECT_GE(statements, 600U);
}

TEST(CorpusFormat, CodePointsAreNotBytes) {
  EXPECT_EQ(code_points("aşb"), (std::vector<size_t>{0, 1, 3, 4}));
  EXPECT_EQ(code_points(""), (std::vector<size_t>{0}));
}

}  // namespace
