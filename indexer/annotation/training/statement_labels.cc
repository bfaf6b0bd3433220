// Labels are written in order of rising rank, so that the higher rank wins where parts overlap.
#include "indexer/annotation/training/statement_labels.h"

#include <algorithm>

#include "indexer/annotation/tagging/cue_features.h"

namespace dateline::training {

using tagging::TokenRange;
namespace cue_label = tagging::cue_label;
namespace part_label = tagging::part_label;

namespace {

std::vector<TokenRange> to_tokens(const tagging::TokenSequence& tokens,
                                  const std::vector<ByteRange>& spans) {
  std::vector<TokenRange> ranges;
  for (const auto& [begin, end] : spans) {
    TokenRange r;
    r.begin = static_cast<std::uint32_t>(tokens.token_at(begin));
    r.end = r.begin;
    while (r.end < tokens.size() && tokens[r.end].begin < end) ++r.end;
    if (r.size() > 0) ranges.push_back(r);
  }
  return ranges;
}

// Labelled with or without its quotation marks, a quotation is learnt with them.
void take_in_marks(const tagging::ArticleView& view, TokenRange& r) {
  if (r.begin > 0 && view[r.begin - 1].quote == tagging::QuoteState::opening) --r.begin;
  const auto closes = [&](std::uint32_t i) {
    return i < view.size() && view[i].quote == tagging::QuoteState::closing;
  };
  if (closes(r.end)) {
    ++r.end;
  } else if (closes(r.end + 1) && view.tokens()[r.end].kind == annotation::TokenKind::punctuation) {
    r.end += 2;
  }
}

}  // namespace

PreparedArticle::PreparedArticle(const GoldArticle& article, const tagging::WordTable& words)
    : gold(&article), tokens(article.text), view(tokens, words) {
  for (const GoldAttribution& a : article.attributions) {
    parts.push_back(
        {to_tokens(tokens, a.source), to_tokens(tokens, a.cue), to_tokens(tokens, a.content)});
    for (TokenRange& content : parts.back().content) take_in_marks(view, content);
  }
}

std::vector<std::uint8_t> cue_labels(const PreparedArticle& article) {
  std::vector<std::uint8_t> labels(article.tokens.size(), cue_label::kOther);
  const auto write = [&](const std::vector<TokenRange>& ranges, std::uint8_t first) {
    for (const TokenRange& r : ranges)
      for (std::uint32_t i = r.begin; i < r.end; ++i) labels[i] = i == r.begin ? first : first + 1;
  };
  const auto before = [](const GoldParts& p) {
    return !p.content.empty() && !p.cue.empty() && p.content.front().begin < p.cue.front().begin;
  };
  for (const GoldParts& p : article.parts) {
    if (p.cue.empty() || p.content.empty()) continue;
    std::uint32_t begin = std::min(p.cue.front().begin, p.content.front().begin);
    std::uint32_t end = std::max(p.cue.back().end, p.content.back().end);
    if (!p.source.empty()) {
      begin = std::min(begin, p.source.front().begin);
      end = std::max(end, p.source.back().end);
    }
    for (std::uint32_t i = begin; i < end; ++i) labels[i] = cue_label::kBetween;
  }
  for (const GoldParts& p : article.parts)
    write(p.content, before(p) ? cue_label::kContentBefore : cue_label::kContent);
  for (const GoldParts& p : article.parts)
    write(p.source, before(p) ? cue_label::kSourceBefore : cue_label::kSource);
  for (const GoldParts& p : article.parts)
    write(p.cue, before(p) ? cue_label::kCueBefore : cue_label::kCue);
  // A part cut by a higher one goes on with a beginning.
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::uint8_t previous =
        i == 0 || article.tokens[i].paragraph_start ? cue_label::kOther : labels[i - 1];
    if (!cue_label::may_follow(previous, labels[i])) --labels[i];
  }
  return labels;
}

