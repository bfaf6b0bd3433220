// The documents that have any of many terms, merged at once: what a wildcard becomes. Xapian's own
// OP_SYNONYM takes seconds for thousands of terms. One law: the same documents and the same scores
// as OP_SYNONYM under NewsWeight.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

namespace dateline::query {

class TermUnion : public Xapian::PostingSource {
 public:
  using Terms = std::shared_ptr<const std::vector<std::string>>;

  // `rarity` of the union; `name` for descriptions.
  TermUnion(Terms terms, double rarity, double mean_length, std::string name);

  void init(const Xapian::Database& database) override;
  Xapian::PostingSource* clone() const override;
  Xapian::doccount get_termfreq_min() const override { return size(); }
  Xapian::doccount get_termfreq_est() const override { return size(); }
  Xapian::doccount get_termfreq_max() const override { return size(); }
  double get_weight() const override;
  void next(double least_weight) override;
  void skip_to(Xapian::docid docid, double least_weight) override;
  bool at_end() const override { return at_ >= postings_.size(); }
  Xapian::docid get_docid() const override { return postings_[at_].first; }
  std::string get_description() const override { return name_; }

 private:
  using Posting = std::pair<Xapian::docid, Xapian::termcount>;  // and how often any term is in it

  Xapian::doccount size() const { return static_cast<Xapian::doccount>(postings_.size()); }

  Terms terms_;
  double rarity_;
  double mean_length_;
  std::string name_;
  Xapian::Database database_;
  std::vector<Posting> postings_;  // ascending
  std::size_t at_ = 0;
  bool is_started_ = false;
};

}  // namespace dateline::query
