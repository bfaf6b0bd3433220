// Whole answers in every format, from hits written by hand.
#include "searcher/answer/renderer.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>
#include <unistd.h>

namespace dateline::answer {
namespace {

ArticleHit article_hit() {
  ArticleHit hit;
  hit.rank = 1;
  hit.score = 12.5;
  news::Article& article = hit.stored.article;
  article.id = "a-1";
  article.title = "Grain \x1b[31mships, \"Late\"";
  article.source = "=The Invented Post";
  article.date = "2024-05-06";
  article.authors = {"Ada Example", "Ben\u202E Sample"};
  article.dateline = {"ANKARA", "XY", "TR"};
  hit.stored.countries = {{"TR", 3, 0.9}, {"GR", 1, 0.2}};
  hit.stored.statements = 2;
  hit.snippet = {"the grain left", {{4, 9}}};
  hit.duplicates = 1;
  return hit;
}

StatementHit statement_hit() {
  StatementHit hit;
  hit.rank = 1;
  hit.stored.id = "a-1#1";
  hit.stored.article_id = "a-1";
  hit.stored.text = "We will not sign";
  hit.stored.speaker_name = "Vera Muster";
  hit.stored.speaker_role = "minister";
  hit.stored.speaker_country = "AT";
  hit.stored.cue = "said";
  hit.stored.confidence = 0.95;
  return hit;
}

template <typename Act>
std::string rendered(const Rendering& rendering, Act act) {
  static int count = 0;
  const auto path = std::filesystem::temp_directory_path() /
                    fmt::format("dateline-renderer-{}-{}", ::getpid(), count++);
  console::Output output(path.string());
  const auto renderer = make_renderer(rendering, output);
  act(*renderer);
  renderer->finish();
  output.finish();
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  std::filesystem::remove(path);
  return text.str();
}

std::string one_article(const Rendering& rendering) {
  return rendered(rendering, [](ResultRenderer& renderer) {
    Heading heading;
    heading.query = "grain \"x\"";
    heading.total = 4211;
    heading.shown = 1;
    heading.complete = false;
    heading.suggestion = "grains";
    renderer.begin(heading);
    renderer.article(article_hit());
    renderer.facets({{"country", {{"TR", "Turkey", 7}}, 12}});
  });
}

bool has_controls(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t';
  });
}

TEST(Renderer, NothingForeignReachesATerminal) {
  for (const Format format : {Format::text, Format::json, Format::jsonl, Format::csv, Format::tsv,
                              Format::ids, Format::trec}) {
    const std::string text = one_article({.format = format});
    EXPECT_FALSE(has_controls(text)) << text;
    EXPECT_EQ(text.find("\u202E"), std::string::npos) << text;
  }
}

TEST(Renderer, Json) {
  const std::string text = one_article({.format = Format::json});
  rapidjson::Document document;
  document.Parse(text.data(), text.size());
  ASSERT_FALSE(document.HasParseError()) << text;
  std::string members;
  for (const auto& member : document.GetObject())
    members += member.name.GetString() + std::string(" ");
  EXPECT_EQ(members, "format_version query total complete offset hits facets suggestion ");
  EXPECT_EQ(document["total"].GetInt(), 4211);
  EXPECT_FALSE(document["complete"].GetBool());
  EXPECT_STREQ(document["query"].GetString(), "grain \"x\"");
  EXPECT_STREQ(document["suggestion"].GetString(), "grains");
  EXPECT_STREQ(document["facets"]["country"][0]["label"].GetString(), "Turkey");
  const auto& hit = document["hits"][0];
  EXPECT_STREQ(hit["dateline"]["agency"].GetString(), "XY");
  ASSERT_EQ(hit["countries"].Size(), 1U) << "what it is about";
  EXPECT_STREQ(hit["countries"][0].GetString(), "TR");
  EXPECT_EQ(hit["statements"].GetInt(), 2);
  EXPECT_STREQ(hit["title"].GetString(), "Grain \x1b[31mships, \"Late\"");
}

TEST(Renderer, JsonOfNothing) {
  const std::string text =
      rendered({.format = Format::json}, [](ResultRenderer& renderer) { renderer.begin({}); });
  EXPECT_EQ(text,
            "{\"format_version\":1,\"query\":\"\",\"total\":0,\"complete\":true,\"offset\":0,\n"
            "\"hits\":[],\n\"facets\":{},\n\"suggestion\":\"\"}\n");
}

TEST(Renderer, Tables) {
  Rendering rendering{.format = Format::csv};
  rendering.article_fields = choose_article_fields("id,title,source,authors,dateline.place");
  EXPECT_EQ(one_article(rendering),
            "id,title,source,authors,dateline.place\r\n"
            "a-1,\"Grain [31mships, \"\"Late\"\"\",=The Invented Post,Ada Example|Ben Sample,"
            "ANKARA\r\n");
  rendering.csv_safe = true;
  rendering.bom = true;
  rendering.format = Format::tsv;
  EXPECT_EQ(
      one_article(rendering),
      "\xEF\xBB\xBFid\ttitle\tsource\tauthors\tdateline.place\n"
      "a-1\tGrain [31mships, \"Late\"\t'=The Invented Post\tAda Example|Ben Sample\tANKARA\n");
  EXPECT_EQ(one_article({.format = Format::ids}), "a-1\n");
  EXPECT_EQ(one_article({.format = Format::trec}), "1 Q0 a-1 1 12.5000 dateline\n");
}

