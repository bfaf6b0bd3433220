// People, organisations and places of the whole analysis against labelled news, where it is at
// hand: DATELINE_TEST_DATA names the folder (labelled/ner/conll2003/dev.conll). The floors are what
// was reached, less a little.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <tuple>

#include <gtest/gtest.h>

#include "indexer/annotation/annotate.h"
#include "indexer/annotation/lexicon.h"
#include "indexer/annotation/tagging/built_in_models.h"
#include "indexer/annotation/training/name_gold.h"

namespace dateline::training {
namespace {

using annotation::Annotator;
using Names = std::set<std::tuple<std::size_t, std::size_t, std::uint8_t>>;
namespace label = tagging::name_label;

std::uint8_t label_of(news::EntityType type) {
  return type == news::EntityType::person ? label::kPerson
         : type == news::EntityType::org  ? label::kOrg
                                          : label::kPlace;
}

// F1 of exact spans and types; what touches a gold name of another kind alone is passed over.
double f1(const std::vector<NameArticle>& articles, const Annotator& annotator,
          const std::string& lang = "en") {
  std::size_t right = 0, found = 0, gold = 0;
  for (const NameArticle& article : articles) {
    Names names;
    for (const GoldName& name : article.names)
      if (name.type != label::kOther) names.emplace(name.span.begin, name.span.end, name.type);
    news::Article input;
    input.body = article.text;
    input.lang = lang;
    gold += names.size();
    for (const news::Entity& entity : annotator.annotate(std::move(input)).entities) {
      for (const news::Span& span : entity.mentions) {
        right += names.count({span.begin, span.end, label_of(entity.type)});
        bool other = false, any = false;
        for (const GoldName& name : article.names) {
          if (name.span.begin >= span.end || name.span.end <= span.begin) continue;
          (name.type == label::kOther ? other : any) = true;
        }
        found += other && !any ? 0 : 1;
      }
    }
  }
  return 2.0 * static_cast<double>(right) / static_cast<double>(found + gold);
}

std::string development_part(const std::string& corpus = "conll2003") {
  const char* folder = std::getenv("DATELINE_TEST_DATA");
  if (folder == nullptr) return "";
  const std::string path = std::string(folder) + "/labelled/ner/" + corpus + "/dev.conll";
  return std::filesystem::exists(path) ? path : "";
}

TEST(Names, WithTheModel) {
  const std::string path = development_part();
  if (path.empty()) GTEST_SKIP() << "no CoNLL-2003 at hand (DATELINE_TEST_DATA)";
  if (tagging::built_in_name_model("en").empty()) GTEST_SKIP() << "built without models";
  const Annotator annotator(annotation::Lexicon::built_in(), Annotator::Models::built_in);
  EXPECT_GE(f1(read_names(path, 0), annotator), 0.943);
}

TEST(Names, SpanishAndDutch) {
  const Annotator annotator(annotation::Lexicon::built_in(), Annotator::Models::built_in);
  for (const auto& [lang, corpus] :
       {std::pair("es", "conll2002_esp"), std::pair("nl", "conll2002_ned")}) {
    const std::string path = development_part(corpus);
    if (path.empty()) GTEST_SKIP() << "no CoNLL-2002 at hand (DATELINE_TEST_DATA)";
    if (tagging::built_in_name_model(lang).empty()) GTEST_SKIP() << "built without models";
    EXPECT_GE(f1(read_names(path, 40), annotator, lang), 0.81) << lang;
  }
}

TEST(Names, ByRulesAlone) {
  const std::string path = development_part();
  if (path.empty()) GTEST_SKIP() << "no CoNLL-2003 at hand (DATELINE_TEST_DATA)";
  const Annotator annotator(annotation::Lexicon::built_in(), Annotator::Models::none);
  EXPECT_GE(f1(read_names(path, 0), annotator), 0.75);
}

TEST(NameGold, ColumnsBecomeText) {
  const std::filesystem::path path =
      std::filesystem::path(testing::TempDir()) / "name_gold_columns.conll";
  {
    std::ofstream out(path);
    out << "-DOCSTART- O\n\n\" O\nJapan B-LOC\n's O\nAnn B-PER\nLee I-PER\n, O\n\" O\nsaid O\n"
           "FIFA I-ORG\n. O\n\nGerman B-MISC\nFord B-ORG\n\n-DOCSTART- O\n\nBonn I-LOC\n";
  }
  const std::vector<NameArticle> articles = read_names(path.string(), 0);
  std::filesystem::remove(path);
  ASSERT_EQ(articles.size(), 2u);
  EXPECT_EQ(articles[0].text, "\"Japan's Ann Lee,\" said FIFA.\nGerman Ford\n");
  std::string names;
  for (const GoldName& name : articles[0].names)
    names += std::to_string(name.type) + ":" +
             articles[0].text.substr(name.span.begin, name.span.end - name.span.begin) + " ";
  EXPECT_EQ(names, "9:Japan 1:Ann Lee 5:FIFA 13:German 5:Ford ");
  EXPECT_EQ(articles[1].text, "Bonn\n");
}

}  // namespace
}  // namespace dateline::training
