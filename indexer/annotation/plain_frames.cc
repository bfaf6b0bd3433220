// Attribution without a grammar, for languages other than English: a quotation or a clause with
// "that", a word of speech, and the name or office that stands nearest to it where the language
// puts its speakers.
#include <algorithm>
#include <array>

#include "indexer/annotation/frames.h"
#include "indexer/annotation/plain_contents.h"
#include "indexer/annotation/plain_speakers.h"

namespace dateline::annotation {
namespace {

constexpr TokenId kQuoteReach = 30;

class PlainReader {
 public:
  PlainReader(const Utterances& utterances, const Cast& cast, const Unit& unit)
      : utterances_(utterances),
        reading_(utterances.reading()),
        unit_(unit),
        speakers_(utterances, cast, unit),
        contents_(utterances, unit, speakers_),
        verb_last_(reading_.is("tr")) {}

  std::vector<Frame> run() {
    interrupted();
    for (const CueAt& cue : unit_.cues) {
      if (cue.negated || cue.entry->entry_class == EntryClass::noun) continue;
      if (taken(cue.tokens.first) || follows_taken(cue)) continue;
      Frame frame;
      frame.cue = cue;
      if (content(frame)) {
        frame.source = speakers_.of(frame);
        frame.exact = false;
        frames_.push_back(std::move(frame));
      }
    }
    introduced();
    reported_so();
    once();
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
      if (frame.source.empty()) frame.source = in_the_eyes_of(quotation);
      if (frame.source.empty()) frame.source = named_behind(quotation);
      if (frame.source.empty()) continue;
      frame.content.push_back(trim_content(
          utterances_, {quotation.open, std::min(quotation.end(), unit_.tokens.last)}));
      frame.exact = false;
      if (!frame.content.back().empty()) frames_.push_back(std::move(frame));
    }
  }

  // "Pour l'économiste X, « la baisse est bonne »": elsewhere the word is no "according to".
  TokenSpan in_the_eyes_of(const Quotation& quotation) const {
    const TokenId first = unit_.tokens.first;
    const TokenId comma = quotation.open == 0 ? 0 : quotation.open - 1;
    if (!reading_.is("fr") || !reading_.folds_to(first, "pour") || comma <= first ||
        !reading_.is_comma(comma))
      return {};
    return speakers_.behind(first + 1, comma);
  }

  // "…“, so der Minister."
  TokenSpan named_behind(const Quotation& quotation) const {
    TokenId i = quotation.end();
    if (i < unit_.tokens.last && reading_.is_comma(i)) ++i;
    if (!reading_.is("de") || i >= unit_.tokens.last || !reading_.folds_to(i, "so")) return {};
    return speakers_.named(i + 1);
  }

  // "Die Lage sei ernst, so Ministerin X.": the clause before.
  void reported_so() {
    constexpr TokenId kFewest = 4;  // words of the clause
    if (!reading_.is("de")) return;
    TokenId first = unit_.tokens.first;
    for (TokenId i = first; i + 2 < unit_.tokens.last; ++i) {
      if (reading_.token(i).sentence_start) first = i;
      if (!reading_.is_comma(i) || !reading_.folds_to(i + 1, "so") || utterances_.quoted(i))
        continue;
      if (taken(first) || taken(i) || utterances_.words({first, i}, kFewest) < kFewest) continue;
      Frame frame;
      frame.source = speakers_.named(i + 2);
      if (frame.source.empty() || reading_.folds_to(i + 2, "dass")) continue;
      frame.content.push_back(trim_content(utterances_, {first, i}));
      frame.exact = false;
      if (!frame.content.back().empty()) frames_.push_back(std::move(frame));
    }
  }

  // Two verbs may claim the same words: the nearer one has them.
  void once() {
    const auto far = [](const Frame& frame) {
      const TokenId cue = frame.cue.tokens.first;
      const TokenSpan content = frame.content.front();
      return cue < content.first ? content.first - cue : cue - content.first;
    };
    std::stable_sort(frames_.begin(), frames_.end(),
                     [&](const Frame& a, const Frame& b) { return far(a) < far(b); });
    std::vector<Frame> kept;
    for (Frame& frame : frames_) {
      const bool again = std::any_of(kept.begin(), kept.end(), [&](const Frame& other) {
        return other.content == frame.content;
      });
      if (!again) kept.push_back(std::move(frame));
    }
    frames_ = std::move(kept);
    std::stable_sort(frames_.begin(), frames_.end(), [](const Frame& a, const Frame& b) {
      return a.content.front().first < b.content.front().first;
    });
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

  // "X prevé que …, según su informe": the clause has its speaker.
  bool follows_taken(const CueAt& cue) const {
    return cue.entry->entry_class == EntryClass::phrase && cue.tokens.first >= 2 &&
           reading_.is_comma(cue.tokens.first - 1) && taken(cue.tokens.first - 2);
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
    if (frame.cue.entry->entry_class == EntryClass::phrase) return contents_.phrase(frame);
    if (contents_.is_clause_first(frame)) return clause(frame) || quoted(frame);
    return quoted(frame) || clause(frame);
  }

  // What was said begins behind what earlier frames have.
  bool clause(Frame& frame) const {
    TokenId floor = unit_.tokens.first;
    for (const Frame& earlier : frames_)
      floor = std::max({floor, earlier.cue.tokens.last, earlier.content.back().last});
    return contents_.clause(frame, floor);
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

  const Utterances& utterances_;
  const Reading& reading_;
  const Unit& unit_;
  PlainSpeakers speakers_;
  PlainContents contents_;
  bool verb_last_;
  std::vector<Frame> frames_;
};

}  // namespace

std::vector<Frame> plain_frames(const Utterances& utterances, const Cast& cast, const Unit& unit) {
  return PlainReader(utterances, cast, unit).run();
}

}  // namespace dateline::annotation