// An empty line would be no row at all to many readers.
TEST(Renderer, ASoleEmptyCellIsQuoted) {
  Rendering rendering{.format = Format::csv};
  rendering.article_fields = choose_article_fields("section");
  EXPECT_EQ(one_article(rendering), "section\r\n\"\"\r\n");
}

TEST(Renderer, Text) {
  EXPECT_EQ(one_article({}),
            " 1. Grain [31mships, \"Late\"\n"
            "    =The Invented Post · 2024-05-06 · TR · 2 statements · 1 copy\n"
            "    the grain left\n"
            "    a-1\n\n"
            "1 of 4,211 articles\n"
            "\ncountry (1 of 12 values)\n"
            "  7  Turkey  TR\n");
  const std::string colored = one_article({.color = true});
  EXPECT_NE(colored.find("the \x1b[1;33mgrain\x1b[0m left"), std::string::npos);
}

TEST(Renderer, TextOfStatements) {
  const std::string text = rendered({}, [](ResultRenderer& renderer) {
    Heading heading;
    heading.content = Content::statements;
    heading.total = 1;
    heading.shown = 1;
    renderer.begin(heading);
    renderer.statement(statement_hit());
  });
  EXPECT_EQ(text,
            " 1. “We will not sign”\n"
            "    Vera Muster, minister (AT) · “said” · direct\n"
            "    a-1#1\n\n"
            "1 of 1 statement, complete\n");
}

TEST(Renderer, ACollapsedStatementSaysHowManyCopiesAndWhoWasFirst) {
  const auto render = [](const Rendering& rendering) {
    return rendered(rendering, [](ResultRenderer& renderer) {
      Heading heading;
      heading.content = Content::statements;
      heading.total = 1;
      heading.shown = 1;
      renderer.begin(heading);
      StatementHit hit = statement_hit();
      hit.copies = 3;
      hit.first_source = "Harbour Post";
      hit.first_date = "2024-05-06";
      hit.variants = {"We shall not sign"};
      renderer.statement(hit);
    });
  };
  EXPECT_NE(
      render({}).find("    3 copies, 1 in other words, first in Harbour Post on 2024-05-06\n"),
      std::string::npos)
      << render({});
  Rendering rendering{.format = Format::jsonl};
  rendering.statement_fields = usual_statement_fields(true);
  EXPECT_NE(render(rendering).find("\"copies\":3,\"first_source\":\"Harbour Post\","
                                   "\"first_date\":\"2024-05-06\",\"variants\":[\"We shall not "
                                   "sign\"]}"),
            std::string::npos)
      << render(rendering);
  EXPECT_EQ(render({.format = Format::jsonl}).find("copies"), std::string::npos);
}

search::Timeline small_timeline() {
  search::Timeline timeline;
  timeline.columns = {{"FR", "France", 3}, {"count", "count", 1}};
  timeline.rows = {{"2024-05", 3, 6, {3, 0}}, {"2024-06", 0, 4, {0, 0}}};
  timeline.undated = 2;
  return timeline;
}

std::string timeline_as(Format format) {
  return rendered({.format = format}, [](ResultRenderer& renderer) {
    Heading heading;
    heading.content = Content::timeline;
    heading.total = 5;
    heading.by = {"FR", "count"};
    heading.undated = 2;
    renderer.begin(heading);
    renderer.timeline(small_timeline());
  });
}

TEST(Renderer, Timeline) {
  EXPECT_EQ(timeline_as(Format::csv),
            "date,count,total,ratio,FR,by.count\r\n2024-05,3,6,0.500000,3,0\r\n"
            "2024-06,0,4,0.000000,0,0\r\n");
  EXPECT_EQ(timeline_as(Format::jsonl),
            "{\"date\":\"2024-05\",\"count\":3,\"total\":6,\"ratio\":0.500000,\"FR\":3,"
            "\"by.count\":0}\n"
            "{\"date\":\"2024-06\",\"count\":0,\"total\":4,\"ratio\":0.000000,\"FR\":0,"
            "\"by.count\":0}\n");
  const std::string text = timeline_as(Format::text);
  EXPECT_NE(text.find("  2024-05      3      6  0.5000       3      0  █████"), std::string::npos)
      << text;
  EXPECT_NE(text.find("5 found, 2 of them undated\n"), std::string::npos) << text;
  EXPECT_NE(
      timeline_as(Format::json).find("\"total\":5,\"complete\":true,\"offset\":0,\"undated\":2,"),
      std::string::npos);
}

TEST(Renderer, FacetsAndNamesAsTables) {
  EXPECT_EQ(rendered({.format = Format::csv},
                     [](ResultRenderer& renderer) {
                       Heading heading;
                       heading.content = Content::facets;
                       renderer.begin(heading);
                       renderer.facets({{"country", {{"TR", "Turkey", 7}}, 1},
                                        {"lang", {{"en", "English", 5}}, 1}});
                     }),
            "field,value,label,count\r\ncountry,TR,Turkey,7\r\nlang,en,English,5\r\n");
  EXPECT_EQ(rendered({.format = Format::tsv},
                     [](ResultRenderer& renderer) {
                       Heading heading;
                       heading.content = Content::names;
                       renderer.begin(heading);
                       renderer.names({{"person", "vera muster", "Vera Muster", 4, "2024-05-01",
                                        "2024-05-09", "minister", "AT"}});
                     }),
            "type\tkey\tname\tcount\tfirst\tlast\trole\tcountry\tsame_as\n"
            "person\tvera muster\tVera Muster\t4\t2024-05-01\t2024-05-09\tminister\tAT\t\n");
}

}  // namespace
}  // namespace dateline::answer
