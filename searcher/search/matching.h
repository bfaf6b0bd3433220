// Everything that a query matches, one document after another. The only place that runs a query.
// One law: nothing is estimated and nothing is left out.
#pragma once

#include <functional>
#include <string>

#include <xapian.h>

#include "common/index/snapshot.h"

namespace dateline::search {

using indexing::Unit;

// A document found. Valid during the call only.
class Match {
 public:
  Match(const Xapian::Document& document, Xapian::docid docid, double score)
      : document_(document), docid_(docid), score_(score) {}

  Xapian::docid docid() const { return docid_; }  // in Snapshot::database(unit)
  double score() const { return score_; }
  std::string value(Xapian::valueno slot) const { return document_.get_value(slot); }
  std::string data() const { return document_.get_data(); }

 private:
  const Xapian::Document& document_;
  Xapian::docid docid_;
  double score_;
};

// Calls `take` for each live document that matches, segment by segment: scores are those of
// query/ranking, so it makes no difference how the index is cut. Throws IndexError.
void for_each_match(const indexing::Snapshot& snapshot, Unit unit, const Xapian::Query& query,
                    const std::function<void(const Match&)>& take);

// The indexes by their folders, for errors that concern no single segment.
std::string named(const indexing::Snapshot& snapshot);

// Docids in Snapshot::database(unit) interleave those of the segments, as Xapian has it.
Xapian::docid whole_docid(const indexing::Snapshot& snapshot, indexing::DocumentPlace place);

}  // namespace dateline::search
