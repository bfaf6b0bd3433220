// Entities and tags left in records' texts, and words in angle brackets that are neither.
#include "indexer/cleaning/markup.h"

#include <gtest/gtest.h>

namespace dateline::cleaning {
namespace {

struct Row {
  std::string given;
  std::string wanted;
};

TEST(Markup, Entities) {
  for (const auto& [given, wanted] : std::vector<Row>{
           {"Fish &amp; chips", "Fish & chips"},
           {"it&#8217;s &quot;so&quot;", "it’s \"so\""},
           {"it&#x2019;s&nbsp;so", "it’s\xC2\xA0so"},
           {"&#146;tis", "\xC2\x92tis"},
           {"twice &amp;#8217; &amp;nbsp;&amp;amp;", "twice ’ \xC2\xA0&"},
           {"R&D; AT&T; &c. & more; &unknown; &;", "R&D; AT&T; &c. & more; &unknown; &;"},
           {"&Auml;&auml; &scedil;&gbreve;", "Ää şğ"},
           {"&#0; &#xD800; &#99999999;", "\xEF\xBF\xBD \xEF\xBF\xBD \xEF\xBF\xBD"},
           {"&lt;b&gt;", "<b>"},
           {"a &", "a &"},
       }) {
    EXPECT_EQ(decode_entities(given), wanted);
  }
}

TEST(Markup, IsMarkup) {
  for (const std::string text :
       {"<p>One</p><p>Two</p>", "one<br>two<br />three", "A <a href='x'>link</a>."}) {
    EXPECT_TRUE(is_markup(text)) << text;
  }
  for (const std::string text : {"Ventura Oil <VO> and <BRX.O> rose", "3 < 4 and 5 > 4",
                                 "one <br> only", "no tags", "<!-- no", "</ p>", "<p"}) {
    EXPECT_FALSE(is_markup(text)) << text;
  }
}

TEST(Markup, Tags) {
  for (const auto& [given, wanted] : std::vector<Row>{
           {"<p>One.</p><p>Two.</p>", "\n\nOne.\n\n\n\nTwo.\n\n"},
           {"one<br/>two", "one\ntwo"},
           {"A <a href=\"http://x.example/?a=1\">link</a> here", "A link here"},
           {"<em>Ventura</em> <VO> rose", "Ventura <VO> rose"},
           {"a<script>var x = '<p>';</script>b<style>p{}</style>c", "abc"},
           {"a<!-- <p>hidden</p> -->b", "ab"},
           {"a <!-- open", "a <!-- open"},
           {"a <script> open", "a  open"},
           {"3 < 4 <p", "3 < 4 <p"},
       }) {
    EXPECT_EQ(strip_tags(given), wanted);
  }
}

}  // namespace
}  // namespace dateline::cleaning
