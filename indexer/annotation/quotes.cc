// One pass over the marks of each paragraph. What a mark means is decided by the mark, by the
// blanks beside it, and by what is open; never by looking far ahead, so that time stays linear.
#include "indexer/annotation/quotes.h"

#include <algorithm>
#include <optional>

namespace dateline::annotation {
namespace {

// The families of marks; what one family opened only the same family closes.
enum class Family : std::uint8_t { straight, curly, guillemet, corner, single, single_guillemet };

Family family_of(QuoteMark mark) {
  switch (mark) {
    case QuoteMark::left:
    case QuoteMark::right:
    case QuoteMark::low:
      return Family::curly;
    case QuoteMark::guillemet_left:
    case QuoteMark::guillemet_right:
      return Family::guillemet;
    case QuoteMark::corner_left:
    case QuoteMark::corner_right:
      return Family::corner;
    case QuoteMark::single_straight:
    case QuoteMark::single_left:
    case QuoteMark::single_right:
    case QuoteMark::single_low:
      return Family::single;
    case QuoteMark::single_guillemet_left:
    case QuoteMark::single_guillemet_right:
      return Family::single_guillemet;
    default:
      return Family::straight;
  }
}

enum class Act : std::uint8_t { none, open, close };

bool dialogue_language(std::string_view lang) {
  return lang == "fr" || lang == "es" || lang == "ru" || lang == "uk" || lang == "bg" ||
         lang == "tr" || lang == "pt" || lang == "pl";
}

class Machine {
 public:
  Machine(const TokenSequence& tokens, std::string_view lang)
      : tokens_(tokens), dialogue_(dialogue_language(lang)) {}

  std::vector<Quotation> run() {
    const auto size = static_cast<std::uint32_t>(tokens_.size());
    for (std::uint32_t begin = 0; begin < size;) {
      std::uint32_t end = begin + 1;
      while (end < size && !tokens_[end].paragraph_start) ++end;
      paragraph(begin, end);
      begin = end;
    }
    return std::move(found_);
  }

 private:
  void paragraph(std::uint32_t begin, std::uint32_t end) {
    const bool carried = carried_;
    carried_ = false;
    end_ = end;
    depth_ = 0;
    if (dialogue_ && opens_dialogue(begin)) {
      found_.push_back(dialogue_line(begin, end));
      return;
    }
    last_single_ = last_single_closer(begin, end);
    for (std::uint32_t i = begin; i < end; ++i) {
      if (tokens_[i].kind != TokenKind::quote) continue;
      take(i);
      if (i == begin && depth_ == 1 && carried) open_.continues = true;
    }
    if (depth_ > 0) leave_open(end);
  }

  // The outermost quotation reached the end of its paragraph without a closing mark.
  void leave_open(std::uint32_t end) {
    open_.last = open_.close = end;
    open_.closed = false;
    const bool goes_on = end < tokens_.size() && tokens_[end].kind == TokenKind::quote &&
                         family_of(tokens_[end].quote) == families_[0];
    carried_ = goes_on;
    depth_ = 0;
    if (!open_.single && open_.first < end) found_.push_back(open_);
  }

  void take(std::uint32_t i) {
    const Family family = family_of(tokens_[i].quote);
    switch (act_of(i, family)) {
      case Act::none:
        return;
      case Act::open:
        return open(i, family);
      case Act::close:
        return close(i, is_open(family) ? family : stand_in(family));
    }
  }

  bool is_open(Family family) const {
    return std::find(families_, families_ + depth_, family) != families_ + depth_;
  }

  // "We go,” he said: a straight mark may be closed by a curly one, and the other way round.
  static Family stand_in(Family family) {
    return family == Family::curly ? Family::straight : Family::curly;
  }
  bool closes_stand_in(std::uint32_t i, Family family) const {
    return is_open(stand_in(family)) && could_close(i) && !could_open(i);
  }

  // Blanks beside the mark: an opening mark stands off the word before and touches the one behind.
  bool could_open(std::uint32_t i) const {
    const bool before = tokens_[i].space_before || tokens_[i].paragraph_start || i == 0 ||
                        tokens_[i - 1].kind != TokenKind::word;
    return before && i + 1 < end_ && !tokens_[i + 1].space_before;
  }
  bool could_close(std::uint32_t i) const {
    return !tokens_[i].space_before && !tokens_[i].paragraph_start;
  }

