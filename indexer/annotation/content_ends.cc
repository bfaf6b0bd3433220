// The places are commas, dashes and words that open a clause or phrase, up to the unit's end; the
// features are the words around each, what rules and tagger chose, and what would be left out.
#include "indexer/annotation/content_ends.h"

#include <algorithm>
#include <array>

#include "indexer/annotation/content_end_weights.h"
#include "indexer/annotation/english_contents.h"
#include "indexer/annotation/english_verbs.h"

namespace dateline::annotation {
namespace {

constexpr TokenId kReach = 90;     // tokens of a content that are looked at
constexpr std::size_t kMost = 24;  // places that are weighed
constexpr TokenId kShortest = 2;   // tokens of a content
constexpr int kStay = 150;         // what speaks for the end that was chosen before
constexpr TokenId kNextVerb = 8;   // tokens behind the end
constexpr TokenId kNextCue = 6;    // tokens to a verb of speech behind the end

constexpr std::size_t kWordClasses = kContentEndOpeners + 8;
// First numbers of the groups.
constexpr std::size_t kMark = 0;          // 6 marks, and by what rules and tagger say (9)
constexpr std::size_t kWord = 64;         // word classes behind a mark, and without one
constexpr std::size_t kAgreed = 300;      // rules' end, tagger's end by trust
constexpr std::size_t kLength = 330;      // 8, and 8 of what is left out
constexpr std::size_t kQuotes = 350;      // inside, left out
constexpr std::size_t kCues = 356;        // inside, near behind
constexpr std::size_t kWordBefore = 370;  // word class before the end
constexpr std::size_t kWordAgreed = 490;  // word class by where tagger and rules ended (2)
constexpr std::size_t kVerbs = 720;       // kind of clause (6) by verbs in it (3), by mark (6)
constexpr std::size_t kWordVerbs = 828;   // word class behind, without and with a verb before
constexpr std::size_t kSecond = 1060;  // class of the second word behind, by the first's kind (3)
constexpr std::size_t kVerbsBehind =
    1410;                                // verbs soon behind (3), by verbs before (3), by mark (6)
constexpr std::size_t kRelative = 1466;  // inside a clause of "which", by mark (6)
constexpr std::size_t kPlace = 1480;     // how many places before (8)
static_assert(kWord + 2 * kWordClasses <= kAgreed);
static_assert(kWordBefore + kWordClasses <= kWordAgreed);
static_assert(kWordAgreed + 2 * kWordClasses <= kVerbs);
static_assert(kWordVerbs + 2 * kWordClasses <= kSecond);
static_assert(kSecond + 3 * kWordClasses <= kVerbsBehind);
constexpr std::array<TokenId, 7> kLengths{3, 5, 8, 12, 18, 26, 40};

std::size_t step_of(TokenId tokens) {
  return static_cast<std::size_t>(std::lower_bound(kLengths.begin(), kLengths.end(), tokens) -
                                  kLengths.begin());
}

}  // namespace

// The word's place in the list, else what kind of word it is.
std::size_t ContentEnds::word_class(TokenId i) const {
  constexpr std::size_t kOther = kContentEndOpeners;
  if (i >= reading_.size()) return kOther;
  const std::size_t opener = known(i).opener;
  if (opener != kOther) return opener;
  if (utterances_.quoted(i)) return kOther + 1;
  if (reading_.token(i).kind == TokenKind::number) return kOther + 2;
  if (cast_.mention_at(i) != kNone) return kOther + 3;
  if (reading_.entry(i, mask_of(EntryKind::cue)) != nullptr) return kOther + 4;
  const std::string_view word = reading_.folded(i);
  if (ends_with_ing(word)) return kOther + 5;
  if (word.ends_with("ed")) return kOther + 6;
  return reading_.is_word(i) ? kOther + 7 : kOther;
}

// Nothing, a comma, a dash, another mark, a bracket, the unit's end.
std::size_t ContentEnds::mark_at(TokenId end, TokenId ceiling) const {
  if (end >= ceiling) return 5;
  if (reading_.is_comma(end)) return 1;
  const Token& token = reading_.token(end);
  if (token.kind != TokenKind::punctuation && token.kind != TokenKind::symbol) return 0;
  if (reading_.is_mark(end, '(')) return 4;
  const std::string_view mark = reading_.surface(end);
  return mark == "-" || mark == "--" || mark == "—" || mark == "–" || mark == "―" ? 2 : 3;
}

bool ContentEnds::may_end(TokenId i, TokenId first) const {
  // Inside a quotation nothing ends.
  const std::int32_t q = utterances_.quotation_at(i);
  if (q >= 0 && utterances_.quotation(q).open != i) return false;
  if (q >= 0) return utterances_.quotation(q).open > first + kShortest;
  if (i > 0 && utterances_.quoted(i - 1)) return true;
  const Token& token = reading_.token(i);
  if (token.kind == TokenKind::punctuation)
    return !reading_.is_mark(i, '.') && !reading_.is_mark(i, ')');
  return known(i).bare_end;
}

void ContentEnds::ends(const Frame& frame, TokenId ceiling, std::vector<TokenId>& found) const {
  const TokenSpan last = frame.content.back();
  const TokenId limit = std::min(ceiling, last.first + kReach);
  for (TokenId i = last.first + kShortest; i < limit && found.size() < kMost; ++i) {
    // Behind a mark no second place.
    const bool opened = i > 0 && reading_.token(i - 1).kind == TokenKind::punctuation;
    if (!opened && may_end(i, last.first)) found.push_back(i);
  }
  found.push_back(last.last);
  if (ceiling < last.first + kReach) found.push_back(ceiling);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
}

// After "that", by itself, an object, "to …", a noun of speech, a cue that no lexicon knows.
std::size_t ContentEnds::clause_kind(const Frame& frame) const {
  const TokenId first = frame.content.back().first;
  if (first > 0 && reading_.folds_to(first - 1, "that")) return 0;
  if (reading_.folds_to(first, "to")) return 3;
  const Entry* cue = frame.cue.entry;
  if (cue == nullptr) return 5;
  if (cue->entry_class == EntryClass::noun) return 4;
  const Complement complement = complement_of(reading_.gazetteer().lemma(*cue));
  return complement == Complement::object ? 2 : 1;
}

std::size_t ContentEnds::verbs_in(TokenSpan tokens) const {
  std::size_t count = 0;
  for (TokenId i = tokens.first; i < tokens.last && count < 2; ++i) count += known(i).verb;
  return count;
}

// ", which calls for a state" without a comma behind.
bool ContentEnds::relative_open(TokenSpan content) const {
  for (TokenId i = content.last; i-- > content.first + 1;) {
    if (reading_.is_comma(i)) return false;
    if (known(i).relative && reading_.is_comma(i - 1)) return true;
  }
  return false;
}

std::size_t ContentEnds::cues_between(const Unit& unit, TokenId from, TokenId to) const {
  auto cue = std::partition_point(unit.cues.begin(), unit.cues.end(),
                                  [from](const CueAt& one) { return one.tokens.first < from; });
  std::size_t count = 0;
  for (; cue != unit.cues.end() && cue->tokens.first < to && count < 2; ++cue)
    count += cue->entry->entry_class == EntryClass::strong;
  return count;
}

// Whether a quotation opens inside the content (1), and whether one is left out behind it (2).
std::size_t ContentEnds::quotations_at(const Unit& unit, TokenSpan content) const {
  const auto first = utterances_.quotations().begin() + unit.first_quotation;
  const auto last = utterances_.quotations().begin() + unit.last_quotation;
  const auto from = [&](TokenId token) {
    return std::partition_point(first, last,
                                [token](const Quotation& q) { return q.open < token; });
  };
  const auto opened = from(content.first);
  const bool inside = opened != last && opened->open < content.last;
  return (inside ? 1U : 0U) + (from(content.last) != last ? 2U : 0U);
}

// What the words say: those of the content, and those that would be left out.
template <typename Features>
void ContentEnds::emit_words(const Frame& frame, const Place& place, Features& out) const {
  const auto emit = [&out](std::size_t group, std::size_t slot) {
    out.push_back(static_cast<std::uint16_t>(group + slot));
  };
  const TokenSpan content{frame.content.back().first, place.end};
  const std::size_t mark = mark_at(place.end, place.ceiling);
  const TokenId next = mark == 0 ? place.end : place.end + 1;
  const std::size_t word = mark == 5 ? kContentEndOpeners : word_class(next);
  const std::size_t verbs = verbs_in(content);
  emit(kWord, word + (mark == 0 ? 0 : kWordClasses));
  emit(kWordBefore, word_class(place.end - 1));
  emit(kVerbs, (place.clause * 3 + verbs) * 6 + mark);
  emit(kWordVerbs, word + (verbs == 0 ? 0 : kWordClasses));
  if (mark != 5 && next < place.ceiling) {
    const std::size_t kind = reading_.folded(next).ends_with("ing") ? 2
                             : reading_.capital(next)               ? 1
                                                                    : 0;
    emit(kSecond, kind * kWordClasses + word_class(next + 1));
    const TokenId reach = std::min<TokenId>(place.ceiling, next + kNextVerb);
    emit(kVerbsBehind, (verbs_in({next, reach}) * 3 + verbs) * 6 + mark);
  }
  emit(kRelative, (relative_open(content) ? 6U : 0U) + mark);
  if (place.end == frame.rule_end) emit(kWordAgreed, word);
  if (place.end == frame.tagged_end) emit(kWordAgreed, kWordClasses + word);
}

template <typename Features>
void ContentEnds::features(const Frame& frame, const Unit& unit, const Place& place,
                           Features& out) const {
  const auto emit = [&out](std::size_t group, std::size_t slot) {
    out.push_back(static_cast<std::uint16_t>(group + slot));
  };
  const auto [end, ceiling, index, clause] = place;
  const TokenId first = frame.content.back().first;
  const std::size_t mark = mark_at(end, ceiling);
  // Before, at or behind the ends that rules and tagger chose; 3: they chose none.
  const auto side = [end = end](TokenId chosen) -> std::size_t {
    return chosen == 0 ? 3 : end < chosen ? 0 : end == chosen ? 1 : 2;
  };
  const std::size_t rule = side(frame.rule_end);
  const std::size_t tagged = side(frame.tagged_end);
  const auto trust = static_cast<std::size_t>(std::clamp(frame.trust * 4, 0.0, 3.0));
  emit(kMark, mark * 9 + (rule == 1 ? 1 : 0) + (tagged == 1 ? 2 : 0));
  emit(kMark, mark * 9 + 4 + (frame.cue.entry != nullptr ? 0 : 1));
  emit(kAgreed, rule * 4 + tagged);
  emit(kAgreed, 16 + (tagged == 3 ? 12 : tagged * 4 + trust));
  emit(kLength, step_of(end - first));
  emit(kLength, 8 + (end >= ceiling ? 0 : step_of(ceiling - end)));
  emit(kQuotes, quotations_at(unit, {first, end}));
  emit(kCues, cues_between(unit, first, end));
  emit(kCues, 3 + cues_between(unit, end, end + kNextCue) + (mark == 0 ? 0 : 3));
  emit(kPlace, std::min<std::size_t>(index, 7));
  emit_words(frame, place, out);
}

template <typename Take>
void ContentEnds::for_ends(const Frame& frame, const Unit& unit, const Take& take) const {
  if (frame.content.empty() || frame.cue.tokens.empty()) return;
  const TokenSpan last = frame.content.back();
  const TokenId behind = std::max(frame.cue.tokens.last, frame.source.last);
  if (last.first < frame.cue.tokens.last || last.size() < kShortest) return;
  if (frame.source.first > last.first && behind > last.last) return;
  const std::int32_t q = utterances_.quotation_at(last.first);
  if (q >= 0 && utterances_.quotation(q).last >= last.last) return;
  TokenId ceiling = unit.tokens.last;
  while (ceiling > last.last && !utterances_.quoted(ceiling - 1) &&
         reading_.token(ceiling - 1).kind == TokenKind::punctuation)
    --ceiling;
  std::vector<TokenId> found;
  found.reserve(kMost + 2);
  ends(frame, ceiling, found);
  const std::size_t clause = clause_kind(frame);
  for (std::size_t i = 0; i < found.size(); ++i) take(Place{found[i], ceiling, i, clause});
}

std::vector<EndChoice> ContentEnds::choices(const Frame& frame, const Unit& unit) const {
  std::vector<EndChoice> out;
  for_ends(frame, unit, [&](const Place& place) {
    out.push_back({place.end, {}});
    features(frame, unit, place, out.back().features);
  });
  return out;
}

namespace {

// Features that are only weighed.
struct WeightSum {
  int sum = 0;
  void push_back(std::uint16_t feature) { sum += kContentEndWeights[feature]; }
};

}  // namespace

void ContentEnds::settle(Frame& frame, const Unit& unit) const {
  const TokenId chosen = frame.content.empty() ? 0 : frame.content.back().last;
  TokenId best = chosen;
  int stay = 0, most = 0;
  bool other = false;  // an end other than that chosen before
  for_ends(frame, unit, [&](const Place& place) {
    WeightSum weight;
    features(frame, unit, place, weight);
    if (place.end == chosen) {
      stay = weight.sum + kStay;
    } else if (!other || weight.sum > most) {
      other = true;
      most = weight.sum;
      best = place.end;
    }
  });
  if (!other) return;
  if (most <= stay) best = chosen;
  const TokenSpan settled = trim_content(utterances_, {frame.content.back().first, best});
  if (!settled.empty()) frame.content.back() = settled;
}

}  // namespace dateline::annotation
