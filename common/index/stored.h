// What the database keeps of an article and of a statement to show it: a JSON object as the
// document's data.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/news/article.h"

namespace dateline::indexing {

// A person, organisation or place as stored; mentions are counted, not kept.
struct StoredEntity {
  news::EntityType type = news::EntityType::person;
  std::string name, key, role, country;
  std::uint32_t mentions = 0;
};

struct StoredArticle {
  news::Article article;
  std::vector<StoredEntity> entities;
  std::vector<news::CountryMention> countries;
  std::uint32_t statements = 0;
};

// `start` and `end` are code points into the article's body, as are the spans; `text` joins the
// pieces with " … ".
struct StoredStatement {
  std::string id;  // ARTICLE#N, from 1
  std::string article_id;
  std::string url, title, source, date, lang;
  std::string text;
  news::StatementKind kind = news::StatementKind::direct;
  std::string speaker_name, speaker_key, speaker_role, speaker_country, speaker_mention;
  std::string cue;
  news::Attribution attribution = news::Attribution::unknown;
  double confidence = 0;
  std::vector<std::string> countries;
  std::uint32_t start = 0, end = 0;
  std::vector<news::Span> spans;  // in code points
};

std::string encode(const StoredArticle& article);
std::string encode(const StoredStatement& statement);
// Throw IndexError where the data is not what encode() writes.
StoredArticle decode_article(std::string_view data);
StoredStatement decode_statement(std::string_view data);

}  // namespace dateline::indexing
