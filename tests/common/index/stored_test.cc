// What is stored comes back, and damage is an error.
#include "common/index/stored.h"

#include <gtest/gtest.h>

#include "common/index/index_error.h"

namespace dateline::indexing {
namespace {

TEST(StoredArticle, ComesBackAsItWent) {
  StoredArticle stored;
  stored.article.id = "a-1";
  stored.article.title = "A \"title\"";
  stored.article.body = "Erste Zeile.\n\nZweite – „Zeile“.";
  stored.article.date = "2024-05-06";
  stored.article.date_from = news::DateSource::url;
  stored.article.authors = {"A", "B"};
  stored.article.dateline = {"ANKARA", "MW", "TR"};
  stored.article.extras = R"({"topic":["x",1]})";
  stored.entities = {{news::EntityType::org, "NATO", "nato", "", "", 3}};
  stored.countries = {{"TR", 4, 0.75}};
  stored.statements = 2;
  const std::string data = encode(stored);
  const StoredArticle back = decode_article(data);
  EXPECT_EQ(encode(back), data);
  EXPECT_EQ(back.article.body, stored.article.body);
  EXPECT_EQ(back.article.date_from, news::DateSource::url);
  EXPECT_EQ(back.entities[0].type, news::EntityType::org);
}

TEST(StoredStatement, ComesBackAsItWent) {
  StoredStatement statement;
  statement.id = "a-1#2";
  statement.text = "We will come.";
  statement.kind = news::StatementKind::mixed;
  statement.attribution = news::Attribution::pronoun;
  statement.confidence = 0.875;
  statement.spans = {{3, 9}, {12, 20}};
  statement.start = 3;
  statement.end = 20;
  const std::string data = encode(statement);
  EXPECT_EQ(encode(decode_statement(data)), data);
}

TEST(Decode, RefusesWhatItDidNotWrite) {
  EXPECT_THROW(decode_article("nonsense"), IndexError);
  EXPECT_THROW(decode_statement("[]"), IndexError);
  EXPECT_NO_THROW(decode_article("{}"));
}

}  // namespace
}  // namespace dateline::indexing
