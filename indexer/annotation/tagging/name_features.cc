// Labels, stretches and votes.
#include "indexer/annotation/tagging/name_features.h"

#include <algorithm>
#include <array>
#include <cassert>

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

constexpr int kReach = 2;

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

bool is_unanimous(std::uint8_t vote, std::uint8_t label) {
  if (vote == 0) return false;
  const unsigned type = (name_label::type_of(label) + 3U) / 4U;
  return (vote - 1U) / 12U == type && (vote - 1U) % 12U / 3U == 3U;
}

}  // namespace dateline::tagging