std::vector<std::uint8_t> part_labels(const GoldParts* parts, TokenRange cue, TokenRange window) {
  std::vector<std::uint8_t> labels(window.size());
  for (std::uint32_t i = window.begin; i < window.end; ++i)
    labels[i - window.begin] = i < cue.begin ? part_label::kOtherBefore
                               : i < cue.end ? part_label::kCue
                                             : part_label::kOtherAfter;
  if (parts == nullptr) return labels;
  const auto write = [&](const std::vector<TokenRange>& ranges, std::uint8_t before,
                         std::uint8_t after) {
    for (const TokenRange& r : ranges) {
      bool first = true;
      for (std::uint32_t i = std::max(r.begin, window.begin); i < std::min(r.end, window.end);
           ++i) {
        std::uint8_t& label = labels[i - window.begin];
        if (i >= cue.begin && i < cue.end) {
          first = true;
          continue;
        }
        label = static_cast<std::uint8_t>((i < cue.begin ? before : after) + (first ? 0 : 1));
        first = false;
      }
    }
  };
  write(parts->content, part_label::kContentBefore, part_label::kContentAfter);
  write(parts->source, part_label::kSourceBefore, part_label::kSourceAfter);
  bool seen = false;
  for (std::uint32_t i = window.begin; i < cue.begin; ++i) {
    std::uint8_t& label = labels[i - window.begin];
    seen = seen || label != part_label::kOtherBefore;
    if (seen && label == part_label::kOtherBefore) label = part_label::kBetweenBefore;
  }
  seen = false;
  for (std::uint32_t i = window.end; i-- > cue.end;) {
    std::uint8_t& label = labels[i - window.begin];
    seen = seen || label != part_label::kOtherAfter;
    if (seen && label == part_label::kOtherAfter) label = part_label::kBetweenAfter;
  }
  // A content cut by the source goes on with a beginning.
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const bool fits = i == 0 ? part_label::may_begin(labels[0])
                             : part_label::may_follow(labels[i - 1], labels[i]);
    if (!fits && labels[i] > 0) --labels[i];
  }
  return labels;
}

const GoldParts* gold_of_cue(const PreparedArticle& article, TokenRange cue) {
  const GoldParts* best = nullptr;
  std::uint32_t most = 0;
  for (const GoldParts& p : article.parts) {
    for (const TokenRange& r : p.cue) {
      if (r.begin >= cue.end || cue.begin >= r.end) continue;
      const std::uint32_t shared = std::min(r.end, cue.end) - std::max(r.begin, cue.begin);
      if (shared > most) {
        most = shared;
        best = &p;
      }
    }
  }
  return best;
}

Judgement judge(const PreparedArticle& article, const tagging::CueReading& reading) {
  const auto is_word = [&](std::uint32_t i) {
    return article.tokens[i].kind == tagging::TokenKind::word ||
           article.tokens[i].kind == tagging::TokenKind::number;
  };
  const auto words = [&](const std::vector<TokenRange>& ranges) {
    std::vector<std::uint32_t> out;
    for (const TokenRange& r : ranges)
      for (std::uint32_t i = r.begin; i < r.end; ++i)
        if (is_word(i)) out.push_back(i);
    return out;
  };
  const GoldParts* gold = gold_of_cue(article, reading.cue);
  if (gold == nullptr) return {};
  const std::vector<std::uint32_t> ours = words(reading.content), theirs = words(gold->content);
  std::vector<std::uint32_t> shared;
  std::set_intersection(ours.begin(), ours.end(), theirs.begin(), theirs.end(),
                        std::back_inserter(shared));
  if (shared.empty() || 2 * shared.size() < std::max(ours.size(), theirs.size())) return {};
  if (gold->source.empty() || reading.source.size() == 0)
    return {true, gold->source.empty() && reading.source.size() == 0};
  const TokenRange& s = gold->source.front();
  return {true, s.begin < reading.source.end && reading.source.begin < s.end};
}

}  // namespace dateline::training
