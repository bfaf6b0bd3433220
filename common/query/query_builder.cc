// Words become stems of every language, phrases stay as they are, runs of unspaced characters
// become pairs that are then held to their order.
#include "common/query/query_builder.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "common/index/term_recipe.h"
#include "common/query/dates.h"
#include "common/query/field_values.h"
#include "common/query/query_algebra.h"
#include "common/query/query_lexer.h"
#include "common/query/ranking.h"
#include "common/query/term_union.h"
#include "common/text/folding.h"

namespace dateline::query {
namespace {

using Kind = QueryNode::Kind;
using Xapian::Query;

// Ways to read a NEAR whose operands have alternatives: (a OR b) NEAR (c OR d) has four.
constexpr std::size_t kMostNearReadings = 256;

// Terms that all wildcards of a query become together.
constexpr std::size_t kMostExpandedTerms = 10 * kMostWildcardTerms;
// Terms of a wildcard that Xapian merges as fast as TermUnion.
constexpr std::size_t kFewTerms = 32;

// Of a person in a field, where some articles have the surname alone.
constexpr double kFullNameScore = 1.0;
constexpr double kBareNameScore = 0.5;

// What French and Italian put before a vowel with an apostrophe: no part of the word that is meant.
bool is_elided(std::string_view word) {
  constexpr std::array<std::string_view, 15> kElided = {
      "all", "c", "d", "dall", "dell", "j", "l", "m", "n", "nell", "qu", "s", "sull", "t", "un"};
  return std::find(kElided.begin(), kElided.end(), word) != kElided.end();
}

}  // namespace

QueryBuilder::QueryBuilder(const BuildContext& context, std::string_view text, PreparedQuery& out)
    : context_(context), text_(text), out_(out) {}

OrError<Query> QueryBuilder::build(const QueryNode& node) {
  Query query = build_node(node);
  if (error_) return *error_;
  return query;
}

Query QueryBuilder::build_node(const QueryNode& node) {
  if (error_) return {};
  switch (node.kind) {
    case Kind::everything:
      return everything();
    case Kind::near:
    case Kind::adjacent:
    case Kind::word:
    case Kind::phrase:
    case Kind::wildcard:
    case Kind::value:
    case Kind::range: {
      Query query = build_leaf(node);
      out_.clauses.push_back({std::string(text_.substr(node.begin, node.end - node.begin)), query});
      return query;
    }
    case Kind::all_of:
    case Kind::negation:
      return build_all_of(node);
    case Kind::any_of:
    case Kind::one_of: {
      std::vector<Query> children;
      for (const QueryNode& child : node.children) children.push_back(build_node(child));
      if (node.kind == Kind::any_of) return combined(Query::OP_OR, std::move(children));
      return {Query::OP_XOR, children.begin(), children.end()};
    }
  }
  return {};
}

Query QueryBuilder::build_leaf(const QueryNode& node) {
  switch (node.kind) {
    case Kind::near:
    case Kind::adjacent:
      return build_near(node);
    case Kind::wildcard:
      return build_wildcard(node);
    case Kind::value:
      return build_value(node);
    case Kind::range:
      return build_range(node);
    default:
      return build_word(node);
  }
}

// A negation alone is everything but what it denies.
Query QueryBuilder::build_all_of(const QueryNode& node) {
  const bool is_alone = node.kind == Kind::negation;
  std::vector<Query> wanted;
  std::vector<Query> denied;
  for (const QueryNode& child : node.children) {
    if (!is_alone && child.kind != Kind::negation) {
      wanted.push_back(build_node(child));
      continue;
    }
    ++negations_;
    denied.push_back(build_node(is_alone ? child : child.children.front()));
    --negations_;
  }
  Query base = wanted.empty() ? everything() : combined(Query::OP_AND, std::move(wanted));
  if (denied.empty()) return base;
  return {Query::OP_AND_NOT, base, combined(Query::OP_OR, std::move(denied))};
}

Query QueryBuilder::build_word(const QueryNode& node) {
  Words words = cut(node);
  const std::string prefix = prefix_of(node);
  if (error_) return {};
  const bool is_elision =
      node.kind == Kind::word && words.size() == 2 && is_elided(words[0].folded) &&
      text::fold_word(text_.substr(words[0].end, words[1].begin - words[0].end)) == "'";
  if (is_elision) words.erase(words.begin());
  if (words.empty()) return Query::MatchNothing;  // a word too long for any text to have it
  if (words.size() == 1 && node.kind == Kind::word && !words.front().is_unspaced)
    return stemmed(words.front(), prefix);
  const bool is_run =
      words.size() > 1 &&
      std::all_of(words.begin(), words.end(), [](const CutWord& w) { return w.is_unspaced; });
  return is_run && node.kind == Kind::word ? pairs_of(words, prefix) : phrase_of(words, prefix);
}

Query QueryBuilder::stemmed(const CutWord& word, const std::string& prefix) {
  std::vector<std::string> stems = indexing::stems_of(word.folded, context_.langs);
  stems.push_back(word.folded);  // the stem where the language is unknown
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  if (negations_ == 0) {
    out_.matched.words.push_back(word.folded);
    out_.matched.stems.insert(out_.matched.stems.end(), stems.begin(), stems.end());
  }
  std::vector<std::string> terms;
  for (const std::string& stem : stems) {
    std::string term = indexing::stem_term(prefix, stem);
    if (frequency(term) > 0) terms.push_back(std::move(term));
  }
  if (terms.empty()) {
    terms.push_back(indexing::word_term(prefix, word.folded));
    note_unknown(word, prefix);
  }
  return scaled(any_term(terms), rarity_of(terms));
}

Query QueryBuilder::phrase_of(const Words& words, const std::string& prefix) {
  std::vector<std::string> terms;
  std::vector<std::string> folded;
  for (const CutWord& word : words) {
    terms.push_back(indexing::word_term(prefix, word.folded));
    folded.push_back(word.folded);
    if (!word.is_unspaced) note_unknown(word, prefix);
  }
  if (negations_ == 0) out_.matched.phrases.push_back(std::move(folded));
  if (terms.size() == 1) return scaled(Query(terms.front()), rarity_of(terms));
  const Query phrase(Query::OP_PHRASE, terms.begin(), terms.end(),
                     static_cast<Xapian::termcount>(terms.size()));
  return scaled(phrase, mean_rarity(terms));
}

// The pairs, which few documents have, carry the score; the order of the single characters decides.
Query QueryBuilder::pairs_of(const Words& words, const std::string& prefix) {
  std::vector<Query> pairs;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i].end != words[i + 1].begin) continue;
    const std::string term = indexing::pair_term(prefix, words[i].folded, words[i + 1].folded);
    pairs.push_back(scaled(Query(term), rarity_of({term})));
  }
  Query phrase = phrase_of(words, prefix);
  if (pairs.empty()) return phrase;
  return {Query::OP_FILTER, combined(Query::OP_AND, std::move(pairs)), phrase};
}

