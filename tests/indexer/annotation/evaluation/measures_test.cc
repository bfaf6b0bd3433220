#include "indexer/annotation/evaluation/measures.h"

#include <gtest/gtest.h>

#include "indexer/annotation/evaluation/measured_names.h"

namespace dateline::evaluation {
namespace {

const std::string kText =
    "OSLO – Foreign Minister Ali Şen said the road is shut today. “We act now,” he added. A senior "
    "official said nothing more will come.";

std::string span(const std::string& name, const std::string& piece) {
  const auto points = [](const std::string& text) {
    std::size_t count = 0;
    for (const char c : text) count += (c & 0xC0) != 0x80 ? 1 : 0;
    return count;
  };
  const std::size_t begin = points(kText.substr(0, kText.find(piece)));
  return "\"" + name + "\":{\"spans\":[[" + std::to_string(begin) + "," +
         std::to_string(begin + points(piece)) + "]]}";
}

std::string gold_line() {
  const std::string ali =
      "\"speaker_name\":\"Ali Şen\",\"speaker_alt\":[\"Sen\"],\"speaker_role\":\"foreign minister "
      "/ "
      "minister\",\"speaker_country\":\"TR\"";
  return "{\"id\":\"1\",\"text\":\"" + kText +
         "\",\"people\":[\"Ali Şen\"],\"countries\":[\"TR\"]," + "\"attributions\":[{" +
         span("source", "Foreign Minister Ali Şen") + "," +
         span("content", "the road is shut today") +
         ",\"kind\":\"indirect\",\"attribution\":\"name\"," + ali + "},{" +
         span("content", "We act now") + ",\"kind\":\"direct\",\"attribution\":\"pronoun\"," + ali +
         "},{" + span("source", "A senior official") + "," +
         span("content", "nothing more will come") +
         ",\"kind\":\"indirect\",\"attribution\":\"unknown\",\"speaker_name\":\"\",\"optional\":"
         "true}]}";
}

GoldArticle gold() {
  auto parsed = parse_gold(gold_line());
  EXPECT_TRUE(std::holds_alternative<GoldArticle>(parsed)) << std::get<std::string>(parsed);
  return std::get<GoldArticle>(parsed);
}

// What an analysis finds in the body, which has lost its dateline.
news::AnnotatedArticle annotated() {
  news::AnnotatedArticle found;
  found.article.body = kText.substr(kText.find("Foreign"));
  const auto add = [&](const std::string& piece, news::StatementKind kind) {
    news::Statement statement;
    const auto begin = static_cast<std::uint32_t>(found.article.body.find(piece));
    statement.spans = {{begin, begin + static_cast<std::uint32_t>(piece.size())}};
    statement.kind = kind;
    statement.speaker.name = "ALI SEN";
    statement.speaker.role = "Turkish foreign minister";
    statement.speaker.country = "TR";
    statement.attribution = news::Attribution::name;
    found.statements.push_back(statement);
  };
  add("the road is shut today", news::StatementKind::indirect);
  add("We act now", news::StatementKind::direct);
  news::Entity ali;
  ali.name = "Şen";
  found.entities = {ali};
  found.countries = {{"TR", 1, 1.0}, {"NO", 1, 0.1}};
  return found;
}

TEST(Measures, CountWhatIsRight) {
  Measures all;
  all.add(gold(), annotated());
  EXPECT_DOUBLE_EQ(all.statements.f1(), 1.0);
  EXPECT_DOUBLE_EQ(all.joint.f1(), 1.0);
  EXPECT_EQ(all.statements.labelled, 2U);  // the optional one does not count
  EXPECT_DOUBLE_EQ(all.role.recall(), 1.0);
  EXPECT_DOUBLE_EQ(all.country.recall(), 1.0);
  EXPECT_DOUBLE_EQ(all.kind.recall(), 1.0);
  EXPECT_DOUBLE_EQ(all.attribution.recall(), 0.5);
  EXPECT_DOUBLE_EQ(all.persons.f1(), 1.0);
  EXPECT_DOUBLE_EQ(all.countries.precision(), 0.5);
  EXPECT_EQ(all.orgs.labelled + all.orgs.found, 0U);
}

TEST(Measures, CountWhatIsWrong) {
  news::AnnotatedArticle found = annotated();
  found.statements[0].speaker.name = "Lena Vik";
  found.statements[1].spans[0].begin -= 30;  // more than twice as long
  Measures all;
  all.add(gold(), found);
  EXPECT_EQ(all.statements.right, 1U);
  EXPECT_EQ(all.joint.right, 0U);
  EXPECT_DOUBLE_EQ(all.statements.precision(), 0.5);
  EXPECT_EQ(all.kinds[0].right, 0U);
  EXPECT_EQ(all.kinds[1].right, 1U);
}

TEST(Measures, AnOptionalLabelIsNeitherMissedNorWrong) {
  news::AnnotatedArticle found = annotated();
  const std::string piece = "nothing more will come";
  const auto begin = static_cast<std::uint32_t>(found.article.body.find(piece));
  found.statements.push_back(found.statements.front());
  found.statements.back().spans = {{begin, begin + static_cast<std::uint32_t>(piece.size())}};
  Measures all;
  all.add(gold(), found);
  EXPECT_DOUBLE_EQ(all.statements.f1(), 1.0);
}

TEST(MeasuredNames, RolesAndNamesInTheirForms) {
  EXPECT_TRUE(is_role_right("spokesman / general", "Lt. Gen."));
  EXPECT_FALSE(is_role_right("foreign minister", "minister"));
  EXPECT_TRUE(is_lenient_match("Tomas Reyl", "Reyl"));
  EXPECT_FALSE(is_lenient_match("Shipping Ministry", "Shipping"));
}

TEST(GoldArticle, SaysWhatIsWrongWithALine) {
  for (const auto& [line, why] :
       {std::pair("{", "not a JSON object"), std::pair("{}", "\"text\" is missing"),
        std::pair(R"({"text":"a"})", "\"attributions\" is not a list"),
        std::pair(R"({"text":"a","attributions":[{}]})", "has no \"content\""),
        std::pair(R"({"text":"a","attributions":[{"content":{"spans":[[0,9]]}}]})",
                  "a span is not inside the text")}) {
    const auto parsed = parse_gold(line);
    ASSERT_TRUE(std::holds_alternative<std::string>(parsed)) << line;
    EXPECT_NE(std::get<std::string>(parsed).find(why), std::string::npos) << line;
  }
}

}  // namespace
}  // namespace dateline::evaluation
