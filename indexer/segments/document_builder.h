// An analysed article → its document and those of its statements, inverted. The schema table says
// what goes where; this is the only place where articles become terms, values and data.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/index/schema.h"
#include "common/index/stored.h"
#include "common/index/term_recipe.h"
#include "common/news/article.h"
#include "indexer/segments/distinct_values.h"
#include "indexer/segments/glass/run_builder.h"

namespace dateline::segments {

// The inverted articles of a stretch of the input, and their statements.
struct InvertedArticles {
  glass::InvertedRun articles;
  glass::InvertedRun statements;
};

// Belongs to one thread at a time.
class DocumentBuilder {
 public:
  // Adds the article as the next document, and its statements as the next ones of the statements'
  // run.
  void add(const news::AnnotatedArticle& annotated);
  std::size_t articles() const { return articles_.documents(); }
  std::size_t memory_bytes() const { return articles_.memory_bytes() + statements_.memory_bytes(); }
  // What was added since the last finish().
  InvertedArticles finish();

 private:
  using Run = glass::RunBuilder;
  using TermIds = std::vector<glass::TermId>;
  // Stem terms by word term, of one run and language: a word is stemmed once a run.
  struct StemTerms {
    std::map<std::string, TermIds, std::less<>> by_lang;
  };
  struct Text {
    std::string_view text;
    std::string_view prefix;  // of its terms
    std::string_view lang;
    std::uint32_t weight = 1;  // wdf of each word
  };

  // Returns the position behind the last word.
  std::uint32_t add_text(Run& run, StemTerms& stems, const Text& text, std::uint32_t position);
  glass::TermId stem_term(Run& run, StemTerms& stems, std::string_view lang, glass::TermId word,
                          std::string_view folded);
  void add_fields(Run& run, const FieldValues& values);
  void add_statement(const news::AnnotatedArticle& annotated,
                     const indexing::StoredStatement& stored, const news::Statement& statement,
                     const FieldValues& of_article);

  Run articles_;
  Run statements_;
  StemTerms article_stems_;
  StemTerms statement_stems_;
  std::map<std::string, indexing::Stemmer, std::less<>> stemmers_;
};

}  // namespace dateline::segments
