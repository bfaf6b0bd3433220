// dateline-train: makes the models of indexer/annotation/models from labelled articles, and prints
// what a model finds, for scoring. A tool of the tree, not installed.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include <fmt/format.h>

#include "indexer/annotation/lexicon.h"
#include "indexer/annotation/tagging/statement_tagger.h"
#include "indexer/annotation/training/gold_articles.h"
#include "indexer/annotation/training/name_training.h"
#include "indexer/annotation/training/statement_training.h"
#include "indexer/annotation/training/tagged_output.h"
#include "indexer/annotation/training/word_clusters.h"

namespace {

using dateline::tagging::StatementTagger;
using Options = std::map<std::string, std::string>;

constexpr const char* kUsage =
    "usage: dateline-train clusters --text FILE[,FILE...] --out FILE [--classes 512] [--words "
    "40000] [--tokens N] [--lang en]\n"
    "       dateline-train statements --gold FILE[,FILE...] --out FILE [--clusters FILE] [--epochs "
    "N] [--seed N]\n"
    "                      [--cue-penalty X] [--part-penalty X] [--rate X] [--cue-bits N] "
    "[--part-bits N]\n"
    "       dateline-train tag --model FILE --gold FILE [--least X]\n"
    "       dateline-train names --gold FILE[,FILE...] --clusters FILE,FILE --out FILE [--dev "
    "FILE] "
    "[--lang en]\n"
    "                      [--epochs N] [--seed N] [--penalty X] [--rate X] [--first-bits N] "
    "[--second-bits N]\n"
    "Texts are JSON lines with a body, text or title; gold has spans in code points (see the model "
    "card);\nlabelled names are CoNLL's columns (.conll) or JSON lines.\n";

std::string option(const Options& options, const std::string& name, const std::string& otherwise) {
  const auto it = options.find(name);
  return it == options.end() ? otherwise : it->second;
}

std::string needed(const Options& options, const std::string& name) {
  const auto it = options.find(name);
  if (it == options.end()) throw std::runtime_error("--" + name + " is missing");
  return it->second;
}

std::vector<std::string> list(const std::string& names) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= names.size();) {
    const std::size_t comma = std::min(names.find(',', at), names.size());
    if (comma > at) out.push_back(names.substr(at, comma - at));
    at = comma + 1;
  }
  return out;
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(path + ": cannot be opened");
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw std::runtime_error(path + ": cannot be written");
}

void make_clusters(const Options& options) {
  dateline::training::ClusterPlan plan;
  plan.fine = static_cast<unsigned>(std::stoul(option(options, "classes", "512")));
  plan.words = std::stoul(option(options, "words", "40000"));
  plan.tokens = std::stoul(option(options, "tokens", "20000000"));
  plan.lang = option(options, "lang", plan.lang);
  write_file(needed(options, "out"),
             dateline::training::write_clusters(
                 dateline::training::cluster_words(list(needed(options, "text")), plan)));
}

void make_statements(const Options& options) {
  dateline::training::StatementPlan plan;
  plan.epochs = std::stoi(option(options, "epochs", std::to_string(plan.epochs)));
  plan.seed = std::stoull(option(options, "seed", "1"));
  plan.rate = std::stod(option(options, "rate", std::to_string(plan.rate)));
  plan.cue_penalty = std::stod(option(options, "cue-penalty", fmt::format("{}", plan.cue_penalty)));
  plan.part_penalty =
      std::stod(option(options, "part-penalty", fmt::format("{}", plan.part_penalty)));
  plan.cue_bits = static_cast<unsigned>(std::stoul(option(options, "cue-bits", "16")));
  plan.part_bits = static_cast<unsigned>(std::stoul(option(options, "part-bits", "16")));
  std::vector<dateline::training::GoldArticle> gold;
  for (const std::string& path : list(needed(options, "gold")))
    for (auto& article : dateline::training::read_gold(path)) gold.push_back(std::move(article));
  std::vector<dateline::tagging::WordEntry> clusters;
  if (options.contains("clusters"))
    clusters = dateline::training::read_clusters(read_file(needed(options, "clusters")));
  write_file(needed(options, "out"), write_model(train_statements(gold, clusters, plan)));
}