std::vector<std::string> QueryBuilder::expand(const QueryNode& node, const std::string& beginning) {
  const Xapian::Database& database = context_.snapshot.database(context_.unit);
  Wildcard wildcard{std::string(text_.substr(node.begin, node.end - node.begin)), {}};
  for (auto term = database.allterms_begin(beginning); term != database.allterms_end(beginning);
       ++term) {
    if (frequency(*term) == 0) continue;
    if (wildcard.terms.size() == kMostWildcardTerms) {
      fail(node,
           {fmt::format("more than {} words begin so", kMostWildcardTerms), "", 0, 0, "", ""});
      return {};
    }
    if (++expanded_ > kMostExpandedTerms) {
      fail(node, {fmt::format("more than {} words for all * together", kMostExpandedTerms), "", 0,
                  0, "", ""});
      return {};
    }
    wildcard.terms.push_back(*term);
  }
  out_.wildcards.push_back(wildcard);
  return wildcard.terms;
}

Query QueryBuilder::build_wildcard(const QueryNode& node) {
  const indexing::Field* field = node.field.empty() ? nullptr : indexing::find_field(node.field);
  if (field != nullptr && field->matching != indexing::Matching::text) {
    const indexing::Field* known = field_in(*field, context_.unit);
    if (known == nullptr || known->prefix.empty()) return build_value(node);  // says why not
    return unranked(union_of(expand(node, field_term_beginning(*known, node.text)), node));
  }
  const Words words = cut(node);
  if (words.size() > 1 && words.front().is_unspaced) return build_word(node);
  if (words.size() != 1) {
    fail(node, {"a * stands at the end of one word only", "", 0, 0, "", ""});
    return {};
  }
  if (negations_ == 0) out_.matched.beginnings.push_back(words.front().folded);
  const std::string prefix = prefix_of(node);
  if (error_) return {};
  return union_of(expand(node, indexing::word_term(prefix, words.front().folded)), node);
}

