// What was typed → the ranked part of the Xapian query. Each word carries its rarity over the live
// documents, fields that are not text carry no score.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "common/index/snapshot.h"
#include "common/query/field_values.h"
#include "common/query/name_spellings.h"
#include "common/query/prepared_query.h"
#include "common/text/words.h"

namespace dateline::query {

// What words mean depends on these.
struct BuildContext {
  const indexing::Snapshot& snapshot;
  Unit unit = Unit::article;
  std::set<std::string> langs;  // whose stems a word has, besides itself
  std::int64_t now = 0;
  NameSpellings* spellings = nullptr;  // null: persons are looked for as they were typed
};

class QueryBuilder {
 public:
  // Adds clauses, wildcards, matched and unknown words to `out`. REQUIRES: both outlive this.
  QueryBuilder(const BuildContext& context, std::string_view text, PreparedQuery& out);

  OrError<Xapian::Query> build(const QueryNode& node);

 private:
  struct CutWord {
    std::string folded;
    std::size_t begin = 0;  // in the query
    std::size_t end = 0;
    bool is_unspaced = false;
  };
  using Words = std::vector<CutWord>;

  Xapian::Query build_node(const QueryNode& node);
  Xapian::Query build_leaf(const QueryNode& node);
  Xapian::Query build_all_of(const QueryNode& node);
  Xapian::Query build_near(const QueryNode& node);
  Xapian::Query build_word(const QueryNode& node);
  Xapian::Query build_wildcard(const QueryNode& node);
  Xapian::Query build_value(const QueryNode& node);
  Xapian::Query build_range(const QueryNode& node);

  Xapian::Query stemmed(const CutWord& word, const std::string& prefix);
  Xapian::Query phrase_of(const Words& words, const std::string& prefix);
  Xapian::Query pairs_of(const Words& words, const std::string& prefix);
  std::vector<std::string> expand(const QueryNode& node, const std::string& beginning);
  Xapian::Query union_of(std::vector<std::string> terms, const QueryNode& node) const;
  std::vector<std::vector<std::string>> near_operand(const QueryNode& node);

  Words cut(const QueryNode& node) const;
  std::string prefix_of(const QueryNode& node);  // of a text field that the unit has, or fails
  Xapian::doccount frequency(const std::string& term) const;
  double rarity_of(const std::vector<std::string>& terms) const;  // of any of them
  double mean_rarity(const std::vector<std::string>& terms) const;
  void note_doubtful(const QueryNode& node, const FieldTerms& terms);
  void note_unknown(const CutWord& word, const std::string& prefix);
  void fail(const QueryNode& node, QueryError error);

  const BuildContext& context_;
  std::string_view text_;
  PreparedQuery& out_;
  std::size_t negations_ = 0;  // around the node in hand: nothing there is marked or suggested
  std::size_t expanded_ = 0;   // terms that wildcards have become
  std::optional<QueryError> error_;
};

}  // namespace dateline::query
