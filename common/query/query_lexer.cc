// One pass over the code points, each with its plain form and its place.
#include "common/query/query_lexer.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "common/console/nearest.h"
#include "common/query/search_request.h"
#include "common/text/unicode.h"

namespace dateline::query {
namespace {

using Kind = QueryToken::Kind;

struct Sign {
  char32_t plain = 0;
  std::size_t begin = 0;
};

bool is_double_quote(char32_t c) {
  constexpr std::u32string_view kQuotes = U"\"“”„‟«»″〝〞「」『』﹁﹂";
  return kQuotes.find(c) != std::u32string_view::npos;
}

bool is_dash(char32_t c) {
  return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE63;
}

char32_t plain_form(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // full width
  if (is_double_quote(c)) return U'"';
  if (is_dash(c)) return U'-';
  if (c < 0x20 || c == 0x7F || text::is_space(c)) return U' ';
  return c;
}

bool is_field_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
}

std::string nearest_field(const std::string& typed) {
  std::vector<std::string> names;
  for (const indexing::Field& field : indexing::fields()) {
    if (field.in_queries) names.emplace_back(field.name);
  }
  return console::nearest(typed, names);
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {
    signs_.reserve(text.size() + 1);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      signs_.push_back({plain_form(text::next_code_point(text, at)), begin});
    }
    signs_.push_back({U' ', text.size()});
  }

  OrError<std::vector<QueryToken>> run() {
    while (!error_ && at_ < last()) step();
    if (error_) return *error_;
    add({Kind::end, text_.size(), text_.size(), "", nullptr, 0});
    return std::move(tokens_);
  }

 private:
  std::size_t last() const { return signs_.size() - 1; }
  char32_t sign(std::size_t at) const { return signs_[std::min(at, last())].plain; }
  std::size_t place(std::size_t at) const { return signs_[std::min(at, last())].begin; }

  void add(QueryToken token) { tokens_.push_back(std::move(token)); }
  void add_sign(Kind kind) {
    add({kind, place(at_), place(at_ + 1), "", nullptr, 0});
    ++at_;
  }
  void fail(std::string message, std::size_t begin, std::size_t end, std::string suggestion = "") {
    error_ =
        QueryError{std::move(message), std::string(text_), begin, end, std::move(suggestion), ""};
  }

  bool starts_token() const {
    if (at_ == 0) return true;
    const char32_t before = sign(at_ - 1);
    return before == ' ' || before == '(' || before == '+' || before == '-';
  }

  void step() {
    const char32_t c = sign(at_);
    if (c == ' ') {
      ++at_;
    } else if (c == '(') {
      add_sign(Kind::open);
    } else if (c == ')') {
      add_sign(Kind::close);
    } else if (c == '"') {
      read_phrase();
    } else if ((c == '+' || c == '-') && starts_token()) {
      read_prefix(c);
    } else if (!read_field()) {
      read_word(nullptr);
    }
  }

  // A sign before a blank is a dash or a plus of somebody's text.
  void read_prefix(char32_t c) {
    const char32_t next = sign(at_ + 1);
    if (next == ' ' || next == ')') {
      ++at_;
    } else {
      add_sign(c == '+' ? Kind::plus : Kind::minus);
    }
  }

  // The text inside the marks; at_ is left behind the closing one. None: an error was set.
  std::optional<QueryToken> quoted() {
    const std::size_t open = at_++;
    const std::size_t from = place(at_);
    while (at_ < last() && sign(at_) != '"') ++at_;
    if (at_ >= last()) {
      fail("a quotation mark is never closed", place(open), place(open + 1));
      return std::nullopt;
    }
    const std::size_t to = place(at_++);
    return QueryToken{Kind::phrase, place(open),
                      place(at_),   std::string(text_.substr(from, to - from)),
                      nullptr,      0};
  }

  void read_phrase() {
    std::optional<QueryToken> phrase = quoted();
    if (phrase && has_word(phrase->text)) add(std::move(*phrase));
  }

  // name: before something that is not a blank. Addresses (https://…) and what has a blank behind
  // the colon are words, unless the field is known.
  bool read_field() {
    if (!starts_token()) return false;
    std::size_t colon = at_;
    while (is_field_letter(sign(colon))) ++colon;
    if (colon == at_ || sign(colon) != ':') return false;
    std::string name;
    for (std::size_t i = at_; i < colon; ++i) {
      char c = static_cast<char>(sign(i));
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
      name += c == '_' ? '-' : c;
    }
    const indexing::Field* field = indexing::find_field(name);
    const char32_t next = sign(colon + 1);
    if (field == nullptr || !field->in_queries) {
      if (next == ' ' || next == ')' || next == ':' || next == '/') return false;
      fail(fmt::format("unknown field “{}”", name), place(at_), place(colon), nearest_field(name));
      return true;
    }
    add({Kind::field, place(at_), place(colon + 1), "", field, 0});
    at_ = colon + 1;
    read_value(*field);
    return true;
  }

