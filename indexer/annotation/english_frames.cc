// English attribution, clause by clause: the subject is looked for before the verb, or behind it
// where the quotation comes first; the content is what remains on the other side.
#include <algorithm>

#include "indexer/annotation/english.h"
#include "indexer/annotation/english_contents.h"
#include "indexer/annotation/english_subjects.h"
#include "indexer/annotation/english_verbs.h"
#include "indexer/annotation/frames.h"

namespace dateline::annotation {
namespace {

class ClauseReader {
 public:
  ClauseReader(const Utterances& utterances, const Cast& cast, const Unit& unit)
      : utterances_(utterances),
        reading_(utterances.reading()),
        cast_(cast),
        phrases_(reading_, cast),
        subjects_(utterances, cast, unit),
        unit_(unit),
        contents_(utterances, cast, unit, frames_) {}

  std::vector<Frame> run() {
    for (std::size_t k = 0; k < unit_.cues.size(); ++k) {
      const CueAt& cue = unit_.cues[k];
      if (cue.negated || inside_found(cue) || cast_.mention_at(cue.tokens.first) != kNone) continue;
      Frame frame;
      frame.cue = cue;
      bool found = false;
      if (cue.entry->entry_class == EntryClass::phrase && cue.entry->has(kBefore)) {
        found = phrase(frame);
      } else if (cue.entry->entry_class != EntryClass::noun && speaks(cue)) {
        found = verb(frame, k);
      }
      if (found) frames_.push_back(std::move(frame));
    }
    drop_relays();
    return std::move(frames_);
  }

 private:
  // Verbs, and phrases that stand where a verb does ("went on to say", "was quoted as saying");
  // not "in a statement", "is said to", "declined to comment".
  bool speaks(const CueAt& cue) const {
    if (cue.entry->entry_class != EntryClass::phrase) return true;
    const std::string_view lemma = reading_.gazetteer().lemma(*cue.entry);
    return lemma == "quoted as saying" || lemma == "be of the opinion";
  }

  // A cue inside what somebody already is reported to say; a paper that relays does not count.
  bool inside_found(const CueAt& cue) const {
    for (const Frame& frame : frames_) {
      if (relays(frame)) continue;
      for (TokenSpan piece : frame.content) {
        if (piece.contains(cue.tokens.first)) return true;
      }
    }
    return false;
  }

  // A news agency or paper as the source.
  bool relays(const Frame& frame) const {
    if (frame.source.empty()) return false;
    const std::int32_t m = cast_.mention_at(frame.source.last - 1);
    const Entry* entry = m == kNone ? nullptr : cast_.mention(m).entry;
    return entry != nullptr &&
           (entry->entry_class == EntryClass::media || entry->entry_class == EntryClass::agency);
  }

  // "Reuters reports that X said …": X is who said it.
  void drop_relays() {
    std::erase_if(frames_, [this](const Frame& outer) {
      if (!relays(outer)) return false;
      return std::any_of(frames_.begin(), frames_.end(), [&](const Frame& inner) {
        return std::any_of(outer.content.begin(), outer.content.end(),
                           [&](TokenSpan piece) { return piece.contains(inner.cue.tokens.first); });
      });
    });
  }

  // Where the clause of token i begins: behind a quotation, or at the unit's start.
  TokenId floor_of(TokenId i) const {
    TokenId floor = i;
    while (floor > unit_.tokens.first && !utterances_.quoted(floor - 1)) --floor;
    return floor;
  }

  bool quote_ends_before(TokenId i) const {
    return i > unit_.tokens.first && utterances_.quoted(i - 1);
  }
  bool comma_before(TokenId i) const { return i > unit_.tokens.first && reading_.is_comma(i - 1); }

