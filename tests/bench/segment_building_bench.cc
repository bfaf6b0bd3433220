// How fast documents become databases, in bytes of text a second: the bulk writer by its steps and
// as a whole, with Xapian's add_document beside it. The text is made up: words by Zipf's law, at
// lengths like those of news. Analysis is not measured: words come as numbers, each distinct one
// interned once a run.
#include <cmath>
#include <filesystem>
#include <numeric>
#include <random>

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include "indexer/segments/glass/database_writer.h"

namespace dateline::segments::glass {
namespace {

constexpr std::size_t kVocabulary = 120000;
constexpr std::size_t kRunBytes = 32 << 20;

struct MadeUpNews {
  std::vector<std::string> words;
  std::vector<std::uint32_t> stems;  // by word; words of neighbouring rank share one
  std::vector<std::vector<std::uint32_t>> documents;
  std::vector<std::size_t> bytes;  // by document
};

MadeUpNews make_up(std::size_t bytes) {
  std::mt19937 random(1);
  MadeUpNews news;
  std::vector<double> bounds;
  double sum = 0;
  for (std::size_t rank = 0; rank < kVocabulary; ++rank) {
    std::string word;
    const auto length = static_cast<std::size_t>(2 + std::log2(1.0 + rank) / 2) + random() % 3;
    for (std::size_t i = 0; i < length; ++i) word.push_back(static_cast<char>('a' + random() % 26));
    news.words.push_back(std::move(word));
    news.stems.push_back(static_cast<std::uint32_t>(rank / 2));
    bounds.push_back(sum += 1 / (rank + 2.7));
  }
  std::uniform_real_distribution<> any(0, sum);
  for (std::size_t total = 0; total < bytes;) {
    auto& document = news.documents.emplace_back();
    std::size_t size = 0;
    for (std::size_t length = 200 + random() % 1100; length > 0; --length) {
      const auto rank =
          std::lower_bound(bounds.begin(), bounds.end(), any(random)) - bounds.begin();
      document.push_back(static_cast<std::uint32_t>(rank));
      size += news.words[static_cast<std::size_t>(rank)].size() + 1;
    }
    news.bytes.push_back(size);
    total += size;
  }
  return news;
}

const MadeUpNews& one_run() {
  static const MadeUpNews news = make_up(kRunBytes);
  return news;
}

std::int64_t text_bytes(const MadeUpNews& news) {
  return static_cast<std::int64_t>(
      std::accumulate(news.bytes.begin(), news.bytes.end(), std::size_t{0}));
}

// What is indexed of a word.
enum Recipe : int { kStems, kWordsAndStems };

// The words of a recipe, interned when first met.
class Interned {
 public:
  Interned(RunBuilder& builder, const MadeUpNews& news)
      : builder_(builder), news_(news), words_(kVocabulary, kNone), stems_(kVocabulary, kNone) {}

  TermId word(std::uint32_t number) {
    if (words_[number] == kNone) words_[number] = builder_.intern(news_.words[number]);
    return words_[number];
  }
  TermId stem(std::uint32_t word) {
    const std::uint32_t number = news_.stems[word];
    if (stems_[number] == kNone) stems_[number] = builder_.intern("Z" + news_.words[number]);
    return stems_[number];
  }

