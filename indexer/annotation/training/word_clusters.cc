// The exchange algorithm (Kneser and Ney 1993; Martin, Liermann and Ney 1998) over counted bigrams:
// each word in turn, most frequent first, moves to the class that raises the likelihood most.
#include "indexer/annotation/training/word_clusters.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <thread>
#include <unordered_map>

#include <fmt/format.h>
#include <simdjson.h>

#include "indexer/annotation/tagging/feature_hash.h"
#include "indexer/annotation/tagging/token_sequence.h"

namespace dateline::training {
namespace {

using tagging::WordEntry;

struct Neighbour {
  std::uint32_t word = 0, count = 0;
};

// Words by falling frequency; the last two ids stand for all other words and for the sentence
// border.
struct Bigrams {
  std::vector<std::uint32_t> hashes, counts;
  std::vector<std::vector<Neighbour>> after, before;
};

class Corpus {
 public:
  Corpus(std::size_t most, std::string_view lang) : most_(most), lang_(lang) {}

  void read(const std::string& path) {
    std::ifstream in(path);
    if (!in) throw std::runtime_error(path + ": cannot be opened");
    simdjson::dom::parser parser;
    std::string line;
    while (words_.size() < most_ && std::getline(in, line)) {
      simdjson::dom::element object;
      if (parser.parse(line).get(object) != simdjson::SUCCESS) continue;
      std::string_view text;
      if (object["lang"].get(text) == simdjson::SUCCESS && text != lang_) continue;
      for (const char* field : {"title", "body", "text"})
        if (object[field].get(text) == simdjson::SUCCESS) append(text);
    }
  }

  const std::vector<std::uint32_t>& words() const { return words_; }  // hashes, 0: sentence border

 private:
  void append(std::string_view text) {
    const annotation::TokenSequence tokens(text);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].sentence_start) words_.push_back(0);
      words_.push_back(tagging::hash_word(tokens.word(i)));
    }
    words_.push_back(0);
  }

  std::size_t most_;
  std::string lang_;
  std::vector<std::uint32_t> words_;
};

Bigrams count_bigrams(const std::vector<std::uint32_t>& text, std::size_t most) {
  std::unordered_map<std::uint32_t, std::uint32_t> frequency;
  for (const std::uint32_t w : text)
    if (w != 0) ++frequency[w];
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ranked;  // count, hash
  for (const auto& [hash, count] : frequency)
    if (count >= 5) ranked.emplace_back(count, hash);
  std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  ranked.resize(std::min(ranked.size(), most));
  Bigrams b;
  std::unordered_map<std::uint32_t, std::uint32_t> id;
  for (const auto& [count, hash] : ranked) {
    id[hash] = static_cast<std::uint32_t>(b.hashes.size());
    b.hashes.push_back(hash);
  }
  const auto other = static_cast<std::uint32_t>(b.hashes.size());
  std::unordered_map<std::uint64_t, std::uint32_t> pairs;
  b.counts.assign(other + 2, 0);
  std::uint32_t previous = other + 1;
  for (const std::uint32_t w : text) {
    const auto it = id.find(w);
    const std::uint32_t now = w == 0 ? other + 1 : it == id.end() ? other : it->second;
    ++pairs[static_cast<std::uint64_t>(previous) << 32 | now];
    ++b.counts[now];
    previous = now;
  }
  std::vector<std::pair<std::uint64_t, std::uint32_t>> sorted(pairs.begin(), pairs.end());
  std::sort(sorted.begin(), sorted.end());
  b.after.resize(other + 2);
  b.before.resize(other + 2);
  for (const auto& [pair, count] : sorted) {
    const auto from = static_cast<std::uint32_t>(pair >> 32), to = static_cast<std::uint32_t>(pair);
    b.after[from].push_back({to, count});
    b.before[to].push_back({from, count});
  }
  return b;
}

class Exchange {
 public:
  // Classes 0..classes-1; the border has the class `classes` for itself.
  Exchange(const Bigrams& b, unsigned classes) : b_(b), classes_(classes), width_(classes + 1) {
    table_.resize(1U << 16);
    for (std::size_t x = 1; x < table_.size(); ++x)
      table_[x] = static_cast<float>(x * std::log(static_cast<double>(x)));
    const std::size_t n = b.counts.size();
    class_of_.resize(n);
    for (std::size_t w = 0; w < n; ++w) class_of_[w] = static_cast<std::uint32_t>(w % classes);
    class_of_[n - 1] = classes;
    forward_.assign(width_ * width_, 0);
    backward_.assign(width_ * width_, 0);
    total_.assign(width_, 0);
    for (std::uint32_t w = 0; w < n; ++w) {
      total_[class_of_[w]] += b.counts[w];
      for (const Neighbour& a : b.after[w]) add(class_of_[w], class_of_[a.word], a.count);
    }
  }

  const std::vector<std::uint32_t>& run(int rounds) {
    for (int round = 0; round < rounds; ++round) {
      std::size_t moved = 0;
      for (std::uint32_t w = 0; w + 1 < b_.counts.size(); ++w) moved += move(w);
      fmt::print(stderr, "  {} classes, round {}: {} words moved\n", classes_, round + 1, moved);
      if (moved < b_.counts.size() / 200) break;
    }
    return class_of_;
  }

