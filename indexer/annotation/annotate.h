// The story of the analysis: names, then links inside the article, then countries, then quotes,
// then statements with their speakers. Promises: the same article gives the same result on every
// machine and thread; time grows linearly with the text; any valid UTF-8 is welcome.
#pragma once

#include <memory>

#include "common/news/article.h"

namespace dateline::annotation {

class Lexicon;

// Finds who is named, which countries are meant, and who said what. One annotator may serve all
// threads at once: it never changes after construction.
class Annotator {
 public:
  // REQUIRES: lexicon is not null.
  explicit Annotator(std::shared_ptr<const Lexicon> lexicon);
  ~Annotator();

  // The article with what was found in it; the article itself comes back unchanged, but for
  // dateline.country, which is filled in where only the place was known.
  news::AnnotatedArticle annotate(news::Article&& article) const;

 private:
  std::shared_ptr<const Lexicon> lexicon_;
};

}  // namespace dateline::annotation
