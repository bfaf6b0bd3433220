// The law of facets: a value's count is the number of hits once that value is made a filter. Some
// queries, every value of every field; languages also as a field of the query.
#include <ostream>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include "tests/programs/program.h"
#include "tests/programs/sample_corpus.h"

namespace dateline::programs {
namespace {

struct Question {
  const char* command;
  const char* query;
  const char* fields;
};

// What a test is called by.
void PrintTo(const Question& question, std::ostream* out) {
  *out << question.command << " " << (*question.query == 0 ? "everything" : question.query);
}

constexpr const char* kSmallFields =
    "country:all,source:all,lang:all,section:all,tag:all,author:all,role:all,kind:all,month:all";
constexpr const char* kNameFields = "person:all,org:all,place:all,speaker:all";

const Question kQuestions[] = {
    {"search", "", kSmallFields},
    {"search", "minister", kSmallFields},
    {"search", "grain OR border", "country:all,country-mentioned:all,speaker-country:all,date:all"},
    {"search", "ship", kNameFields},
    {"search", "libya", "lang:all"},
    {"search", "ports OR libya", "lang:all"},
    {"statements", "libya OR ship", "lang:all"},
    {"search", "\"foreign minister\" -grain", kNameFields},
    {"search", "title:border", kNameFields},
    {"search", "elect* XOR ship*", kSmallFields},
    {"statements", "", kSmallFields},
    {"statements", "ship OR minister",
     "speaker:all,role:all,person:all,country:all,attribution:all"},
    {"statements", "we NEAR/5 will", "speaker:all,source:all,speaker-country:all,kind:all"},
};

class FacetLaw : public ::testing::TestWithParam<Question> {};

std::vector<std::string> as_filter(const std::string& field, const std::string& value) {
  if (field == "date" || field == "month") return {"--since", value, "--until", value};
  return {"--" + field, value};
}

void expect_same_in_the_query(const Question& question, const std::string& lang) {
  EXPECT_EQ(
      ask({question.command, "--format", "ids", "-n", "all", "--",
           fmt::format("lang:{} ({})", lang, question.query)})
          .out,
      ask({question.command, "--format", "ids", "-n", "all", "--lang", lang, "--", question.query})
          .out)
      << question.query << " " << lang;
}

TEST_P(FacetLaw, ACountIsTheNumberOfHits) {
  const Question& question = GetParam();
  const std::string answer = ask({question.command, "--format", "json", "-n", "0", "--facets",
                                  question.fields, "--", question.query})
                                 .out;
  rapidjson::Document document;
  document.Parse(answer.data(), answer.size());
  ASSERT_FALSE(document.HasParseError()) << answer;
  std::size_t values = 0;
  for (const auto& facet : document["facets"].GetObject()) {
    for (const auto& value : facet.value.GetArray()) {
      std::vector<std::string> call = {question.command, "--count"};
      const auto filter = as_filter(facet.name.GetString(), value["value"].GetString());
      call.insert(call.end(), filter.begin(), filter.end());
      call.insert(call.end(), {"--", question.query});
      EXPECT_EQ(ask(call).out, std::to_string(value["count"].GetInt()) + "\n")
          << question.query << " " << facet.name.GetString() << " " << value["value"].GetString();
      if (std::string_view(facet.name.GetString()) == "lang" && *question.query != 0)
        expect_same_in_the_query(question, value["value"].GetString());
      ++values;
    }
  }
  EXPECT_GT(values, 1U);
}

INSTANTIATE_TEST_SUITE_P(Queries, FacetLaw, ::testing::ValuesIn(kQuestions));

TEST(Counts, AlternativesThatAreTheSameCountOnce) {
  for (const char* word : {"minister", "grain", "\"foreign minister\"", "elect*", "speaker:reyl"}) {
    const std::string twice = std::string(word) + " OR " + word;
    EXPECT_EQ(ask({"search", "--count", twice}).out, ask({"search", "--count", word}).out) << word;
    EXPECT_EQ(ask({"search", "--format", "ids", twice}).out,
              ask({"search", "--format", "ids", word}).out)
        << word;
  }
}

}  // namespace
}  // namespace dateline::programs
