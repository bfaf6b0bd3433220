// Folds run on two threads, each fold for itself, so that the result does not depend on the
// threads.
#include "indexer/annotation/training/statement_training.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <thread>

#include <fmt/format.h>

#include "indexer/annotation/tagging/cue_features.h"
#include "indexer/annotation/tagging/feature_hash.h"
#include "indexer/annotation/tagging/trust_features.h"
#include "indexer/annotation/training/chain_trainer.h"
#include "indexer/annotation/training/statement_labels.h"

namespace dateline::training {
namespace {

using tagging::LinearChain;
using tagging::TokenRange;
using tagging::WordEntry;
using tagging::WordTable;
using Articles = std::vector<std::unique_ptr<PreparedArticle>>;

constexpr std::size_t kFolds = 3;

// Wider than in tagging, so that the trust step sees more of what is wrong.
constexpr double kTrainingSlack = 3.5;

// How often a word is (part of) a cue; words too rare to tell lean on their cluster.
WordTable with_cue_words(const std::vector<GoldArticle>& gold,
                         const std::vector<WordEntry>& clusters) {
  struct Count {
    double cue = 0, all = 0;
  };
  std::map<std::uint32_t, Count> words;
  std::map<std::uint16_t, Count> by_cluster;
  const WordTable known{std::vector<WordEntry>(clusters)};
  for (const GoldArticle& article : gold) {
    const PreparedArticle p(article, known);
    std::vector<bool> is_cue(p.tokens.size());
    for (const GoldParts& parts : p.parts)
      for (const TokenRange& r : parts.cue)
        for (std::uint32_t i = r.begin; i < r.end; ++i) is_cue[i] = true;
    for (std::size_t i = 0; i < p.tokens.size(); ++i) {
      for (Count* c : {&words[p.view[i].word], &by_cluster[p.view[i].fine]}) {
        c->cue += is_cue[i];
        c->all += 1;
      }
    }
  }
  std::map<std::uint32_t, WordEntry> entries;
  for (const WordEntry& e : clusters) entries[e.hash] = e;
  for (const auto& [hash, count] : words) entries[hash].hash = hash;
  std::vector<WordEntry> out;
  for (auto& [hash, e] : entries) {
    const auto own = words.find(hash);
    const Count cluster = e.fine == 0 ? Count{} : by_cluster[e.fine];
    const double prior = (cluster.cue + 0.1) / (cluster.all + 10);
    const Count mine = own == words.end() ? Count{} : own->second;
    const double rate = (mine.cue + 4 * prior) / (mine.all + 4);
    e.cue = rate > 0.35 ? 3 : rate > 0.08 ? 2 : rate > 0.015 ? 1 : 0;
    if (e.fine != 0 || e.cue != 0) out.push_back(e);
  }
  return WordTable(std::move(out));
}

template <typename Work>
void on_two_threads(std::size_t count, Work work) {
  std::thread other([&] {
    for (std::size_t i = 1; i < count; i += 2) work(i);
  });
  for (std::size_t i = 0; i < count; i += 2) work(i);
  other.join();
}

bool any_start(std::uint8_t l) {
  return tagging::cue_label::may_follow(tagging::cue_label::kOther, l);
}
bool any_end(std::uint8_t l) {
  return l < tagging::cue_label::kCount;
}

TrainingPlan cue_plan(const StatementPlan& plan) {
  TrainingPlan p;
  p.width = tagging::kCueWidth;
  p.labels = tagging::cue_label::kCount;
  p.may_follow = tagging::cue_label::may_follow;
  p.may_begin = any_start;
  p.may_end = any_end;
  p.bits = plan.cue_bits;
  p.penalty = plan.cue_penalty;
  p.rate = plan.rate;
  p.epochs = plan.epochs;
  p.seed = plan.seed;
  return p;
}

TrainingPlan part_plan(const StatementPlan& plan) {
  TrainingPlan p = cue_plan(plan);
  p.width = tagging::kPartWordWidth + tagging::kPartCueWidth;
  p.labels = tagging::part_label::kCount;
  p.may_follow = tagging::part_label::may_follow;
  p.may_begin = tagging::part_label::may_begin;
  p.may_end = tagging::part_label::may_end;
  p.bits = plan.part_bits;
  p.penalty = plan.part_penalty;
  return p;
}

std::vector<TrainingSequence> cue_sequences(const PreparedArticle& article) {
  std::vector<TrainingSequence> out;
  const std::vector<std::uint8_t> labels = cue_labels(article);
  tagging::ParagraphColumns columns;
  tagging::FeatureBlock block;
  for (const TokenRange& range : article.view.paragraphs()) {
    TrainingSequence s;
    columns.read(article.view, range);
    block.reset(tagging::kCueWidth, range.size());
    emit_cue_features(columns, 0, block);
    for (std::size_t t = 0; t < range.size(); ++t) block.append_to(s.features, t);
    s.labels.assign(labels.begin() + range.begin, labels.begin() + range.end);
    if (!any_start(s.labels[0])) --s.labels[0];
    out.push_back(std::move(s));
  }
  return out;
}

void append_part_sequence(const PreparedArticle& article, const tagging::ParagraphReading& reading,
                          TokenRange cue, const GoldParts* gold,
                          std::vector<TrainingSequence>& out) {
  const tagging::CueContext context{reading.paragraph, cue,
                                    tagging::window_of(article.view, reading.paragraph, cue),
                                    reading.labels, reading.counts};
  tagging::ParagraphColumns columns;
  columns.read(article.view, context.paragraph);
  read_labels(reading.labels, columns);
  const tagging::PartTemplates templates(article.view, context, columns);
  const std::size_t from = context.window.begin - context.paragraph.begin;
  tagging::FeatureBlock words, relations;
  words.reset(tagging::kPartWordWidth, context.window.size());
  emit_part_word_features(columns, from, words);
  relations.reset(tagging::kPartCueWidth, context.window.size());
  templates.emit(from, relations);
  TrainingSequence s;
  for (std::size_t t = 0; t < context.window.size(); ++t) {
    words.append_to(s.features, t);
    relations.append_to(s.features, t);
  }
  append_part_masks(context, s.allowed);
  s.labels = part_labels(gold, cue, context.window);
  out.push_back(std::move(s));
}

// Cues as found, and the gold cues that were missed. Wrong ones only where the first stage was sure
// of them: the second stage is to read cues, not to doubt them.
std::vector<TrainingSequence> part_sequences(const PreparedArticle& article,
                                             const LinearChain& cues) {
  std::vector<TrainingSequence> out;
  tagging::StageReader reader(article.view, cues, nullptr);
  for (const TokenRange& range : article.view.paragraphs()) {
    const tagging::ParagraphReading reading = reader.read(range, kTrainingSlack);
    std::vector<const GoldParts*> met;
    for (const auto& cue : reading.cues) {
      const GoldParts* gold = gold_of_cue(article, cue.tokens);
      if (gold == nullptr && cue.margin <= 0) continue;
      append_part_sequence(article, reading, cue.tokens, gold, out);
      if (gold != nullptr) met.push_back(gold);
    }
    for (const GoldParts& parts : article.parts) {
      if (parts.cue.empty() || parts.cue.front().begin < range.begin ||
          parts.cue.front().end > range.end)
        continue;
      if (std::find(met.begin(), met.end(), &parts) == met.end())
        append_part_sequence(article, reading, parts.cue.front(), &parts, out);
    }
  }
  return out;
}

using Grouped = std::vector<std::vector<TrainingSequence>>;  // by article

std::vector<const TrainingSequence*> flat(const Grouped& grouped, std::size_t without_fold) {
  std::vector<const TrainingSequence*> out;
  for (std::size_t i = 0; i < grouped.size(); ++i)
    if (i % kFolds != without_fold)
      for (const TrainingSequence& s : grouped[i]) out.push_back(&s);
  return out;
}

// One chain a fold, trained on the articles of the others; the last is trained on all.
std::vector<LinearChain> train_folds(const Grouped& grouped, const TrainingPlan& plan) {
  std::vector<LinearChain> chains(kFolds + 1);
  on_two_threads(kFolds + 1, [&](std::size_t i) {
    const std::size_t fold = kFolds - i;  // the largest first
    TrainingPlan own = plan;
    own.verbose = fold == kFolds;
    chains[fold] = train_chain(flat(grouped, fold), own);
  });
  return chains;
}

std::vector<TrainingSequence> trust_sequences(const PreparedArticle& article,
                                              const LinearChain& cues, const LinearChain& parts,
                                              std::vector<Judgement>& judgements) {
  std::vector<TrainingSequence> out;
  tagging::StageReader reader(article.view, cues, &parts);
  for (const TokenRange& range : article.view.paragraphs()) {
    const tagging::ParagraphReading paragraph = reader.read(range, kTrainingSlack);
    for (const auto& cue : paragraph.cues) {
      const tagging::CueReading reading = reader.attribute(paragraph, cue);
      if (reading.content.empty()) continue;
      TrainingSequence s;
      s.features = trust_features(article.view, paragraph, reading);
      out.push_back(std::move(s));
      judgements.push_back(judge(article, reading));
    }
  }
  return out;
}

// Two logistic regressions side by side, in label columns 0 and 1: is the content right, and is the
// speaker, given that the content is.
class TrustTrainer {
 public:
  LinearChain run(const std::vector<TrainingSequence>& examples,
                  const std::vector<Judgement>& judgements) {
    for (int epoch = 0; epoch < kEpochs; ++epoch) {
      for (std::size_t k = 0; k < examples.size(); ++k) {
        const std::size_t i = k * kStride % examples.size();
        ++steps_;
        learn(examples[i], 0, judgements[i].content);
        if (judgements[i].content) learn(examples[i], 1, judgements[i].speaker);
      }
      if (epoch < kEpochs / 2) continue;
      for (std::size_t r = 0; r < w_.size(); ++r)
        for (std::size_t c = 0; c < 2; ++c) sum_[r][c] += w_[r][c];
    }
    return quantised();
  }

