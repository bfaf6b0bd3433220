// The templates of the name tagger. Words are compared by hash, what lies beyond the sentence
// counts as an edge.
#include "indexer/annotation/tagging/name_features.h"

#include <algorithm>
#include <cassert>

#include "indexer/annotation/tagging/feature_emitter.h"
#include "indexer/annotation/tagging/feature_hash.h"

namespace dateline::tagging {
namespace name_label {

bool may_follow(std::uint8_t a, std::uint8_t b) {
  if (a >= kOther) return begins(b) || b == kNone || b == kOther + kInner;
  if (b == kOther + kInner) return false;
  const bool open = a != kNone && ((a - 1) % 4 == kFirst || (a - 1) % 4 == kInner);
  if (open) return b != kNone && type_of(b) == type_of(a) && !begins(b);
  return b == kNone || begins(b);
}

bool may_begin(std::uint8_t label) {
  return label == kNone || begins(label);
}

bool may_end(std::uint8_t label) {
  return label == kNone || label >= kOther || (label - 1) % 4 >= kLast;
}

}  // namespace name_label

namespace {

constexpr NameForm kEdgeForm{.word = 0xED6E0001,
                             .prefix = 0xED6E0002,
                             .suffix = 0xED6E0003,
                             .tail = 0xED6E0004,
                             .fine = 0xFFFF,
                             .middle = 0xFF,
                             .coarse = 0xFF,
                             .kinds = 0xFFFF};
constexpr NameToken kEdgeToken2{.form = 0, .shape = 0xFE, .listed = 0xFE, .ruled = 0xFE};

constexpr int kReach = 2;

// A token with its neighbours, edges beyond the sentence.
struct Window {
  std::array<const NameForm*, 2 * kReach + 1> form{};
  std::array<const NameToken*, 2 * kReach + 1> token{};
  std::array<std::uint8_t, 2 * kReach + 1> vote{}, label{};
  const NameForm& f(int d) const { return *form[static_cast<std::size_t>(d + kReach)]; }
  const NameToken& t(int d) const { return *token[static_cast<std::size_t>(d + kReach)]; }
  std::uint32_t v(int d) const { return vote[static_cast<std::size_t>(d + kReach)]; }
  std::uint32_t l(int d) const { return label[static_cast<std::size_t>(d + kReach)]; }
};

Window look(const NameText& text, const NameVotes* votes, std::size_t at) {
  Window w;
  const std::size_t n = text.tokens.size();
  bool inside_left = true, inside_right = true;
  const auto set = [&](int d, bool inside) {
    const auto k = static_cast<std::size_t>(d + kReach);
    const std::size_t i = at + static_cast<std::size_t>(d);
    w.token[k] = inside ? &text.tokens[i] : &kEdgeToken2;
    w.form[k] = inside ? &text.forms[text.tokens[i].form] : &kEdgeForm;
    if (votes == nullptr) return;
    w.vote[k] = inside ? votes->of_form[text.tokens[i].form] : 0xFE;
    w.label[k] = inside ? votes->labels[i] : 0xFE;
  };
  set(0, true);
  for (int d = 1; d <= kReach; ++d) {
    const auto step = static_cast<std::size_t>(d);
    inside_left = inside_left && at >= step && !text.tokens[at - step + 1].sentence_start;
    inside_right = inside_right && at + step < n && !text.tokens[at + step].sentence_start;
    set(-d, inside_left);
    set(d, inside_right);
  }
  return w;
}

void emit_words(const Window& w, FeatureEmitter& emit) {
  emit(0);
  emit(w.f(0).word);
  emit(w.f(-1).word);
  emit(w.f(1).word);
  emit(w.f(-2).word);
  emit(w.f(2).word);
  emit(w.f(-1).word, w.f(0).word);
  emit(w.f(0).word, w.f(1).word);
  emit(w.f(0).word, w.t(0).shape);
  emit(w.f(0).prefix, w.t(0).shape);
  emit(w.f(0).suffix, w.t(0).shape);
  emit(w.f(0).tail, w.t(0).shape);
  emit(w.f(-1).suffix, w.t(0).shape);
  emit(w.f(1).suffix, w.t(0).shape);
}

void emit_shapes(const Window& w, FeatureEmitter& emit) {
  emit(w.t(0).shape, w.t(0).sentence_start, w.t(0).line);
  emit(w.t(-1).shape, w.t(0).shape);
  emit(w.t(0).shape, w.t(1).shape);
  emit(w.t(-1).shape, w.t(0).shape, w.t(1).shape, w.t(0).line);
  emit(w.t(-2).shape, w.t(-1).shape, w.t(0).shape);
  emit(w.t(0).shape, w.t(1).shape, w.t(2).shape);
  emit(w.f(0).written, w.t(0).shape, w.t(0).sentence_start);
  emit(w.f(-1).written, w.t(-1).shape, w.t(0).shape);
  emit(w.f(1).written, w.t(1).shape, w.t(0).shape);
  emit(w.f(0).written, w.f(0).fine);
}

void emit_clusters(const Window& w, FeatureEmitter& emit) {
  emit(w.f(0).fine, w.t(0).shape);
  emit(w.f(-1).fine);
  emit(w.f(1).fine);
  emit(w.f(-2).fine);
  emit(w.f(2).fine);
  emit(w.f(0).middle, w.t(0).shape);
  emit(w.f(-1).middle, w.t(0).shape);
  emit(w.f(1).middle, w.t(0).shape);
  emit(w.f(-1).middle, w.f(0).middle);
  emit(w.f(0).middle, w.f(1).middle);
  emit(w.f(-1).coarse, w.f(0).coarse, w.f(1).coarse);
  emit(w.f(-1).coarse, w.f(1).coarse, w.t(0).shape);
}

void emit_known(const Window& w, FeatureEmitter& emit) {
  emit(w.f(0).kinds, w.t(0).shape);
  emit(w.f(-1).kinds, w.t(0).shape);
  emit(w.f(1).kinds, w.t(0).shape);
  emit(w.f(-1).kinds, w.f(0).kinds, w.f(1).kinds);
  emit(w.t(0).listed);
  emit(w.t(0).listed, w.f(0).fine);
  emit(w.t(-1).listed, w.t(0).listed, w.t(1).listed);
  emit(w.t(0).listed, w.f(-1).word);
  emit(w.t(0).listed, w.f(1).word);
  emit(w.t(0).ruled, w.t(0).line);
  emit(w.t(0).ruled, w.t(0).shape);
  emit(w.t(-1).ruled, w.t(0).ruled, w.t(1).ruled);
  emit(w.t(0).ruled, w.f(0).middle);
  emit(w.t(0).ruled, w.t(0).listed);
  emit(w.t(-1).office, w.t(0).office, w.t(0).shape);
  emit(w.t(0).office, w.f(0).coarse, w.t(1).office);
}

void emit_votes(const Window& w, FeatureEmitter& emit) {
  emit(w.v(0), w.t(0).shape);
  emit(w.v(0), w.t(0).sentence_start, w.t(0).line);
  emit(w.v(-1), w.v(0));
  emit(w.v(0), w.v(1));
  emit(w.v(-1), w.v(0), w.v(1));
  emit(w.v(0), w.f(0).written);
  emit(w.v(0), w.f(0).middle);
  emit(w.l(0));
  emit(w.l(-1), w.l(0), w.l(1));
  emit(w.l(0), w.v(0));
  emit(w.l(-2), w.l(-1), w.l(0));
  emit(w.l(0), w.l(1), w.l(2));
}

constexpr std::uint32_t kVotesFrom = 100;  // first template of the votes

}  // namespace

std::vector<TokenRange> name_stretches(const NameText& text) {
  std::vector<TokenRange> out;
  const auto n = static_cast<std::uint32_t>(text.tokens.size());
  std::uint32_t sentence = 0;  // where it began
  for (std::uint32_t i = 0; i < n; ++i) {
    if (text.tokens[i].sentence_start) sentence = i;
    if (!text.tokens[i].capital) continue;
    const std::uint32_t begin = std::max(i >= kReach ? i - kReach : 0, sentence);
    std::uint32_t end = i + 1;
    while (end < n && end <= i + kReach && !text.tokens[end].sentence_start) ++end;
    if (!out.empty() && begin <= out.back().end && out.back().begin >= sentence) {
      out.back().end = end;
    } else {
      out.push_back({begin, end});
    }
  }
  return out;
}

NameVotes count_votes(const NameText& text, std::vector<std::uint8_t> labels) {
  assert(labels.size() == text.tokens.size());
  constexpr std::size_t kTypes = 5;
  std::vector<std::array<std::uint16_t, kTypes>> counts(text.forms.size());
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (!text.tokens[i].capital) continue;
    const std::size_t type = (name_label::type_of(labels[i]) + 3U) / 4U;
    std::uint16_t& count = counts[text.tokens[i].form][type];
    if (count < 0x3FFF) ++count;
  }
  NameVotes votes;
  votes.of_form.resize(text.forms.size());
  for (std::size_t f = 0; f < counts.size(); ++f) {
    unsigned total = 0;
    for (const std::uint16_t c : counts[f]) total += c;
    if (total == 0) continue;
    const auto best = std::max_element(counts[f].begin(), counts[f].end());
    const unsigned clear = *best == total             ? 3
                           : *best * 4U >= total * 3U ? 2
                           : *best * 2U > total       ? 1
                                                      : 0;
    const unsigned many = total == 1 ? 0 : total <= 3 ? 1 : 2;
    votes.of_form[f] = static_cast<std::uint8_t>(
        1 + static_cast<unsigned>(best - counts[f].begin()) * 12 + clear * 3 + many);
  }
  votes.labels = std::move(labels);
  return votes;
}

void append_name_features(const NameText& text, const NameVotes* votes, TokenRange stretch,
                          std::vector<std::uint32_t>& out) {
  const std::size_t width = kNameWidth + (votes != nullptr ? kNameVotesWidth : 0);
  std::size_t at = out.size();
  out.resize(at + stretch.size() * width);
  for (std::uint32_t i = stretch.begin; i < stretch.end; ++i, at += width) {
    const Window w = look(text, votes, i);
    FeatureEmitter emit(out.data() + at);
    emit_words(w, emit);
    emit_shapes(w, emit);
    emit_clusters(w, emit);
    emit_known(w, emit);
    assert(emit.end() == out.data() + at + kNameWidth);
    if (votes == nullptr) continue;
    FeatureEmitter emit_more(out.data() + at + kNameWidth, kVotesFrom);
    emit_votes(w, emit_more);
    assert(emit_more.end() == out.data() + at + width);
  }
}

}  // namespace dateline::tagging
