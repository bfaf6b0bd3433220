// The likeliest word for one that no document has: among those with the same first letter, the
// nearest, then the most frequent, then the first by bytes.
#include <algorithm>

#include "common/console/nearest.h"
#include "common/index/term_recipe.h"
#include "common/query/prepared_query.h"
#include "common/text/unicode.h"

namespace dateline::query {
namespace {

constexpr std::size_t kMostCandidates = 300'000;  // words looked at for one; some 0.1 s
constexpr std::size_t kShortWord = 4;             // bytes: only one letter may be wrong
constexpr std::size_t kMostWords = 4;             // of a query are looked up

struct Candidate {
  std::string word;
  std::size_t distance = 0;
  Xapian::doccount frequency = 0;
};

bool is_better(const Candidate& a, const Candidate& b) {
  if (a.distance != b.distance) return a.distance < b.distance;
  if (a.frequency != b.frequency) return a.frequency > b.frequency;
  return a.word < b.word;
}

std::string likeliest(const UnknownWord& typed, Unit unit, const indexing::Snapshot& snapshot) {
  if (typed.folded.size() < 3) return "";
  const std::size_t limit = typed.folded.size() <= kShortWord ? 1 : 2;
  std::size_t letter = 0;
  text::next_code_point(typed.folded, letter);
  const std::string beginning =
      indexing::word_term(typed.prefix, std::string_view(typed.folded).substr(0, letter));
  const Xapian::Database& database = snapshot.database(unit);
  Candidate best{"", limit + 1, 0};
  std::size_t seen = 0;
  for (auto term = database.allterms_begin(beginning); term != database.allterms_end(beginning);
       ++term) {
    if (++seen > kMostCandidates) break;
    const std::string word = (*term).substr(typed.prefix.size());
    const std::size_t distance = console::edit_distance(typed.folded, word, limit);
    if (distance > best.distance || distance > limit) continue;
    Candidate candidate{word, distance, snapshot.live_frequency(*term, unit)};
    if (candidate.frequency > 0 && is_better(candidate, best)) best = std::move(candidate);
  }
  return best.word;
}

}  // namespace

std::string did_you_mean(const SearchRequest& request, const PreparedQuery& prepared,
                         const indexing::Snapshot& snapshot) {
  std::string meant;
  std::size_t copied = 0;
  std::size_t words = 0;
  for (const UnknownWord& unknown : prepared.unknown) {
    if (unknown.begin < copied || ++words > kMostWords) continue;
    const std::string word = likeliest(unknown, request.unit, snapshot);
    if (word.empty()) continue;
    meant.append(request.text, copied, unknown.begin - copied);
    meant += word;
    copied = unknown.end;
  }
  if (copied == 0) return "";
  return meant.append(request.text, copied);
}

}  // namespace dateline::query
