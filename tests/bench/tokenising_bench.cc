// How fast text is cut into the words that are searched, and words are stemmed: MB of text a second
// and core.
#include <string>

#include <benchmark/benchmark.h>

#include "common/index/term_recipe.h"
#include "common/text/words.h"

namespace dateline {
namespace {

// About a megabyte of running text in one script.
std::string megabyte(const std::string& sentence) {
  std::string text;
  while (text.size() < (1U << 20)) text += sentence;
  return text;
}

const char* const kSentences[] = {
    "The harbour authority said on Tuesday that grain ships would leave Odesa within 12 days, "
    "\"weather permitting\". ",
    "Dışişleri Bakanı, görüşmelerin gelecek hafta İstanbul’da süreceğini ve anlaşmanın yakın "
    "olduğunu söyledi. ",
    "Министр заявил, что переговоры о поставках зерна продолжатся на следующей неделе в Стамбуле. ",
    "قال الوزير إن المحادثات بشأن شحنات الحبوب ستستمر الأسبوع المقبل في إسطنبول. ",
    "外交部长表示，关于粮食运输的谈判下周将在伊斯坦布尔继续进行。",
};

void words(benchmark::State& state) {
  const std::string text = megabyte(kSentences[state.range(0)]);
  for (auto _ : state) {
    std::size_t bytes = 0;
    text::for_each_word(text, [&](const text::Word& word) { bytes += word.folded.size(); });
    benchmark::DoNotOptimize(bytes);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(text.size()));
}
BENCHMARK(words)->ArgName("script")->DenseRange(0, 4);

void words_and_stems(benchmark::State& state) {
  const std::string text = megabyte(kSentences[0]);
  indexing::Stemmer stemmer("en");
  for (auto _ : state) {
    std::size_t bytes = 0;
    text::for_each_word(text,
                        [&](const text::Word& word) { bytes += stemmer(word.folded).size(); });
    benchmark::DoNotOptimize(bytes);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(text.size()));
}
BENCHMARK(words_and_stems);

}  // namespace
}  // namespace dateline
