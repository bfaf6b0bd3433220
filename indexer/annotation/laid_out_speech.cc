// Labels are read at the start of each paragraph, signatures behind each quotation.
#include "indexer/annotation/laid_out_speech.h"

#include <algorithm>

#include "indexer/annotation/frames.h"

namespace dateline::annotation {
namespace {

constexpr TokenId kLongestLabel = 5;      // "SEN. MARCO RUBIO:"
constexpr TokenId kLongestSignature = 5;  // words of a name
constexpr TokenId kShortestLetter = 4;    // words

class LayoutReader {
 public:
  explicit LayoutReader(const Utterances& utterances)
      : utterances_(utterances), reading_(utterances.reading()) {}

  std::vector<LaidOut> run() {
    turns();
    letters();
    std::sort(found_.begin(), found_.end(),
              [](const LaidOut& a, const LaidOut& b) { return a.label.first < b.label.first; });
    return std::move(found_);
  }

 private:
  bool dash(TokenId i) const {
    const std::string_view mark = reading_.surface(i);
    return mark == "―" || mark == "—" || mark == "–" || mark == "--" || mark == "-";
  }

  bool shouted(TokenId i) const {
    const std::string_view word = reading_.surface(i);
    const bool lower =
        std::any_of(word.begin(), word.end(), [](unsigned char c) { return c >= 'a' && c <= 'z'; });
    return reading_.capital(i) && !lower;
  }

  // The label that opens a paragraph, up to its colon; empty: none.
  TokenSpan label(TokenSpan paragraph) const {
    TokenId first = paragraph.first;
    if (reading_.token(first).kind == TokenKind::quote) ++first;
    for (TokenId i = first; i + 1 < paragraph.last && i <= first + kLongestLabel; ++i) {
      if (reading_.is_mark(i, ':')) return {first, i};
      const bool name = shouted(i) || reading_.is_mark(i, '.') ||
                        (i == first && reading_.is_word(i) && reading_.capital(i));
      if (!name) return {};
    }
    return {};
  }

  // "Q", "A", or a word in capitals.
  bool counts(TokenSpan label) const {
    const TokenId last = label.last - 1;
    const std::string_view word = reading_.surface(last);
    return word == "Q" || word == "A" || (shouted(last) && word.size() > 2);
  }

  void turns() {
    std::vector<LaidOut> turns;
    bool again = false;  // some label comes twice
    std::vector<FormId> labels;
    std::size_t open = kNoTurn;
    for (TokenSpan paragraph : reading_.paragraphs()) {
      const TokenSpan who = label(paragraph);
      if (who.empty() || !counts(who)) {
        const bool goes_on = open != kNoTurn && quoted(paragraph) && quoted(turns[open].label);
        if (goes_on) add(turns[open], {paragraph.first, paragraph.last});
        if (!goes_on) open = kNoTurn;
        continue;
      }
      const FormId form = reading_.form_id(who.last - 1);
      again = again || std::find(labels.begin(), labels.end(), form) != labels.end();
      if (labels.size() < kMostLabels) labels.push_back(form);
      LaidOut turn;
      turn.label = who;
      turn.mark = {who.last, who.last + 1};
      turn.question = reading_.surface(who.first) == "Q";
      turn.answer = reading_.surface(who.first) == "A";
      add(turn, {who.last + 1, paragraph.last});
      open = turns.size();
      turns.push_back(std::move(turn));
    }
    std::erase_if(turns, [](const LaidOut& turn) { return turn.content.empty(); });
    if (turns.size() < 2 || !again) return;
    found_ = std::move(turns);
  }

  bool quoted(TokenSpan tokens) const {
    const TokenId at = tokens.first;
    return reading_.token(at).kind == TokenKind::quote ||
           (at > 0 && reading_.token(at - 1).kind == TokenKind::quote);
  }

  // Without the marks around it and a stage direction behind: "(Laughter.)".
  void add(LaidOut& turn, TokenSpan piece) const {
    const auto mark = [this](TokenId i) { return reading_.token(i).kind == TokenKind::quote; };
    while (!piece.empty() && mark(piece.first)) ++piece.first;
    while (!piece.empty() && mark(piece.last - 1)) --piece.last;
    if (!piece.empty() && reading_.is_mark(piece.last - 1, ')')) {
      TokenId open = piece.last - 1;
      while (open > piece.first && !reading_.is_mark(open, '(')) --open;
      if (reading_.is_mark(open, '(')) piece.last = open;
    }
    if (utterances_.words(piece, 1) > 0) turn.content.push_back(piece);
  }

  void letters() {
    for (const Quotation& quotation : utterances_.quotations()) {
      const TokenId at = quotation.end();
      if (!quotation.closed || quotation.single || at + 1 >= reading_.size() || !dash(at)) continue;
      if (reading_.token(at).paragraph_start) continue;
      if (utterances_.words({quotation.first, quotation.last}, kShortestLetter) < kShortestLetter)
        continue;
      TokenId end = at + 1;
      while (end < reading_.size() && end - at <= kLongestSignature && reading_.capital(end) &&
             (end == at + 1 || !reading_.token(end).paragraph_start)) {
        ++end;
        const bool initial = end < reading_.size() && reading_.is_mark(end, '.') &&
                             reading_.surface(end - 1).size() <= 2;
        if (initial) ++end;
      }
      if (end - at < 2 || !signature_ends(end)) continue;
      LaidOut letter;
      letter.label = {at + 1, end};
      letter.mark = {at, at + 1};
      letter.content.push_back(
          trim_content(utterances_, {quotation.open, static_cast<TokenId>(quotation.end())}));
      found_.push_back(std::move(letter));
    }
  }

  // Nothing but a town or an age behind the name: the text ends, or another paragraph, quotation or
  // clause begins.
  bool signature_ends(TokenId end) const {
    if (end >= reading_.size()) return true;
    const Token& token = reading_.token(end);
    return token.paragraph_start || token.kind == TokenKind::quote || reading_.is_comma(end) ||
           reading_.is_mark(end, '.') || reading_.is_mark(end, '(');
  }

  static constexpr std::size_t kNoTurn = ~std::size_t{0};
  static constexpr std::size_t kMostLabels = 32;

  const Utterances& utterances_;
  const Reading& reading_;
  std::vector<LaidOut> found_;
};

}  // namespace

std::vector<LaidOut> find_laid_out(const Utterances& utterances) {
  return LayoutReader(utterances).run();
}

}  // namespace dateline::annotation
