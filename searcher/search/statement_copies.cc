// Of one speaker's statements only those are compared that share rare words; words that many of
// them have are passed over, so that somebody who is quoted ten thousand times costs no square.
#include "searcher/search/statement_copies.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_set>
#include <utility>

#include <xxhash.h>

#include "common/text/words.h"

namespace dateline::search {
namespace {

constexpr std::uint32_t kTelling = 0x80000000U;   // a number or a denial
constexpr std::size_t kMostCompared = 256;        // words of a text
constexpr std::size_t kMostLeadersOfAWord = 512;  // beyond, the word tells nothing apart
constexpr std::size_t kMostCandidates = 16;       // leaders that one statement is compared with

// Denials, as fold_word writes them; "t" is what is left of "don't" once the apostrophe has ended
// the word.
const std::unordered_set<std::string_view>& denials() {
  static const std::unordered_set<std::string_view> words = {
      "aucun",  "aucune", "cannot",  "degil", "geen",    "hayir",   "jamais", "kein",
      "keine",  "keinen", "nada",    "nadie", "nao",     "ne",      "nein",   "neither",
      "never",  "nicht",  "nichts",  "nie",   "niemand", "niet",    "ningun", "no",
      "nobody", "non",    "none",    "nor",   "not",     "nothing", "nunca",  "pas",
      "sans",   "t",      "without", "yok",   "не",      "нет",     "ни",     "никогда"};
  return words;
}

bool is_telling(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; }) ||
         denials().contains(word);
}