  void read_value(const indexing::Field& field) {
    const QueryToken name = tokens_.back();
    const char32_t c = sign(at_);
    if (c == '(' && field.matching != indexing::Matching::id) return;
    std::size_t tokens = tokens_.size();
    if (c == '"') {
      read_phrase();
    } else if (c != ' ' && c != ')') {
      read_word(&field);
    }
    if (!error_ && tokens_.size() == tokens)
      fail(fmt::format("nothing to look for in the field “{}”", field.name), name.begin, name.end);
  }

  // A bare word, up to a blank, a bracket or a quotation mark. An id may hold brackets that close.
  std::size_t end_of_word(const indexing::Field* field) const {
    const bool is_id = field != nullptr && field->matching == indexing::Matching::id;
    std::size_t open = 0;
    std::size_t end = at_;
    for (; end < last(); ++end) {
      const char32_t c = sign(end);
      if (c == ' ' || c == '"') break;
      if (c == '(') {
        if (!is_id) break;
        ++open;
      } else if (c == ')') {
        if (open == 0) break;
        --open;
      }
    }
    return end;
  }

  void read_word(const indexing::Field* field) {
    const std::size_t from = at_;
    const std::size_t to = end_of_word(field);
    at_ = std::max(to, from + 1);
    QueryToken token{Kind::word, place(from),
                     place(to),  std::string(text_.substr(place(from), place(to) - place(from))),
                     nullptr,    0};
    if (field == nullptr && read_operator(from, to)) return;
    const bool is_id = field != nullptr && field->matching == indexing::Matching::id;
    if (!is_id && !read_star(from, to, token)) return;
    if (has_word(token.text) || (field != nullptr && !token.text.empty())) add(std::move(token));
  }

  // Takes a * off the end. False: an error was set.
  bool read_star(std::size_t from, std::size_t to, QueryToken& token) {
    for (std::size_t i = from; i < to; ++i) {
      if (sign(i) != '*') continue;
      if (i + 1 == to && i > from) {
        token.kind = Kind::wildcard;
        token.text = std::string(text_.substr(token.begin, place(i) - token.begin));
        return true;
      }
      fail("a * stands at the end of a word only", place(i), place(i + 1));
      return false;
    }
    return true;
  }

  bool read_operator(std::size_t from, std::size_t to) {
    if (to - from > 10) return false;
    std::string name;
    for (std::size_t i = from; i < to; ++i) {
      if (sign(i) >= 0x80) return false;
      name += static_cast<char>(sign(i));
    }
    QueryToken token{Kind::end, place(from), place(to), name, nullptr, kUsualDistance};
    if (name == "AND") token.kind = Kind::conjunction;
    if (name == "OR") token.kind = Kind::disjunction;
    if (name == "XOR") token.kind = Kind::exclusive_or;
    if (name == "NOT") token.kind = Kind::negation;
    if (name == "NEAR" || name.starts_with("NEAR/")) token.kind = Kind::near;
    if (name == "ADJ" || name.starts_with("ADJ/")) token.kind = Kind::adjacent;
    if (token.kind == Kind::end) return false;
    if (const std::size_t slash = name.find('/'); slash != std::string::npos) {
      const char* end = name.data() + name.size();
      const auto parsed = std::from_chars(name.data() + slash + 1, end, token.distance);
      if (parsed.ec != std::errc() || parsed.ptr != end || token.distance < 1 ||
          token.distance > kLargestDistance) {
        fail(fmt::format("{} takes a number from 1 to {}", name.substr(0, slash + 1),
                         kLargestDistance),
             token.begin, token.end);
        return true;
      }
    }
    add(std::move(token));
    return true;
  }

  std::string_view text_;
  std::vector<Sign> signs_;
  std::size_t at_ = 0;
  std::vector<QueryToken> tokens_;
  std::optional<QueryError> error_;
};

}  // namespace

OrError<std::vector<QueryToken>> cut_query(std::string_view text) {
  if (text.size() > kLongestQuery) {
    return QueryError{fmt::format("a query has at most {} bytes", kLongestQuery),
                      std::string(text::cut_at_border(text, 80)),
                      0,
                      0,
                      "",
                      ""};
  }
  return Lexer(text).run();
}

bool has_word(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    if (text::is_letter(c) || text::is_digit(c) || text::is_unspaced(c)) return true;
  }
  return false;
}

}  // namespace dateline::query
