// See the header.
#include "searcher/answer/hits.h"

#include <fmt/format.h>

#include "common/text/unicode.h"

namespace dateline::answer {

ArticleHit HitReader::article(const search::Hit& hit) {
  ArticleHit out;
  out.rank = hit.rank;
  out.score = hit.score;
  out.stored = search::fetch_article(snapshot_, hit.docid);
  const news::Article& article = out.stored.article;
  if (parts_.snippet) {
    out.snippet = snippets_.make(article.body, article.lang);
    out.title_marks = snippets_.marks(article.title, article.lang);
  }
  if (parts_.duplicates) {
    const std::uint64_t size = search::story_size(snapshot_, article.story);
    out.duplicates = size > 0 ? size - 1 : 0;
  }
  if (parts_.quotations) out.quotations = quotations_of(out.stored);
  return out;
}

StatementHit HitReader::statement(const search::Hit& hit) {
  StatementHit out;
  out.rank = hit.rank;
  out.score = hit.score;
  out.stored = search::fetch_statement(snapshot_, hit.docid);
  if (parts_.snippet) out.marks = snippets_.marks(out.stored.text, out.stored.lang);
  if (parts_.context) out.context = context_of(out.stored);
  if (parts_.copies && hit.copies.first != 0) read_copies(hit.copies, out);
  return out;
}

void HitReader::read_copies(const search::Copies& copies, StatementHit& hit) const {
  hit.copies = copies.count;
  const indexing::StoredStatement first = search::fetch_statement(snapshot_, copies.first);
  hit.first_source = first.source;
  hit.first_date = first.date;
  for (const auto docid : copies.variants)
    hit.variants.push_back(search::fetch_statement(snapshot_, docid).text);
}

Context HitReader::context_of(const indexing::StoredStatement& statement) {
  if (around_.article.id != statement.article_id) {
    const auto docid = search::find_id(snapshot_, statement.article_id, search::Unit::article);
    if (docid == 0) return {};
    around_ = search::fetch_article(snapshot_, docid);
  }
  const std::string& body = around_.article.body;
  std::size_t begin = 0;
  std::uint32_t passed = 0;
  const auto advance = [&](std::size_t at, std::uint32_t to) {
    for (; passed < to && at < body.size(); ++passed) text::next_code_point(body, at);
    return at;
  };
  begin = advance(0, statement.start);
  return answer::context_of(body, begin, advance(begin, statement.end));
}

// Statements are numbered from 1 within their article.
std::vector<indexing::StoredStatement> HitReader::quotations_of(
    const indexing::StoredArticle& stored) const {
  std::vector<indexing::StoredStatement> out;
  for (std::uint32_t number = 1; number <= stored.statements; ++number) {
    const auto docid = search::find_id(snapshot_, fmt::format("{}#{}", stored.article.id, number),
                                       search::Unit::statement);
    if (docid != 0) out.push_back(search::fetch_statement(snapshot_, docid));
  }
  return out;
}

}  // namespace dateline::answer
