// Hits with everything that may be shown of them, fetched one by one, so that an answer of any
// length needs the memory of one article.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/index/snapshot.h"
#include "common/index/stored.h"
#include "searcher/answer/context.h"
#include "searcher/search/search.h"
#include "searcher/search/snippets.h"

namespace dateline::answer {

struct ArticleHit {
  std::size_t rank = 0;
  double score = 0;
  indexing::StoredArticle stored;
  search::Snippet snippet;
  std::vector<search::Mark> title_marks;
  std::uint64_t duplicates = 0;                         // other articles of its story
  std::vector<indexing::StoredStatement> quotations{};  // its statements, where they were asked for
};

struct StatementHit {
  std::size_t rank = 0;
  double score = 0;
  indexing::StoredStatement stored;
  std::vector<search::Mark> marks;  // in the statement's text
  Context context{};                // where it was asked for
  // Where statements are collapsed: how many others it stands for, the outlet and the date of the
  // earliest of all, and the texts that have other words, the earliest first.
  std::uint64_t copies = 0;
  std::string first_source{}, first_date{};
  std::vector<std::string> variants{};
};

// Which costly parts are wanted.
struct HitParts {
  bool snippet = true;
  bool duplicates = true;
  bool quotations = false;
  bool context = false;
  bool copies = true;
};

class HitReader {
 public:
  // REQUIRES: the snapshot outlives this.
  HitReader(const indexing::Snapshot& snapshot, const query::MatchedWords& matched, HitParts parts)
      : snapshot_(snapshot), snippets_(matched), parts_(parts) {}

  // Throw IndexError.
  ArticleHit article(const search::Hit& hit);
  StatementHit statement(const search::Hit& hit);

 private:
  std::vector<indexing::StoredStatement> quotations_of(const indexing::StoredArticle& stored) const;
  Context context_of(const indexing::StoredStatement& statement);
  void read_copies(const search::Copies& copies, StatementHit& hit) const;

  const indexing::Snapshot& snapshot_;
  search::SnippetMaker snippets_;
  HitParts parts_;
  indexing::StoredArticle around_;  // the article of the statement last read with its context
};

}  // namespace dateline::answer
