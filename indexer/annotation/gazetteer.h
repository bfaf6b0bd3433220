// A trie over words: finds the longest entry that starts at a token. Words are interned once, so
// that a text costs one hash look-up a token and every list shares it. One law: forms and text are
// folded by the same text::fold_word and cut alike, so neither accents nor case matter here
// (`case_fits` asks for capitals afterwards).
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/annotation/gazetteer_hash.h"
#include "indexer/annotation/lexicon_entry.h"

namespace dateline::annotation {

using WordId = std::uint32_t;  // 0: a word in no entry
using NodeId = std::uint32_t;  // 0: nowhere

// What the lexicons know of a single word.
struct LexiconWord {
  std::uint32_t text_begin : 24 = 0;
  std::uint32_t text_size : 8 = 0;  // bytes
  NodeId node = 0;                  // entries that start with it
  std::uint16_t kinds = 0;          // KindMask of the entries that are this word alone
  std::uint16_t starts = 0;         // KindMask of all entries that start with it
};
static_assert(sizeof(LexiconWord) == 12);

// The arrays behind a gazetteer, as they are built. Small, since they share a core's cache with the
// models.
struct GazetteerTables {
  struct Node {
    std::uint32_t first_entry = 0;
    std::uint16_t kinds = 0;     // KindMask of the entries that end here
    std::uint16_t children = 0;  // how many words can follow
  };
  // From a node by a word to a node, 20 bits each; 0 is free.
  class Edge {
   public:
    Edge() = default;
    Edge(NodeId from, WordId word, NodeId to) : bits_(key(from, word) << kIdBits | to) {}
    bool is(NodeId from, WordId word) const { return bits_ >> kIdBits == key(from, word); }
    bool used() const { return bits_ != 0; }
    NodeId from() const { return static_cast<NodeId>(bits_ >> 2 * kIdBits); }
    WordId word() const { return static_cast<WordId>(bits_ >> kIdBits & kMostIds); }
    NodeId to() const { return static_cast<NodeId>(bits_ & kMostIds); }

   private:
    static std::uint64_t key(NodeId from, WordId word) {
      return std::uint64_t{from} << kIdBits | word;
    }
    std::uint64_t bits_ = 0;
  };
  // Words and nodes are numbered below this.
  static constexpr unsigned kIdBits = 20;
  static constexpr std::uint32_t kMostIds = (1U << kIdBits) - 1;
  std::vector<char> text;            // folded words and lemmas
  std::vector<LexiconWord> words;    // [0] is no word
  std::vector<std::uint32_t> slots;  // open addressing: see word_slot; size a power of two
  std::vector<Node> nodes;           // [0] is nowhere
  std::vector<Edge> edges;           // open addressing by (from, word); size a power of two
  std::vector<Entry> entries;        // [0] is no entry; those of a form stand side by side
};

// A place of the words' table: a word's number and some bits of its hash, so that most look-ups of
// what is in no lexicon end here. 0 is free.
namespace word_slot {
inline constexpr std::uint32_t kIds = GazetteerTables::kMostIds;
inline std::uint32_t tag(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash >> 32) & ~kIds;
}
}  // namespace word_slot

// The same arrays wherever they are: in tables, or packed inside the program.
struct GazetteerView {
  std::string_view text;
  std::span<const LexiconWord> words;
  std::span<const std::uint32_t> slots;
  std::span<const GazetteerTables::Node> nodes;
  std::span<const GazetteerTables::Edge> edges;
  std::span<const Entry> entries;
};
GazetteerView view_of(const GazetteerTables& tables);

// Which entries a look-up is after.
struct EntryFilter {
  KindMask kinds = kAllKinds;
  LanguageMask languages = kAllLanguages;

  bool takes(const Entry& entry) const {
    return (mask_of(entry.kind) & kinds) != 0 && (entry.languages & languages) != 0;
  }
};

// The entries of one form: a list to walk over.
class EntryRange {
 public:
  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = Entry;
    using difference_type = std::ptrdiff_t;
    using pointer = const Entry*;
    using reference = const Entry&;
    Iterator() = default;
    Iterator(const Entry* entries, std::uint32_t at) : entries_(entries), at_(at) {}
    const Entry& operator*() const { return entries_[at_]; }
    const Entry* operator->() const { return &entries_[at_]; }
    Iterator& operator++() {
      at_ = entries_[at_].has(kMore) ? at_ + 1 : 0;
      return *this;
    }
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }

   private:
    const Entry* entries_ = nullptr;
    std::uint32_t at_ = 0;
  };
  EntryRange() = default;
  EntryRange(const Entry* entries, std::uint32_t first) : entries_(entries), first_(first) {}
  Iterator begin() const { return {entries_, first_}; }
  Iterator end() const { return {entries_, 0}; }
  bool empty() const { return first_ == 0; }

 private:
  const Entry* entries_ = nullptr;
  std::uint32_t first_ = 0;
};

class Gazetteer {
 public:
  struct Match {
    std::size_t length = 0;  // tokens; bytes for longest_match_unspaced
    EntryRange entries;      // all entries of the form, also those the filter does not take
  };

  explicit Gazetteer(GazetteerTables tables);
  // REQUIRES: what `view` shows stays where it is.
  explicit Gazetteer(const GazetteerView& view) : view_(view) {}
  Gazetteer(Gazetteer&&) = default;
  Gazetteer& operator=(Gazetteer&&) = default;
  Gazetteer(const Gazetteer&) = delete;  // the view would show the other's tables
  Gazetteer& operator=(const Gazetteer&) = delete;

