// One pass, each character looked at a few times at most.
#include "indexer/annotation/tagging/token_scanner.h"

namespace dateline::annotation {
namespace {

using Class = CharacterClass;

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool joins(UChar32 c) {
  return c == '-' || c == '.' || c == '\'' || c == 0x2019 || c == '&' || c == '_' || c == 0x2010 ||
         c == 0x2011 || c == '@' || c == 0xB7;
}

bool number_joint(UChar32 c) {
  return c == '.' || c == ',' || c == ':' || c == '/';
}

bool keeps_dot(std::string_view word) {
  if (word.size() == 1) return word[0] >= 'A' && word[0] <= 'Z' && word[0] != 'I';
  if (word.find('.') != std::string_view::npos) return word[1] == '.' && word.size() <= 8;
  return is_abbreviation(word) && (word[0] < 'a' || word == "vs");
}

bool is_clitic(std::string_view tail) {
  return tail == "s" || tail == "S" || tail == "d" || tail == "m" || tail == "ll" || tail == "re" ||
         tail == "ve";
}

}  // namespace

void TokenScanner::run() {
  while (at_ < text_.size()) {
    const Character c = character_at(text_, at_);
    const Class k = classify(c.code);
    if (k == Class::space || k == Class::newline) {
      skip_space();
      continue;
    }
    if (is_word_part(k) || starts_handle(c)) {
      scan_word();
    } else if (k == Class::ideograph) {
      add(at_, at_ + c.size, TokenKind::word);
    } else {
      scan_mark(c, k);
    }
    at_ = tokens_.back().end;
    space_ = false;
  }
}

// Blank lines end a paragraph; a single line break does unless it looks like a wrapped line.
void TokenScanner::skip_space() {
  unsigned breaks = 0;
  while (at_ < text_.size()) {
    const Character c = character_at(text_, at_);
    const Class k = classify(c.code);
    if (k == Class::newline) {
      ++breaks;
    } else if (k != Class::space) {
      break;
    }
    at_ += c.size;
  }
  space_ = true;
  if (breaks == 0) return;
  const bool wrapped = breaks == 1 && !sentences_.ended() && class_at(text_, at_) == Class::lower;
  if (!wrapped) paragraph_ = true;
}

bool TokenScanner::starts_handle(Character c) const {
  return (c.code == '@' || c.code == '#') && is_word_part(class_at(text_, at_ + 1));
}

// A joint inside a word: a letter before, a word part behind, and no lost space ("summit.The").
bool TokenScanner::joint_holds(UChar32 joint, Class before, std::uint32_t after) const {
  const Class next = class_at(text_, after);
  if (!is_word_part(next)) return false;
  return joint != '.' || !(before == Class::lower && next == Class::upper);
}

void TokenScanner::scan_word() {
  const std::uint32_t start = at_;
  std::uint32_t i = at_ + (class_at(text_, at_) == Class::punctuation ? 1 : 0);
  bool any_letter = false;
  Class last = Class::space;
  while (i < text_.size()) {
    if (is_ascii_letter(text_[i])) {
      do ++i;
      while (i < text_.size() && is_ascii_letter(text_[i]));
      any_letter = true;
      last = classify(text_[i - 1]);
      continue;
    }
    const Character c = character_at(text_, i);
    const Class k = classify(c.code);
    if (is_word_part(k)) {
      any_letter = any_letter || is_letter(k);
      i += c.size;
      if (k != Class::mark) last = k;
    } else if (joins(c.code) && any_letter && joint_holds(c.code, last, i + c.size)) {
      i += c.size;
    } else if (!any_letter && last == Class::digit && number_joint(c.code) &&
               class_at(text_, i + 1) == Class::digit) {
      i += c.size;
    } else if (!any_letter && c.code == '-' && is_letter(class_at(text_, i + 1))) {
      i += c.size;  // 17-year-old
    } else {
      break;
    }
  }
  if (!any_letter) {
    add(start, i, TokenKind::number);
    return;
  }
  if (i < text_.size() && text_[i] == '.' && keeps_dot(text_.substr(start, i - start))) ++i;
  add_word(start, i);
}

// Cuts 's, 'll, 're, 've, 'd, 'm and n't off the end.
void TokenScanner::add_word(std::uint32_t start, std::uint32_t end) {
  const std::string_view word = text_.substr(start, end - start);
  const std::size_t from = word.size() > 5 ? word.size() - 5 : 0;
  std::size_t mark = word.find('\'', from);
  std::size_t width = 1;
  if (mark == std::string_view::npos) {
    mark = word.find("\xE2\x80\x99", from);
    width = 3;
  }
  if (mark != std::string_view::npos && mark > 0) {
    const std::string_view tail = word.substr(mark + width);
    const bool negation = (tail == "t" || tail == "T") && mark > 1 && (word[mark - 1] | 32) == 'n';
    if (negation) --mark;
    if (negation || is_clitic(tail)) {
      const auto cut = static_cast<std::uint32_t>(start + mark);
      add(start, cut, TokenKind::word);
      space_ = false;
      add(cut, end, TokenKind::word);
      return;
    }
  }
  add(start, end, TokenKind::word);
}

void TokenScanner::scan_mark(Character c, Class k) {
  const QuoteMark mark = quote_mark(c.code);
  if (mark != QuoteMark::none) {
    // `` and '' are the double quotes of wire texts.
    const bool doubled = mark == QuoteMark::single_straight && at_ + 1 < text_.size() &&
                         text_[at_ + 1] == text_[at_];
    add(at_, at_ + c.size + (doubled ? 1 : 0), TokenKind::quote);
    tokens_.back().quote = doubled ? QuoteMark::straight : mark;
    return;
  }
  std::uint32_t end = at_ + c.size;
  const bool ascii_run =
      c.code == '.' || c.code == '-' || c.code == '*' || c.code == '_' || c.code == '=';
  if (ascii_run) {  // "..." and "--" are one token
    while (end < text_.size() && text_[end] == text_[at_]) ++end;
  } else if (k == Class::other) {
    while (end < text_.size() && class_at(text_, end) == Class::other)
      end += character_at(text_, end).size;
  }
  add(at_, end, k == Class::punctuation ? TokenKind::punctuation : TokenKind::symbol);
}

void TokenScanner::add(std::uint32_t begin, std::uint32_t end, TokenKind kind) {
  Token token;
  token.begin = begin;
  token.end = end;
  token.kind = kind;
  token.space_before = space_;
  token.paragraph_start = paragraph_ || tokens_.empty();
  if (kind == TokenKind::word) set_letters(token);
  token.has_digit = token.has_digit || kind == TokenKind::number;
  token.sentence_start = token.paragraph_start || sentences_.begins(token) ||
                         tokens_.size() - sentence_first_ >= TokenSequence::kLongestSentence;
  if (token.sentence_start) sentence_first_ = tokens_.size();
  paragraph_ = false;
  tokens_.push_back(token);
  sentences_.note(tokens_.back());
}

void TokenScanner::set_letters(Token& token) const {
  unsigned upper = 0, lower = 0, letters = 0;
  for (std::uint32_t i = token.begin; i < token.end;) {
    const Character c = character_at(text_, i);
    const Class k = classify(c.code);
    if (is_letter(k)) {
      if (letters++ == 0) token.capital = k == Class::upper;
      upper += k == Class::upper;
      lower += k == Class::lower;
    }
    if (k == Class::digit) token.has_digit = true;
    i += c.size;
  }
  token.all_capitals = upper > 1 && lower == 0;
}

}  // namespace dateline::annotation
