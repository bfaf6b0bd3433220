// Terms of the type whose key holds the words asked for, then one pass over their documents, which
// know what to show and when.
#include "searcher/search/names.h"

#include <algorithm>
#include <limits>
#include <map>
#include <memory>
#include <numeric>
#include <set>
#include <unordered_map>

#include "common/console/nearest.h"
#include "common/index/bare_names.h"
#include "common/index/index_error.h"
#include "common/index/offices.h"
#include "common/index/schema.h"
#include "common/query/country_names.h"
#include "common/query/name_spellings.h"
#include "common/query/query_algebra.h"
#include "common/query/surname_owners.h"
#include "common/text/name_likeness.h"
#include "searcher/search/match_tally.h"
#include "searcher/search/matching.h"
#include "searcher/search/value_counts.h"

namespace dateline::search {
namespace {

using indexing::Field;

constexpr std::size_t kMostCandidates = 5000;  // beyond, all documents are looked at
constexpr std::size_t kFewestLetters = 4;      // of a word that may have one letter wrong

const std::vector<std::string>& all_types() {
  static const std::vector<std::string> types = {"person",  "org",     "place",
                                                 "country", "speaker", "source"};
  return types;
}

Unit unit_of(const std::string& type) {
  return type == "speaker" ? Unit::statement : Unit::article;
}

bool is_near(std::string_view asked, std::string_view key) {
  if (asked.size() < kFewestLetters) return false;
  const std::vector<std::string_view> words = text::words_of_key(key);
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
  NameFinder(const std::string& type, const indexing::Snapshot& snapshot,
             query::NameSpellings& spellings)
      : type_(type),
        field_(indexing::field(type)),
        unit_(unit_of(type)),
        snapshot_(snapshot),
        spellings_(spellings) {}

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

  std::vector<Candidate> terms(const std::string& text, bool exact) {
    const std::string key = indexing::canonical_value(field_.matching, text);
    const std::vector<std::string_view> asked = text::words_of_key(key);
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
    if (exact && field_.matching == indexing::Matching::person) add_spellings(key, found);
    std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  void add_spellings(const std::string& key, std::vector<Candidate>& found) {
    for (const std::string& spelling : spellings_.like(field_, key, unit_)) {
      const std::string term = indexing::value_term(field_.prefix, spelling);
      found.emplace_back(snapshot_.live_frequency(term, unit_), term);
    }
  }

  void look_at_documents(const std::vector<Candidate>& candidates, std::vector<NameFound>& out) {
    std::vector<std::string> terms;
    terms.reserve(candidates.size());
    for (const Candidate& candidate : candidates) terms.push_back(candidate.second);
    const auto owners = std::make_shared<const query::SurnameOwners>(snapshot_, field_, unit_);
    add_surnames(*owners, terms);
    const Xapian::Query query =
        terms.size() > kMostCandidates
            ? query::everything()
            : Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
    ValueCounts values(field_, owners);
    std::vector<NameFound> names;
    for_each_match(snapshot_, unit_, query::unranked(query), [&](const Match& match) {
      const std::string day = read_value(match, day_column());
      const auto numbers = values.add(match.value(field_.slot));
      names.resize(values.size());
      for (const std::uint32_t number : numbers) add_document(names[number], day);
    });
    const std::set<std::string> wanted(terms.begin(), terms.end());
    std::set<std::string> called;
    for (const std::string& term : terms) called.insert(term.substr(field_.prefix.size()));
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (!values.is_listed(i) || names[i].count == 0) continue;
      if (!wanted.contains(indexing::value_term(field_.prefix, values.value(i))) &&
          !values.is_called(i, called))
        continue;
      names[i].type = type_;
      names[i].key = values.value(i);
      names[i].name = values.label(i);
      out.push_back(std::move(names[i]));
    }
  }

  // Those that stand alone count with their owners.
  void add_surnames(const query::SurnameOwners& owners, std::vector<std::string>& terms) const {
    const std::size_t prefix = field_.prefix.size();
    for (std::size_t i = 0, size = terms.size(); i < size; ++i) {
      for (const std::string& surname : owners.owned_by(std::string_view(terms[i]).substr(prefix)))
        terms.push_back(indexing::bare_term(field_, surname));
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
  query::NameSpellings& spellings_;
};

bool is_person(const NameFound& name) {
  return name.type == "person" || name.type == "speaker";
}

// The most frequent key of a count, ties by bytes.
std::string most_frequent(const std::map<std::string, std::uint64_t>& counts) {
  const auto most =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? std::string() : most->first;
}

// The offices of persons as the articles that name them have them, of speakers as their statements
// do.
class Offices {
 public:
  explicit Offices(const indexing::Snapshot& snapshot) : snapshot_(snapshot) {}

  void enter(std::vector<NameFound>& names) {
    for (const std::string type : {"person", "speaker"}) {
      by_key_.clear();
      const Field& field = indexing::field(type);
      std::vector<std::string> terms;
      for (const NameFound& name : names) {
        if (name.type == type && by_key_.try_emplace(name.key).second)
          terms.push_back(indexing::value_term(field.prefix, name.key));
      }
      if (terms.empty()) continue;
      read(type, Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
      for (NameFound& name : names) {
        if (name.type != type) continue;
        name.role = most_frequent(by_key_[name.key].roles);
        name.country = most_frequent(by_key_[name.key].countries);
      }
    }
  }

 private:
  struct Office {
    std::map<std::string, std::uint64_t> roles, countries;
  };

  void read(const std::string& type, const Xapian::Query& query) {
    const Unit unit = unit_of(type);
    for_each_match(snapshot_, unit, query::unranked(query), [&](const Match& match) {
      if (unit == Unit::article) {
        indexing::for_each_office(
            match.value(indexing::kOfficesSlot),
            [this](std::string_view person, std::string_view role, std::string_view country) {
              count(std::string(person), std::string(role), std::string(country));
            });
      } else {  // a statement has one speaker
        count(first_value(match, indexing::field("speaker"), false),
              first_value(match, indexing::field("role"), true),
              first_value(match, indexing::field("speaker-country"), false));
      }
    });
  }

  void count(const std::string& key, const std::string& role, const std::string& country) {
    const auto office = by_key_.find(key);
    if (office == by_key_.end()) return;
    if (!role.empty()) ++office->second.roles[role];
    if (!country.empty()) ++office->second.countries[country];
  }

  static std::string first_value(const Match& match, const Field& field, bool as_label) {
    const auto values = indexing::unpack_values(match.value(field.slot));
    if (values.empty()) return {};
    return as_label ? values.front().label : values.front().value;
  }

  const indexing::Snapshot& snapshot_;
  std::unordered_map<std::string, Office> by_key_;
};

// Puts spellings of one person behind the most frequent one. REQUIRES: in the order of counts.
void group_spellings(std::vector<NameFound>& names) {
  std::vector<text::SpeltName> spelt;
  std::vector<text::SpeltName::Outline> outlines;
  for (const NameFound& name : names) {
    spelt.emplace_back(name.key);
    outlines.push_back(text::SpeltName::outline_of(name.key));
  }
  std::vector<std::size_t> heads, head_of(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto head = std::find_if(heads.begin(), heads.end(), [&](std::size_t h) {
      return is_person(names[i]) && names[h].type == names[i].type && spelt[i].words() > 1 &&
             text::SpeltName::may_be_like(outlines[h], outlines[i]) && spelt[h].is_like(spelt[i]);
    });
    head_of[i] = head == heads.end() ? i : *head;
    if (head_of[i] == i) {
      heads.push_back(i);
    } else {
      names[i].same_as = names[head_of[i]].key;
    }
  }
  std::vector<std::size_t> order(names.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return head_of[a] < head_of[b]; });
  std::vector<NameFound> grouped;
  grouped.reserve(names.size());
  for (const std::size_t i : order) grouped.push_back(std::move(names[i]));
  names = std::move(grouped);
}

}  // namespace

NamesResult find_names(const NamesRequest& request, const indexing::Snapshot& snapshot) {
  const std::vector<std::string>& types = request.types.empty() ? all_types() : request.types;
  std::vector<NameFound> found;
  query::NameSpellings spellings(snapshot);
  indexing::translating_errors(named(snapshot), [&] {
    for (const bool exact : {true, false}) {
      for (const std::string& type : types)
        NameFinder(type, snapshot, spellings).find(request.text, exact, found);
      if (!found.empty()) break;
    }
  });
  std::sort(found.begin(), found.end(), [](const NameFound& a, const NameFound& b) {
    if (a.count != b.count) return a.count > b.count;
    return std::pair(a.type, a.key) < std::pair(b.type, b.key);
  });
  const std::uint64_t total = found.size();
  if (total > kMostNames) found.resize(kMostNames);
  indexing::translating_errors(named(snapshot), [&] { Offices(snapshot).enter(found); });
  group_spellings(found);
  return {std::move(found), total};
}

}  // namespace dateline::search