  bool verb(Frame& frame, std::size_t k) {
    const TokenId cue = frame.cue.tokens.first;
    const TokenId floor = floor_of(cue);
    const TokenId at = phrases_.skip_back(cue, floor);
    // "was quoted as saying" is passive and yet says something.
    const bool quoted_phrase = frame.cue.entry->entry_class == EntryClass::phrase;
    if (!quoted_phrase && passive(at, cue)) return false;
    const std::string_view lead = at > floor ? reading_.folded(at - 1) : std::string_view();
    if (lead == "as")
      return subjects_.quoted_as(frame, at - 1, floor) &&
             contents_.after(frame, frame.cue.tokens.last, k);
    if (lead == "to") return false;
    if (lead == "who" || lead == "which") {
      frame.source = {at - 1, at};  // whom it means is seen later
      return lead == "who" && contents_.after(frame, frame.cue.tokens.last, k);
    }
    if (at > floor && phrases_.conjunction(at - 1)) return joined(frame, k);
    if (at == cue && at > floor && subjects_.noun_before(at)) return false;
    const bool open = at == floor || reading_.is_comma(at - 1) || contents_.dash(at - 1);
    if (open) return without_subject(frame, at, floor, k);
    frame.source = subjects_.before_relative(phrases_.phrase_before(at, floor), floor);
    if (frame.source.empty() || !subjects_.agrees(frame, at)) return false;
    return content(frame, k) && (subjects_.somebody(frame.source) || quotes(frame));
  }

  bool quotes(const Frame& frame) const {
    return std::any_of(frame.content.begin(), frame.content.end(), [this](TokenSpan piece) {
      return !piece.empty() && utterances_.quoted(piece.first) &&
             utterances_.quoted(piece.last - 1);
    });
  }

  // "was told", "is said to", but not "was saying".
  bool passive(TokenId from, TokenId cue) const {
    if (ends_with_ing(reading_.folded(cue))) return false;
    for (TokenId i = from; i < cue; ++i) {
      const std::string_view word = reading_.folded(i);
      if (word == "was" || word == "were" || word == "been" || word == "is" || word == "are" ||
          word == "be") {
        return true;
      }
    }
    return false;
  }

  // "… and added that": the subject of the frame before, or of the sentence.
  bool joined(Frame& frame, std::size_t k) {
    if (!share(frame)) return false;
    return contents_.after(frame, frame.cue.tokens.last, k);
  }

  // "On Friday, | Mrs Orme took her plan to the people, telling …": where the sentence's subject
  // may begin.
  TokenId behind_adjunct(TokenId limit) const {
    constexpr TokenId kReach = 6;
    const TokenId begin = unit_.tokens.first;
    if (!phrases_.preposition(begin) && !phrases_.day_or_month(begin)) return begin;
    for (TokenId i = begin; i + 1 < limit && i < begin + kReach; ++i) {
      if (reading_.is_comma(i)) return i + 1;
    }
    return begin;
  }

  bool share(Frame& frame) {
    if (!frames_.empty()) {
      frame.source = frames_.back().source;
      frame.apposition = frames_.back().apposition;
      frame.shares_source = true;
      return true;
    }
    const TokenId begin = behind_adjunct(frame.cue.tokens.first);
    TokenId first = begin;
    while (first < frame.cue.tokens.first && !phrases_.begins_phrase(first)) ++first;
    if (first - begin > 1 || utterances_.quoted(first)) return false;
    frame.source = phrases_.phrase_after(first, frame.cue.tokens.first);
    frame.exact = false;
    return !frame.source.empty();
  }

  // The verb stands at the clause's start: said X; X, a doctor, said; …, saying that.
  bool without_subject(Frame& frame, TokenId at, TokenId floor, std::size_t k) {
    const TokenId behind = frame.cue.tokens.last;
    const bool ing = ends_with_ing(reading_.folded(frame.cue.tokens.first));
    const bool said_before = quote_ends_before(at) || (comma_before(at) && at - floor > 3);
    const bool beside = !ing && !quote_ends_before(at) && comma_before(at) &&
                        subjects_.apposed(frame, at - 1, floor);
    if (beside && (subjects_.apposition_opens(frame) || !closes_clause(behind)))
      return content(frame, k);
    const bool told = frame.cue.entry->has(kAddressee);  // "told the BBC": never turned round
    if (beside && told) return content(frame, k);
    if (!ing && !told && said_before && phrases_.begins_phrase(behind) && !quoted_next(behind)) {
      frame.apposition = {};
      frame.source = phrases_.phrase_after(behind, contents_.ceiling());
      if (!frame.source.empty() && !subjects_.told_to(frame.source) &&
          contents_.before(frame, at)) {
        subjects_.take_apposition(frame, contents_.ceiling());
        contents_.more_after(frame, std::max(frame.source.last, frame.apposition.last));
        return true;
      }
      frame.content.clear();
    }
    if (beside && subjects_.apposed(frame, at - 1, floor)) return content(frame, k);
    if (ing && at > unit_.tokens.first && share(frame)) return contents_.after(frame, behind, k);
    if (!ing && comma_before(at) && !frames_.empty()) return joined(frame, k);
    // “A,” said in a statement: nobody is named.
    return false;
  }

