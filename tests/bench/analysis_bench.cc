// How fast articles are cleaned and analysed, step by step: MB of text a second and core. Reads the
// articles of the gold corpus, or those of the files named in DATELINE_BENCH_INPUT (English).
#include <cstdlib>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "indexer/annotation/analysis_jsonl.h"
#include "indexer/annotation/annotate.h"
#include "indexer/annotation/lexicon.h"
#include "indexer/annotation/name_text.h"
#include "indexer/annotation/names.h"
#include "indexer/annotation/reading.h"
#include "indexer/annotation/roles.h"
#include "indexer/annotation/tagging/built_in_models.h"
#include "indexer/cleaning/clean_article.h"
#include "indexer/formats/articles.h"

namespace dateline {
namespace {

using annotation::Annotator;
using annotation::Lexicon;
using annotation::Reading;

const std::vector<formats::RawArticle>& raw_articles() {
  static const std::vector<formats::RawArticle> articles = [] {
    const char* given = std::getenv("DATELINE_BENCH_INPUT");
    const std::string sample = DATELINE_SOURCE_DIR "/corpus/gold/articles.jsonl";
    formats::Articles reader({.inputs = {given != nullptr ? std::string(given) : sample}});
    std::vector<formats::RawArticle> all;
    for (;;) {
      formats::ReadResult result = reader.next();
      if (std::holds_alternative<formats::EndOfInput>(result)) return all;
      if (auto* article = std::get_if<formats::RawArticle>(&result))
        all.push_back(std::move(*article));
    }
  }();
  return articles;
}

std::vector<news::Article> clean_articles() {
  const cleaning::Cleaner cleaner({});
  std::vector<news::Article> all;
  for (formats::RawArticle raw : raw_articles()) {
    auto cleaned = cleaner.clean(std::move(raw));
    if (auto* article = std::get_if<news::Article>(&cleaned)) all.push_back(std::move(*article));
  }
  return all;
}

// The articles as each step finds them.
struct Steps {
  std::shared_ptr<const Lexicon> lexicon = Lexicon::built_in();
  std::vector<news::Article> articles = clean_articles();
  std::vector<Reading> readings;
  std::vector<std::vector<annotation::RolePhrase>> roles;
  std::vector<std::vector<annotation::NameMention>> names;
  std::int64_t bytes = 0;

  Steps() {
    for (const news::Article& article : articles) {
      bytes += static_cast<std::int64_t>(article.title.size() + article.body.size());
      readings.emplace_back(article.body, "en", lexicon->gazetteer());
      roles.push_back(find_roles(readings.back()));
      names.push_back(find_names(readings.back(), roles.back()));
    }
  }
};

const Steps& steps() {
  static const Steps all;
  return all;
}

template <typename Step>
void measure(benchmark::State& state, Step step) {
  for (auto _ : state) {
    for (std::size_t i = 0; i < steps().articles.size(); ++i) step(i);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * steps().bytes);
}

void cleaning(benchmark::State& state) {
  const cleaning::Cleaner cleaner({});
  for (auto _ : state) {
    for (formats::RawArticle article : raw_articles())
      benchmark::DoNotOptimize(cleaner.clean(std::move(article)));
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * steps().bytes);
}
BENCHMARK(cleaning)->Unit(benchmark::kMillisecond);

void tokens(benchmark::State& state) {
  measure(state, [](std::size_t i) {
    benchmark::DoNotOptimize(annotation::TokenSequence(steps().articles[i].body).size());
  });
}
BENCHMARK(tokens)->Unit(benchmark::kMillisecond);

void reading_with_tokens(benchmark::State& state) {
  measure(state, [](std::size_t i) {
    benchmark::DoNotOptimize(
        Reading(steps().articles[i].body, "en", steps().lexicon->gazetteer()).size());
  });
}
BENCHMARK(reading_with_tokens)->Unit(benchmark::kMillisecond);

void roles(benchmark::State& state) {
  measure(state, [](std::size_t i) { benchmark::DoNotOptimize(find_roles(steps().readings[i])); });
}
BENCHMARK(roles)->Unit(benchmark::kMillisecond);

void names_by_rules(benchmark::State& state) {
  measure(state, [](std::size_t i) {
    benchmark::DoNotOptimize(find_names(steps().readings[i], steps().roles[i]));
  });
}
BENCHMARK(names_by_rules)->Unit(benchmark::kMillisecond);

void names_by_tagger(benchmark::State& state) {
  const auto tagger = tagging::NameTagger::built_in("en");
  if (!tagger) return state.SkipWithError("built without models");
  measure(state, [&tagger](std::size_t i) {
    benchmark::DoNotOptimize(tagger->tag(
        name_text(steps().readings[i], steps().roles[i], steps().names[i], tagger->words())));
  });
}
BENCHMARK(names_by_tagger)->Unit(benchmark::kMillisecond);

void statements_by_tagger(benchmark::State& state) {
  const auto tagger = tagging::StatementTagger::built_in();
  if (!tagger) return state.SkipWithError("built without models");
  measure(state, [&tagger](std::size_t i) {
    benchmark::DoNotOptimize(tagger->tag(steps().readings[i].tokens()));
  });
}
BENCHMARK(statements_by_tagger)->Unit(benchmark::kMillisecond);

// No step: what the analysis keeps in memory, in bytes. Every language's, since one process may
// meet them all.
void memory(benchmark::State& state) {
  std::size_t models = 0;
  if (const auto tagger = tagging::StatementTagger::built_in()) models += tagger->memory_bytes();
  for (const std::string_view lang : tagging::built_in_name_model_langs())
    models += tagging::NameTagger::built_in(lang)->memory_bytes();
  for (auto _ : state) benchmark::ClobberMemory();
  const std::size_t lexicons = steps().lexicon->gazetteer().memory_bytes();
  state.counters["models"] = static_cast<double>(models);
  state.counters["lexicons"] = static_cast<double>(lexicons);
  state.counters["all"] = static_cast<double>(models + lexicons);
}
BENCHMARK(memory)->Iterations(1);

void whole(benchmark::State& state, Annotator::Models models) {
  const Annotator annotator(steps().lexicon, models);
  measure(state, [&annotator](std::size_t i) {
    benchmark::DoNotOptimize(annotator.annotate(news::Article(steps().articles[i])));
  });
}
BENCHMARK_CAPTURE(whole, by_rules, Annotator::Models::none)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(whole, one_by_one, Annotator::Models::built_in)->Unit(benchmark::kMillisecond);

void whole_together(benchmark::State& state) {
  const Annotator annotator(steps().lexicon, Annotator::Models::built_in);
  for (auto _ : state) benchmark::DoNotOptimize(annotator.annotate(std::vector(steps().articles)));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * steps().bytes);
}
BENCHMARK(whole_together)->Unit(benchmark::kMillisecond);

void printing(benchmark::State& state) {
  const Annotator annotator(steps().lexicon, Annotator::Models::built_in);
  const auto annotated = annotator.annotate(std::vector(steps().articles));
  measure(state, [&annotated](std::size_t i) {
    std::string out;
    annotation::append_analysis_jsonl(annotated[i], out);
    benchmark::DoNotOptimize(out);
  });
}
BENCHMARK(printing)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dateline
