// Attribution without a grammar, for languages other than English: a quotation or a clause with
// "that", a word of speech, and the name or office that stands nearest to it where the language
// puts its speakers.
#include <algorithm>
#include <array>

#include "indexer/annotation/frames.h"
#include "indexer/annotation/plain_speakers.h"

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
        unit_(unit),
        speakers_(utterances, cast, unit),
        verb_last_(reading_.is("tr")) {}

  std::vector<Frame> run() {
    interrupted();
    for (const CueAt& cue : unit_.cues) {
      if (cue.negated || cue.entry->entry_class == EntryClass::noun) continue;
      if (taken(cue.tokens.first)) continue;
      Frame frame;
      frame.cue = cue;
      if (content(frame)) {
        frame.source = speakers_.of(frame);
        frame.exact = false;
        frames_.push_back(std::move(frame));
      }
    }
    introduced();
    return std::move(frames_);
  }

 private:
  // "The villagers take it calmly: “…”": a clause without a verb of speech, a colon, a quotation.
  void introduced() {
    for (std::uint32_t q = unit_.first_quotation; q < unit_.last_quotation; ++q) {
      const Quotation& quotation = utterances_.quotations()[q];
      if (quotation.dash || taken_quotation(q) || !speechlike(quotation)) continue;
      Frame frame;
      if (quotation.open > unit_.tokens.first && colon(quotation.open - 1))
        frame.source = speakers_.subject_before(quotation.open - 1);
      if (frame.source.empty()) frame.source = named_behind(quotation);
      if (frame.source.empty()) continue;
      frame.content.push_back(trim_content(
          utterances_, {quotation.open, std::min(quotation.end(), unit_.tokens.last)}));
      frame.exact = false;
      if (!frame.content.back().empty()) frames_.push_back(std::move(frame));
    }
  }

  // "…“, so der Minister."
  TokenSpan named_behind(const Quotation& quotation) const {
    TokenId i = quotation.end();
    if (i < unit_.tokens.last && reading_.is_comma(i)) ++i;
    if (!reading_.is("de") || i >= unit_.tokens.last || !reading_.folds_to(i, "so")) return {};
    return speakers_.named(i + 1);
  }

  bool colon(TokenId i) const { return reading_.is_mark(i, ':') || reading_.surface(i) == "："; }

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

  // "that" stands between the cue and any quotation, or a clause begins there: it is what was said.
  bool subordinated(Frame& frame) const {
    if (around_quotation(frame)) return true;
    if (reading_.is("fr") && object(frame)) {
      frame.content.clear();
      return true;
    }
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
      const bool said =
          speechlike(quotation) || judged(frame, quotation) || attached(frame, quotation);
      if (!near || !said) continue;
      frame.content.push_back(
          trim_content(utterances_, {quotation.open, std::min(end, unit_.tokens.last)}));
    }
    std::erase_if(frame.content, [](TokenSpan piece) { return piece.empty(); });
    return !frame.content.empty();
  }

  // Russian: «Это позор, — сказала X. — Нам обещали воду»: verb and name between dashes within the
  // marks.
  void interrupted() {
    if (!reading_.is("ru") && !reading_.is("uk") && !reading_.is("bg")) return;
    for (std::uint32_t q = unit_.first_quotation; q < unit_.last_quotation; ++q) {
      const Quotation& quotation = utterances_.quotations()[q];
      for (TokenId i = quotation.first + 1; !quotation.dash && i + 1 < quotation.last; ++i) {
        if (!dash(i) || reading_.is_word(i - 1)) continue;
        const Reading::Found cue = reading_.longest(i + 1, mask_of(EntryKind::cue));
        if (cue.entry != nullptr && cue.entry->entry_class == EntryClass::strong &&
            interrupt(quotation, i, {cue.tokens, cue.entry, false}))
          break;
      }
    }
  }

  bool interrupt(const Quotation& quotation, TokenId first_dash, const CueAt& cue) {
    Frame frame;
    frame.cue = cue;
    TokenId back = cue.tokens.last;
    while (back < quotation.last && !dash(back)) ++back;
    frame.source = speakers_.within({cue.tokens.last, back});
    if (frame.source.empty()) return false;
    frame.content.push_back(trim_content(utterances_, {quotation.open, first_dash}));
    if (back + 1 < quotation.last)
      frame.content.push_back(trim_content(utterances_, {back + 1, quotation.last}));
    std::erase_if(frame.content, [](TokenSpan piece) { return piece.empty(); });
    frame.exact = false;
    if (frame.content.empty()) return false;
    frames_.push_back(std::move(frame));
    return true;
  }

  bool dash(TokenId i) const { return reading_.surface(i) == "—" || reading_.surface(i) == "–"; }

  // Not a title of a work nor a word at arm's length.
  bool speechlike(const Quotation& quotation) const {
    if (quotation.dash) return true;
    if (titled(quotation)) return false;
    const TokenId words = utterances_.words({quotation.first, quotation.last}, 4);
    if (words >= 4) return true;
    const TokenId last = quotation.last - 1;
    const bool marked = reading_.token(last).kind == TokenKind::punctuation;
    const bool introduced = quotation.open > 0 && colon(quotation.open - 1);
    return words >= 1 && (marked || introduced);
  }

  // "nannte den Plan „völlig haltlos“", "назвала решение «запоздалой вежливостью»": a few words,
  // one of them small, close behind the verb.
  bool judged(const Frame& frame, const Quotation& quotation) const {
    constexpr TokenId kClose = 8;
    const TokenId past = frame.cue.tokens.last;
    if (verb_last_ || reading_.is("zh") || frame.cue.entry->entry_class != EntryClass::strong)
      return false;
    if (quotation.open < past || quotation.open - past > kClose) return false;
    const TokenId fewest = reading_.is("de") ? 1 : 2;
    if (utterances_.words({quotation.first, quotation.last}, fewest) < fewest) return false;
    for (TokenId i = quotation.first; i < quotation.last; ++i) {
      if (reading_.is_word(i) && !reading_.capital(i)) return true;
    }
    return false;
  }

  // "« La digue tiendra », promet X", "«Расследование начато», — ответил X": two words or three
  // with a verb of speech right behind them.
  bool attached(const Frame& frame, const Quotation& quotation) const {
    constexpr TokenId kMarks = 2;
    const TokenId cue = frame.cue.tokens.first;
    TokenId i = quotation.end();
    if (reading_.is("de") || frame.cue.entry->entry_class != EntryClass::strong || i > cue ||
        cue - i > kMarks)
      return false;
    while (i < cue && !reading_.is_word(i)) ++i;
    return i == cue && utterances_.words({quotation.first, quotation.last}, 2) >= 2 &&
           !titled(quotation);
  }

  // Every long word of it has a capital, and no full stop closes it: "Department of Zoology".
  bool titled(const Quotation& quotation) const {
    constexpr std::size_t kLongWord = 5;  // bytes
    TokenId capitals = 0;
    for (TokenId i = quotation.first; i < quotation.last; ++i) {
      if (!reading_.is_word(i)) continue;
      if (reading_.surface(i).size() >= kLongWord && !reading_.capital(i)) return false;
      capitals += reading_.capital(i) ? 1 : 0;
    }
    const bool closed = reading_.token(quotation.last - 1).kind == TokenKind::punctuation;
    return capitals >= 2 && !closed;
  }

  // "X said that …", "X: …".
  bool clause(Frame& frame) const {
    if (frame.cue.entry->entry_class != EntryClass::strong) return false;
    const TokenId limit = unit_.tokens.last;
    const bool around = around_quotation(frame);
    for (TokenId i = frame.cue.tokens.last;
         !around && i < limit && i - frame.cue.tokens.last < kSpeakerReach; ++i) {
      if (utterances_.quoted(i)) return false;
      if (!subordinator(reading_.folded(i))) continue;
      const TokenSpan piece{i + 1, before_source(i + 1, without_end(limit))};
      if (utterances_.words(piece, kFewestBehindThat) < kFewestBehindThat) return false;
      frame.content.push_back(trim_content(utterances_, piece));
      return true;
    }
    if (verb_last_) return turkish(frame);
    if (reading_.is("fr") || reading_.is("ar")) return object(frame);
    return reading_.is("zh") ? directly(frame) : german(frame);
  }

  // "prevé que la inflación baje, | según su informe": the source closes the clause.
  TokenId before_source(TokenId first, TokenId last) const {
    for (TokenId i = first; i + 1 < last; ++i) {
      if (!reading_.is_comma(i) || utterances_.quoted(i)) continue;
      const Entry* cue = reading_.entry(i + 1, mask_of(EntryKind::cue));
      if (cue != nullptr && cue->entry_class == EntryClass::phrase) return i;
    }
    return last;
  }

  // "X sagte, die Regierung setze auf eine Lösung „am Tisch“": some words of a clause are quoted.
  bool around_quotation(const Frame& frame) const {
    const TokenId comma = frame.cue.tokens.last;
    if (!reading_.is("de") || comma >= unit_.tokens.last || !reading_.is_comma(comma)) return false;
    TokenId words = 0;
    for (TokenId i = comma + 1; i < unit_.tokens.last; ++i) {
      if (utterances_.quoted(i)) return words >= kFewestWords;
      if (reading_.token(i).kind == TokenKind::punctuation) return false;
      ++words;
    }
    return false;
  }

  // A clause as the verb's object: "L'armée a affirmé dimanche avoir vu …", "ونفت المتحدثة وجود …".
  bool object(Frame& frame) const {
    constexpr TokenId kAdverbs = 3;
    constexpr auto kAuxiliaries = std::to_array<std::string_view>({"avoir", "etre"});
    const TokenId cue = frame.cue.tokens.last;
    TokenId first = cue;
    if (reading_.is("fr")) {
      while (first < unit_.tokens.last && first - cue < kAdverbs && !utterances_.quoted(first) &&
             std::find(kAuxiliaries.begin(), kAuxiliaries.end(), reading_.folded(first)) ==
                 kAuxiliaries.end())
        ++first;
      if (first - cue == kAdverbs || first >= unit_.tokens.last || utterances_.quoted(first))
        return false;
    } else {
      const TokenSpan who = speakers_.behind(cue, std::min(cue + 2, unit_.tokens.last));
      if (!frame.cue.entry->has(kDenying) || who.empty()) return false;
      first = who.last;
    }
    const TokenSpan piece{first, without_end(unit_.tokens.last)};
    if (utterances_.words(piece, kFewestWords) < kFewestWords) return false;
    frame.content.push_back(trim_content(utterances_, piece));
    return !frame.content.back().empty();
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
    const TokenSpan who = speakers_.behind(first, cue);
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
      // "X, der Chefredakteur, sagte, …": without a speaker behind the verb it is no clause.
      const TokenId past = frame.cue.tokens.last;
      if (!speakers_.behind(past, std::min(past + 4, unit_.tokens.last)).empty()) {
        frame.content.push_back(piece);
        return true;
      }
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
      if (utterances_.words({end, limit}, kFewestWords) < kFewestWords) return false;
      TokenId from = end;
      while (from < limit && reading_.token(from).kind == TokenKind::punctuation &&
             !utterances_.quoted(from))
        ++from;
      frame.content.push_back(trim_content(utterances_, {from, limit}));
      return true;
    }
    const TokenSpan who = speakers_.behind(end, limit);
    if (!who.empty()) end = who.last;
    if (cue <= unit_.tokens.first + 1) {
      while (end < limit && end - cue < kQuoteReach && !reading_.is_comma(end) && who.empty())
        ++end;
      end = behind_apposition(end, limit);
      if (end < limit && reading_.is_comma(end)) ++end;
      const TokenId fewest = end < limit && utterances_.quoted(end + 1) ? 2 : kFewestWords;
      if (utterances_.words({end, limit}, fewest) < fewest) return false;
      frame.content.push_back(trim_content(utterances_, {end, limit}));
      return true;
    }
    const TokenSpan piece = trim_content(utterances_, {unit_.tokens.first, cue});
    if (utterances_.words(piece, 4) < 4) return false;
    frame.content.push_back(piece);
    return true;
  }

  // "Según X, presidenta de la asociación, …": the comma behind an office that follows a name.
  TokenId behind_apposition(TokenId comma, TokenId limit) const {
    constexpr TokenId kLongest = 12;
    if (comma >= limit || !reading_.is_comma(comma)) return comma;
    bool office = false;
    for (TokenId i = comma + 1; i < limit && i - comma < kLongest && !utterances_.quoted(i); ++i) {
      if (reading_.is_comma(i)) return office ? i : comma;
      office = office || reading_.entry(i, mask_of(EntryKind::role)) != nullptr;
      if (!reading_.is_word(i)) break;
    }
    return comma;
  }

  static constexpr TokenId kFewestWords = 3;  // of a clause beside "according to"
  static constexpr TokenId kFewestBehindThat = 2;

  const Utterances& utterances_;
  const Reading& reading_;
  const Unit& unit_;
  PlainSpeakers speakers_;
  bool verb_last_;
  std::vector<Frame> frames_;
};

}  // namespace

std::vector<Frame> plain_frames(const Utterances& utterances, const Cast& cast, const Unit& unit) {
  return PlainReader(utterances, cast, unit).run();
}

}  // namespace dateline::annotation
