// The parser: recursive descent, weakest first: OR, XOR, AND (written or not), + - NOT, NEAR and
// ADJ, then words, phrases, fields and brackets.
#include "common/query/query_tree.h"

#include <optional>

#include <fmt/format.h>

#include "common/index/schema.h"
#include "common/query/query_lexer.h"
#include "common/query/search_request.h"
#include "common/text/words.h"

namespace dateline::query {
namespace {

using Kind = QueryNode::Kind;
using TokenKind = QueryToken::Kind;

QueryNode group_of(Kind kind, std::vector<QueryNode> children) {
  if (children.size() == 1) return std::move(children.front());
  QueryNode node;
  node.kind = kind;
  node.begin = children.front().begin;
  node.end = children.back().end;
  node.children = std::move(children);
  return node;
}

class Parser {
 public:
  Parser(std::string_view text, std::vector<QueryToken> tokens)
      : text_(text), tokens_(std::move(tokens)) {}

  OrError<QueryNode> run() {
    if (token().kind == TokenKind::end) return nothing_typed();
    QueryNode node = any_of();
    if (!error_ && token().kind == TokenKind::close)
      fail("a closing bracket without an opening one", token());
    if (error_) return *error_;
    return node;
  }

 private:
  const QueryToken& token() const { return tokens_[at_]; }
  bool is(TokenKind kind) const { return !error_ && token().kind == kind; }

  void fail(std::string message, const QueryToken& at) {
    if (!error_)
      error_ = QueryError{std::move(message), std::string(text_), at.begin, at.end, "", ""};
  }

  OrError<QueryNode> nothing_typed() {
    for (const char c : text_) {
      if (static_cast<unsigned char>(c) > ' ')
        return QueryError{"no word to search for", std::string(text_), 0, text_.size(), "", ""};
    }
    return QueryNode{};
  }

  QueryNode any_of() {
    std::vector<QueryNode> children = {one_of()};
    while (is(TokenKind::disjunction)) {
      const QueryToken& sign = tokens_[at_++];
      if (needs_operand(sign)) children.push_back(one_of());
    }
    return group_of(Kind::any_of, std::move(children));
  }

  QueryNode one_of() {
    std::vector<QueryNode> children = {all_of()};
    while (is(TokenKind::exclusive_or)) {
      const QueryToken& sign = tokens_[at_++];
      if (needs_operand(sign)) children.push_back(all_of());
    }
    return group_of(Kind::one_of, std::move(children));
  }

  QueryNode all_of() {
    std::vector<QueryNode> children = {unary()};
    while (!error_) {
      if (is(TokenKind::conjunction)) {
        const QueryToken& sign = tokens_[at_++];
        if (!needs_operand(sign)) break;
      } else if (!starts_operand()) {
        break;
      }
      children.push_back(unary());
    }
    return group_of(Kind::all_of, std::move(children));
  }

  bool starts_operand() const {
    switch (token().kind) {
      case TokenKind::word:
      case TokenKind::wildcard:
      case TokenKind::phrase:
      case TokenKind::field:
      case TokenKind::open:
      case TokenKind::plus:
      case TokenKind::minus:
      case TokenKind::negation:
        return true;
      default:
        return false;
    }
  }

  // False, with the error set, where nothing follows `sign` that it could work on.
  bool needs_operand(const QueryToken& sign) {
    if (!error_ && !starts_operand())
      fail(fmt::format("nothing after {}", text_.substr(sign.begin, sign.end - sign.begin)), sign);
    return !error_;
  }

  QueryNode unary() {
    const QueryToken& sign = token();
    if (!is(TokenKind::plus) && !is(TokenKind::minus) && !is(TokenKind::negation)) return near();
    ++at_;
    if (!needs_operand(sign) || !go_deeper(sign)) return {};
    QueryNode operand = unary();
    --depth_;
    if (sign.kind == TokenKind::plus) return operand;
    QueryNode node;
    node.kind = Kind::negation;
    node.begin = sign.begin;
    node.end = operand.end;
    node.children.push_back(std::move(operand));
    return node;
  }

  QueryNode near() {
    QueryNode first = operand();
    if (!is(TokenKind::near) && !is(TokenKind::adjacent)) return first;
    const TokenKind kind = token().kind;
    QueryNode node;
    node.kind = kind == TokenKind::near ? Kind::near : Kind::adjacent;
    node.begin = first.begin;
    node.children.push_back(std::move(first));
    while (is(TokenKind::near) || is(TokenKind::adjacent)) {
      const QueryToken& sign = tokens_[at_++];
      if (sign.kind != kind) fail("NEAR and ADJ cannot be mixed", sign);
      if (!needs_operand(sign)) return node;
      node.distance = std::max(node.distance, sign.distance);
      node.children.push_back(operand());
    }
    node.end = node.children.back().end;
    return node;
  }

