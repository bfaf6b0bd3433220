// The likeliest word for one that no document has: among those with the same first letter, one that
// makes a known person's name with its neighbour in the query, then the nearest, then the most
// frequent, then the first by bytes.
#include <algorithm>

#include <fmt/format.h>

#include "common/console/nearest.h"
#include "common/index/term_recipe.h"
#include "common/query/prepared_query.h"
#include "common/text/unicode.h"
#include "common/text/words.h"

namespace dateline::query {
namespace {

constexpr std::size_t kMostCandidates = 300'000;  // words looked at for one; some 0.1 s
constexpr std::size_t kShortWord = 4;             // bytes: only one letter may be wrong
constexpr std::size_t kMostWords = 4;             // of a query are looked up
constexpr std::size_t kMostValues = 4;            // of fields as well

struct Candidate {
  std::string word;
  std::size_t distance = 0;
  Xapian::doccount frequency = 0;
  bool is_name = false;
};

bool is_better(const Candidate& a, const Candidate& b) {
  if (a.is_name != b.is_name) return a.is_name;
  if (a.distance != b.distance) return a.distance < b.distance;
  if (a.frequency != b.frequency) return a.frequency > b.frequency;
  return a.word < b.word;
}

// The words before and behind the unknown one; empty where something else stands there.
struct Neighbours {
  std::string before, after;
};

Neighbours neighbours(const std::string& query, const UnknownWord& typed) {
  Neighbours found;
  if (!typed.prefix.empty()) return found;
  std::size_t end = 0;
  text::for_each_word(query, [&](const text::Word& word) {
    if (word.end <= typed.begin) {
      found.before = word.folded;
      end = word.end;
    } else if (word.begin >= typed.end && found.after.empty() && typed.end != std::string::npos) {
      const bool is_next = query.find_first_not_of(' ', typed.end) == word.begin;
      if (is_next) found.after = word.folded;
    }
  });
  if (query.find_first_not_of(' ', end) != typed.begin) found.before.clear();
  return found;
}

bool makes_a_name(const std::string& word, const Neighbours& around, Unit unit,
                  const indexing::Snapshot& snapshot) {
  const auto is_person = [&](const std::string& name) {
    const std::string term = indexing::value_term(indexing::field("person").prefix, name);
    return snapshot.live_frequency(term, unit) > 0;
  };
  return (!around.before.empty() && is_person(fmt::format("{} {}", around.before, word))) ||
         (!around.after.empty() && is_person(fmt::format("{} {}", word, around.after)));
}

std::string likeliest(const UnknownWord& typed, const Neighbours& around, Unit unit,
                      const indexing::Snapshot& snapshot) {
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
    if (distance > limit) continue;
    Candidate candidate{word, distance, snapshot.live_frequency(*term, unit),
                        makes_a_name(word, around, unit, snapshot)};
    if (candidate.frequency > 0 && is_better(candidate, best)) best = std::move(candidate);
  }
  return best.word;
}

struct Replacement {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};

// Of the query's unknown words and values, in order.
std::vector<Replacement> replacements(const SearchRequest& request, const PreparedQuery& prepared,
                                      const indexing::Snapshot& snapshot) {
  std::vector<Replacement> found;
  for (std::size_t i = 0; i < std::min(prepared.unknown.size(), kMostWords); ++i) {
    const UnknownWord& word = prepared.unknown[i];
    std::string near = likeliest(word, neighbours(request.text, word), request.unit, snapshot);
    if (!near.empty()) found.push_back({word.begin, word.end, std::move(near)});
  }
  std::size_t values = 0;
  for (const DoubtfulValue& value : prepared.values) {
    if (!value.option.empty() || value.is_key || ++values > kMostValues) continue;
    const std::string near = nearest_value(value, request.unit, snapshot);
    if (!near.empty())
      found.push_back({value.begin, value.end, as_query_value(request.text, value, near)});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Replacement& a, const Replacement& b) { return a.begin < b.begin; });
  return found;
}

std::string query_meant(const std::string& text, const std::vector<Replacement>& replacements) {
  std::string meant;
  std::size_t copied = 0;
  for (const Replacement& replacement : replacements) {
    if (replacement.begin < copied) continue;
    meant.append(text, copied, replacement.begin - copied);
    meant += replacement.text;
    copied = replacement.end;
  }
  return replacements.empty() ? "" : meant.append(text, copied);
}

}  // namespace

std::string did_you_mean(const SearchRequest& request, const PreparedQuery& prepared,
                         const indexing::Snapshot& snapshot) {
  std::string meant = query_meant(request.text, replacements(request, prepared, snapshot));
  std::size_t values = 0;
  for (const DoubtfulValue& doubtful : prepared.values) {
    if (doubtful.option.empty() || doubtful.is_key || ++values > kMostValues) continue;
    const std::string near = nearest_value(doubtful, request.unit, snapshot);
    if (near.empty()) continue;
    if (!meant.empty()) meant += ' ';
    meant += as_option(doubtful.option, near);
  }
  return meant;
}

}  // namespace dateline::query
