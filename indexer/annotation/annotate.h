// The story of the analysis: names, then links inside the article, then countries, then quotes,
// then statements with their speakers. Promises: the same article gives the same result on every
// machine and thread; time grows linearly with the text; any valid UTF-8 is welcome.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/news/article.h"
#include "indexer/annotation/tagging/name_tagger.h"
#include "indexer/annotation/tagging/statement_tagger.h"

namespace dateline::annotation {

class Lexicon;
struct WeighedStatement;

// Finds who is named, which countries are meant, and who said what. One annotator may serve all
// threads at once: it never changes after construction.
class Annotator {
 public:
  // With the trained models that are compiled in, or by rules alone.
  enum class Models { built_in, none };

  // REQUIRES: lexicon is not null.
  explicit Annotator(std::shared_ptr<const Lexicon> lexicon, Models models = Models::none);
  ~Annotator();

  // The article with what was found in it; the article itself comes back unchanged, but for
  // dateline.country, which is filled in where only the place was known.
  news::AnnotatedArticle annotate(news::Article&& article) const;
  // `weighed` gets all that might have been a statement; may be null.
  news::AnnotatedArticle annotate(news::Article&& article,
                                  std::vector<WeighedStatement>* weighed) const;
  // Several, each as if alone. Faster: step by step over a few articles, since the model or lexicon
  // of a step fills the nearer caches and those of all steps do not fit.
  std::vector<news::AnnotatedArticle> annotate(std::vector<news::Article>&& articles) const;

 private:
  struct Work;  // an article between the steps
  void read_names(Work& work) const;
  void tag_names(Work& work) const;
  void tag_statements(Work& work) const;
  news::AnnotatedArticle finish(Work& work, std::vector<WeighedStatement>* weighed) const;

  std::shared_ptr<const Lexicon> lexicon_;
  std::optional<tagging::StatementTagger> tagger_;
  std::map<std::string, tagging::NameTagger, std::less<>> names_;  // by language
};

}  // namespace dateline::annotation