  QueryNode operand() {
    if (error_) return {};
    switch (token().kind) {
      case TokenKind::open:
        return bracket();
      case TokenKind::field:
        return field();
      case TokenKind::word:
      case TokenKind::wildcard:
      case TokenKind::phrase:
        return leaf(tokens_[at_++]);
      case TokenKind::end:
        fail("something is missing at the end", token());
        return {};
      case TokenKind::close:
        fail(at_ > 0 && tokens_[at_ - 1].kind == TokenKind::open
                 ? "nothing between the brackets"
                 : "a closing bracket without an opening one",
             token());
        return {};
      default:
        fail(fmt::format("nothing before {}",
                         text_.substr(token().begin, token().end - token().begin)),
             token());
        return {};
    }
  }

  bool go_deeper(const QueryToken& at) {
    if (++depth_ > kDeepestNesting)
      fail(fmt::format("nested more than {} deep", kDeepestNesting), at);
    return !error_;
  }

  QueryNode bracket() {
    const QueryToken open = tokens_[at_++];
    if (!go_deeper(open)) return {};
    QueryNode node = any_of();
    --depth_;
    if (is(TokenKind::close)) {
      ++at_;
    } else {
      fail("a bracket is never closed", open);
    }
    return node;
  }

  QueryNode field() {
    const QueryToken name = tokens_[at_++];
    const indexing::Field* outer = field_;
    field_ = name.field;
    QueryNode node;
    if (is(TokenKind::open)) {
      node = bracket();
    } else {
      node = leaf(tokens_[at_++]);
      node.begin = name.begin;
    }
    field_ = outer;
    return node;
  }

  // REQUIRES: a word, wildcard or phrase.
  QueryNode leaf(const QueryToken& from) {
    QueryNode node;
    node.text = from.text;
    node.begin = from.begin;
    node.end = from.end;
    if (field_ != nullptr) node.field = field_->name;
    const bool is_text = field_ == nullptr || field_->matching == indexing::Matching::text;
    if (field_ != nullptr && field_->matching == indexing::Matching::date) {
      node.kind = Kind::range;
      split_range(node);
    } else if (from.kind == TokenKind::wildcard) {
      node.kind = Kind::wildcard;
    } else if (!is_text) {
      node.kind = Kind::value;
    } else {
      node.kind = from.kind == TokenKind::phrase ? Kind::phrase : Kind::word;
    }
    count_clauses(node, from, is_text);
    return node;
  }

  static void split_range(QueryNode& node) {
    const std::size_t dots = node.text.find("..");
    node.upper = dots == std::string::npos ? node.text : node.text.substr(dots + 2);
    if (dots != std::string::npos) node.text.resize(dots);
  }

  // Each word counts, also those that one token is cut into.
  void count_clauses(const QueryNode& node, const QueryToken& from, bool is_text) {
    std::size_t words = 0;
    if (is_text) text::for_each_word(node.text, [&](const text::Word&) { ++words; });
    clauses_ += std::max<std::size_t>(words, 1);
    if (clauses_ > kMostClauses)
      fail(fmt::format("a query has at most {} clauses", kMostClauses), from);
  }

  std::string_view text_;
  std::vector<QueryToken> tokens_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t clauses_ = 0;
  const indexing::Field* field_ = nullptr;
  std::optional<QueryError> error_;
};

std::string describe_leaf(const QueryNode& node) {
  const std::string name = node.field.empty() ? "" : node.field + ":";
  switch (node.kind) {
    case Kind::phrase:
      return fmt::format("{}\"{}\"", name, node.text);
    case Kind::wildcard:
      return fmt::format("{}{}*", name, node.text);
    case Kind::range:
      return fmt::format("{}{}..{}", name, node.text, node.upper);
    case Kind::value: {
      const bool is_quoted = node.text.find(' ') != std::string::npos;
      return is_quoted ? fmt::format("{}\"{}\"", name, node.text) : name + node.text;
    }
    default:
      return name + node.text;
  }
}

std::string operator_name(const QueryNode& node) {
  switch (node.kind) {
    case Kind::near:
      return fmt::format("NEAR/{}", node.distance);
    case Kind::adjacent:
      return fmt::format("ADJ/{}", node.distance);
    case Kind::all_of:
      return "AND";
    case Kind::any_of:
      return "OR";
    case Kind::one_of:
      return "XOR";
    default:
      return "NOT";
  }
}

}  // namespace

OrError<QueryNode> parse_query(std::string_view text) {
  auto tokens = cut_query(text);
  if (const QueryError* error = error_in(tokens)) return *error;
  return Parser(text, std::move(value_in(tokens))).run();
}

std::string describe(const QueryNode& node) {
  if (node.kind == Kind::everything) return "everything";
  if (node.children.empty()) return describe_leaf(node);
  std::string out = "(" + operator_name(node);
  for (const QueryNode& child : node.children) out += " " + describe(child);
  return out + ")";
}

}  // namespace dateline::query
