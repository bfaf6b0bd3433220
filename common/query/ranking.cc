// Robertson and Zaragoza's BM25; the inverse document frequency comes in as the scale of the leaf.
#include "common/query/ranking.h"

#include <algorithm>
#include <cmath>

namespace dateline::query {
namespace {

double saturated(double wdf, double length, double mean_length) {
  const double relative = 1 - kLengthInfluence + kLengthInfluence * length / mean_length;
  return wdf * (kSaturation + 1) / (wdf + kSaturation * relative);
}

}  // namespace

double rarity(Xapian::doccount frequency, Xapian::doccount count) {
  const double with = std::min(frequency, count);
  return std::log(1 + (count - with + 0.5) / (with + 0.5));
}

double word_score(double rarity, Xapian::termcount wdf, Xapian::termcount length,
                  double mean_length) {
  return std::round(rarity * saturated(wdf, length, mean_length) / kScoreQuantum) * kScoreQuantum;
}

double highest_score(double rarity) {
  return std::ceil(rarity * (kSaturation + 1) / kScoreQuantum) * kScoreQuantum;
}

NewsWeight::NewsWeight(double mean_length) : mean_length_(mean_length) {
  need_stat(WDF);
  need_stat(WDF_MAX);
  need_stat(DOC_LENGTH);
  need_stat(DOC_LENGTH_MIN);
}

NewsWeight* NewsWeight::clone() const {
  return new NewsWeight(mean_length_);
}

std::string NewsWeight::name() const {
  return "dateline::NewsWeight";
}

void NewsWeight::init(double factor) {
  factor_ = factor;
}

double NewsWeight::get_sumpart(Xapian::termcount wdf, Xapian::termcount length,
                               Xapian::termcount /*distinct_terms*/) const {
  return word_score(factor_, wdf, length, mean_length_);
}

double NewsWeight::get_maxpart() const {
  const double most =
      factor_ * saturated(get_wdf_upper_bound(), get_doclength_lower_bound(), mean_length_);
  return std::ceil(most / kScoreQuantum) * kScoreQuantum;
}

}  // namespace dateline::query