Query QueryBuilder::union_of(std::vector<std::string> terms, const QueryNode& node) const {
  const double rarity = rarity_of(terms);
  if (terms.size() <= kFewTerms) return scaled(any_term(terms), rarity);
  auto* source = new TermUnion(std::make_shared<std::vector<std::string>>(std::move(terms)), rarity,
                               context_.snapshot.mean_length(context_.unit), describe(node));
  return Query(source->release());
}

Query QueryBuilder::build_value(const QueryNode& node) {
  auto found =
      field_terms(indexing::field(node.field), node.text, context_.unit, context_.spellings);
  if (const QueryError* error = error_in(found)) {
    fail(node, *error);
    return {};
  }
  const FieldTerms& all = value_in(found);
  note_doubtful(node, all);
  if (all.bare == 0) return unranked(any_term(all.terms));
  // Who is named by the surname alone may be somebody else.
  const auto border = all.terms.end() - static_cast<std::ptrdiff_t>(all.bare);
  const Query full = constant({all.terms.begin(), border}, kFullNameScore);
  return {Query::OP_MAX, full, constant({border, all.terms.end()}, kBareNameScore)};
}

Query QueryBuilder::build_range(const QueryNode& node) {
  const auto first = parse_date(node.text, context_.now);
  const auto last = parse_date(node.upper, context_.now);
  const bool is_open = node.text.empty() != node.upper.empty();
  if ((!first && !node.text.empty()) || (!last && !node.upper.empty()) || (!first && !last)) {
    fail(node,
         {"not a date: 2020, 2020-06, 2020-06-08, two of these with .. between, or an age: 30d", "",
          0, 0, "", ""});
    return {};
  }
  if (!is_open && first->first > last->last) {
    fail(node, {"the range ends before it begins", "", 0, 0, "", ""});
    return {};
  }
  return unranked(dated_within(first ? first->first : "", last ? last->last : ""));
}

// The alternatives of one operand, each a run of word terms.
std::vector<std::vector<std::string>> QueryBuilder::near_operand(const QueryNode& node) {
  std::vector<std::vector<std::string>> readings;
  if (node.kind == Kind::any_of) {
    for (const QueryNode& child : node.children) {
      for (auto& reading : near_operand(child)) readings.push_back(std::move(reading));
    }
    return readings;
  }
  if (node.kind != Kind::word && node.kind != Kind::phrase) {
    fail(node, {"NEAR and ADJ take words, phrases and (one OR another) of them", "", 0, 0, "", ""});
    return {};
  }
  const std::string prefix = prefix_of(node);
  std::vector<std::string> terms;
  for (const CutWord& word : cut(node)) {
    terms.push_back(indexing::word_term(prefix, word.folded));
    if (negations_ == 0) out_.matched.words.push_back(word.folded);
    if (!word.is_unspaced) note_unknown(word, prefix);
  }
  if (!terms.empty()) readings.push_back(std::move(terms));
  return readings;
}

