// The gazetteer's look-ups: one hash table for words, one for (node, word) → node, both open
// addressing with linear probes, at most two thirds full.
#include "indexer/annotation/gazetteer.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/unicode.h"
#include "indexer/annotation/gazetteer_hash.h"

namespace dateline::annotation {
namespace {

// Arabic letters that stick to the front of a word: and, so, in, to, as; and "for the".
constexpr std::array<std::string_view, 5> kArabicParticles{"و", "ف", "ب", "ل", "ك"};
constexpr std::string_view kArabicArticle = "ال";
constexpr std::string_view kArabicForThe = "لل";
constexpr std::size_t kArabicLetter = 2;  // bytes
// What must be left of a word when a particle is taken off: three letters.
constexpr std::size_t kShortestArabic = 3 * kArabicLetter;

bool is_arabic(std::string_view word) {
  const auto lead = static_cast<unsigned char>(word.front());
  return lead >= 0xd8 && lead <= 0xdb;
}

bool is_joint(std::string_view folded) {
  return folded == "-" || folded == "'" || folded == "." || folded == "’" || folded == "‑";
}

}  // namespace

std::string_view without_arabic_article(std::string_view folded) {
  for (const std::string_view article : {kArabicArticle, kArabicForThe}) {
    if (!folded.starts_with(article) || folded.size() < article.size() + kShortestArabic) continue;
    folded.remove_prefix(article.size());
    break;
  }
  return folded;
}

GazetteerView view_of(const GazetteerTables& tables) {
  return {.text = {tables.text.data(), tables.text.size()},
          .words = tables.words,
          .slots = tables.slots,
          .nodes = tables.nodes,
          .edges = tables.edges,
          .entries = tables.entries};
}

Gazetteer::Gazetteer(GazetteerTables tables) : owned_(std::move(tables)), view_(view_of(owned_)) {}

WordId Gazetteer::find_exact(std::string_view folded, std::uint64_t hash) const {
  const std::size_t mask = view_.slots.size() - 1;
  const std::uint32_t tag = word_slot::tag(hash);
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    const std::uint32_t slot = view_.slots[at];
    if (slot == 0) return 0;
    if ((slot & ~word_slot::kIds) != tag) continue;
    const WordId id = slot & word_slot::kIds;
    const LexiconWord& word = view_.words[id];
    if (view_.text.substr(word.text_begin, word.text_size) == folded) return id;
  }
}

namespace {

// The word without particles, one more off each time.
WordId find_arabic(const Gazetteer& gazetteer, std::string_view word) {
  if (const WordId id = gazetteer.find_exact(without_arabic_article(word))) return id;
  // "wa-bi-": at most two particles stand before the article.
  for (int taken = 0; taken < 2; ++taken) {
    const bool sticks = std::any_of(kArabicParticles.begin(), kArabicParticles.end(),
                                    [&](std::string_view p) { return word.starts_with(p); });
    if (!sticks || word.size() < kArabicLetter + kShortestArabic) return 0;
    word.remove_prefix(kArabicLetter);
    if (const WordId id = gazetteer.find_exact(without_arabic_article(word))) return id;
  }
  return 0;
}

}  // namespace

WordId Gazetteer::find(std::string_view folded, std::uint64_t hash) const {
  if (folded.empty()) return 0;
  if (is_arabic(folded)) return find_arabic(*this, folded);
  if (const WordId id = find_exact(folded, hash)) return id;
  if (is_joint(folded)) return kJoint;
  if (folded.find('.') != std::string_view::npos) {
    std::string without;
    for (const char c : folded) {
      if (c != '.') without += c;
    }
    if (!without.empty()) {
      if (const WordId id = find_exact(without)) return id;
    }
  }
  const std::size_t apostrophe = folded.find('\'');
  if (apostrophe == std::string_view::npos) return 0;
  return find_exact(apostrophe == 0 ? folded.substr(1) : folded.substr(0, apostrophe));
}

EntryRange Gazetteer::entries(WordId id) const {
  return range(view_.words[id].node);
}

