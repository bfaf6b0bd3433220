// Pairs are made by shared words; then the likelier of two that cross stays.
#include "indexer/annotation/fusion.h"

#include <algorithm>

namespace dateline::annotation {
namespace {

constexpr double kTakeContent = 0.5;  // confidence from which the tagger's borders win

TokenSpan tokens_of(const Reading& reading, news::Span span) {
  if (span.empty()) return {};
  const auto first = static_cast<TokenId>(reading.tokens().token_at(span.begin));
  const auto last = static_cast<TokenId>(reading.tokens().token_at(span.end - 1));
  return {first, std::min<TokenId>(last + 1, reading.size())};
}

std::size_t unit_at(const std::vector<Unit>& units, TokenId token) {
  const auto after = std::partition_point(
      units.begin(), units.end(), [token](const Unit& unit) { return unit.tokens.last <= token; });
  return static_cast<std::size_t>(after - units.begin());
}

TokenId words(const Utterances& utterances, const std::vector<TokenSpan>& pieces) {
  TokenId count = 0;
  for (TokenSpan piece : pieces) count += utterances.words(piece, piece.size());
  return count;
}

// Shared words in relation to the longer one.
double overlap(const Utterances& utterances, const Frame& a, const Frame& b) {
  TokenId shared = 0;
  for (TokenSpan x : a.content) {
    for (TokenSpan y : b.content) {
      const TokenSpan both{std::max(x.first, y.first), std::min(x.last, y.last)};
      if (!both.empty()) shared += utterances.words(both, both.size());
    }
  }
  const TokenId longer = std::max(words(utterances, a.content), words(utterances, b.content));
  return longer == 0 ? 0 : double(shared) / longer;
}

bool touches(const Frame& a, const Frame& b) {
  for (TokenSpan x : a.content) {
    for (TokenSpan y : b.content) {
      if (x.overlaps(y)) return true;
    }
  }
  return false;
}

Agreement agreement(TokenSpan rule, TokenSpan tagged) {
  if (rule.empty() || tagged.empty()) return Agreement::one_source;
  if (rule == tagged) return Agreement::same;
  return rule.overlaps(tagged) ? Agreement::overlap : Agreement::differ;
}

// A news agency or paper: who is named beside it is who said it.
bool relays(const Cast& cast, TokenSpan source) {
  for (TokenId i = source.first; i < source.last; ++i) {
    const std::int32_t m = cast.mention_at(i);
    if (m == kNone) continue;
    const Entry* entry = cast.mention(m).entry;
    return entry != nullptr &&
           (entry->entry_class == EntryClass::media || entry->entry_class == EntryClass::agency);
  }
  return false;
}

void merge(const Cast& cast, Frame& rule, Frame& tagged) {
  rule.trust = tagged.trust;
  rule.tagged_end = tagged.tagged_end;
  rule.found = Found::both;
  rule.agreement = agreement(rule.source, tagged.source);
  if (tagged.trust >= kTakeContent && !rule.around) rule.content = std::move(tagged.content);
  // "The Herald reports that X said": the tagger may take both for the speaker.
  const bool unlike = rule.agreement == Agreement::differ || rule.agreement == Agreement::overlap;
  const bool relayed = unlike && relays(cast, tagged.source) && !relays(cast, rule.source);
  if (!tagged.source.empty() && !relayed) {
    if (!(rule.source == tagged.source)) rule.shares_source = false;
    if (!rule.source.overlaps(tagged.source)) rule.apposition = {};
    rule.source = tagged.source;
  }
}

// "…, Reuters reports" around what somebody else is reported to have said: that one said it.
void drop_relays(const Utterances& utterances, const Cast& cast, std::vector<Frame>& frames) {
  constexpr std::size_t kMostAsked = 16;  // frames on either side
  std::vector<bool> relayed(frames.size(), false);
  for (std::size_t i = 0; i < frames.size(); ++i) {
    if (!relays(cast, frames[i].source)) continue;
    const std::size_t last = std::min(frames.size(), i + kMostAsked);
    for (std::size_t j = i < kMostAsked ? 0 : i - kMostAsked; j < last && !relayed[i]; ++j) {
      const Frame& inner = frames[j];
      if (inner.found == Found::tagger || inner.source.empty() || relays(cast, inner.source))
        continue;
      relayed[i] =
          std::any_of(frames[i].content.begin(), frames[i].content.end(), [&](TokenSpan piece) {
            return piece.contains(inner.cue.tokens.first) && piece.contains(inner.source.first);
          });
      relayed[i] = relayed[i] || overlap(utterances, frames[i], inner) >= 0.5;
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < frames.size(); ++i) {
    if (relayed[i]) continue;
    if (kept != i) frames[kept] = std::move(frames[i]);
    ++kept;
  }
  frames.resize(kept);
}

// "Orme said … but said “…”": the tagger may leave out the words for the speaker where a
// conjunction joins two verbs; they are those of the frame before.
void share_sources(const Reading& reading, std::vector<Frame>& frames) {
  constexpr TokenId kReach = 40;
  constexpr std::size_t kMostAsked = 16;  // frames
  if (frames.size() > kMostAsked) return;
  for (Frame& frame : frames) {
    const TokenId cue = frame.cue.tokens.first;
    const bool conjunction =
        frame.source.size() == 1 && (reading.folds_to(frame.source.first, "but") ||
                                     reading.folds_to(frame.source.first, "and"));
    if (conjunction) frame.source = {};
    if (!frame.source.empty() || frame.cue.tokens.empty() || cue == 0) continue;
    const std::string_view lead = reading.folded(cue - 1);
    if (lead != "and" && lead != "but") continue;
    const Frame* before = nullptr;
    for (const Frame& other : frames) {
      const bool earlier = other.cue.tokens.last < cue && other.cue.tokens.last + kReach > cue &&
                           other.source.last <= other.cue.tokens.first;
      if (!earlier || other.source.empty() || other.cue.tokens.empty()) continue;
      if (before == nullptr || before->cue.tokens.first < other.cue.tokens.first) before = &other;
    }
    if (before != nullptr) frame.source = before->source;
  }
}

// The tagger leaves the end mark of a quotation out, and "that" in.
TokenSpan as_kept(const Utterances& utterances, TokenSpan piece) {
  const Reading& reading = utterances.reading();
  piece = trim_content(utterances, piece);
  if (piece.size() > 2 && !utterances.quoted(piece.first) && reading.folds_to(piece.first, "that"))
    ++piece.first;
  if (piece.empty()) return piece;
  const std::int32_t q = utterances.quotation_at(piece.last - 1);
  if (q < 0) return piece;
  const Quotation& quotation = utterances.quotation(q);
  const bool left_out = piece.first >= quotation.first && piece.last + 1 == quotation.last &&
                        reading.token(piece.last).kind == TokenKind::punctuation &&
                        !reading.is_comma(piece.last);
  if (left_out) ++piece.last;
  return piece;
}

TokenId begin_of(const Frame& frame) {
  return frame.content.front().first;
}

// "did not say", "declined to comment".
bool unsaid(const Unit& unit, const Frame& frame) {
  return std::any_of(unit.cues.begin(), unit.cues.end(), [&frame](const CueAt& cue) {
    return cue.negated && cue.tokens.overlaps(frame.cue.tokens);
  });
}

}  // namespace

std::vector<std::vector<Frame>> tagged_frames(const Utterances& utterances,
                                              const std::vector<tagging::TaggedStatement>& tagged) {
  const Reading& reading = utterances.reading();
  std::vector<std::vector<Frame>> by_unit(utterances.units().size());
  for (const tagging::TaggedStatement& statement : tagged) {
    Frame frame;
    frame.trust = statement.confidence;
    frame.found = Found::tagger;
    frame.cue.tokens = tokens_of(reading, statement.cue);
    frame.source = tokens_of(reading, statement.source);
    for (news::Span span : statement.content) {
      const TokenSpan piece = as_kept(utterances, tokens_of(reading, span));
      if (!piece.empty()) frame.content.push_back(piece);
    }
    if (frame.content.empty()) continue;
    frame.tagged_end = frame.content.back().last;
    const TokenId at = frame.cue.tokens.empty() ? begin_of(frame) : frame.cue.tokens.first;
    const std::size_t unit = unit_at(utterances.units(), at);
    if (unit >= by_unit.size() || unsaid(utterances.units()[unit], frame)) continue;
    for (const CueAt& cue : utterances.units()[unit].cues) {
      if (cue.tokens.overlaps(frame.cue.tokens)) frame.cue.entry = cue.entry;
    }
    by_unit[unit].push_back(std::move(frame));
  }
  return by_unit;
}

std::vector<Frame> candidates(const Utterances& utterances, const Cast& cast,
                              std::vector<Frame> rules, std::vector<Frame> tagged) {
  for (Frame& rule : rules) {
    std::erase_if(rule.content, [](TokenSpan piece) { return piece.empty(); });
  }
  std::erase_if(rules, [](const Frame& rule) { return rule.content.empty(); });
  for (Frame& rule : rules) rule.rule_end = rule.content.back().last;
  for (Frame& rule : rules) {
    auto best = tagged.end();
    double most = 0.5;
    for (auto it = tagged.begin(); it != tagged.end(); ++it) {
      const bool half = rule.around && rule.cue.tokens.overlaps(it->cue.tokens);
      const double shared = half && touches(rule, *it) ? 1 : overlap(utterances, rule, *it);
      if (shared < most) continue;
      most = shared;
      best = it;
    }
    if (best == tagged.end()) continue;
    merge(cast, rule, *best);
    tagged.erase(best);
  }
  for (Frame& frame : tagged) rules.push_back(std::move(frame));
  if (!utterances.reading().is("en")) return rules;
  share_sources(utterances.reading(), rules);
  drop_relays(utterances, cast, rules);
  return rules;
}

void join_alike(const Utterances& utterances, const Cast& cast, std::vector<Frame>& frames) {
  constexpr std::size_t kMostAsked = 64;  // frames of a unit
  const std::size_t count = std::min(frames.size(), kMostAsked);
  for (std::size_t i = 0; i < count; ++i) {
    if (frames[i].found != Found::rules || frames[i].content.empty()) continue;
    for (std::size_t j = 0; j < count; ++j) {
      Frame& other = frames[j];
      if (other.found != Found::tagger || other.content.empty()) continue;
      if (overlap(utterances, frames[i], other) < 0.5) continue;
      merge(cast, frames[i], other);
      other.content.clear();
      break;
    }
  }
}

std::vector<Frame> best_of(const EvidenceReader& reader, std::vector<Frame> candidates) {
  std::vector<std::pair<int, std::size_t>> order;  // weight, candidate
  for (std::size_t i = 0; i < candidates.size(); ++i)
    order.emplace_back(weigh_content(reader.of_content(candidates[i])), i);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Frame> kept;
  for (const auto& [weight, i] : order) {
    Frame& frame = candidates[i];
    const auto crosses = [&frame](const Frame& other) {
      const bool rules = frame.found != Found::tagger && other.found != Found::tagger;
      return !rules && touches(frame, other);
    };
    if (weight < kLeastWeight || std::any_of(kept.begin(), kept.end(), crosses)) continue;
    kept.push_back(std::move(frame));
  }
  std::stable_sort(kept.begin(), kept.end(),
                   [](const Frame& a, const Frame& b) { return begin_of(a) < begin_of(b); });
  return kept;
}

}  // namespace dateline::annotation
