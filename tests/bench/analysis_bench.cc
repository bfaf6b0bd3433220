// How fast articles are cleaned and analysed, over the sample corpus: MB of text a second and core.
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "indexer/annotation/annotate.h"
#include "indexer/annotation/lexicon.h"
#include "indexer/cleaning/clean_article.h"
#include "indexer/formats/articles.h"

namespace dateline {
namespace {

std::vector<formats::RawArticle> sample_articles() {
  formats::Articles articles({.inputs = {DATELINE_SOURCE_DIR "/corpus/gold/articles.jsonl"}});
  std::vector<formats::RawArticle> all;
  for (;;) {
    formats::ReadResult result = articles.next();
    if (std::holds_alternative<formats::EndOfInput>(result)) return all;
    if (auto* article = std::get_if<formats::RawArticle>(&result))
      all.push_back(std::move(*article));
  }
}

std::int64_t text_bytes(const std::vector<formats::RawArticle>& articles) {
  std::size_t bytes = 0;
  for (const formats::RawArticle& article : articles)
    bytes += article.title.size() + article.body.size();
  return static_cast<std::int64_t>(bytes);
}

void cleaning(benchmark::State& state) {
  const auto articles = sample_articles();
  const cleaning::Cleaner cleaner({});
  for (auto _ : state) {
    for (formats::RawArticle article : articles)
      benchmark::DoNotOptimize(cleaner.clean(std::move(article)));
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * text_bytes(articles));
}
BENCHMARK(cleaning)->Unit(benchmark::kMillisecond);

void cleaning_and_annotation(benchmark::State& state) {
  const auto articles = sample_articles();
  const cleaning::Cleaner cleaner({});
  const annotation::Annotator annotator(annotation::Lexicon::built_in());
  for (auto _ : state) {
    for (formats::RawArticle article : articles) {
      auto cleaned = cleaner.clean(std::move(article));
      if (auto* clean = std::get_if<news::Article>(&cleaned))
        benchmark::DoNotOptimize(annotator.annotate(std::move(*clean)));
    }
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * text_bytes(articles));
}
BENCHMARK(cleaning_and_annotation)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dateline
