// What goes and what stays, in the languages of the table.
#include "indexer/cleaning/boilerplate.h"

#include <gtest/gtest.h>

#include "common/text/folding.h"

namespace dateline::cleaning {
namespace {

std::vector<std::string> filtered(const std::vector<std::string>& paragraphs) {
  static const BoilerplateFilter filter;
  std::vector<std::string_view> views(paragraphs.begin(), paragraphs.end());
  filter.filter(views);
  return {views.begin(), views.end()};
}

// `line` between paragraphs that stay.
bool goes(const std::string& line) {
  const std::vector<std::string> left =
      filtered({"The mayor opened the bridge.", line, "Traffic resumed at noon."});
  return left.size() == 2;
}

TEST(Boilerplate, LinesThatGo) {
  for (const std::string line : {
           "Read more: Mayor of Arvena opens bridge",
           "READ ALSO: “We will come back,” says keeper of Arvena’s bridge",
           "Mayor of Arvena opens second bridge | Read more",
           "Follow us on Telegram @arvenapost",
           "• Follow Ada Brill on Twitter: @adabrill",
           "Sign up for our daily newsletter.",
           "Subscribe to our YouTube channel!",
           "Support independent journalism. Donate now.",
           "Share this article",
           "We use cookies to improve your experience.",
           "© 2019 Arvena Post. All rights reserved.",
           "Copyright 2021 The Arvena Post. All rights reserved. No part may be copied.",
           "Advertisement",
           "ADVERTISEMENT:",
           "Photo: Ada Brill/Arvena Post",
           "Click here to subscribe",
           "[Click here for more]",
           "Image copyright Ada Brill Image caption The bridge",
           "Lesen Sie auch: Bürgermeister eröffnet Brücke",
           "Folgen Sie uns auf Facebook",
           "Alle Rechte vorbehalten.",
           "» LIRE AUSSI - «Le pont est ouvert», dit le maire",
           "Suivez-nous sur Twitter",
           "Tous droits réservés",
           "Lea también: El alcalde abre el puente",
           "Síguenos en Telegram",
           "Bizi Twitter'dan takip edin",
           "Tüm hakları saklıdır",
           "ÜYE OLMAK İÇİN TIKLAYIN",
           "Читайте также: Мэр открыл мост",
           "Подписывайтесь на наш канал в Telegram",
           "Все права защищены",
           "اقرأ أيضاً: رئيس البلدية يفتح الجسر",
           "تابعونا على تويتر",
           "جميع الحقوق محفوظة",
           "相关阅读：市长为大桥揭幕",
           "关注我们的微信公众号",
           "版权所有，未经授权不得转载",
           "***",
           "___",
       }) {
    EXPECT_TRUE(goes(line)) << line;
  }
}

TEST(Boilerplate, LinesThatStay) {
  for (const std::string line : {
           "Copyright law protects the songs of Ada Brill, the court ruled.",
           "Copyright is no obstacle, the minister said on Monday in Arvena.",
           "Sign-ups for the scheme rose by 12 percent in March.",
           "The paper asked readers to subscribe to its newsletter, and 4,000 did.",
           "“Follow us on the road to freedom,” the general told his men in the square of Arvena, "
           "“and do not look back.”",
           "Read more books, the minister told the pupils.",
           "Share prices fell for the third day.",
           "Subscribers to the newspaper will pay more from May.",
           "Support for the government has fallen.",
           "Advertisement revenue fell by 10 percent.",
           "Photo identification is needed to vote, the ministry said.",
           "Related companies were searched as well.",
           "Editing genes is not allowed, said Dr Orla Venn.",
           "Ad blockers are used by a third of readers.",
           "Teilen Sie Ihre Wohnung? fragte der Minister.",
           "Reklam pazarı yüzde 5 büyüdü.",
           "Реклама табака будет запрещена.",
           "广告收入下降百分之五。",
       }) {
    EXPECT_FALSE(goes(line)) << line;
  }
}

TEST(Boilerplate, SentencesAtABorder) {
  struct Row {
    std::string given;
    std::string wanted;
  };
  for (const auto& [given, wanted] : std::vector<Row>{
           {"“We are glad,” he said. Follow us on Telegram @arvenapost", "“We are glad,” he said."},
           {"He said so. Follow us on Twitter. Like us on Facebook.", "He said so."},
           {"Sign up for our newsletter. The mayor said so.", "The mayor said so."},
           {"Полиция подтвердила это. Подписывайтесь на наш канал.", "Полиция подтвердила это."},
           {"市长说，大桥已经开放。版权所有", "市长说，大桥已经开放。"},
           {"He read it. All rights reserved.", "He read it."},
           {"In the middle, follow us on Twitter, nothing goes.",
            "In the middle, follow us on Twitter, nothing goes."},
       }) {
    EXPECT_EQ(filtered({given, "An end."}), (std::vector<std::string>{wanted, "An end."}));
  }
}

TEST(Boilerplate, SignOffsAtTheEndOnly) {
  EXPECT_EQ(filtered({"The bank said so. Reuter"}), std::vector<std::string>{"The bank said so."});
  EXPECT_EQ(filtered({"The bank said so.", "(Reporting by Ada Brill; Editing by Tom Orr)"}),
            std::vector<std::string>{"The bank said so."});
  EXPECT_EQ(filtered({"The bank said so.", "Ada Brill contributed to this report.", "(END)"}),
            std::vector<std::string>{"The bank said so."});
  const std::vector<std::string> story = {
      "Reporting by soldiers was poor.", "One.", "Two.", "Three.", "Four.", "Five."};
  EXPECT_EQ(filtered(story), story);
}

TEST(Boilerplate, ListsOfOtherStories) {
  EXPECT_EQ(filtered({"The bridge is open.", "Related stories", "Mayor opens bridge",
                      "Why did it take so long?", "Traffic resumed at noon.", "Mayor speaks"}),
            (std::vector<std::string>{"The bridge is open.", "Traffic resumed at noon.",
                                      "Mayor speaks"}));
  EXPECT_EQ(filtered({"橋が開通した。", "■関連記事", "・市長が開通を宣言", "・渋滞が解消"}),
            std::vector<std::string>{"橋が開通した。"});
}

// A rule that no text can match, or that says too little, is a slip of the pen.
TEST(Boilerplate, RulesAreSound) {
  for (const BoilerplateRule& rule : boilerplate_rules()) {
    const std::size_t star = rule.pattern.find('*');
    const std::size_t last = rule.pattern.rfind('*');
    const bool open = star != std::string_view::npos;
    EXPECT_TRUE(!open || star >= 2 || rule.pattern.size() - last > 4) << rule.pattern;
    EXPECT_EQ(rule.pattern.find("**"), std::string_view::npos) << rule.pattern;
    std::string upper;
    for (const char c : rule.pattern) upper += c >= 'A' && c <= 'Z' ? '!' : c;
    EXPECT_EQ(upper, rule.pattern) << "patterns are lower case";
  }
}

TEST(Boilerplate, RemovalsNameTheirRule) {
  const BoilerplateFilter filter;
  std::vector<std::string_view> paragraphs = {"Advertisement", "The mayor spoke."};
  std::vector<BoilerplateFilter::Removal> removed;
  filter.filter(paragraphs, &removed);
  ASSERT_EQ(removed.size(), 1U);
  EXPECT_EQ(removed[0].text, "Advertisement");
  EXPECT_EQ(removed[0].rule, "advertisement*");
}

}  // namespace
}  // namespace dateline::cleaning
