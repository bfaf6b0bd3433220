// Matches → the page that was asked for: ordered, one a story, a sample, from an offset on.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/query/search_request.h"
#include "common/query/surname_owners.h"
#include "searcher/search/matching.h"
#include "searcher/search/statement_copies.h"

namespace dateline::search {

// What a hit stands for besides itself, where statements are collapsed.
struct Copies {
  std::uint64_t count = 0;                // the others
  Xapian::docid first = 0;                // the earliest of all, itself perhaps; 0: not collapsed
  std::vector<Xapian::docid> variants{};  // one of each other wording, the earliest first
};

struct PageHit {
  double score = 0;
  Xapian::docid docid = 0;
  Copies copies{};
};

class PageCollector {
 public:
  // Statements of a surname that stands alone are collapsed with its owner's; null: with none.
  PageCollector(const query::Page& page, Unit unit, const query::SurnameOwners* owners = nullptr);

  void take(const Match& match);
  // Matches; with collapse those that are no copies of another. A sample is drawn from so many.
  // After the last take().
  std::uint64_t total();
  // From the offset on. After the last take(), once.
  std::vector<PageHit> hits();

 private:
  struct Entry {
    double score = 0;
    Xapian::docid docid = 0;
    std::string key;  // date or source; empty when ordered by relevance
    std::string id;
    std::string story;         // of articles, with collapse only
    std::uint32_t number = 0;  // in copies_, with collapse only
  };

  bool precedes(const Entry& a, const Entry& b) const;
  int compare_keys(const Entry& a, const Entry& b) const;
  std::string key_of(const Match& match) const;
  void take_statement(const Match& match, Entry& entry);
  void finish();
  void keep_one_a_story();
  void keep_one_a_group();
  void keep_sample();
  Copies copies_of(const Entry& entry) const;
  bool has_copies() const { return page_.collapse && unit_ == Unit::statement; }

  query::Page page_;
  Unit unit_;
  const query::SurnameOwners* owners_;
  std::size_t most_;  // entries that may still come on the page; the rest is only counted
  std::uint64_t matches_ = 0;
  bool is_finished_ = false;
  StatementCopies copies_;
  std::vector<Xapian::docid> docids_;  // by number in copies_
  std::vector<Entry> entries_;         // a heap, the last one in front, once there are most_
};

}  // namespace dateline::search
