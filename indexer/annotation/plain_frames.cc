// Attribution without a grammar, for languages other than English: a quotation or a clause with
// "that", a word of speech, and the name or office that stands nearest to it where the language
// puts its speakers.
#include <algorithm>
#include <array>

#include "indexer/annotation/frames.h"

namespace dateline::annotation {
namespace {

// "that", in the languages with rules of their own; a colon serves everywhere.
constexpr auto kThat = std::to_array<std::string_view>(
    {"dass", "daß", "que", "qu", "что",  "що", "че", "أن",  "إن",  "بأن", "ان", "che",
     "dat",  "że",  "att", "at", "hogy", "că", "da", "ότι", "oti", "כי",  "که", "bahwa"});
constexpr TokenId kSpeakerReach = 14;
constexpr TokenId kQuoteReach = 30;

bool subordinator(std::string_view word) {
  return std::find(kThat.begin(), kThat.end(), word) != kThat.end();
}

class PlainReader {
 public:
  PlainReader(const Utterances& utterances, const Cast& cast, const Unit& unit)
      : utterances_(utterances),
        reading_(utterances.reading()),
        cast_(cast),
        unit_(unit),
        verb_last_(reading_.is("tr")) {}

  std::vector<Frame> run() {
    for (const CueAt& cue : unit_.cues) {
      if (cue.negated || cue.entry->entry_class == EntryClass::noun) continue;
      if (taken(cue.tokens.first)) continue;
      Frame frame;
      frame.cue = cue;
      if (content(frame)) {
        frame.source = speaker(frame);
        frame.exact = false;
        frames_.push_back(std::move(frame));
      }
    }
    return std::move(frames_);
  }

 private:
  bool taken(TokenId i) const {
    for (const Frame& frame : frames_) {
      for (TokenSpan piece : frame.content) {
        if (piece.contains(i)) return true;
      }
    }
    return false;
  }

  bool taken_quotation(std::uint32_t q) const {
    const Quotation& quotation = utterances_.quotations()[q];
    for (const Frame& frame : frames_) {
      for (TokenSpan piece : frame.content) {
        if (piece.overlaps({quotation.first, quotation.last})) return true;
      }
    }
    return false;
  }

  bool content(Frame& frame) {
    if (frame.cue.entry->entry_class == EntryClass::phrase) return phrase(frame);
    if (subordinated(frame)) return clause(frame) || quoted(frame);
    return quoted(frame) || clause(frame);
  }

  // "that" stands between the cue and any quotation: the clause is what was said.
  bool subordinated(const Frame& frame) const {
    for (TokenId i = frame.cue.tokens.last;
         i < unit_.tokens.last && i - frame.cue.tokens.last < kSpeakerReach; ++i) {
      if (utterances_.quoted(i)) return false;
      if (subordinator(reading_.folded(i))) return true;
    }
    return false;
  }

  // The quotations of the unit that nobody has yet: those before the cue, else those behind; both
  // where a second stands close behind ("…", sagte er. / », dit-il, «).
  bool quoted(Frame& frame) {
    const TokenId cue = frame.cue.tokens.first;
    for (std::uint32_t q = unit_.first_quotation; q < unit_.last_quotation; ++q) {
      const Quotation& quotation = utterances_.quotations()[q];
      if (taken_quotation(q)) continue;
      const TokenId end = quotation.end();
      const bool near = end <= cue ? cue - end <= kQuoteReach
                                   : quotation.open >= cue && quotation.open - cue <= kQuoteReach;
      if (!near || !speechlike(quotation)) continue;
      frame.content.push_back(
          trim_content(utterances_, {quotation.open, std::min(end, unit_.tokens.last)}));
    }
    std::erase_if(frame.content, [](TokenSpan piece) { return piece.empty(); });
    return !frame.content.empty();
  }

  // Not a title of a work nor a word at arm's length.
  bool speechlike(const Quotation& quotation) const {
    const TokenId words = utterances_.words({quotation.first, quotation.last}, 4);
    if (words >= 4 || quotation.dash) return true;
    const TokenId last = quotation.last - 1;
    const bool marked = reading_.token(last).kind == TokenKind::punctuation;
    const bool colon = quotation.open > 0 && (reading_.is_mark(quotation.open - 1, ':') ||
                                              reading_.surface(quotation.open - 1) == "：");
    return words >= 1 && (marked || colon);
  }

  // "X said that …", "X: …".
  bool clause(Frame& frame) const {
    if (frame.cue.entry->entry_class != EntryClass::strong) return false;
    const TokenId limit = unit_.tokens.last;
    for (TokenId i = frame.cue.tokens.last; i < limit && i - frame.cue.tokens.last < kSpeakerReach;
         ++i) {
      if (utterances_.quoted(i)) return false;
      if (!subordinator(reading_.folded(i))) continue;
      if (utterances_.words({i + 1, limit}, 3) < 3) return false;
      frame.content.push_back(trim_content(utterances_, {i + 1, without_end(limit)}));
      return true;
    }
    if (verb_last_) return turkish(frame);
    return reading_.is("zh") ? directly(frame) : german(frame);
  }

