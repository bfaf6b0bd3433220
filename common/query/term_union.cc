// Sums up in one array over the segment's documents: linear in the postings, whatever the number of
// terms.
#include "common/query/term_union.h"

#include <algorithm>

#include "common/query/ranking.h"

namespace dateline::query {

TermUnion::TermUnion(Terms terms, double rarity, double mean_length, std::string name)
    : terms_(std::move(terms)),
      rarity_(rarity),
      mean_length_(mean_length),
      name_(std::move(name)) {}

void TermUnion::init(const Xapian::Database& database) {
  database_ = database;
  at_ = 0;
  is_started_ = false;
  postings_.clear();
  std::vector<Xapian::termcount> sums(database.get_lastdocid() + 1);
  for (const std::string& term : *terms_) {
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
      // A term without a frequency, as fields' are, still makes its document one of the union.
      sums[*at] += std::max<Xapian::termcount>(at.get_wdf(), 1);
    }
  }
  for (std::size_t docid = 1; docid < sums.size(); ++docid) {
    if (sums[docid] > 0) postings_.emplace_back(static_cast<Xapian::docid>(docid), sums[docid]);
  }
  set_maxweight(highest_score(rarity_));
}

Xapian::PostingSource* TermUnion::clone() const {
  return new TermUnion(terms_, rarity_, mean_length_, name_);
}

double TermUnion::get_weight() const {
  const auto [docid, sum] = postings_[at_];
  const Xapian::termcount length = database_.get_doclength(docid);
  return word_score(rarity_, std::min(sum, length), length, mean_length_);
}

void TermUnion::next(double /*least_weight*/) {
  if (is_started_) ++at_;
  is_started_ = true;
}

void TermUnion::skip_to(Xapian::docid docid, double /*least_weight*/) {
  is_started_ = true;
  const auto from =
      postings_.begin() + static_cast<std::ptrdiff_t>(std::min(at_, postings_.size()));
  at_ = static_cast<std::size_t>(std::lower_bound(from, postings_.end(), Posting(docid, 0)) -
                                 postings_.begin());
}

}  // namespace dateline::query