  // "…, said the government.": behind the verb stands a speaker and nothing more.
  bool closes_clause(TokenId i) const {
    if (i >= contents_.ceiling() || !phrases_.begins_phrase(i)) return false;
    TokenId end = phrases_.phrase_after(i, contents_.ceiling()).last;
    end = phrases_.skip_adjuncts(end, contents_.ceiling());
    return end >= contents_.ceiling() || reading_.token(end).kind == TokenKind::punctuation;
  }

  bool quoted_next(TokenId i) const { return i < unit_.tokens.last && utterances_.quoted(i); }

  bool content(Frame& frame, std::size_t k) {
    const TokenId start = std::min(frame.source.first, frame.cue.tokens.first);
    const bool quote_before = quote_ends_before(start) ||
                              (comma_before(start) && start >= 2 && quote_ends_before(start - 1));
    if (quote_before && contents_.before(frame, start)) {
      contents_.more_after(frame, frame.cue.tokens.last);
      return true;
    }
    if (contents_.after(frame, frame.cue.tokens.last, k)) return true;
    const bool bare =
        ContentReader::strong(frame) && complement_of(contents_.lemma(frame)) == Complement::bare;
    if (!bare || !comma_before(start)) return false;
    return contents_.around(frame, start, k) || contents_.before(frame, start);
  }

  // "According to X, …" and "…, according to X".
  bool phrase(Frame& frame) const {
    if (!frame.cue.entry->has(kBefore)) return false;
    const TokenId limit = contents_.ceiling();
    const TokenId cue = frame.cue.tokens.first;
    TokenId end = frame.cue.tokens.last;
    while (end < limit && !reading_.is_comma(end) && !utterances_.quoted(end) && end - cue < 30)
      ++end;
    frame.source = {frame.cue.tokens.last, end};
    const TokenSpan head = phrases_.phrase_after(frame.source.first, end);
    if (!head.empty()) frame.source = head;
    if (frame.source.empty()) return false;
    const TokenId floor = floor_of(cue);
    if (cue <= unit_.tokens.first + 1 || (cue == floor && !quote_ends_before(cue))) {
      if (somebody_speaks_later(frame.cue)) return false;
      TokenId q = end;
      while (q < limit && !reading_.is_comma(q)) ++q;
      if (q + 1 >= limit) return false;
      // ", a lobby group, …": a second comma close by ends an apposition.
      const TokenSpan piece = trim_content(utterances_, {q + 1, limit});
      if (utterances_.words(piece, 2) < 2) return false;
      frame.content.push_back(piece);
      return true;
    }
    return contents_.before(frame, cue);
  }

  // "According to the Monitor, X said, “…”": the quotation has a speaker of its own.
  bool somebody_speaks_later(const CueAt& cue) const {
    if (!unit_.has_quotations()) return false;
    for (const CueAt& later : unit_.cues) {
      if (later.tokens.first <= cue.tokens.last || later.negated ||
          later.entry->entry_class != EntryClass::strong)
        continue;
      const TokenId at = phrases_.skip_back(later.tokens.first, cue.tokens.last);
      if (at > cue.tokens.last && cast_.mention_at(at - 1) != kNone) return true;
    }
    return false;
  }

  const Utterances& utterances_;
  const Reading& reading_;
  const Cast& cast_;
  EnglishPhrases phrases_;
  EnglishSubjects subjects_;
  const Unit& unit_;
  std::vector<Frame> frames_;
  ContentReader contents_;
};

}  // namespace

std::vector<Frame> english_frames(const Utterances& utterances, const Cast& cast,
                                  const Unit& unit) {
  return ClauseReader(utterances, cast, unit).run();
}

}  // namespace dateline::annotation