  TokenId without_end(TokenId limit) const {
    while (limit > unit_.tokens.first && reading_.token(limit - 1).kind == TokenKind::punctuation &&
           !utterances_.quoted(limit - 1)) {
      --limit;
    }
    return limit;
  }

  // Chinese: what follows the verb, after a comma or not.
  bool directly(Frame& frame) const {
    const TokenSpan piece =
        trim_content(utterances_, {frame.cue.tokens.last, without_end(unit_.tokens.last)});
    if (piece.size() < 6) return false;
    frame.content.push_back(piece);
    return true;
  }

  // Turkish: "X, … ayrılmayacağını söyledi", the clause as an object before the verb.
  bool turkish(Frame& frame) const {
    const TokenId cue = frame.cue.tokens.first;
    if (cue <= unit_.tokens.first || !reading_.is_word(cue - 1)) return false;
    const std::string_view verb = reading_.folded(cue - 1);
    constexpr auto kEndings = std::to_array<std::string_view>({"ini", "unu", "igi", "ugu"});
    const bool object =
        verb.size() > 6 && std::any_of(kEndings.begin(), kEndings.end(),
                                       [verb](std::string_view e) { return verb.ends_with(e); });
    if (!object) return false;
    TokenId first = unit_.tokens.first;
    for (const Frame& earlier : frames_) {
      first = std::max({first, earlier.cue.tokens.last, earlier.content.back().last});
    }
    const TokenSpan who = nearest_behind(first, cue);
    if (!who.empty() && who.first <= first + kSpeakerReach / 2) {
      first = who.last;
      while (first < cue && (reading_.is_comma(first) || reading_.folds_to(first, "da") ||
                             reading_.folds_to(first, "de") || reading_.folds_to(first, "ise"))) {
        ++first;
      }
    }
    if (utterances_.words({first, cue}, 2) < 2) return false;
    frame.content.push_back(trim_content(utterances_, {first, cue}));
    return !frame.content.back().empty();
  }

  // German: "…, sagte X" and "X sagte, …", the clause without "dass" and marks.
  bool german(Frame& frame) const {
    if (!reading_.is("de")) return false;
    const TokenId cue = frame.cue.tokens.first;
    if (cue > unit_.tokens.first + 4 && reading_.is_comma(cue - 1)) {
      const TokenSpan piece = trim_content(utterances_, {unit_.tokens.first, cue});
      if (utterances_.words(piece, 4) < 4) return false;
      frame.content.push_back(piece);
      return true;
    }
    for (TokenId i = frame.cue.tokens.last; i < unit_.tokens.last && i - cue < kSpeakerReach; ++i) {
      if (!reading_.is_comma(i)) continue;
      if (utterances_.words({i + 1, unit_.tokens.last}, 4) < 4) return false;
      frame.content.push_back(trim_content(utterances_, {i + 1, without_end(unit_.tokens.last)}));
      return true;
    }
    return false;
  }

  // "laut X …", "selon X, …", "X zufolge", "по словам X, …".
  bool phrase(Frame& frame) {
    const TokenId cue = frame.cue.tokens.first;
    const TokenId limit = without_end(unit_.tokens.last);
    TokenId end = frame.cue.tokens.last;
    if (frame.cue.entry->has(kAfter) && !frame.cue.entry->has(kBefore)) {
      if (utterances_.words({end, limit}, 4) < 4) return false;
      TokenId from = end;
      while (from < limit && reading_.token(from).kind == TokenKind::punctuation &&
             !utterances_.quoted(from))
        ++from;
      frame.content.push_back(trim_content(utterances_, {from, limit}));
      return true;
    }
    const TokenSpan who = nearest_behind(end, limit);
    if (!who.empty()) end = who.last;
    if (cue <= unit_.tokens.first + 1) {
      while (end < limit && end - cue < kQuoteReach && !reading_.is_comma(end) && who.empty())
        ++end;
      if (end < limit && reading_.is_comma(end)) ++end;
      if (utterances_.words({end, limit}, 4) < 4) return false;
      frame.content.push_back(trim_content(utterances_, {end, limit}));
      return true;
    }
    const TokenSpan piece = trim_content(utterances_, {unit_.tokens.first, cue});
    if (utterances_.words(piece, 4) < 4) return false;
    frame.content.push_back(piece);
    return true;
  }