 private:
  static constexpr unsigned kBits = 13;
  static constexpr int kEpochs = 20;
  static constexpr std::size_t kStride = 7919;  // a prime, to mix the articles
  static constexpr double kRate = 0.05, kRateDecay = 2e-5, kPenalty = 1e-3;

  void learn(const TrainingSequence& example, std::size_t column, bool right) {
    const double eta = kRate / (1.0 + kRateDecay * static_cast<double>(steps_));
    double x = 0;
    for (const std::uint32_t f : example.features) x += w_[f >> (32 - kBits)][column];
    const double delta = eta * ((right ? 1.0 : 0.0) - 1.0 / (1.0 + std::exp(-x)));
    for (const std::uint32_t f : example.features) {
      double& v = w_[f >> (32 - kBits)][column];
      v += delta - eta * kPenalty * v;
    }
  }

  LinearChain quantised() const {
    LinearChain::Weights q;
    q.bits = kBits;
    q.scale = 64;
    q.rows.resize(tagging::kLabels << kBits);
    constexpr int kSummed = kEpochs - kEpochs / 2;  // epochs that the averages are over
    const double f = static_cast<double>(q.scale) / kSummed;
    for (std::size_t r = 0; r < sum_.size(); ++r)
      for (std::size_t c = 0; c < 2; ++c)
        q.rows[r * tagging::kLabels + c] =
            static_cast<std::int8_t>(std::clamp(std::lround(sum_[r][c] * f), -127L, 127L));
    return LinearChain(std::move(q));
  }