// Xapian's window counts words from the first to the last, those between included.
Query QueryBuilder::build_near(const QueryNode& node) {
  std::vector<std::vector<std::string>> readings = {{}};
  for (const QueryNode& child : node.children) {
    const auto operand = near_operand(child);
    if (error_) return {};
    std::vector<std::vector<std::string>> longer;
    for (const auto& reading : readings) {
      for (const auto& terms : operand) {
        longer.push_back(reading);
        longer.back().insert(longer.back().end(), terms.begin(), terms.end());
      }
    }
    readings = std::move(longer);
    if (readings.size() > kMostNearReadings) {
      fail(node,
           {fmt::format("more than {} ways to read it", kMostNearReadings), "", 0, 0, "", ""});
      return {};
    }
  }
  if (readings.empty()) return Query::MatchNothing;
  const Query::op op = node.kind == Kind::near ? Query::OP_NEAR : Query::OP_PHRASE;
  std::vector<Query> queries;
  for (const auto& terms : readings) {
    const auto window = static_cast<Xapian::termcount>(terms.size() - 1 + node.distance);
    queries.push_back(scaled(Query(op, terms.begin(), terms.end(), window), mean_rarity(terms)));
  }
  return combined(Query::OP_OR, std::move(queries));
}

QueryBuilder::Words QueryBuilder::cut(const QueryNode& node) const {
  Words words;
  // Where the text of the token begins: behind the field's name and the quotation mark.
  const std::size_t inner = text_.substr(node.begin, node.end - node.begin).find(node.text);
  const std::size_t offset = node.begin + (inner == std::string_view::npos ? 0 : inner);
  text::for_each_word(node.text, [&](const text::Word& word) {
    words.push_back({std::string(word.folded), offset + word.begin, offset + word.end,
                     word.kind == text::WordKind::unspaced});
  });
  return words;
}

std::string QueryBuilder::prefix_of(const QueryNode& node) {
  if (node.field.empty()) return "";
  const indexing::Field& field = indexing::field(node.field);
  if (!indexing::is_in(field, context_.unit)) {
    fail(node, {fmt::format("{}s cannot be searched by “{}”", to_string(context_.unit), field.name),
                "", 0, 0, "", ""});
  }
  return std::string(field.prefix);
}

Xapian::doccount QueryBuilder::frequency(const std::string& term) const {
  return context_.snapshot.live_frequency(term, context_.unit);
}

double QueryBuilder::rarity_of(const std::vector<std::string>& terms) const {
  const Xapian::doccount count = context_.snapshot.live_count(context_.unit);
  std::uint64_t sum = 0;
  for (const std::string& term : terms) sum += frequency(term);
  return rarity(static_cast<Xapian::doccount>(std::min<std::uint64_t>(sum, count)), count);
}

double QueryBuilder::mean_rarity(const std::vector<std::string>& terms) const {
  double sum = 0;
  for (const std::string& term : terms) sum += rarity_of({term});
  return terms.empty() ? 0 : sum / static_cast<double>(terms.size());
}

void QueryBuilder::note_doubtful(const QueryNode& node, const FieldTerms& terms) {
  const indexing::Field& field = indexing::field(node.field);
  if (negations_ > 0 || !is_doubtful(field, terms, context_.unit, context_.snapshot)) return;
  const std::size_t at = text_.substr(node.begin, node.end - node.begin).rfind(node.text);
  if (at == std::string_view::npos) return;  // written with marks that the parser took away
  const std::size_t begin = node.begin + at;
  out_.values.push_back({&field, node.text, "", begin, begin + node.text.size(), terms.is_key});
}

void QueryBuilder::note_unknown(const CutWord& word, const std::string& prefix) {
  if (negations_ == 0 && frequency(indexing::word_term(prefix, word.folded)) == 0)
    out_.unknown.push_back({word.begin, word.end, word.folded, prefix});
}

void QueryBuilder::fail(const QueryNode& node, QueryError error) {
  if (error_) return;
  error.text = std::string(text_);
  error.begin = node.begin;
  error.end = node.end;
  error_ = std::move(error);
}

}  // namespace dateline::query