const Entry* Gazetteer::first(WordId id, EntryFilter filter) const {
  if ((view_.words[id].kinds & filter.kinds) == 0) return nullptr;
  return first(entries(id), filter);
}

const Entry* Gazetteer::first(EntryRange entries, EntryFilter filter) {
  for (const Entry& entry : entries) {
    if (filter.takes(entry)) return &entry;
  }
  return nullptr;
}

NodeId Gazetteer::step(NodeId from, WordId word) const {
  const std::size_t mask = view_.edges.size() - 1;
  for (std::size_t at = hash_edge(from, word) & mask;; at = (at + 1) & mask) {
    const GazetteerTables::Edge& edge = view_.edges[at];
    if (!edge.used()) return 0;
    if (edge.is(from, word)) return edge.to();
  }
}

bool Gazetteer::takes(NodeId node, EntryFilter filter) const {
  const GazetteerTables::Node& row = view_.nodes[node];
  if ((row.kinds & filter.kinds) == 0) return false;
  return first(range(node), filter) != nullptr;
}

namespace {

// Walks the trie: `next(at)` gives the word at a place, `after(at)` the place that follows.
struct Walk {
  NodeId node = 0;
  NodeId best = 0;
  std::size_t best_end = 0;
};

}  // namespace

std::optional<Gazetteer::Match> Gazetteer::longest_match(std::span<const WordId> words,
                                                         std::size_t at, EntryFilter filter) const {
  const LexiconWord& start = view_.words[words[at]];
  if ((start.starts & filter.kinds) == 0) return std::nullopt;
  Walk walk{.node = start.node};
  for (std::size_t next = at + 1;; ++next) {
    if (takes(walk.node, filter)) {
      walk.best = walk.node;
      walk.best_end = next;
    }
    if (view_.nodes[walk.node].children == 0) break;
    while (next < words.size() && words[next] == kJoint) ++next;
    if (next >= words.size() || words[next] == 0) break;
    walk.node = step(walk.node, words[next]);
    if (walk.node == 0) break;
  }
  if (walk.best == 0) return std::nullopt;
  return Match{walk.best_end - at, range(walk.best)};
}

std::optional<Gazetteer::Match> Gazetteer::longest_match(std::span<const std::string_view> folded,
                                                         std::size_t at, EntryFilter filter) const {
  constexpr std::size_t kLongestEntry = 24;  // tokens; no entry is longer, joints included
  std::array<WordId, kLongestEntry> ids{};
  const std::size_t count = std::min(kLongestEntry, folded.size() - at);
  ids[0] = find(folded[at]);
  if ((view_.words[ids[0]].starts & filter.kinds) == 0) return std::nullopt;
  for (std::size_t i = 1; i < count; ++i) {
    ids[i] = find(folded[at + i]);
    if (ids[i] == 0) break;
  }
  return longest_match(std::span<const WordId>(ids.data(), count), 0, filter);
}

std::optional<Gazetteer::Match> Gazetteer::longest_match_unspaced(std::string_view folded,
                                                                  std::size_t at,
                                                                  EntryFilter filter) const {
  Walk walk;
  std::size_t next = at;
  while (next < folded.size()) {
    const std::size_t begin = next;
    text::next_code_point(folded, next);
    const WordId word = find_exact(folded.substr(begin, next - begin));
    if (word == 0) break;
    if (begin == at) {
      if ((view_.words[word].starts & filter.kinds) == 0) return std::nullopt;
      walk.node = view_.words[word].node;
    } else {
      walk.node = step(walk.node, word);
    }
    if (walk.node == 0) break;
    if (takes(walk.node, filter)) {
      walk.best = walk.node;
      walk.best_end = next;
    }
    if (view_.nodes[walk.node].children == 0) break;
  }
  if (walk.best == 0) return std::nullopt;
  return Match{walk.best_end - at, range(walk.best)};
}

std::size_t Gazetteer::memory_bytes() const {
  return view_.text.size() + view_.words.size_bytes() + view_.slots.size_bytes() +
         view_.nodes.size_bytes() + view_.edges.size_bytes() + view_.entries.size_bytes();
}

}  // namespace dateline::annotation