  Act act_of(std::uint32_t i, Family family) const {
    const QuoteMark mark = tokens_[i].quote;
    const bool opened = is_open(family);
    switch (mark) {
      case QuoteMark::low:
      case QuoteMark::single_low:
      case QuoteMark::corner_left:
        return Act::open;
      case QuoteMark::corner_right:
        return opened ? Act::close : Act::none;
      case QuoteMark::left:  // closes what „ opened, else opens
        return opened && (low_ || !could_open(i)) ? Act::close : Act::open;
      case QuoteMark::right:  // opens only where nothing else can be meant (”so” in the north)
        if (opened || closes_stand_in(i, family)) return Act::close;
        return could_open(i) && !could_close(i) ? Act::open : Act::none;
      case QuoteMark::guillemet_left:
      case QuoteMark::single_guillemet_left:
        return opened && reversed_ ? Act::close : Act::open;
      case QuoteMark::guillemet_right:
      case QuoteMark::single_guillemet_right:
        if (opened && !reversed_) return Act::close;
        return could_open(i) && !could_close(i) ? Act::open : Act::none;
      case QuoteMark::straight:
        if (!opened && closes_stand_in(i, family)) return Act::close;
        if (!opened) return could_open(i) || !could_close(i) ? Act::open : Act::none;
        return could_close(i) || !could_open(i) ? Act::close : Act::open;
      default:
        return single_act(i, mark, opened);
    }
  }

  // ' and ’ are apostrophes more often than marks: they open only with a closer ahead in the same
  // paragraph, and close only what they opened.
  Act single_act(std::uint32_t i, QuoteMark mark, bool opened) const {
    if (opened && mark != QuoteMark::single_left && could_close(i) && !plural_owner(i)) {
      return Act::close;
    }
    if (opened || mark == QuoteMark::single_right) return Act::none;
    const bool clear = could_open(i) && (tokens_[i].space_before || tokens_[i].paragraph_start ||
                                         depth_ > 0 || mark == QuoteMark::single_left);
    return clear && i < last_single_ ? Act::open : Act::none;
  }

  // "the workers' rights": an apostrophe after s with a lower-case word behind it, and more closers
  // to come.
  bool plural_owner(std::uint32_t i) const {
    if (i == 0 || i >= last_single_ || i + 1 >= end_) return false;
    const std::string_view word = tokens_.word(i - 1);
    return tokens_[i - 1].kind == TokenKind::word && word.back() == 's' &&
           tokens_[i + 1].kind == TokenKind::word && !tokens_[i + 1].capital;
  }

  std::uint32_t last_single_closer(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = end; i-- > begin + 1;) {
      const QuoteMark mark = tokens_[i].quote;
      if ((mark == QuoteMark::single_straight || mark == QuoteMark::single_right ||
           mark == QuoteMark::single_left) &&
          could_close(i)) {
        return i;
      }
    }
    return begin;
  }

  void open(std::uint32_t i, Family family) {
    if (is_open(family)) {  // the closing mark was forgotten: a new quotation begins here
      finish(i, false);
      depth_ = 0;
    }
    if (depth_ == kDeepest) return;
    if (depth_ == 0) {
      open_ = Quotation{};
      open_.open = i;
      open_.first = i + 1;
      open_.single = family == Family::single;
      low_ = tokens_[i].quote == QuoteMark::low;
      reversed_ = tokens_[i].quote == QuoteMark::guillemet_right ||
                  tokens_[i].quote == QuoteMark::single_guillemet_right;
    }
    families_[depth_++] = family;
  }

  void close(std::uint32_t i, Family family) {
    while (depth_ > 0 && families_[depth_ - 1] != family) --depth_;
    if (--depth_ == 0) finish(i, true);
  }

  void finish(std::uint32_t i, bool closed) {
    open_.last = open_.close = i;
    open_.closed = closed;
    if (open_.first < i) found_.push_back(open_);
  }

  bool is_dash(std::uint32_t i) const {
    const std::string_view word = tokens_.word(i);
    return word == "—" || word == "–" || word == "―" || word == "--" || word == "-";
  }

  bool opens_dialogue(std::uint32_t i) const {
    if (i + 2 >= end_ || !is_dash(i)) return false;
    const Token& next = tokens_[i + 1];
    return next.kind == TokenKind::word && next.capital && !is_dash(i + 2);
  }

  // The line up to a dash after a comma, full stop, ! or ? (": – Да, – сказал он"), else all of it.
  Quotation dialogue_line(std::uint32_t begin, std::uint32_t end) const {
    Quotation line;
    line.open = begin;
    line.first = begin + 1;
    line.dash = true;
    line.closed = false;
    line.last = line.close = end;
    for (std::uint32_t i = begin + 2; i < end; ++i) {
      const bool after_mark = tokens_[i - 1].kind == TokenKind::punctuation;
      if (is_dash(i) && after_mark) {
        line.last = line.close = i;
        line.closed = true;
        break;
      }
    }
    return line;
  }

  static constexpr int kDeepest = 4;

  const TokenSequence& tokens_;
  bool dialogue_;
  std::vector<Quotation> found_;
  Quotation open_;
  Family families_[kDeepest] = {};
  int depth_ = 0;
  std::uint32_t end_ = 0;
  std::uint32_t last_single_ = 0;
  bool low_ = false;       // the outermost was opened by „
  bool reversed_ = false;  // … by »
  bool carried_ = false;   // the paragraph before left one open
};

}  // namespace

std::vector<Quotation> find_quotations(const TokenSequence& tokens, std::string_view lang) {
  return Machine(tokens, lang).run();
}

}  // namespace dateline::annotation
