// The features, each group with slots of its own; the tables are read by number.
#include "indexer/annotation/evidence.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "indexer/annotation/confidence_weights.h"
#include "indexer/annotation/english_verbs.h"

namespace dateline::annotation {
namespace {

using news::EntityType;

// First numbers of the groups of the content table.
constexpr std::size_t kBias = 0;
constexpr std::size_t kFound = 1;           // rules, both, tagger
constexpr std::size_t kTrust = 4;           // 10 steps, for both and for the tagger alone
constexpr std::size_t kCueClass = 24;       // 6 classes, by how it was found
constexpr std::size_t kQuoted = 42;         // none, part, all, by how it was found
constexpr std::size_t kComplement = 51;     // 6, by rules or the tagger alone
constexpr std::size_t kSource = 63;         // 10
constexpr std::size_t kLength = 73;         // 5
constexpr std::size_t kShape = 78;          // inexact, shared speaker, pieces
constexpr std::size_t kOrphan = 84;         // 8
constexpr std::size_t kOrphanLength = 92;   // 5
constexpr std::size_t kCueWord = 104;       // kWords, by how it was found
constexpr std::size_t kFirstWord = 872;     // of the content: kFewWords
constexpr std::size_t kSpeakerHead = 1000;  // kFewWords
constexpr std::size_t kBeforeCue = 1128;    // 64 words
constexpr std::size_t kBehindCue = 1192;    // 64 words
constexpr std::size_t kClause = 1256;  // what the verb takes (4), by complement (6), by verbs (3)
constexpr std::size_t kVerbs = 1328;   // verbs in the content (3), by quoted (3), by found (3)
constexpr std::size_t kSameSource = 1355;  // 5
constexpr std::size_t kCueForm = 1360;     // 4, by how it was found
// Slots for words by their hash.
constexpr std::size_t kWords = 256;
constexpr std::size_t kFewWords = 128;
static_assert(kCueWord + 3 * kWords <= kFirstWord && kCueForm + 12 <= kContentFeatures);
// … of the speaker table.
constexpr std::size_t kAttribution = 1;    // 6
constexpr std::size_t kSpeakerSource = 7;  // 10
constexpr std::size_t kAgreement = 17;     // 5
constexpr std::size_t kSure = 22;
constexpr std::size_t kSpeakerQuoted = 23;      // 3
constexpr std::size_t kSpeakerTrust = 26;       // 10
constexpr std::size_t kSpeakerType = 36;        // nobody, coined, person, org, place
constexpr std::size_t kNameWords = 41;          // 0 to 3
constexpr std::size_t kSpeakerOrphan = 45;      // 8
constexpr std::size_t kTypeByAttribution = 53;  // 5 by 6

constexpr std::array<TokenId, 4> kLengths{2, 4, 8, 20};

std::size_t trust_step(double trust) {
  return static_cast<std::size_t>(std::clamp(trust * 10, 0.0, 9.0));
}

std::size_t step_of(TokenId words) {
  return static_cast<std::size_t>(std::lower_bound(kLengths.begin(), kLengths.end(), words) -
                                  kLengths.begin());
}

template <std::size_t N>
int weigh(const Evidence& evidence, const std::array<std::int16_t, N>& weights) {
  int sum = 0;
  for (const std::uint16_t feature : evidence) sum += weights[feature];
  return sum;
}

std::size_t hash_of(std::string_view word) {
  std::uint64_t hash = 0xcbf29ce484222325U;  // FNV-1a
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return static_cast<std::size_t>(hash ^ (hash >> 29U));
}

class Emitter {
 public:
  void operator()(std::size_t group, std::size_t slot = 0) {
    evidence_.push_back(static_cast<std::uint16_t>(group + slot));
  }
  Evidence take() { return std::move(evidence_); }

