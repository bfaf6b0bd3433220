// What the tests of the analysis share: one lexicon for all, and results as short lines.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/news/article.h"
#include "indexer/annotation/annotate.h"
#include "indexer/annotation/lexicon.h"

namespace dateline::annotation {

inline const std::shared_ptr<const Lexicon>& lexicon() {
  static const std::shared_ptr<const Lexicon> kLexicon = Lexicon::built_in();
  return kLexicon;
}

inline news::AnnotatedArticle annotated(std::string_view body, std::string_view lang = "en",
                                        std::string_view title = "") {
  static const Annotator kAnnotator(lexicon());
  news::Article article;
  article.body = body;
  article.lang = lang;
  article.title = title;
  return kAnnotator.annotate(std::move(article));
}

// "speaker | kind | what was said", pieces joined by " … ".
inline std::vector<std::string> statements(const news::AnnotatedArticle& found) {
  std::vector<std::string> lines;
  for (const news::Statement& statement : found.statements) {
    std::string line =
        statement.speaker.name + " | " + std::string(to_string(statement.kind)) + " | ";
    for (std::size_t i = 0; i < statement.spans.size(); ++i) {
      if (i > 0) line += " … ";
      line += text_of(found.article.body, statement.spans[i]);
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

// "person Name (role, CC)".
inline std::vector<std::string> names(const news::AnnotatedArticle& found) {
  std::vector<std::string> lines;
  for (const news::Entity& entity : found.entities) {
    std::string line = std::string(to_string(entity.type)) + " " + entity.name;
    if (!entity.role.empty() || !entity.country.empty())
      line += " (" + entity.role + ", " + entity.country + ")";
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace dateline::annotation
