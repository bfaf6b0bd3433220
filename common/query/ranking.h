// How well a text answers a word: BM25 without Xapian's own statistics. One law: a score depends on
// the documents that are alive and on nothing else, not on how they are cut into segments, nor on
// the order in which parts are added.
#pragma once

#include <string>

#include <xapian.h>

namespace dateline::query {

// How fast repetition of a word stops to count, and how far a long text is held against it: the
// values of Robertson's own experiments.
inline constexpr double kSaturation = 1.2;        // k1
inline constexpr double kLengthInfluence = 0.75;  // b

// Contributions are multiples of this, so that their sums are exact.
inline constexpr double kScoreQuantum = 1.0 / (1 << 20);

// The idf of what `frequency` of `count` documents have: above 0 always.
double rarity(Xapian::doccount frequency, Xapian::doccount count);

// What a word adds to a text's score: a multiple of the quantum. `length` is the text's, `wdf` how
// often it has the word.
double word_score(double rarity, Xapian::termcount wdf, Xapian::termcount length,
                  double mean_length);
// Not less than any word_score of that rarity.
double highest_score(double rarity);

// The weight of a leaf: OP_SCALE_WEIGHT around it carries its rarity.
class NewsWeight : public Xapian::Weight {
 public:
  // `mean_length` of the live documents (Snapshot::mean_length).
  explicit NewsWeight(double mean_length);

  NewsWeight* clone() const override;
  std::string name() const override;
  void init(double factor) override;
  double get_sumpart(Xapian::termcount wdf, Xapian::termcount length,
                     Xapian::termcount distinct_terms) const override;
  double get_maxpart() const override;
  double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
  double get_maxextra() const override { return 0; }

 private:
  double mean_length_;
  double factor_ = 0;
};

}  // namespace dateline::query