 private:
  float f(std::int64_t x) const {
    return x < static_cast<std::int64_t>(table_.size())
               ? table_[static_cast<std::size_t>(x)]
               : static_cast<float>(static_cast<double>(x) * std::log(static_cast<double>(x)));
  }

  void add(std::uint32_t from, std::uint32_t to, std::int32_t count) {
    forward_[from * width_ + to] += count;
    backward_[to * width_ + from] += count;
  }

  // Counts of the classes around the word; what it has with itself is left out.
  void around(std::uint32_t w, const std::vector<Neighbour>& neighbours,
              std::vector<Neighbour>& out) {
    scratch_.assign(width_, 0);
    for (const Neighbour& n : neighbours)
      if (n.word != w) scratch_[class_of_[n.word]] += n.count;
    out.clear();
    for (std::uint32_t c = 0; c < width_; ++c)
      if (scratch_[c] != 0) out.push_back({c, scratch_[c]});
  }

  void shift(std::uint32_t w, std::uint32_t c, std::int32_t sign) {
    for (const Neighbour& n : right_) add(c, n.word, sign * static_cast<std::int32_t>(n.count));
    for (const Neighbour& n : left_) add(n.word, c, sign * static_cast<std::int32_t>(n.count));
    total_[c] += sign * static_cast<std::int64_t>(b_.counts[w]);
  }

  bool move(std::uint32_t w) {
    around(w, b_.after[w], right_);
    around(w, b_.before[w], left_);
    const std::uint32_t old = class_of_[w];
    shift(w, old, -1);
    gain_.assign(classes_, 0.0F);
    for (const Neighbour& n : right_) gain(backward_.data() + n.word * width_, n.count);
    for (const Neighbour& n : left_) gain(forward_.data() + n.word * width_, n.count);
    std::uint32_t best = old;
    float most = -1e30F;
    for (std::uint32_t c = 0; c < classes_; ++c) {
      const float g = gain_[c] - 2 * (f(total_[c] + b_.counts[w]) - f(total_[c]));
      if (g > most + (c == old ? -1e-3F : 0.0F)) {
        most = g;
        best = c;
      }
    }
    class_of_[w] = best;
    shift(w, best, +1);
    return best != old;
  }

  void gain(const std::int32_t* row, std::uint32_t count) {
    for (std::uint32_t c = 0; c < classes_; ++c)
      gain_[c] += f(static_cast<std::int64_t>(row[c]) + count) - f(row[c]);
  }

  const Bigrams& b_;
  unsigned classes_, width_;
  std::vector<float> table_, gain_;
  std::vector<std::uint32_t> class_of_, scratch_;
  std::vector<std::int32_t> forward_, backward_;  // class bigrams, and their transpose
  std::vector<std::int64_t> total_;
  std::vector<Neighbour> left_, right_;
};

}  // namespace

std::vector<WordEntry> cluster_words(const std::vector<std::string>& paths,
                                     const ClusterPlan& plan) {
  Corpus corpus(plan.tokens, plan.lang);
  for (const std::string& path : paths) corpus.read(path);
  const Bigrams bigrams = count_bigrams(corpus.words(), plan.words);
  fmt::print(stderr, "{} tokens, {} words\n", corpus.words().size(), bigrams.hashes.size());
  std::vector<std::uint32_t> fine, coarse;
  std::thread other([&] { coarse = Exchange(bigrams, plan.coarse).run(plan.rounds); });
  fine = Exchange(bigrams, plan.fine).run(plan.rounds);
  other.join();
  std::vector<WordEntry> entries;
  for (std::size_t w = 0; w < bigrams.hashes.size(); ++w)
    entries.push_back({bigrams.hashes[w], static_cast<std::uint16_t>(fine[w] + 1),
                       static_cast<std::uint8_t>(coarse[w] + 1), 0});
  return entries;
}

std::string write_clusters(const std::vector<WordEntry>& entries) {
  std::string out;
  const auto put = [&](std::uint32_t v, int n) {
    for (int i = 0; i < n; ++i) out += static_cast<char>(v >> (8 * i) & 0xFF);
  };
  for (const WordEntry& e : entries) {
    put(e.hash, 4);
    put(e.fine, 2);
    put(e.coarse, 1);
  }
  return out;
}

std::vector<WordEntry> read_clusters(std::string_view bytes) {
  std::vector<WordEntry> entries;
  const auto get = [&](std::size_t at, int n) {
    std::uint32_t v = 0;
    for (int i = 0; i < n; ++i)
      v |= static_cast<std::uint32_t>(
               static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]))
           << (8 * i);
    return v;
  };
  for (std::size_t at = 0; at + 7 <= bytes.size(); at += 7)
    entries.push_back({get(at, 4), static_cast<std::uint16_t>(get(at + 4, 2)),
                       static_cast<std::uint8_t>(get(at + 6, 1)), 0});
  return entries;
}

}  // namespace dateline::training
