// Xapian's matcher with no page to fill: a spy sees each match with its score, and what is made of
// them is decided outside.
#include "searcher/search/matching.h"

#include "common/index/index_error.h"
#include "common/query/ranking.h"

namespace dateline::search {
namespace {

class Spy : public Xapian::MatchSpy {
 public:
  Spy(std::size_t segment, std::size_t segments, const std::function<void(const Match&)>& take)
      : segment_(segment), segments_(segments), take_(take) {}

  void operator()(const Xapian::Document& document, double score) override {
    const std::size_t docid = (document.get_docid() - 1) * segments_ + segment_ + 1;
    take_(Match(document, static_cast<Xapian::docid>(docid), score));
  }

 private:
  std::size_t segment_;
  std::size_t segments_;
  const std::function<void(const Match&)>& take_;
};

}  // namespace

void for_each_match(const indexing::Snapshot& snapshot, Unit unit, const Xapian::Query& query,
                    const std::function<void(const Match&)>& take) {
  if (query.empty()) return;
  const auto segments = snapshot.segments();
  const query::NewsWeight weight(snapshot.mean_length(unit));
  const Xapian::Query live = snapshot.live(query, unit);
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const Xapian::Database& database = segments[i].database(unit);
    if (database.get_doccount() == 0) continue;
    const std::filesystem::path folder =
        segments[i].index / indexing::kSegmentsFolder / segments[i].entry.name;
    indexing::translating_errors(folder.string(), [&] {
      Xapian::Enquire enquire(database);
      enquire.set_query(segments[i].deleted(unit).empty() ? query : live);
      enquire.set_weighting_scheme(weight);
      Spy spy(i, segments.size(), take);
      enquire.add_matchspy(&spy);
      enquire.get_mset(0, 0, database.get_doccount());
    });
  }
}

std::string named(const indexing::Snapshot& snapshot) {
  std::string names, last;
  for (const indexing::OpenSegment& segment : snapshot.segments()) {
    const std::string folder = segment.index.string();
    if (folder == last) continue;
    names += (names.empty() ? "" : ", ") + folder;
    last = folder;
  }
  return names;
}

Xapian::docid whole_docid(const indexing::Snapshot& snapshot, indexing::DocumentPlace place) {
  const std::size_t segments = snapshot.segments().size();
  if (place.segment >= segments) return 0;
  return static_cast<Xapian::docid>((place.docid - 1) * segments + place.segment + 1);
}

}  // namespace dateline::search