  using Columns = std::vector<std::array<double, 2>>;
  Columns w_ = Columns(1U << kBits), sum_ = Columns(1U << kBits);
  std::size_t steps_ = 0;
};

}  // namespace

tagging::StatementModel train_statements(const std::vector<GoldArticle>& gold,
                                         const std::vector<WordEntry>& clusters,
                                         const StatementPlan& plan) {
  tagging::StatementModel model;
  model.words = with_cue_words(gold, clusters);
  Articles articles;
  for (const GoldArticle& g : gold)
    articles.push_back(std::make_unique<PreparedArticle>(g, model.words));
  Grouped grouped(articles.size());
  for (std::size_t i = 0; i < articles.size(); ++i) grouped[i] = cue_sequences(*articles[i]);
  fmt::print(stderr, "first stage\n");
  const std::vector<LinearChain> cues = train_folds(grouped, cue_plan(plan));
  on_two_threads(articles.size(), [&](std::size_t i) {
    grouped[i] = part_sequences(*articles[i], cues[i % kFolds]);
  });
  fmt::print(stderr, "second stage\n");
  const std::vector<LinearChain> parts = train_folds(grouped, part_plan(plan));
  std::vector<TrainingSequence> examples;
  std::vector<Judgement> judgements;
  for (std::size_t i = 0; i < articles.size(); ++i)
    for (TrainingSequence& s :
         trust_sequences(*articles[i], cues[i % kFolds], parts[i % kFolds], judgements))
      examples.push_back(std::move(s));
  fmt::print(stderr, "trust: {} readings\n", examples.size());
  model.trust = TrustTrainer().run(examples, judgements);
  model.cues = cues[kFolds];
  model.parts = parts[kFolds];
  return model;
}

}  // namespace dateline::training
