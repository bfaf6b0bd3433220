// What the feature templates read, turned on its side: a paragraph's traits as one column of
// 32-bit values a trait, so that a template is hashed for many tokens at a time.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/annotation/tagging/article_view.h"
#include "indexer/annotation/tagging/chain_kernels.h"
#include "indexer/annotation/tagging/feature_hash.h"
#include "indexer/annotation/tagging/feature_kernels.h"

namespace dateline::tagging {

enum class Trait : std::uint8_t {
  word,
  suffix,
  fine,
  coarse,
  shape,
  cue,
  quote,       // QuoteState
  quote_span,  // with the quotation's length and end
  quote_code,  // and whether it begins with a capital
  // The nearest cue word before and after: distance, marks between, word, cluster.
  left,
  left_near,
  left_marks,
  left_word,
  left_fine,
  right,
  right_near,
  right_marks,
  right_word,
  right_fine,
  // The sentence, and where in it the token stands, all in buckets.
  from_start,
  to_end,
  place,  // from the paragraph's beginning
  sentence_before,
  sentence_after,
  sentence_flags,  // 1 a cue in it, 2 a quotation
  first_word,
  first_fine,
  // The first stage's label; for the second stage, of one cue: relation of the token to it.
  label,
  distance,
  apart,  // sentences between
  commas,
  quotes,
  cues,
  sources,
  contents,
  same_quotation,
  label_of_cue,  // the labels of the cue, before it, after it: the same for all tokens
  label_before,
  label_after,
  kCount,
};

// Values of a trait, token after token; may be asked for neighbours up to four tokens outside the
// paragraph.
struct Column {
  const std::uint32_t* first = nullptr;
};

// A column for each trait of an enumeration that ends with kCount, with room around them.
template <typename Trait>
class TraitColumns {
 public:
  std::size_t size() const { return tokens_; }
  // d: of the neighbour d tokens further.
  Column operator()(Trait trait, int d = 0) const { return {values_.data() + start_of(trait) + d}; }
  std::uint32_t* values(Trait trait) { return values_.data() + start_of(trait); }
  // Writes the value that stands for what lies beyond the tokens.
  void set_edges(Trait trait, std::uint32_t value) {
    std::uint32_t* first = values(trait);
    std::fill_n(first - kBefore, kBefore, value);
    std::fill_n(first + tokens_, kAfter, value);
  }

 protected:
  // What was written before is lost.
  void resize(std::size_t tokens) {
    tokens_ = tokens;
    stride_ = kBefore + tokens + kAfter;
    const std::size_t needed = static_cast<std::size_t>(Trait::kCount) * stride_;
    if (values_.size() < needed) values_.resize(needed);
  }
  std::size_t stride() const { return stride_; }

 private:
  static constexpr std::size_t kBefore = 8, kAfter = 16;

  std::size_t start_of(Trait trait) const {
    return static_cast<std::size_t>(trait) * stride_ + kBefore;
  }

  std::size_t tokens_ = 0;
  std::size_t stride_ = 0;
  std::vector<std::uint32_t> values_;
};

class ParagraphColumns : public TraitColumns<Trait> {
 public:
  // All traits up to first_fine of the paragraph's tokens.
  void read(const ArticleView& view, TokenRange paragraph);

 private:
  void read_words(const ArticleView& view, TokenRange paragraph);
  void read_near_cues(const ArticleView& view, TokenRange paragraph);
  void read_places(const ArticleView& view, TokenRange paragraph);
};

// The hashes of some tokens' features, template after template.
class FeatureBlock {
 public:
  // Tokens hashed at a time: the block should stay in the first cache.
  static constexpr std::size_t kTokens = 64;

  void reset(std::size_t width, std::size_t tokens);
  std::size_t tokens() const { return tokens_; }
  std::size_t width() const { return columns_.width; }
  std::uint32_t* column(std::size_t k) { return hashes_.data() + k * columns_.stride; }
  const FeatureColumns& columns() const { return columns_; }
  // Appends those of one token.
  void append_to(std::vector<std::uint32_t>& out, std::size_t token) const;

 private:
  std::size_t tokens_ = 0;
  FeatureColumns columns_;
  std::vector<std::uint32_t> hashes_;
};

// Each call is the next template, its hashes written to the next column of the block. Values are
// columns, or numbers that are the same for all tokens and come first.
class ColumnEmitter {
 public:
  // `from`: the token of the columns that is the block's first.
  ColumnEmitter(FeatureBlock& block, std::size_t from, std::uint32_t first_template = 1)
      : block_(block), from_(from), template_(first_template) {}
  ~ColumnEmitter() { assert(next_ == block_.width()); }
  ColumnEmitter(const ColumnEmitter&) = delete;
  ColumnEmitter& operator=(const ColumnEmitter&) = delete;

  // The number of the next template, which else is one more than that of the last.
  void go_to(std::uint32_t number) { template_ = number; }

  template <typename... Values>
  void operator()(Values... values) {
    emit(template_++ * 0x85EBCA6BU + 0x165667B1U, values...);
  }

 private:
  template <typename... Values>
  void emit(std::uint32_t seed, std::uint32_t value, Values... values) {
    emit(mix(seed, value), values...);
  }
  template <typename... Columns>
  void emit(std::uint32_t seed, Column first, Columns... columns) {
    kernels::mix_columns({seed, block_.tokens(), block_.column(next_++)}, first.first + from_,
                         (columns.first + from_)...);
  }
  void emit(std::uint32_t seed) {
    std::uint32_t* out = block_.column(next_++);
    for (std::size_t i = 0; i < block_.tokens(); ++i) out[i] = seed * 0xC2B2AE35U;
  }

  FeatureBlock& block_;
  std::size_t from_;
  std::uint32_t template_;
  std::size_t next_ = 0;
};

}  // namespace dateline::tagging