// Clusters of three sizes: fine and coarse from the first file, middle from the second.
dateline::tagging::WordTable name_clusters(const std::string& files) {
  std::vector<std::vector<dateline::tagging::WordEntry>> read;
  for (const std::string& path : list(files))
    read.push_back(dateline::training::read_clusters(read_file(path)));
  if (read.empty()) return {};
  const dateline::tagging::WordTable middle(read.size() > 1 ? read[1] : read[0]);
  for (dateline::tagging::WordEntry& entry : read[0])
    entry.cue = static_cast<std::uint8_t>(std::min<unsigned>(middle.find(entry.hash).fine, 255));
  return dateline::tagging::WordTable(std::move(read[0]));
}

std::vector<dateline::training::PreparedNames> labelled_names(
    const std::string& files, const std::string& lang, const dateline::tagging::WordTable& words) {
  constexpr std::size_t kSentences = 40;  // of an article where the file does not say
  const auto lexicon = dateline::annotation::Lexicon::built_in();
  std::vector<dateline::training::PreparedNames> out;
  for (const std::string& path : list(files))
    for (const auto& article : dateline::training::read_names(path, kSentences))
      out.push_back(prepare_names(article, lang, *lexicon, words));
  return out;
}

void make_names(const Options& options) {
  dateline::training::NamePlan plan;
  plan.lang = option(options, "lang", plan.lang);
  plan.epochs = std::stoi(option(options, "epochs", std::to_string(plan.epochs)));
  plan.seed = std::stoull(option(options, "seed", "1"));
  plan.rate = std::stod(option(options, "rate", std::to_string(plan.rate)));
  plan.penalty = std::stod(option(options, "penalty", fmt::format("{}", plan.penalty)));
  plan.first_bits = static_cast<unsigned>(std::stoul(option(options, "first-bits", "16")));
  plan.second_bits = static_cast<unsigned>(std::stoul(option(options, "second-bits", "16")));
  const dateline::tagging::WordTable words = name_clusters(option(options, "clusters", ""));
  const auto model =
      train_names(labelled_names(needed(options, "gold"), plan.lang, words), words, plan);
  write_file(needed(options, "out"), write_name_model(model));
  if (!options.contains("dev")) return;
  const auto score = score_names(model, labelled_names(needed(options, "dev"), plan.lang, words));
  fmt::print("names right {} found {} gold {} F1 {:.2f}\n", score.right, score.found, score.gold,
             100 * score.f1());
}

void tag(const Options& options) {
  const StatementTagger tagger = StatementTagger::from_bytes(read_file(needed(options, "model")));
  const double least =
      std::stod(option(options, "least", fmt::format("{}", StatementTagger::kLeastConfidence)));
  for (const auto& article : dateline::training::read_gold(needed(options, "gold"))) {
    const dateline::annotation::TokenSequence tokens(article.text);
    fmt::print("{}\n",
               dateline::training::as_json(article.id, article.text, tagger.tag(tokens, least)));
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    Options options;
    for (int i = 2; i + 1 < argc; i += 2) options[std::string(argv[i]).substr(2)] = argv[i + 1];
    const std::string act = argc > 1 && argc % 2 == 0 ? argv[1] : "";
    if (act == "clusters") {
      make_clusters(options);
    } else if (act == "statements") {
      make_statements(options);
    } else if (act == "names") {
      make_names(options);
    } else if (act == "tag") {
      tag(options);
    } else {
      fmt::print(stderr, "{}", kUsage);
      return 2;
    }
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "dateline-train: {}\n", error.what());
    return 3;
  }
}