  // The word as folded, else without its dots ("u.s." is "us"), without what an apostrophe adds
  // ("turkiye'nin", "egypt's"; alone as tokens, "'s" and "d'" are "s" and "d"), or without Arabic
  // particles (wa, fa, bi, li, ka, al). 0: in no entry.
  WordId find(std::string_view folded) const { return find(folded, hash_word(folded)); }
  // The same with hash_word(folded) known.
  WordId find(std::string_view folded, std::uint64_t hash) const;
  // Fetch what find will read first, second and third; asking some words ahead, each a few words
  // before the next, hides the way to the memory.
  void prefetch_slot(std::uint64_t hash) const {
    __builtin_prefetch(&view_.slots[hash & (view_.slots.size() - 1)]);
  }
  void prefetch_word(std::uint64_t hash) const { __builtin_prefetch(&likely(hash)); }
  void prefetch_text(std::uint64_t hash) const {
    __builtin_prefetch(view_.text.data() + likely(hash).text_begin);
  }
  // The word exactly as folded (Arabic: as kept, without the article).
  WordId find_exact(std::string_view folded) const { return find_exact(folded, hash_word(folded)); }
  const LexiconWord& word(WordId id) const { return view_.words[id]; }
  // Entries that are this one word.
  EntryRange entries(WordId id) const;
  // The first entry of the word alone that the filter takes; null: none.
  const Entry* first(WordId id, EntryFilter filter) const;
  static const Entry* first(EntryRange entries, EntryFilter filter);

  // The longest entry taken by `filter` that starts at token `at`. Tokens of a lone hyphen,
  // apostrophe or full stop between words of an entry are stepped over and counted.
  std::optional<Match> longest_match(std::span<const WordId> words, std::size_t at,
                                     EntryFilter filter = {}) const;
  std::optional<Match> longest_match(std::span<const std::string_view> folded, std::size_t at,
                                     EntryFilter filter = {}) const;
  // Whether any entry begins with this word and goes on with that: what longest_match sees first.
  bool goes_on(WordId word, WordId next) const {
    const NodeId node = view_.words[word].node;
    return view_.nodes[node].children != 0 && step(node, next) != 0;
  }
  // The same for scripts without spaces: starts at byte `at` of a folded text, ends anywhere.
  std::optional<Match> longest_match_unspaced(std::string_view folded, std::size_t at,
                                              EntryFilter filter = {}) const;

  // The form that stands for its row: the country's English name, the verb's base form.
  std::string_view lemma(const Entry& entry) const {
    return view_.text.substr(entry.lemma_begin, entry.lemma_size);
  }
  // The id `find` gives for a lone hyphen, apostrophe or full stop token.
  static constexpr WordId kJoint = 1;

  const GazetteerView& view() const { return view_; }
  std::size_t entry_count() const { return view_.entries.size() - 1; }
  std::size_t memory_bytes() const;

 private:
  // The word in the first place for this hash, if some bits of its own hash agree; else the empty
  // one.
  const LexiconWord& likely(std::uint64_t hash) const {
    const std::uint32_t slot = view_.slots[hash & (view_.slots.size() - 1)];
    const bool agrees = (slot & ~word_slot::kIds) == word_slot::tag(hash);
    return view_.words[agrees ? slot & word_slot::kIds : 0];
  }
  WordId find_exact(std::string_view folded, std::uint64_t hash) const;
  NodeId step(NodeId from, WordId word) const;
  bool takes(NodeId node, EntryFilter filter) const;
  EntryRange range(NodeId node) const {
    return {view_.entries.data(), view_.nodes[node].first_entry};
  }

  GazetteerTables owned_;  // empty where the view is of something else
  GazetteerView view_;
};

// Adds entries to tables; afterwards they can be a Gazetteer at once.
class GazetteerBuilder {
 public:
  GazetteerBuilder();
  // Adds to a copy of what is there.
  explicit GazetteerBuilder(const GazetteerView& start);
  // Adds `entry` under `form`, cut and folded; `lemma` is what stands for it. An entry that says
  // the same but for its languages is merged.
  void add(std::string_view form, std::string_view lemma, Entry entry);
  // Adds under one key that is not cut at all (domains).
  void add_whole(std::string_view key, std::string_view lemma, const Entry& entry);
  GazetteerTables take();

 private:
  WordId intern(std::string_view folded);
  NodeId child(NodeId from, WordId word);
  void put(std::span<const std::string> words, std::string_view lemma, Entry entry);
  std::uint32_t save_text(std::string_view text);
  std::string_view text_at(std::size_t begin, std::size_t size) const {
    return {tables_.text.data() + begin, size};
  }
  void grow_slots();
  void grow_edges();

  GazetteerTables tables_;
  std::vector<std::uint32_t> next_;  // of each entry: the next of the same form; 0 ends the list
  std::size_t edge_count_ = 0;
  std::unordered_map<std::string, std::uint32_t> texts_;  // what was saved here, and where
};

// A form's words, folded, as the trie keeps them: cut at white space, hyphens, apostrophes and
// other marks; dots inside a word fall away ("U.S." is "us"); characters of unspaced scripts
// singly.
std::vector<std::string> key_words(std::string_view form);

// A folded Arabic word without the article (al-, li-l-), which entries are kept without; other
// words as they are.
std::string_view without_arabic_article(std::string_view folded);

}  // namespace dateline::annotation
