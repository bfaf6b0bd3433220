// How good an analysis is, counted over labelled articles: names, countries, statements.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "common/news/article.h"
#include "indexer/annotation/evaluation/gold_article.h"
#include "indexer/annotation/evaluation/word_alignment.h"

namespace dateline::evaluation {

// Right ones among those found and those labelled.
struct Measure {
  std::uint64_t right = 0, found = 0, labelled = 0;

  double precision() const { return share(right, found); }
  double recall() const { return share(right, labelled); }
  double f1() const { return share(2 * right, found + labelled); }
  static double share(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
  }
};

struct Measures {
  std::uint64_t articles = 0;
  Measure persons, orgs, places, countries;
  Measure statements;            // half of the words of the longer one are the same
  Measure joint;                 // and the speaker's name is right
  std::array<Measure, 3> kinds;  // of news::StatementKind: found with the same kind
  // Of the statements found: `found` counts those whose gold says it.
  Measure speaker, role, country, kind, attribution;

  void add(const GoldArticle& gold, const news::AnnotatedArticle& annotated);
};

}  // namespace dateline::evaluation
