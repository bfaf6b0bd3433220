// Articles analysed together are analysed as if alone.
#include "indexer/annotation/annotate.h"

#include <string>

#include <gtest/gtest.h>

#include "indexer/annotation/analysis_jsonl.h"
#include "tests/indexer/annotation/annotated.h"

namespace dateline::annotation {
namespace {

// More than go through the steps at a time, in several languages, one of them large, one empty.
std::vector<news::Article> articles() {
  const std::vector<std::pair<std::string, std::string>> texts{
      {"en",
       "Mayor Ilse Varnow said on Monday the bridge in Ankara would open. \"We are ready,\" she "
       "added."},
      {"de", "Die Bürgermeisterin Ilse Varnow sagte in Berlin: „Wir sind bereit.“"},
      {"ru", "Мэр Ильзе Варнова заявила в Анкаре, что мост откроют."},
      {"en", ""},
      {"zh", "市长在安卡拉说：“我们准备好了。”"},
  };
  std::vector<news::Article> all;
  for (std::size_t i = 0; i < 40; ++i) {
    news::Article article;
    article.id = "a" + std::to_string(i);
    article.lang = texts[i % texts.size()].first;
    article.body = texts[i % texts.size()].second;
    article.title = "Varnow opens a bridge in Turkey";
    all.push_back(std::move(article));
  }
  std::string& large = all[5].body;
  const std::string once = large + "\n\n";
  while (large.size() < 300000) large += once;
  return all;
}

TEST(Annotator, TogetherAsAlone) {
  const Annotator annotator(lexicon(), Annotator::Models::built_in);
  std::string together, alone;
  for (const news::AnnotatedArticle& annotated : annotator.annotate(articles()))
    append_analysis_jsonl(annotated, together);
  for (news::Article& article : articles())
    append_analysis_jsonl(annotator.annotate(std::move(article)), alone);
  EXPECT_EQ(together, alone);
  EXPECT_NE(alone.find("Ilse Varnow"), std::string::npos);
}

}  // namespace
}  // namespace dateline::annotation
