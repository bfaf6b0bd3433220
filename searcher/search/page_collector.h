// Matches → the page that was asked for: ordered, one a story, a sample, from an offset on.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/query/search_request.h"
#include "searcher/search/matching.h"

namespace dateline::search {

struct PageHit {
  double score = 0;
  Xapian::docid docid = 0;
};

class PageCollector {
 public:
  PageCollector(const query::Page& page, Unit unit);

  void take(const Match& match);
  // Matches; with collapse stories; with sample at most its size. After the last take().
  std::uint64_t total();
  // From the offset on. After the last take(), once.
  std::vector<PageHit> hits();

 private:
  struct Entry {
    double score = 0;
    Xapian::docid docid = 0;
    std::string key;  // date or source; empty when ordered by relevance
    std::string id;
    std::string story;  // with collapse only
  };

  bool precedes(const Entry& a, const Entry& b) const;
  int compare_keys(const Entry& a, const Entry& b) const;
  std::string key_of(const Match& match) const;
  std::string story_of(const Match& match) const;
  void finish();
  void keep_one_a_story();
  void keep_sample();

  query::Page page_;
  Unit unit_;
  std::size_t most_;  // entries that may still come on the page; the rest is only counted
  std::uint64_t matches_ = 0;
  bool is_finished_ = false;
  std::vector<Entry> entries_;  // a heap, the last one in front, once there are most_
};

}  // namespace dateline::search
