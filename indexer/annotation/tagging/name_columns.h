// The features of the name tagger, hashed by columns: several stretches of a text stand side by
// side, each with its neighbours on both sides, so that short ones fill the lanes too.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "indexer/annotation/tagging/feature_columns.h"
#include "indexer/annotation/tagging/name_features.h"

namespace dateline::tagging {

enum class NameTrait : std::uint8_t {
  // NameForm's
  word,
  prefix,
  suffix,
  tail,
  fine,
  middle,
  coarse,
  kinds,
  written,
  // NameToken's
  shape,
  listed,
  ruled,
  office,
  line,
  sentence_start,
  // NameVotes'
  vote,
  label,
  kCount,
};

class NameBlock : private TraitColumns<NameTrait> {
 public:
  // Refers to both. With `votes` (may be null) kNameVotesWidth more features a token.
  NameBlock(const NameText& text, const NameVotes* votes) : text_(text), votes_(votes) {}

  // Hashes the features of the first of these stretches, one at least, and returns how many.
  // REQUIRES: no sentence begins inside a stretch.
  std::size_t read(std::span<const TokenRange> stretches);

  // The features of a stretch read: that of its first token is the first of each column.
  FeatureColumns columns(std::size_t stretch) const;
  // Appends those of each token of a stretch, token after token.
  void append_to(std::size_t stretch, std::vector<std::uint32_t>& out) const;

 private:
  void lay_out(std::size_t place, TokenRange stretch);
  void put(std::size_t place, std::size_t token);
  void put_edge(std::size_t place);
  void emit();

  const NameText& text_;
  const NameVotes* votes_;
  struct Laid {
    std::size_t place = 0;  // of its first token
    std::size_t tokens = 0;
  };
  std::vector<Laid> laid_;
  FeatureBlock features_;
};

}  // namespace dateline::tagging
