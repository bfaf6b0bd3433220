// Building a gazetteer: forms are cut into folded words, words interned, nodes made on the way.
#include <array>
#include <cstring>
#include <stdexcept>
#include <utility>

#include "common/text/folding.h"
#include "common/text/unicode.h"
#include "indexer/annotation/gazetteer.h"
#include "indexer/annotation/gazetteer_hash.h"

namespace dateline::annotation {
namespace {

constexpr std::size_t kFirstSlots = 1024;
// Bytes; what is longer is no name that a text repeats, and would not fit the tables' fields.
constexpr std::size_t kLongestLemma = 255;
constexpr std::size_t kLongestForm = 1024;
constexpr std::size_t kLongestWord = 255;
constexpr std::uint32_t kMostText = 1U << 24;

// Marks that end a word of a form. A dot does not: it falls away.
bool is_cut(char32_t c) {
  if (c == U'’' || c == U'‘' || c == U'ʼ') return true;
  if (c >= 0x2010 && c <= 0x2015) return true;
  if (c == U'·' || c == U'・') return true;
  return c < 0x80 && c != U'.' && !text::is_letter(c) && !text::is_digit(c) && c != U'&';
}

void push_folded(std::string& raw, std::vector<std::string>& words) {
  if (raw.empty()) return;
  const std::string folded = text::fold_word(raw);
  if (!folded.empty()) words.emplace_back(without_arabic_article(folded));
  raw.clear();
}

}  // namespace

std::vector<std::string> key_words(std::string_view form) {
  std::vector<std::string> words;
  std::string raw;
  for (std::size_t at = 0; at < form.size();) {
    const std::size_t begin = at;
    const char32_t c = text::next_code_point(form, at);
    if (c == U'.') continue;
    if (text::is_space(c) || is_cut(c)) {
      push_folded(raw, words);
      continue;
    }
    if (text::is_unspaced(c)) push_folded(raw, words);
    raw.append(form.substr(begin, at - begin));
    if (text::is_unspaced(c)) push_folded(raw, words);
  }
  push_folded(raw, words);
  return words;
}

GazetteerBuilder::GazetteerBuilder() {
  tables_.words.resize(1);
  tables_.nodes.resize(1);
  tables_.entries.resize(1);
  next_.resize(1);
  tables_.slots.resize(kFirstSlots);
  tables_.edges.resize(kFirstSlots);
  intern("-");  // Gazetteer::kJoint
}

GazetteerBuilder::GazetteerBuilder(const GazetteerView& start) {
  tables_.text.assign(start.text.begin(), start.text.end());
  tables_.words.assign(start.words.begin(), start.words.end());
  tables_.slots.assign(start.slots.begin(), start.slots.end());
  tables_.nodes.assign(start.nodes.begin(), start.nodes.end());
  tables_.edges.assign(start.edges.begin(), start.edges.end());
  tables_.entries.assign(start.entries.begin(), start.entries.end());
  for (const GazetteerTables::Edge& edge : tables_.edges) edge_count_ += edge.used() ? 1 : 0;
  next_.resize(tables_.entries.size());
  for (std::uint32_t i = 0; i < next_.size(); ++i) {
    Entry& entry = tables_.entries[i];
    if (!entry.has(kMore)) continue;
    next_[i] = i + 1;
    entry.flags = static_cast<std::uint16_t>(entry.flags & ~kMore);
  }
}

// Puts the entries of each form side by side.
GazetteerTables GazetteerBuilder::take() {
  std::vector<Entry> laid(1);
  laid.reserve(tables_.entries.size());
  for (GazetteerTables::Node& node : tables_.nodes) {
    std::uint32_t at = node.first_entry;
    if (at == 0) continue;
    node.first_entry = static_cast<std::uint32_t>(laid.size());
    for (; at != 0; at = next_[at]) {
      laid.push_back(tables_.entries[at]);
      if (next_[at] != 0) laid.back().flags |= kMore;
    }
  }
  tables_.entries = std::move(laid);
  return std::move(tables_);
}

void GazetteerBuilder::add(std::string_view form, std::string_view lemma, Entry entry) {
  const std::vector<std::string> words = key_words(form);
  if (words.empty() || lemma.size() > kLongestLemma || form.size() > kLongestForm) return;
  put(words, lemma, entry);
  // Callers may keep hyphens and apostrophes inside a token ("guinea-bissau", "cote d'ivoire").
  std::vector<std::string> tokens;
  for (std::size_t begin = 0; begin < form.size();) {
    const std::size_t end = std::min(form.find(' ', begin), form.size());
    std::string folded = text::fold_word(form.substr(begin, end - begin));
    if (!folded.empty()) tokens.push_back(std::move(folded));
    begin = end + 1;
  }
  const bool inner_mark = form.find('-') != std::string_view::npos ||
                          form.find('\'') != std::string_view::npos ||
                          form.find("’") != std::string_view::npos;
  if (inner_mark && tokens != words) put(tokens, lemma, entry);
  // … or take an elided article off a capital ("ministre de l'Intérieur").
  bool elided = false;
  for (std::size_t begin = 0, word = 0; begin < form.size() && word < tokens.size(); ++word) {
    const std::size_t end = std::min(form.find(' ', begin), form.size());
    const bool capital = end > begin + 2 && form[begin + 1] == '\'' &&
                         (form[begin] == 'l' || form[begin] == 'd') &&
                         !(form[begin + 2] >= 'a' && form[begin + 2] <= 'z');
    if (capital && tokens.size() > 1)
      tokens[word] = text::fold_word(form.substr(begin + 2, end - begin - 2));
    elided = elided || (capital && tokens.size() > 1);
    begin = end + 1;
  }
  if (elided) put(tokens, lemma, entry);
}

void GazetteerBuilder::add_whole(std::string_view key, std::string_view lemma, const Entry& entry) {
  const std::array<std::string, 1> words{std::string(key)};
  put(words, lemma, entry);
}

void GazetteerBuilder::put(std::span<const std::string> words, std::string_view lemma,
                           Entry entry) {
  for (const std::string& word : words) {
    if (word.size() > kLongestWord) return;
  }
  const WordId start = intern(words[0]);
  if (tables_.words[start].node == 0) {
    tables_.words[start].node = static_cast<NodeId>(tables_.nodes.size());
    tables_.nodes.emplace_back();
  }
  const auto kind = static_cast<std::uint16_t>(mask_of(entry.kind));
  tables_.words[start].starts |= kind;
  if (words.size() == 1) tables_.words[start].kinds |= kind;
  NodeId node = tables_.words[start].node;
  for (std::size_t i = 1; i < words.size(); ++i) node = child(node, intern(words[i]));
  tables_.nodes[node].kinds |= kind;

  std::uint32_t last = 0;
  for (std::uint32_t at = tables_.nodes[node].first_entry; at != 0; at = next_[at]) {
    Entry& old = tables_.entries[at];
    last = at;
    const std::string_view old_lemma = text_at(old.lemma_begin, old.lemma_size);
    const bool same = old.kind == entry.kind && old.entry_class == entry.entry_class &&
                      old.country == entry.country && old.gender == entry.gender &&
                      old.number == entry.number && old_lemma == lemma;
    if (!same) continue;
    // "NATO" and "Nato" are one: the weaker demand on capitals holds.
    constexpr std::uint16_t kCase = kCapital | kUpper | kDotted;
    old.flags = static_cast<std::uint16_t>(((old.flags | entry.flags) & ~kCase) |
                                           (old.flags & entry.flags & kCase));
    old.languages |= entry.languages;
    return;
  }
  entry.lemma_size = static_cast<std::uint8_t>(lemma.size());
  entry.lemma_begin = save_text(lemma) & (kMostText - 1);
  const auto id = static_cast<std::uint32_t>(tables_.entries.size());
  tables_.entries.push_back(entry);
  next_.push_back(0);
  if (last == 0) {
    tables_.nodes[node].first_entry = id;
  } else {
    next_[last] = id;
  }
}

// The same text is kept once: rows bring their lemma for each of their forms.
std::uint32_t GazetteerBuilder::save_text(std::string_view text) {
  const auto [known, is_new] =
      texts_.try_emplace(std::string(text), static_cast<std::uint32_t>(tables_.text.size()));
  if (is_new) {
    if (tables_.text.size() + text.size() > kMostText)
      throw std::runtime_error("lexicons of more than 16 MB of text");
    tables_.text.insert(tables_.text.end(), text.begin(), text.end());
  }
  return known->second;
}

WordId GazetteerBuilder::intern(std::string_view folded) {
  if (tables_.words.size() * 3 >= tables_.slots.size() * 2) grow_slots();
  const std::size_t mask = tables_.slots.size() - 1;
  const std::uint64_t hash = hash_word(folded);
  std::size_t at = hash & mask;
  for (; tables_.slots[at] != 0; at = (at + 1) & mask) {
    const WordId known = tables_.slots[at] & word_slot::kIds;
    const LexiconWord& word = tables_.words[known];
    if (text_at(word.text_begin, word.text_size) == folded) return known;
  }
  const auto id = static_cast<WordId>(tables_.words.size());
  if (id > word_slot::kIds) throw std::runtime_error("lexicons of more than a million words");
  LexiconWord word;
  word.text_begin = save_text(folded) & (kMostText - 1);
  word.text_size = static_cast<std::uint8_t>(folded.size());
  tables_.words.push_back(word);
  tables_.slots[at] = id | word_slot::tag(hash);
  return id;
}

NodeId GazetteerBuilder::child(NodeId from, WordId word) {
  if (edge_count_ * 3 >= tables_.edges.size() * 2) grow_edges();
  const std::size_t mask = tables_.edges.size() - 1;
  std::size_t at = hash_edge(from, word) & mask;
  for (; tables_.edges[at].used(); at = (at + 1) & mask) {
    if (tables_.edges[at].is(from, word)) return tables_.edges[at].to();
  }
  const auto to = static_cast<NodeId>(tables_.nodes.size());
  if (to > GazetteerTables::kMostIds)
    throw std::runtime_error("lexicons of more than a million names");
  tables_.nodes.emplace_back();
  std::uint16_t& children = tables_.nodes[from].children;
  if (children != 0xffff) ++children;  // only whether there are any is ever asked
  tables_.edges[at] = {from, word, to};
  ++edge_count_;
  return to;
}

void GazetteerBuilder::grow_slots() {
  std::vector<std::uint32_t> slots(tables_.slots.size() * 2);
  const std::size_t mask = slots.size() - 1;
  for (WordId id = 1; id < tables_.words.size(); ++id) {
    const LexiconWord& word = tables_.words[id];
    const std::string_view text = text_at(word.text_begin, word.text_size);
    const std::uint64_t hash = hash_word(text);
    std::size_t at = hash & mask;
    while (slots[at] != 0) at = (at + 1) & mask;
    slots[at] = id | word_slot::tag(hash);
  }
  tables_.slots = std::move(slots);
}

void GazetteerBuilder::grow_edges() {
  std::vector<GazetteerTables::Edge> edges(tables_.edges.size() * 2);
  const std::size_t mask = edges.size() - 1;
  for (const GazetteerTables::Edge& edge : tables_.edges) {
    if (!edge.used()) continue;
    std::size_t at = hash_edge(edge.from(), edge.word()) & mask;
    while (edges[at].used()) at = (at + 1) & mask;
    edges[at] = edge;
  }
  tables_.edges = std::move(edges);
}

}  // namespace dateline::annotation
