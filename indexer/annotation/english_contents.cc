// The clause behind the cue or before it, cut where it stops being what was said.
#include "indexer/annotation/english_contents.h"

#include <algorithm>
#include <array>

#include "indexer/annotation/english_verbs.h"

namespace dateline::annotation {

bool ends_with_ing(std::string_view word) {
  return word.size() > 4 && word.ends_with("ing");
}

std::string_view ContentReader::lemma(const Frame& frame) const {
  return reading_.gazetteer().lemma(*frame.cue.entry);
}

bool ContentReader::dash(TokenId i) const {
  const std::string_view mark = reading_.surface(i);
  return mark == "-" || mark == "--" || mark == "—" || mark == "–" || mark == ":" || mark == ")";
}

// Behind the frames found before in the unit.
TokenId ContentReader::first_free() const {
  TokenId first = unit_.tokens.first;
  for (const Frame& earlier : earlier_) {
    for (TokenSpan piece : earlier.content) first = std::max(first, piece.last);
    first = std::max(first, std::max(earlier.cue.tokens.last, earlier.source.last));
  }
  return first;
}

// What stands before the frame, up to its comma or closing mark.
bool ContentReader::before(Frame& frame, TokenId end) const {
  TokenId first = first_free();
  if (first >= end) return false;
  TokenId last = end;
  while (last > first && (reading_.is_comma(last - 1) || dash(last - 1)) &&
         !utterances_.quoted(last - 1))
    --last;
  const std::int32_t q = utterances_.quotation_at(last - 1);
  if (q >= 0) {
    const TokenId open = std::max(first, utterances_.quotation(q).open);
    // A word or two before the quotation ("But “…”") do not make it a mixed one.
    if (utterances_.words({first, open}, 2) < 2) first = open;
  } else if (utterances_.words({first, last}, 3) < 3) {
    return false;
  }
  const TokenSpan piece = trim_content(utterances_, {first, last});
  if (piece.empty()) return false;
  frame.content.push_back(piece);
  return true;
}

// “A,” he said, “B.”: the quotation goes on behind the frame.
void ContentReader::more_after(Frame& frame, TokenId at) const {
  TokenId q = phrases_.skip_adjuncts(at, ceiling());
  if (frame.cue.entry->has(kAddressee) && q == at && frame.source.last <= at) {
    q = phrases_.skip_adjuncts(phrases_.skip_addressee(at, ceiling()), ceiling());
  }
  while (q < unit_.tokens.last && !utterances_.quoted(q) &&
         reading_.token(q).kind == TokenKind::punctuation)
    ++q;
  if (q >= unit_.tokens.last || !utterances_.quoted(q)) return;
  const Quotation& more = utterances_.quotation(utterances_.quotation_at(q));
  if (more.open < q) return;
  frame.content.push_back(
      trim_content(utterances_, {more.open, std::min<TokenId>(more.end(), unit_.tokens.last)}));
}

// Behind the comma after a frame the sentence around it may go on; ", adding that", ", a move
// that",
// ", but declined" are the writer's.
bool ContentReader::goes_on(TokenId at, TokenId end, std::size_t k) const {
  constexpr TokenId kReach = 6;  // tokens to a verb of speech that shares the subject
  constexpr auto kWriters = std::to_array<std::string_view>(
      {"a",    "according", "after", "although", "amid", "an",      "as",        "before",
       "but",  "days",      "even",  "hours",    "just", "quoting", "referring", "though",
       "when", "where",     "which", "while",    "who",  "whose",   "without",   "with"});
  if (at >= end || utterances_.quoted(at) || !reading_.is_word(at)) return false;
  const std::string_view word = reading_.folded(at);
  if (std::binary_search(kWriters.begin(), kWriters.end(), word)) return false;
  const bool joins = phrases_.conjunction(at);
  for (std::size_t j = k + 1; j < unit_.cues.size(); ++j) {
    const TokenId first = unit_.cues[j].tokens.first;
    if (first > at + kReach) break;
    if (unit_.cues[j].entry->entry_class != EntryClass::strong) continue;
    if (first == at || (joins && first > at && phrases_.skip_back(first, at) == at + 1))
      return false;
  }
  return !(ends_with_ing(word) && reading_.word(at) == 0) && utterances_.words({at, end}, 2) >= 2;
}

bool ContentReader::around(Frame& frame, TokenId begin, std::size_t k) const {
  const TokenId first = first_free();
  if (first >= begin || !comma_before(begin)) return false;
  TokenId last = begin - 1;
  if (last <= first || utterances_.quoted(last - 1)) return false;
  TokenId at = frame.cue.tokens.last;
  if (at < ceiling() && frame.cue.entry->has(kAddressee) && !reading_.is_comma(at))
    at = phrases_.skip_addressee(at, ceiling());
  at = phrases_.skip_adjuncts(at, ceiling());
  if (at + 1 >= ceiling() || !reading_.is_comma(at)) return false;
  const TokenId end = without_trailer(at + 1, clause_end(at + 1, ceiling(), k));
  if (!goes_on(at + 1, end, k)) return false;
  const TokenSpan head = trim_content(utterances_, {first, last});
  const TokenSpan tail = trim_content(utterances_, {at + 1, end});
  if (head.empty() || tail.empty()) return false;
  frame.content.push_back(head);
  frame.content.push_back(tail);
  frame.around = true;
  return true;
}

// What follows the verb: past who is told and when, to the end of the clause.
bool ContentReader::after(Frame& frame, TokenId at, std::size_t k) const {
  const TokenId limit = ceiling();
  TokenId q = at;
  if (q < limit && frame.cue.entry->has(kAddressee) && !utterances_.quoted(q)) {
    // Who is urged to do something belongs to what was said; who is told does not.
    const TokenId past = phrases_.skip_adjuncts(phrases_.skip_addressee(q, limit), limit);
    const bool opens =
        past < limit && (utterances_.quoted(past) || reading_.folds_to(past, "that") ||
                         reading_.token(past).kind == TokenKind::punctuation);
    if (opens || lemma(frame) == "tell") q = past;
  }
  q = phrases_.skip_adjuncts(q, limit);
  q = phrases_.skip_adjuncts(q < limit && reading_.folds_to(q, "to") && strong(frame)
                                 ? phrases_.skip_addressee(q, limit)
                                 : q,
                             limit);
  while (q < limit && !utterances_.quoted(q) && reading_.token(q).kind == TokenKind::punctuation)
    ++q;
  const bool that = q < limit && reading_.folds_to(q, "that") && !utterances_.quoted(q);
  if (that) ++q;
  if (q >= limit) return false;
  const TokenId end = without_trailer(q, clause_end(q, limit, k));
  if (!that && !plausible(frame, q, end)) return false;
  const TokenSpan piece = trim_content(utterances_, {q, end});
  if (utterances_.words(piece, 2) < 2 && !utterances_.quoted(q)) return false;
  frame.content.push_back(piece);
  return true;
}

// "called it “a massacre”": without marks, only of somebody who is named.
bool ContentReader::names_by_quotation(const Frame& frame, TokenId q, TokenId end) const {
  for (TokenId i = q; i < end; ++i) {
    if (utterances_.quoted(i)) return true;
  }
  const std::int32_t m = frame.source.empty() ? kNone : cast_.mention_at(frame.source.last - 1);
  return m != kNone && cast_.mention(m).type == news::EntityType::person &&
         utterances_.words({q, end}, 3) >= 3;
}

// Without ", after talks with …", ", rejecting a demand": words of the article's writer.
TokenId ContentReader::without_trailer(TokenId from, TokenId end) const {
  constexpr auto kTrailers =
      std::to_array<std::string_view>({"after", "amid", "as", "days", "during", "hours"});
  constexpr TokenId kShortest = 5;
  for (TokenId i = end; i-- > from + kShortest;) {
    if (utterances_.quoted(i)) break;
    if (!reading_.is_comma(i) || i + 1 >= end) continue;
    const std::string_view word = reading_.folded(i + 1);
    const bool trailer = std::find(kTrailers.begin(), kTrailers.end(), word) != kTrailers.end();
    if (trailer || (ends_with_ing(word) && reading_.word(i + 1) == 0)) return i;
  }
  return end;
}

// Without "that": what follows must look like something said.
bool ContentReader::plausible(const Frame& frame, TokenId q, TokenId end) const {
  if (utterances_.quoted(q)) return true;
  const bool phrase = frame.cue.entry->entry_class == EntryClass::phrase;
  if (!strong(frame) && !phrase) return false;
  if (q > frame.cue.tokens.last && reading_.is_comma(q - 1)) return false;
  const Complement complement = phrase ? Complement::bare : complement_of(lemma(frame));
  const std::string_view word = reading_.folded(q);
  if (complement == Complement::that) return word == "whether" || word == "why" || word == "how";
  // ", rejecting a demand" is the writer's word.
  const bool ing = ends_with_ing(reading_.folded(frame.cue.tokens.first));
  if (lemma(frame) == "call") return names_by_quotation(frame, q, end);
  if (complement == Complement::object)
    return !(ing && frame.shares_source) && utterances_.words({q, end}, 2) >= 2;
  const bool counted = q + 1 < end && reading_.token(q + 1).kind == TokenKind::number;
  const bool loose = !counted && (word == "to" || word == "of" || word == "about" ||
                                  word == "with" || word == "by" || word == "as" || word == "for" ||
                                  word == "on" || word == "in" || word == "into");
  if (loose && takes(frame, word)) return utterances_.words({q, end}, 2) >= 2;
  return !loose && utterances_.words({q, end}, 3) >= 3;
}

// "vowed to stay", "warned of floods".
bool ContentReader::takes(const Frame& frame, std::string_view preposition) const {
  constexpr auto kPromises =
      std::to_array<std::string_view>({"promise", "swear", "threaten", "vow"});
  const std::string_view verb = lemma(frame);
  if (preposition == "to")
    return std::find(kPromises.begin(), kPromises.end(), verb) != kPromises.end();
  return verb == "warn" && (preposition == "of" || preposition == "about");
}

// Before the next verb of speech of the same sentence, where that begins its own clause.
TokenId ContentReader::clause_end(TokenId from, TokenId limit, std::size_t k) const {
  for (std::size_t j = k + 1; j < unit_.cues.size(); ++j) {
    const CueAt& next = unit_.cues[j];
    if (next.tokens.first <= from || next.entry->entry_class == EntryClass::noun) continue;
    if (next.entry->entry_class == EntryClass::phrase) {
      if (comma_before(next.tokens.first)) return next.tokens.first - 1;
      continue;
    }
    const TokenId at = phrases_.skip_back(next.tokens.first, from);
    if (at <= from) continue;
    const bool ing = ends_with_ing(reading_.folded(next.tokens.first));
    if (reading_.is_comma(at - 1) && ing) return at - 1;
    if (next.entry->entry_class != EntryClass::strong || ing) continue;
    if (phrases_.conjunction(at - 1)) return comma_before(at - 1) ? at - 2 : at - 1;
    const TokenId own = phrases_.phrase_before(at, from).first;
    if (own <= from + 3 || own >= at) continue;
    const std::string_view link = reading_.folded(own - 1);
    const bool turns = link == "while" || link == "but" || link == "whereas" ||
                       link == "although" || link == ";" ||
                       (link == "and" && comma_before(own - 1));
    if (turns) return comma_before(own - 1) ? own - 2 : own - 1;
  }
  return limit;
}

TokenId ContentReader::ceiling() const {
  TokenId end = unit_.tokens.last;
  while (end > unit_.tokens.first && !utterances_.quoted(end - 1) &&
         reading_.token(end - 1).kind == TokenKind::punctuation) {
    --end;
  }
  return end;
}

TokenSpan trim_content(const Utterances& utterances, TokenSpan content) {
  const Reading& reading = utterances.reading();
  const auto loose = [&](TokenId i) {
    const Token& token = reading.token(i);
    if (token.kind != TokenKind::punctuation) return false;
    const std::string_view mark = reading.surface(i);
    return mark == "," || mark == ":" || mark == ";" || mark == "—" || mark == "–" || mark == "-" ||
           mark == "--" || mark == "，" || mark == "：" || mark == "،" || mark == "؛";
  };
  while (!content.empty() && loose(content.first)) ++content.first;
  while (!content.empty() && loose(content.last - 1)) --content.last;
  if (content.empty()) return content;
  const std::int32_t q = utterances.quotation_at(content.first);
  if (q >= 0) {
    const Quotation& quotation = utterances.quotation(q);
    const bool all = quotation.open >= content.first && content.last <= quotation.end();
    if (all) {
      content.first = std::max(content.first, quotation.first);
      content.last = std::min(content.last, quotation.last);
      while (!content.empty() && loose(content.last - 1)) --content.last;
    }
  }
  return content;
}

}  // namespace dateline::annotation
