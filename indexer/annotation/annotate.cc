// The steps of the analysis in their order.
#include "indexer/annotation/annotate.h"

#include <utility>

namespace dateline::annotation {

Annotator::Annotator(std::shared_ptr<const Lexicon> lexicon) : lexicon_(std::move(lexicon)) {}
Annotator::~Annotator() = default;

news::AnnotatedArticle Annotator::annotate(news::Article&& article) const {
  news::AnnotatedArticle annotated;
  annotated.article = std::move(article);
  return annotated;
}

}  // namespace dateline::annotation
