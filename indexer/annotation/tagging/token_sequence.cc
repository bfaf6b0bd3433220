// The scanner behind TokenSequence: ASCII by a class table, the rest by ICU's character properties.
// A word keeps its inner hyphens, dots and apostrophes (U.S., Jean-Claude, O’Neill); English
// clitics ('s, n't, 'll) are cut off as words of their own, since a speaker ends before them.
#include "indexer/annotation/tagging/token_sequence.h"

#include <array>
#include <cassert>
#include <limits>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace dateline::annotation {
namespace {

struct Character {
  UChar32 code = -1;       // negative: not UTF-8
  std::uint32_t size = 1;  // bytes
};

enum class Class : std::uint8_t {
  space,
  newline,
  lower,
  upper,
  letter,
  ideograph,
  mark,
  digit,
  punctuation,
  other
};

// Titles, months and the like that keep their dot and seldom end a sentence.
constexpr std::string_view kAbbreviations =
    " mr mrs ms dr prof gen sen rep gov lt col sgt capt cmdr adm maj pvt rev hon pres st ste jr sr "
    "jan feb mar apr jun "
    "jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun vs no nos inc corp "
    "co ltd bros dept "
    "assn ave blvd rd mt ft calif conn fla ga ill ind kan ky mass md mich minn miss mo neb nev "
    "okla ore pa tenn "
    "tex va vt wash wis ariz ark colo del messrs supt atty ";

// Words that begin a sentence more often than they go on after an abbreviation.
constexpr std::string_view kStarters =
    " the a an he she it they we i but and in on at this that these those his her its their there "
    "if when while after "
    "as for however since what who how some many most according ";

bool listed(std::string_view list, std::string_view word) {
  if (word.empty() || word.size() > 12) return false;
  std::array<char, 16> key{' '};
  std::size_t n = 1;
  for (char c : word) key[n++] = (c >= 'A' && c <= 'Z') ? static_cast<char>(c + 32) : c;
  key[n++] = ' ';
  return list.find(std::string_view(key.data(), n)) != std::string_view::npos;
}

constexpr Class classify_ascii(unsigned char c) {
  if (c >= 'a' && c <= 'z') return Class::lower;
  if (c >= 'A' && c <= 'Z') return Class::upper;
  if (c >= '0' && c <= '9') return Class::digit;
  if (c == '\n') return Class::newline;
  if (c <= ' ' || c == 127) return Class::space;
  return Class::punctuation;
}

constexpr auto kAsciiLimit = 128;

constexpr std::array<Class, kAsciiLimit> make_ascii_table() {
  std::array<Class, kAsciiLimit> table{};
  for (unsigned c = 0; c < kAsciiLimit; ++c)
    table[c] = classify_ascii(static_cast<unsigned char>(c));
  return table;
}

constexpr std::array<Class, kAsciiLimit> kAsciiClass = make_ascii_table();

// Scripts written without spaces: a token a character. Korean has spaces.
bool is_ideograph(UChar32 c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

Class classify_wide(UChar32 c) {
  if (c < 0) return Class::other;
  if (c == 0x2028 || c == 0x2029 || c == 0x85) return Class::newline;
  if (is_ideograph(c)) return Class::ideograph;
  switch (u_charType(c)) {
    case U_LOWERCASE_LETTER:
      return Class::lower;
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return Class::upper;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
      return Class::letter;
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK:
      return Class::mark;
    case U_FORMAT_CHAR:  // soft hyphens, direction marks, joiners: never a border
      return c == 0x200B || c == 0xFEFF ? Class::space : Class::mark;
    case U_DECIMAL_DIGIT_NUMBER:
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER:
      return Class::digit;
    case U_SPACE_SEPARATOR:
    case U_CONTROL_CHAR:
      return Class::space;
    case U_DASH_PUNCTUATION:
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
    case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
      return Class::punctuation;
    default:
      return Class::other;
  }
}

QuoteMark quote_mark(UChar32 c) {
  switch (c) {
    case '"':
    case 0x2033:
    case 0xFF02:
      return QuoteMark::straight;
    case 0x201C:
      return QuoteMark::left;
    case 0x201D:
      return QuoteMark::right;
    case 0x201E:
    case 0x201F:
      return QuoteMark::low;
    case 0xAB:
    case 0x300A:
      return QuoteMark::guillemet_left;
    case 0xBB:
    case 0x300B:
      return QuoteMark::guillemet_right;
    case 0x300C:
    case 0x300E:
      return QuoteMark::corner_left;
    case 0x300D:
    case 0x300F:
      return QuoteMark::corner_right;
    case '\'':
    case '`':
      return QuoteMark::single_straight;
    case 0x2018:
      return QuoteMark::single_left;
    case 0x2019:
      return QuoteMark::single_right;
    case 0x201A:
      return QuoteMark::single_low;
    case 0x2039:
      return QuoteMark::single_guillemet_left;
    case 0x203A:
      return QuoteMark::single_guillemet_right;
    default:
      return QuoteMark::none;
  }
}

bool is_letter(Class c) {
  return c == Class::lower || c == Class::upper || c == Class::letter;
}
bool is_word_part(Class c) {
  return is_letter(c) || c == Class::mark || c == Class::digit;
}

class Scanner {
 public:
  Scanner(std::string_view text, std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  void run() {
    while (at_ < text_.size()) {
      const Character c = character(at_);
      const Class k = classify(c);
      if (k == Class::space || k == Class::newline) {
        skip_space();
        continue;
      }
      const std::uint32_t start = at_;
      if (is_word_part(k) || starts_handle(c)) {
        scan_word();
      } else if (k == Class::ideograph) {
        add(start, start + c.size, TokenKind::word);
      } else {
        scan_mark(c, k);
      }
      at_ = tokens_.back().end;
      space_ = false;
    }
  }

 private:
  Character character(std::uint32_t i) const {
    const auto byte = static_cast<unsigned char>(text_[i]);
    if (byte < kAsciiLimit) return {byte, 1};
    std::int32_t next = 0;
    UChar32 code = -1;
    // Only the character's own bytes are shown to ICU, whose offsets are signed 32 bits.
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text_.data()) + i;
    const auto length = static_cast<std::int32_t>(std::min<std::size_t>(4, text_.size() - i));
    U8_NEXT(bytes, next, length, code);
    return {code, static_cast<std::uint32_t>(next)};
  }

  static Class classify(Character c) {
    return c.code >= 0 && c.code < kAsciiLimit ? kAsciiClass[static_cast<std::size_t>(c.code)]
                                               : classify_wide(c.code);
  }

  Class class_at(std::uint32_t i) const {
    return i < text_.size() ? classify(character(i)) : Class::space;
  }

  // Blank lines end a paragraph; a single line break does unless it looks like a wrapped line.
  void skip_space() {
    unsigned breaks = 0;
    while (at_ < text_.size()) {
      const Character c = character(at_);
      const Class k = classify(c);
      if (k == Class::newline) {
        ++breaks;
      } else if (k != Class::space) {
        break;
      }
      at_ += c.size;
    }
    space_ = true;
    if (breaks == 0) return;
    const bool wrapped = breaks == 1 && !sentence_ended_ && class_at(at_) == Class::lower;
    if (!wrapped) paragraph_ = true;
  }

  bool starts_handle(Character c) const {
    return (c.code == '@' || c.code == '#') && is_word_part(class_at(at_ + 1));
  }

  static bool joins(UChar32 c) {
    return c == '-' || c == '.' || c == '\'' || c == 0x2019 || c == '&' || c == '_' ||
           c == 0x2010 || c == 0x2011 || c == '@' || c == 0xB7;
  }

  // A joint inside a word: a letter before, a word part behind, and no lost space ("summit.The").
  bool joint_holds(UChar32 joint, Class before, std::uint32_t after) const {
    const Class next = class_at(after);
    if (!is_word_part(next)) return false;
    return joint != '.' || !(before == Class::lower && next == Class::upper);
  }

  void scan_word() {
    const std::uint32_t start = at_;
    std::uint32_t i = at_ + (class_at(at_) == Class::punctuation ? 1 : 0);
    bool any_letter = false;
    Class last = Class::space;
    while (i < text_.size()) {
      const Character c = character(i);
      const Class k = classify(c);
      if (is_word_part(k)) {
        any_letter = any_letter || is_letter(k);
        i += c.size;
        if (k != Class::mark) last = k;
      } else if (joins(c.code) && any_letter && joint_holds(c.code, last, i + c.size)) {
        i += c.size;
      } else if (!any_letter && last == Class::digit && number_joint(c.code) &&
                 class_at(i + 1) == Class::digit) {
        i += c.size;
      } else if (!any_letter && c.code == '-' && is_letter(class_at(i + 1))) {
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

  static bool number_joint(UChar32 c) { return c == '.' || c == ',' || c == ':' || c == '/'; }

  static bool keeps_dot(std::string_view word) {
    if (word.size() == 1) return word[0] >= 'A' && word[0] <= 'Z' && word[0] != 'I';
    if (word.find('.') != std::string_view::npos) return word[1] == '.' && word.size() <= 8;
    return listed(kAbbreviations, word) && (word[0] < 'a' || word == "vs");
  }

  // Cuts 's, 'll, 're, 've, 'd, 'm and n't off the end.
  void add_word(std::uint32_t start, std::uint32_t end) {
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
      const bool negation =
          (tail == "t" || tail == "T") && mark > 1 && (word[mark - 1] | 32) == 'n';
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

  static bool is_clitic(std::string_view tail) {
    return tail == "s" || tail == "S" || tail == "d" || tail == "m" || tail == "ll" ||
           tail == "re" || tail == "ve";
  }

  void scan_mark(Character c, Class k) {
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
      while (end < text_.size() && class_at(end) == Class::other) end += character(end).size;
    }
    add(at_, end, k == Class::punctuation ? TokenKind::punctuation : TokenKind::symbol);
  }

  void add(std::uint32_t begin, std::uint32_t end, TokenKind kind) {
    Token token;
    token.begin = begin;
    token.end = end;
    token.kind = kind;
    token.space_before = space_;
    token.paragraph_start = paragraph_ || tokens_.empty();
    if (kind == TokenKind::word) set_letters(token);
    token.has_digit = token.has_digit || kind == TokenKind::number;
    token.sentence_start = token.paragraph_start || begins_sentence(token) ||
                           tokens_.size() - sentence_first_ >= TokenSequence::kLongestSentence;
    if (token.sentence_start) sentence_first_ = tokens_.size();
    paragraph_ = false;
    tokens_.push_back(token);
    note_sentence_end(tokens_.back());
  }

  void set_letters(Token& token) const {
    unsigned upper = 0, lower = 0, letters = 0;
    for (std::uint32_t i = token.begin; i < token.end;) {
      const Character c = character(i);
      const Class k = classify(c);
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

  // After . ! ? a capital, a figure, an opening mark or an uncased script begins the next sentence.
  bool begins_sentence(const Token& token) const {
    if (!sentence_ended_ || closes(token)) return false;
    const std::string_view word = text_.substr(token.begin, token.end - token.begin);
    if (weak_end_) return token.capital && listed(kStarters, word);
    if (token.kind == TokenKind::word) return class_at(token.begin) != Class::lower;
    return token.kind == TokenKind::number || token.kind == TokenKind::quote || word == "(" ||
           word == "[";
  }

  bool closes(const Token& token) const {
    const char first = text_[token.begin];
    if (first == ')' || first == ']') return true;
    if (token.kind != TokenKind::quote && !is_quote_bytes(token)) return false;
    const QuoteMark mark = quote_mark(character(token.begin).code);
    if (mark == QuoteMark::right || mark == QuoteMark::single_right ||
        mark == QuoteMark::guillemet_right || mark == QuoteMark::corner_right)
      return true;
    return !token.space_before && (mark == QuoteMark::straight ||
                                   mark == QuoteMark::single_straight || mark == QuoteMark::left);
  }

  bool is_quote_bytes(const Token& token) const {
    return quote_mark(character(token.begin).code) != QuoteMark::none;
  }

  void note_sentence_end(const Token& token) {
    if (token.kind == TokenKind::word) {
      const bool dotted = text_[token.end - 1] == '.';
      sentence_ended_ = dotted;
      weak_end_ = dotted;
      return;
    }
    if (sentence_ended_ && closes(token)) return;
    const UChar32 c = character(token.begin).code;
    sentence_ended_ = c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 ||
                      c == 0xFF01 || c == 0xFF1F || c == 0x061F || c == 0x06D4 || c == 0x0964;
    weak_end_ = false;
  }

  std::string_view text_;
  std::vector<Token>& tokens_;
  std::uint32_t at_ = 0;
  std::size_t sentence_first_ = 0;  // token
  bool space_ = false;
  bool paragraph_ = true;
  bool sentence_ended_ = false;
  bool weak_end_ = false;  // ended by the dot of an abbreviation
};

}  // namespace

TokenSequence::TokenSequence(std::string_view text) : text_(text) {
  assert(text.size() < std::numeric_limits<std::uint32_t>::max());
  tokens_.reserve(text.size() / 5 + 1);
  Scanner(text, tokens_).run();
}

std::size_t TokenSequence::token_at(std::size_t byte) const {
  const auto it = std::partition_point(tokens_.begin(), tokens_.end(),
                                       [byte](const Token& token) { return token.end <= byte; });
  return static_cast<std::size_t>(it - tokens_.begin());
}

}  // namespace dateline::annotation