 private:
  static constexpr TermId kNone = ~TermId{0};
  RunBuilder& builder_;
  const MadeUpNews& news_;
  std::vector<TermId> words_;
  std::vector<TermId> stems_;
};

void add_all(RunBuilder& builder, const MadeUpNews& news, int recipe) {
  Interned interned(builder, news);
  for (std::size_t number = 0; number < news.documents.size(); ++number) {
    builder.begin_document();
    std::uint32_t position = 0;
    for (const std::uint32_t word : news.documents[number]) {
      if (recipe == kStems) {
        builder.add_posting(interned.stem(word), ++position);
      } else {
        builder.add_posting(interned.word(word), ++position);
        builder.add_term(interned.stem(word), 1);
      }
    }
    for (std::size_t filter = 0; filter < 10; ++filter) {
      builder.add_term(builder.intern(fmt::format("XF{}{}", filter, number % (20 << filter))));
    }
    builder.add_value(0, fmt::format("202{}-0{}-1{}", number % 5, 1 + number % 8, number % 9));
    builder.add_value(1, fmt::format("source {}", number % 500));
    builder.set_data(fmt::format("https://news.example/{}/{}\nwhat it is called {}", number % 500,
                                 number, number));
    builder.end_document();
  }
}

std::filesystem::path scratch_folder() {
  return std::filesystem::temp_directory_path() / fmt::format("dateline-bench-{}", ::getpid());
}

void BM_AddDocuments(benchmark::State& state) {
  const MadeUpNews& news = one_run();
  RunBuilder builder;
  for (auto _ : state) {
    add_all(builder, news, static_cast<int>(state.range(0)));
    state.PauseTiming();
    benchmark::DoNotOptimize(builder.finish());
    state.ResumeTiming();
  }
  state.SetBytesProcessed(state.iterations() * text_bytes(news));
}

void BM_Finish(benchmark::State& state) {
  const MadeUpNews& news = one_run();
  RunBuilder builder;
  double most = 0;
  for (auto _ : state) {
    state.PauseTiming();
    add_all(builder, news, static_cast<int>(state.range(0)));
    state.ResumeTiming();
    const InvertedRun run = builder.finish();
    most = static_cast<double>(run.memory_bytes());
  }
  state.SetBytesProcessed(state.iterations() * text_bytes(news));
  state.counters["memory/text"] = most / static_cast<double>(text_bytes(news));
}

void BM_Write(benchmark::State& state) {
  const MadeUpNews& news = one_run();
  RunBuilder builder;
  add_all(builder, news, static_cast<int>(state.range(0)));
  const InvertedRun run = builder.finish();
  const DatabaseOptions options{.threads = static_cast<int>(state.range(1))};
  for (auto _ : state) write_database(scratch_folder(), run, options);
  state.SetBytesProcessed(state.iterations() * text_bytes(news));
  std::filesystem::remove_all(scratch_folder());
}

void BM_Whole(benchmark::State& state) {
  const MadeUpNews& news = one_run();
  RunBuilder builder;
  for (auto _ : state) {
    add_all(builder, news, static_cast<int>(state.range(0)));
    write_database(scratch_folder(), builder.finish());
  }
  state.SetBytesProcessed(state.iterations() * text_bytes(news));
  std::filesystem::remove_all(scratch_folder());
}

void BM_XapianAddDocument(benchmark::State& state) {
  static const MadeUpNews news = make_up(kRunBytes / 16);
  for (auto _ : state) {
    Xapian::WritableDatabase database(scratch_folder().string(), Xapian::DB_CREATE_OR_OVERWRITE |
                                                                     Xapian::DB_BACKEND_GLASS |
                                                                     Xapian::DB_NO_SYNC);
    for (const auto& words : news.documents) {
      Xapian::Document document;
      Xapian::termpos position = 0;
      for (const std::uint32_t word : words) {
        const std::string stem = "Z" + news.words[news.stems[word]];
        if (state.range(0) == kStems) {
          document.add_posting(stem, ++position);
        } else {
          document.add_posting(news.words[word], ++position);
          document.add_term(stem, 1);
        }
      }
      database.add_document(document);
    }
    database.commit();
  }
  state.SetBytesProcessed(state.iterations() * text_bytes(news));
  std::filesystem::remove_all(scratch_folder());
}

BENCHMARK(BM_AddDocuments)->Arg(kStems)->Arg(kWordsAndStems)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Finish)->Arg(kStems)->Arg(kWordsAndStems)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Write)
    ->ArgNames({"recipe", "threads"})
    ->ArgsProduct({{kStems, kWordsAndStems}, {1}})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Write)
    ->ArgNames({"recipe", "threads"})
    ->Args({kWordsAndStems, 2})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Whole)->Arg(kStems)->Arg(kWordsAndStems)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_XapianAddDocument)->Arg(kStems)->Arg(kWordsAndStems)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dateline::segments::glass
