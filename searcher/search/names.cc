// Terms of the type whose key holds the words asked for, then one pass over their documents, which
// know what to show and when.
#include "searcher/search/names.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "common/console/nearest.h"
#include "common/index/index_error.h"
#include "common/index/schema.h"
#include "common/query/country_names.h"
#include "common/query/query_builder.h"
#include "searcher/search/match_tally.h"
#include "searcher/search/matching.h"
#include "searcher/search/value_counts.h"

namespace dateline::search {
namespace {

using indexing::Field;

constexpr std::size_t kMostCandidates = 5000;  // terms of one type whose documents are looked at
constexpr std::size_t kFewestLetters = 4;      // of a word that may have one letter wrong

const std::vector<std::string>& all_types() {
  static const std::vector<std::string> types = {"person",  "org",     "place",
                                                 "country", "speaker", "source"};
  return types;
}

Unit unit_of(const std::string& type) {
  return type == "speaker" ? Unit::statement : Unit::article;
}

std::vector<std::string_view> words_of(std::string_view key) {
  std::vector<std::string_view> words;
  while (!key.empty()) {
    const std::size_t end = std::min(key.find(' '), key.size());
    if (end > 0) words.push_back(key.substr(0, end));
    key.remove_prefix(std::min(end + 1, key.size()));
  }
  return words;
}

bool is_near(std::string_view asked, std::string_view key) {
  if (asked.size() < kFewestLetters) return false;
  const std::vector<std::string_view> words = words_of(key);
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return console::edit_distance(asked, word, 1) <= 1;
  });
}

bool begins_word(std::string_view asked, std::string_view key) {
  for (std::size_t at = key.find(asked); at != std::string_view::npos;
       at = key.find(asked, at + 1)) {
    if (at == 0 || key[at - 1] == ' ') return true;
  }
  return false;
}

// Each word asked for begins a word of the key, or is one letter off it.
bool holds(std::string_view key, const std::vector<std::string_view>& asked, bool exact) {
  return std::all_of(asked.begin(), asked.end(), [&](std::string_view wanted) {
    return exact ? begins_word(wanted, key) : is_near(wanted, key);
  });
}

using Candidate = std::pair<Xapian::doccount, std::string>;  // live frequency, term

class NameFinder {
 public:
  NameFinder(const std::string& type, const indexing::Snapshot& snapshot)
      : type_(type), field_(indexing::field(type)), unit_(unit_of(type)), snapshot_(snapshot) {}

  // Adds what was found to `out`.
  void find(const std::string& text, bool exact, std::vector<NameFound>& out) {
    const std::vector<Candidate> candidates =
        field_.matching == indexing::Matching::country ? countries(text) : terms(text, exact);
    if (!candidates.empty()) look_at_documents(candidates, out);
  }

 private:
  std::vector<Candidate> countries(const std::string& text) const {
    std::vector<Candidate> found;
    for (const std::string& code : query::countries_called(text))
      found.emplace_back(0, indexing::value_term(field_.prefix, code));
    return found;
  }

  std::vector<Candidate> terms(const std::string& text, bool exact) const {
    const std::string key = indexing::canonical_value(field_.matching, text);
    const std::vector<std::string_view> asked = words_of(key);
    std::vector<Candidate> found;
    if (asked.empty()) return found;
    const std::string prefix(field_.prefix);
    const Xapian::Database& database = snapshot_.database(unit_);
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix);
         ++term) {
      const std::string name = *term;
      if (!holds(std::string_view(name).substr(prefix.size()), asked, exact)) continue;
      const Xapian::doccount frequency = snapshot_.live_frequency(name, unit_);
      if (frequency > 0) found.emplace_back(frequency, name);
    }
    std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    if (found.size() > kMostCandidates) found.resize(kMostCandidates);
    return found;
  }

  void look_at_documents(const std::vector<Candidate>& candidates, std::vector<NameFound>& out) {
    std::vector<std::string> terms;
    terms.reserve(candidates.size());
    for (const Candidate& candidate : candidates) terms.push_back(candidate.second);
    const Xapian::Query query(Xapian::Query::OP_OR, terms.begin(), terms.end());
    ValueCounts values(field_);
    std::vector<NameFound> names;
    for_each_match(snapshot_, unit_, query::unranked(query), [&](const Match& match) {
      const std::string day = read_value(match, day_column());
      const auto numbers = values.add(match.value(field_.slot));
      names.resize(values.size());
      for (const std::uint32_t number : numbers) add_document(names[number], day);
    });
    const std::set<std::string> wanted(terms.begin(), terms.end());
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (!values.is_listed(i) || names[i].count == 0 ||
          wanted.count(indexing::value_term(field_.prefix, values.value(i))) == 0)
        continue;
      names[i].type = type_;
      names[i].key = values.value(i);
      names[i].name = values.label(i);
      out.push_back(std::move(names[i]));
    }
  }

  static void add_document(NameFound& name, const std::string& day) {
    ++name.count;
    if (day.empty()) return;
    if (name.first.empty() || day < name.first) name.first = day;
    if (day > name.last) name.last = day;
  }

  std::string type_;
  const Field& field_;
  Unit unit_;
  const indexing::Snapshot& snapshot_;
};

}  // namespace

std::vector<NameFound> find_names(const NamesRequest& request, const indexing::Snapshot& snapshot) {
  const std::vector<std::string>& types = request.types.empty() ? all_types() : request.types;
  std::vector<NameFound> found;
  indexing::translating_errors("index", [&] {
    for (const bool exact : {true, false}) {
      for (const std::string& type : types)
        NameFinder(type, snapshot).find(request.text, exact, found);
      if (!found.empty()) break;
    }
  });
  std::sort(found.begin(), found.end(), [](const NameFound& a, const NameFound& b) {
    if (a.count != b.count) return a.count > b.count;
    return std::pair(a.type, a.key) < std::pair(b.type, b.key);
  });
  if (found.size() > kMostNames) found.resize(kMostNames);
  return found;
}

}  // namespace dateline::search