// Lengths of the longest common subsequences of the endings of two texts.
class Alignment {
 public:
  Alignment(const WordHashes& a, const WordHashes& b)
      : a_(a),
        b_(b),
        rows_(std::min(a.size(), kMostCompared)),
        columns_(std::min(b.size(), kMostCompared)),
        lengths_((rows_ + 1) * (columns_ + 1)) {
    for (std::size_t i = rows_; i-- > 0;) {
      for (std::size_t j = columns_; j-- > 0;) {
        at(i, j) = a_[i] == b_[j] ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                                  : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
  }

  // Words of a that b lacks, or has others for, a word in b for each where there are more; kAll
  // where a number or a denial is on one side alone. What b has more, at its ends or where a leaves
  // something out, does not count. REQUIRES: a is not the longer one.
  static constexpr std::size_t kAll = SIZE_MAX;
  std::size_t changed_words() const {
    std::size_t changed = 0, i = 0, j = 0;
    while (i < rows_ || j < columns_) {
      Gap gap = {i > 0 && j > 0, 0, 0, false, false};
      while (i < rows_ || j < columns_) {
        if (i < rows_ && j < columns_ && a_[i] == b_[j]) break;
        pass_word(gap, i, j);
      }
      gap.is_inside = gap.is_inside && i < rows_ && j < columns_;
      if (gap.is_telling_a || (gap.is_telling_b && (gap.is_inside || gap.a > 0))) return kAll;
      if (gap.a > 0) changed += std::max(gap.a, gap.b);
      for (; i < rows_ && j < columns_ && a_[i] == b_[j]; ++i) ++j;
    }
    return changed;
  }

 private:
  // What stands between two words that both have.
  struct Gap {
    bool is_inside = false;
    std::size_t a = 0, b = 0;  // words
    bool is_telling_a = false, is_telling_b = false;
  };

  // The next word of the side whose loss leaves more in common.
  void pass_word(Gap& gap, std::size_t& i, std::size_t& j) const {
    if (i < rows_ && (j == columns_ || length(i + 1, j) >= length(i, j + 1))) {
      gap.is_telling_a |= (a_[i++] & kTelling) != 0;
      ++gap.a;
    } else {
      gap.is_telling_b |= (b_[j++] & kTelling) != 0;
      ++gap.b;
    }
  }

  std::uint16_t& at(std::size_t i, std::size_t j) { return lengths_[i * (columns_ + 1) + j]; }
  std::uint16_t length(std::size_t i, std::size_t j) const {
    return lengths_[i * (columns_ + 1) + j];
  }

  const WordHashes& a_;
  const WordHashes& b_;
  std::size_t rows_, columns_;
  std::vector<std::uint16_t> lengths_;
};

WordHashes distinct(WordHashes words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

// The leaders of one speaker's groups, by their words.
class Leaders {
 public:
  void count(const WordHashes& words) {
    for (const std::uint32_t word : distinct(words)) ++frequencies_[word];
  }

  void add(std::uint32_t leader, const WordHashes& words) {
    for (const std::uint32_t word : distinct(words)) {
      auto& leaders = by_word_[word];
      if (leaders.size() < kMostLeadersOfAWord) leaders.push_back(leader);
    }
  }

  // Those that share the most of its rarer words, ties by their order. A copy has 4 in 5 of the
  // shorter one's words, so that at least one of these is among the rarer six in ten.
  std::vector<std::uint32_t> candidates(const WordHashes& words) const {
    WordHashes rarest = distinct(words);
    std::sort(rarest.begin(), rarest.end(), [this](std::uint32_t a, std::uint32_t b) {
      return std::pair(frequencies_.at(a), a) < std::pair(frequencies_.at(b), b);
    });
    rarest.resize(rarest.size() * 6 / 10 + 1);
    std::unordered_map<std::uint32_t, std::uint32_t> shared;
    for (const std::uint32_t word : rarest) {
      const auto found = by_word_.find(word);
      if (found == by_word_.end() || found->second.size() == kMostLeadersOfAWord) continue;
      for (const std::uint32_t leader : found->second) ++shared[leader];
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> most(shared.begin(), shared.end());
    const auto kept = static_cast<std::ptrdiff_t>(std::min(most.size(), kMostCandidates));
    std::partial_sort(most.begin(), most.begin() + kept, most.end(),
                      [](const auto& a, const auto& b) {
                        return a.second != b.second ? a.second > b.second : a.first < b.first;
                      });
    std::vector<std::uint32_t> leaders;
    for (std::ptrdiff_t i = 0; i < kept; ++i)
      leaders.push_back(most[static_cast<std::size_t>(i)].first);
    return leaders;
  }

 private:
  std::unordered_map<std::uint32_t, std::uint32_t> frequencies_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_word_;
};

}  // namespace

WordHashes hash_words(std::string_view text) {
  WordHashes words;
  text::for_each_word(text, [&](const text::Word& word) {
    const auto hash =
        static_cast<std::uint32_t>(XXH3_64bits(word.folded.data(), word.folded.size()));
    words.push_back((hash & ~kTelling) | (is_telling(word.folded) ? kTelling : 0));
  });
  return words;
}

bool are_alike(const WordHashes& a, const WordHashes& b) {
  if (a == b) return true;
  if (a.size() > b.size()) return are_alike(b, a);
  if (a.size() < kFewestWordsAlike || a.size() * 2 < b.size()) return false;
  const std::size_t changed = Alignment(a, b).changed_words();
  return changed != Alignment::kAll && changed * 5 <= std::min(a.size(), kMostCompared);
}

void StatementCopies::add(std::string speaker, std::string date, std::string id,
                          std::string_view text) {
  statements_.push_back(
      {std::move(speaker), std::move(date), std::move(id), hash_words(text), 0, 0});
}

bool StatementCopies::precedes(std::uint32_t a, std::uint32_t b) const {
  const Statement& one = statements_[a];
  const Statement& other = statements_[b];
  if (one.speaker != other.speaker) return one.speaker < other.speaker;
  if (one.date.empty() != other.date.empty()) return other.date.empty();
  return one.date != other.date ? one.date < other.date : one.id < other.id;
}

void StatementCopies::join() {
  Numbers order(statements_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [this](std::uint32_t a, std::uint32_t b) { return precedes(a, b); });
  const std::uint32_t* at = order.data();
  const std::uint32_t* const end = at + order.size();
  while (at != end) {
    const std::string& speaker = statements_[*at].speaker;
    const std::uint32_t* next = std::find_if(
        at + 1, end, [&](std::uint32_t other) { return statements_[other].speaker != speaker; });
    if (speaker.empty()) {
      for (; at != next; ++at) start_group(*at);
    } else {
      join_speaker(at, next);
    }
    at = next;
  }
}

void StatementCopies::join_speaker(const std::uint32_t* begin, const std::uint32_t* end) {
  std::map<WordHashes, std::uint32_t> wordings;  // a statement of each
  Leaders leaders;
  for (const std::uint32_t* at = begin; at != end; ++at) leaders.count(statements_[*at].words);
  for (const std::uint32_t* at = begin; at != end; ++at) {
    Statement& statement = statements_[*at];
    const auto [known, is_new] = wordings.try_emplace(statement.words, *at);
    if (!is_new) {
      statement.wording = known->second;
      join_group(*at, statements_[known->second].group);
      continue;
    }
    statement.wording = *at;
    const std::vector<std::uint32_t> candidates = leaders.candidates(statement.words);
    const auto leader =
        std::find_if(candidates.begin(), candidates.end(), [&](std::uint32_t candidate) {
          return are_alike(statement.words, statements_[groups_[candidate].texts.front()].words);
        });
    if (leader != candidates.end()) {
      join_group(*at, *leader);
      groups_[*leader].texts.push_back(*at);
    } else {
      start_group(*at);
      leaders.add(statement.group, statement.words);
    }
  }
}

void StatementCopies::start_group(std::uint32_t statement) {
  statements_[statement].wording = statement;
  statements_[statement].group = static_cast<std::uint32_t>(groups_.size());
  groups_.push_back({1, {statement}});
}

void StatementCopies::join_group(std::uint32_t statement, std::uint32_t group) {
  statements_[statement].group = group;
  ++groups_[group].size;
}

}  // namespace dateline::search