  // The speaker's words: behind the cue or before it, as the language has it, never in the content.
  TokenSpan speaker(const Frame& frame) const {
    // "a-t-elle ajouté": the pronoun stands inside the verb.
    for (TokenId i = frame.cue.tokens.first; reading_.is("fr") && i < frame.cue.tokens.last; ++i) {
      for (const TokenId at : {i, i - 1}) {
        if (at < unit_.tokens.first || at > i) continue;
        if (reading_.folded(at).ends_with("-elle") || reading_.folded(at).ends_with("-il"))
          return {at, at + 1};
      }
    }
    const TokenSpan behind = nearest_behind(frame.cue.tokens.last, unit_.tokens.last, &frame);
    const TokenSpan before = nearest_before(frame.cue.tokens.first, unit_.tokens.first, &frame);
    if (verb_last_) {
      const bool adjacent = !behind.empty() && behind.first <= frame.cue.tokens.last + 1;
      return before.empty() || (adjacent && frame.content.front().last <= frame.cue.tokens.first &&
                                unit_.tokens.last > behind.last + 2)
                 ? behind
                 : before;
    }
    const bool content_first = frame.content.front().last <= frame.cue.tokens.first;
    const TokenSpan& first = content_first || frame.cue.entry->has(kBefore) ? behind : before;
    const TokenSpan& second = content_first || frame.cue.entry->has(kBefore) ? before : behind;
    return first.empty() ? second : first;
  }

  bool usable(TokenId i, const Frame* frame) const {
    if (utterances_.quoted(i)) return false;
    if (frame == nullptr) return true;
    for (TokenSpan piece : frame->content) {
      if (piece.contains(i)) return false;
    }
    return true;
  }

  TokenSpan at(TokenId i) const {
    const std::int32_t mention = cast_.mention_at(i);
    if (mention != kNone) {
      TokenSpan span = cast_.mention(mention).tokens;
      const std::int32_t role = cast_.mention(mention).role;
      if (role != kNone && cast_.role(role).whole.last == span.first)
        span.first = cast_.role(role).whole.first;
      return span;
    }
    const std::int32_t role = cast_.role_at(i);
    if (role != kNone && !cast_.role(role).honorific()) return cast_.role(role).whole;
    const Entry* pronoun = reading_.entry(i, mask_of(EntryKind::pronoun));
    if (pronoun != nullptr && pronoun->entry_class == EntryClass::subject) return {i, i + 1};
    // "a-t-elle ajouté"
    const std::string_view word = reading_.folded(i);
    if (reading_.is("fr") && (word.ends_with("-elle") || word.ends_with("-il"))) return {i, i + 1};
    return {};
  }

  // Nothing but words between an office and a name ("председатель Банка России Галина Морозкина").
  bool unbroken(TokenId from, TokenId to) const {
    constexpr TokenId kLongest = 4;
    if (to < from || to - from > kLongest) return false;
    for (TokenId i = from; i < to; ++i) {
      if (!reading_.is_word(i) || reading_.entry(i, mask_of(EntryKind::cue)) != nullptr)
        return false;
    }
    return true;
  }

  // An office with its holder's name behind it, also behind a comma, is that person.
  TokenSpan widen(TokenSpan span) const {
    if (span.empty() || cast_.mention_at(span.first) != kNone) return span;
    constexpr TokenId kReach = 10;
    const std::int32_t role = cast_.role_at(span.first);
    const auto count = static_cast<std::int32_t>(cast_.mentions().size());
    for (std::int32_t m = cast_.first_mention_from(span.first); m < count; ++m) {
      const NameMention& mention = cast_.mention(m);
      if (mention.tokens.first > span.last + kReach) break;
      if (mention.type != news::EntityType::person) continue;
      const bool holds = mention.role == role || unbroken(span.last, mention.tokens.first);
      return holds ? mention.tokens : span;
    }
    return span;
  }

  TokenSpan nearest_behind(TokenId from, TokenId limit, const Frame* frame = nullptr) const {
    TokenSpan fallback;
    for (TokenId i = from; i < limit && i - from < kSpeakerReach; ++i) {
      if (!usable(i, frame)) break;
      if (reading_.token(i).sentence_start && i > from) break;
      const TokenSpan found = widen(at(i));
      if (found.empty()) continue;
      if (!place(found)) return found;
      if (fallback.empty()) fallback = found;
      i = std::max(i, found.last - 1);
    }
    return fallback;
  }

  TokenSpan nearest_before(TokenId end, TokenId floor, const Frame* frame) const {
    TokenSpan fallback;
    const TokenId reach = verb_last_ ? kSpeakerReach * 5 : kSpeakerReach * 2;
    for (TokenId i = end; i-- > floor && end - i < reach;) {
      if (!usable(i, frame)) {
        if (verb_last_) continue;
        break;
      }
      const TokenSpan found = widen(at(i));
      if (found.empty()) continue;
      if (!place(found)) return found;
      if (fallback.empty()) fallback = found;
    }
    return fallback;
  }

  bool place(TokenSpan span) const {
    const std::int32_t mention = cast_.mention_at(span.first);
    return mention != kNone && cast_.mention(mention).type == news::EntityType::place;
  }

  const Utterances& utterances_;
  const Reading& reading_;
  const Cast& cast_;
  const Unit& unit_;
  bool verb_last_;
  std::vector<Frame> frames_;
};

}  // namespace

std::vector<Frame> plain_frames(const Utterances& utterances, const Cast& cast, const Unit& unit) {
  return PlainReader(utterances, cast, unit).run();
}

}  // namespace dateline::annotation