 private:
  Evidence evidence_;
};

}  // namespace

std::size_t EvidenceReader::source_kind(TokenSpan source) const {
  if (source.empty()) return 0;
  const std::string_view word = reading_.folded(source.first);
  if (source.size() == 1) {
    if (word == "he" || word == "she") return 1;
    if (word == "it") return 2;
    if (word == "who") return 4;
    if (reading_.entry(source.first, mask_of(EntryKind::pronoun)) != nullptr) return 3;
  }
  bool role = false;
  for (TokenId i = source.first; i < source.last && i < source.first + 12; ++i) {
    const std::int32_t m = cast_.mention_at(i);
    if (m != kNone) return 5 + static_cast<std::size_t>(cast_.mention(m).type);
    role = role || cast_.role_at(i) != kNone;
  }
  return role ? 8 : 9;
}

// What stands behind the cue: that, a quotation, to, a question word, another word; or the words
// stand before it.
std::size_t EvidenceReader::complement(const Frame& frame) const {
  if (frame.cue.tokens.empty() || frame.content.front().first < frame.cue.tokens.first) return 5;
  const TokenId first = frame.content.front().first;
  if (utterances_.quoted(first)) return 1;
  if (first > 0 && reading_.folds_to(first - 1, "that")) return 0;
  const std::string_view word = reading_.folded(first);
  if (word == "to") return 2;
  const bool asks = word == "whether" || word == "how" || word == "why" || word == "what";
  return asks ? 3 : 4;
}

std::size_t EvidenceReader::quoted_share(const Frame& frame) const {
  bool in = false;
  bool out = false;
  for (TokenSpan piece : frame.content) {
    for (TokenId i = piece.first; i < piece.last; ++i) {
      if (!reading_.is_word(i)) continue;
      (utterances_.quoted(i) ? in : out) = true;
    }
  }
  return !in ? 0 : (out ? 1 : 2);
}

std::size_t EvidenceReader::length_class(const Frame& frame) const {
  TokenId words = 0;
  for (TokenSpan piece : frame.content) words += utterances_.words(piece, kLengths.back() + 1);
  return step_of(words);
}

Evidence EvidenceReader::of_content(const Frame& frame) const {
  Emitter emit;
  const auto found = static_cast<std::size_t>(frame.found);
  const Entry* entry = frame.cue.entry;
  emit(kBias);
  emit(kFound, found);
  if (frame.found != Found::rules)
    emit(kTrust, trust_step(frame.trust) + (frame.found == Found::tagger ? 10 : 0));
  std::size_t cue_class = 5;
  if (frame.cue.tokens.empty()) cue_class = 4;
  if (entry != nullptr) {
    cue_class = entry->entry_class == EntryClass::strong ? 0
                : entry->entry_class == EntryClass::weak ? 1
                : entry->entry_class == EntryClass::noun ? 2
                                                         : 3;
  }
  emit(kCueClass, cue_class * 3 + found);
  emit(kQuoted, quoted_share(frame) * 3 + found);
  emit(kComplement, complement(frame) * 2 + (frame.found == Found::tagger ? 1 : 0));
  emit(kSource, source_kind(frame.source));
  emit(kLength, length_class(frame));
  if (!frame.exact) emit(kShape);
  if (frame.shares_source) emit(kShape, 1);
  emit(kShape, 2 + std::min<std::size_t>(frame.content.size(), 3));
  Evidence all = emit.take();
  emit_words(frame, all);
  emit_clause(frame, all);
  return all;
}

std::size_t EvidenceReader::verbs_in(TokenSpan content) const {
  constexpr TokenId kReach = 40;
  std::size_t count = 0;
  for (TokenId i = content.first; i < std::min(content.last, content.first + kReach); ++i) {
    count += looks_finite(reading_.folded(i));
    if (count == 2) break;
  }
  return count;
}

// The base form where the lexicon has it, else the last word; without a cue 0.
std::size_t EvidenceReader::cue_word(const Frame& frame) const {
  if (frame.cue.entry != nullptr)
    return 1 + hash_of(reading_.gazetteer().lemma(*frame.cue.entry)) % (kWords - 1);
  if (frame.cue.tokens.empty()) return 0;
  return 1 + hash_of(reading_.folded(frame.cue.tokens.last - 1)) % (kWords - 1);
}

void EvidenceReader::emit_words(const Frame& frame, Evidence& out) const {
  const auto emit = [&out](std::size_t group, std::size_t slot) {
    out.push_back(static_cast<std::uint16_t>(group + slot));
  };
  const auto found = static_cast<std::size_t>(frame.found);
  emit(kCueWord, cue_word(frame) * 3 + found);
  emit(kFirstWord, hash_of(reading_.folded(frame.content.front().first)) % kFewWords);
  if (!frame.source.empty()) {
    // The noun that the words for the speaker turn on: the last before "of", "for", a comma.
    TokenId head = frame.source.first;
    for (TokenId i = frame.source.first; i < frame.source.last && i < head + 4; ++i) {
      const std::string_view word = reading_.folded(i);
      if (reading_.is_comma(i) || word == "of" || word == "for" || word == "in" || word == "from")
        break;
      head = i;
    }
    const std::int32_t m = cast_.mention_at(head);
    emit(kSpeakerHead, m != kNone ? static_cast<std::size_t>(cast_.mention(m).type)
                                  : 3 + hash_of(reading_.folded(head)) % (kFewWords - 3));
  }
  if (frame.cue.tokens.empty()) return;
  if (frame.cue.tokens.first > 0)
    emit(kBeforeCue, hash_of(reading_.folded(frame.cue.tokens.first - 1)) % 64);
  if (frame.cue.tokens.last < reading_.size())
    emit(kBehindCue, hash_of(reading_.folded(frame.cue.tokens.last)) % 64);
}

void EvidenceReader::emit_clause(const Frame& frame, Evidence& out) const {
  const auto emit = [&out](std::size_t group, std::size_t slot) {
    out.push_back(static_cast<std::uint16_t>(group + slot));
  };
  const auto found = static_cast<std::size_t>(frame.found);
  const Entry* entry = frame.cue.entry;
  const bool verb = entry != nullptr && entry->entry_class != EntryClass::noun &&
                    entry->entry_class != EntryClass::phrase;
  const std::size_t takes =
      verb ? static_cast<std::size_t>(complement_of(reading_.gazetteer().lemma(*entry))) : 3;
  const std::size_t verbs = verbs_in(frame.content.front());
  emit(kClause, (takes * 6 + complement(frame)) * 3 + verbs);
  emit(kVerbs, (verbs * 3 + quoted_share(frame)) * 3 + found);
  emit(kSameSource, static_cast<std::size_t>(frame.agreement));
  if (frame.cue.tokens.empty()) return;
  const std::string_view form = reading_.folded(frame.cue.tokens.first);
  const std::size_t kind = form.ends_with("ing")  ? 0
                           : form.ends_with("ed") ? 1
                           : form.ends_with("s")  ? 2
                                                  : 3;
  emit(kCueForm, kind * 3 + found);
}

Evidence EvidenceReader::of_content(Orphan how, TokenSpan piece) const {
  Emitter emit;
  emit(kBias);
  emit(kOrphan, static_cast<std::size_t>(how));
  emit(kOrphanLength, step_of(utterances_.words(piece, kLengths.back() + 1)));
  return emit.take();
}

Evidence EvidenceReader::of_speaker(const Frame& frame, const SpeakerFound& speaker) const {
  Emitter emit;
  emit(kSpeakerSource, source_kind(frame.source));
  emit(kAgreement, static_cast<std::size_t>(frame.agreement));
  emit(kSpeakerQuoted, quoted_share(frame));
  if (frame.found != Found::rules) emit(kSpeakerTrust, trust_step(frame.trust));
  Evidence all = of_speaker(Orphan::no, speaker);
  const Evidence more = emit.take();
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

Evidence EvidenceReader::of_speaker(Orphan how, const SpeakerFound& speaker) const {
  Emitter emit;
  const auto attribution = static_cast<std::size_t>(speaker.attribution);
  std::size_t type = speaker.named() ? 1 : 0;
  if (speaker.entity != kNone)
    type = 2 + static_cast<std::size_t>(cast_.entity(speaker.entity).type);
  const auto blanks = std::count(speaker.speaker.name.begin(), speaker.speaker.name.end(), ' ');
  emit(kBias);
  emit(kAttribution, attribution);
  if (!speaker.sure) emit(kSure);
  emit(kSpeakerType, type);
  emit(kNameWords,
       speaker.named() ? std::min<std::size_t>(static_cast<std::size_t>(blanks), 2) + 1 : 0);
  emit(kSpeakerOrphan, static_cast<std::size_t>(how));
  if (kTypeByAttribution + type * 6 + attribution < kSpeakerFeatures)
    emit(kTypeByAttribution, type * 6 + attribution);
  return emit.take();
}

int weigh_content(const Evidence& evidence) {
  return weigh(evidence, kContentWeights);
}
int weigh_speaker(const Evidence& evidence) {
  return weigh(evidence, kSpeakerWeights);
}

double probability(int weight) {
  return 1 / (1 + std::exp(-static_cast<double>(weight) / kEvidenceScale));
}

}  // namespace dateline::annotation
