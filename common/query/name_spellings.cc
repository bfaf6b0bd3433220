// All terms of the field are looked at once; outlines spare most comparisons.
#include "common/query/name_spellings.h"

#include <algorithm>
#include <array>

#include "common/index/bare_names.h"

namespace dateline::query {
namespace {

using indexing::Field;
using indexing::Unit;

// Bearers of one surname whose frequencies are compared.
constexpr std::size_t kMostBearers = 2000;
// … whose full names are compared with those of another surname's bearers.
constexpr std::size_t kMostComparedBearers = 48;
// Letters of a surname that has other spellings ("Xi" sounds like too many syllables), and of one
// that is looked for in them though nobody bears it as typed.
constexpr std::size_t kLeastLetters = 4;
constexpr std::size_t kLeastUnknownLetters = 5;

// The single words under which a filter finds the person: the surname.
std::vector<std::string> surnames(const std::string& key) {
  std::vector<std::string> forms = indexing::value_forms(indexing::Matching::person, key);
  std::erase_if(forms, [&](const std::string& form) {
    return form == key || form.find(' ') != std::string::npos;
  });
  return forms;
}

// At most kMostSpellings, ties by bytes.
std::vector<std::string> most_frequent(
    std::vector<std::pair<Xapian::doccount, std::string>> found) {
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  if (found.size() > kMostSpellings) found.resize(kMostSpellings);
  std::vector<std::string> keys;
  keys.reserve(found.size());
  for (auto& [count, other] : found) keys.push_back(std::move(other));
  return keys;
}

// Titles and words of courtesy that people put before a name, as fold_key writes them.
constexpr std::array<std::string_view, 60> kTitles = {
    "admiral",   "ambassador", "archbishop", "ayatollah",  "baron",     "bishop",   "capt",
    "captain",   "cardinal",   "chairman",   "chancellor", "col",       "colonel",  "count",
    "dame",      "deputy",     "dr",         "emir",       "father",    "first",    "foreign",
    "frau",      "gen",        "general",    "gov",        "governor",  "herr",     "judge",
    "justice",   "king",       "lady",       "lord",       "lt",        "madam",    "madame",
    "major",     "mayor",      "minister",   "miss",       "mme",       "monsieur", "mr",
    "mrs",       "ms",         "pope",       "premier",    "president", "prime",    "prince",
    "princess",  "prof",       "professor",  "queen",      "rep",       "sen",      "senator",
    "secretary", "sir",        "sheikh",     "vice"};

// "vice president pence" → "pence"; of a key that is nothing but titles the last word stays.
std::string without_titles(std::string_view key) {
  for (std::size_t space = key.find(' '); space != std::string_view::npos; space = key.find(' ')) {
    if (std::find(kTitles.begin(), kTitles.end(), key.substr(0, space)) == kTitles.end()) break;
    key.remove_prefix(space + 1);
  }
  return std::string(key);
}

void add(std::vector<std::string>& terms, std::string term) {
  if (std::find(terms.begin(), terms.end(), term) == terms.end()) terms.push_back(std::move(term));
}

}  // namespace

PersonTerms NameSpellings::terms(const Field& field, std::string_view typed, const std::string& key,
                                 Unit unit) {
  PersonTerms terms = spelt(field, typed, key, unit);
  if (terms.is_key || is_found(terms, unit)) return terms;
  for (const std::string& one : with_initial(field, key, unit))
    add(terms.full, indexing::value_term(field.prefix, one));
  const std::string rest = without_titles(key);
  if (rest == key || is_found(terms, unit)) return terms;
  PersonTerms of_rest = this->terms(field, "", rest, unit);
  return is_found(of_rest, unit) ? of_rest : terms;
}

bool NameSpellings::is_found(const PersonTerms& terms, Unit unit) const {
  const auto has_documents = [&](const std::string& term) {
    return snapshot_.live_frequency(term, unit) > 0;
  };
  return std::any_of(terms.full.begin(), terms.full.end(), has_documents) ||
         std::any_of(terms.bare.begin(), terms.bare.end(), has_documents);
}

PersonTerms NameSpellings::spelt(const Field& field, std::string_view typed, const std::string& key,
                                 Unit unit) {
  PersonTerms terms;
  terms.full.push_back(indexing::value_term(field.prefix, key));
  if (is_typed_as_key(field, typed, key, unit)) {
    terms.is_key = true;
    for (const std::string& surname : owners(field, unit).owned_by(key))
      terms.bare.push_back(indexing::bare_term(field, surname));
    return terms;
  }
  if (++spelt_ > kMostSpeltNames) return terms;
  std::vector<std::string> keys = like(field, key, unit);
  for (const std::string& one : keys) add(terms.full, indexing::value_term(field.prefix, one));
  if (indexing::is_bare(key)) return terms;
  if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
  std::vector<std::string> words;
  for (const std::string& one : keys) {
    for (std::string& surname : surnames(one)) add(words, std::move(surname));
  }
  for (const std::string& surname : words) {
    const std::string term = indexing::bare_term(field, surname);
    if (snapshot_.live_frequency(term, unit) > 0 && bears_most(field, keys, surname, unit))
      terms.bare.push_back(term);
  }
  return terms;
}

bool NameSpellings::is_typed_as_key(const Field& field, std::string_view typed,
                                    const std::string& key, Unit unit) const {
  if (typed != key) return false;
  // A single word is somebody's key only where an article has no more of the name.
  const std::string term = indexing::is_bare(key) ? indexing::bare_term(field, key)
                                                  : indexing::value_term(field.prefix, key);
  return snapshot_.live_frequency(term, unit) > 0;
}

std::vector<std::string> NameSpellings::like(const Field& field, const std::string& key,
                                             Unit unit) {
  const Dictionary& names = dictionary(field, unit);
  const text::SpeltName asked(key);
  const auto outline = text::SpeltName::outline_of(key);
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  for (const Entry& entry : names.entries) {
    if (!text::SpeltName::may_be_like(outline, entry.outline)) continue;
    const std::string_view other = names.key(entry);
    if (!asked.is_like(text::SpeltName(other))) continue;
    const Xapian::doccount count = frequency(field, other, unit);
    if (count > 0) found.emplace_back(count, other);
  }
  if (indexing::is_bare(key)) keep_surnames_of_one(field, key, unit, found);
  return most_frequent(std::move(found));
}

void NameSpellings::keep_surnames_of_one(const Field& field, const std::string& key, Unit unit,
                                         Counted& found) {
  const bool is_there =
      std::any_of(found.begin(), found.end(), [&](const auto& one) { return one.second == key; });
  if (found.size() == (is_there ? 1U : 0U)) return;
  auto bearers_of = bearers(field, unit, found);
  const std::vector<text::SpeltName>& own = bearers_of[key];
  const text::SpeltName asked(key);
  std::erase_if(found, [&](const auto& one) {
    const std::string& other = one.second;
    if (other == key) return false;
    const std::vector<text::SpeltName>& others = bearers_of[other];
    if (own.empty()) {
      const bool is_close = !is_there && !others.empty() && key.size() >= kLeastUnknownLetters &&
                            other.size() >= kLeastUnknownLetters &&
                            asked.begins_like(text::SpeltName(other));
      return !is_close;
    }
    if (std::min(key.size(), other.size()) < kLeastLetters) return true;
    return std::none_of(others.begin(), others.end(), [&](const text::SpeltName& full) {
      return std::any_of(own.begin(), own.end(),
                         [&](const text::SpeltName& mine) { return mine.is_like(full); });
    });
  });
}

std::unordered_map<std::string, std::vector<text::SpeltName>> NameSpellings::bearers(
    const Field& field, Unit unit, const Counted& surnames) {
  std::unordered_map<std::string, Counted> counted;
  for (const auto& [count, surname] : surnames) counted[surname];
  const Dictionary& names = dictionary(field, unit);
  for (const Entry& entry : names.entries) {
    const std::string_view full = names.key(entry);
    if (indexing::is_bare(full)) continue;
    for (const std::string_view word :
         {full.substr(full.rfind(' ') + 1), full.substr(0, full.find(' '))}) {
      const auto borne = counted.find(std::string(word));
      if (borne == counted.end() || borne->second.size() >= kMostBearers) continue;
      borne->second.emplace_back(frequency(field, full, unit), full);
    }
  }
  std::unordered_map<std::string, std::vector<text::SpeltName>> bearers;
  for (auto& [surname, fulls] : counted) {
    std::vector<std::string> keys = most_frequent(std::move(fulls));
    if (keys.size() > kMostComparedBearers) keys.resize(kMostComparedBearers);
    for (const std::string& key : keys) bearers[surname].emplace_back(key);
  }
  return bearers;
}

std::vector<std::string> NameSpellings::with_initial(const Field& field, const std::string& key,
                                                     Unit unit) {
  if (key.size() < 4 || key[1] != ' ') return {};
  const std::string_view surname = std::string_view(key).substr(key.rfind(' '));
  if (surname.size() < 3) return {};
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  const Dictionary& names = dictionary(field, unit);
  for (const Entry& entry : names.entries) {
    const std::string_view other = names.key(entry);
    if (other.front() != key.front() || !other.ends_with(surname)) continue;
    const Xapian::doccount count = frequency(field, other, unit);
    if (count > 0) found.emplace_back(count, other);
  }
  return most_frequent(std::move(found));
}

const SurnameOwners& NameSpellings::owners(const Field& field, Unit unit) {
  const auto known = owners_.find({field.prefix, unit});
  if (known != owners_.end()) return known->second;
  return owners_.emplace(Place(field.prefix, unit), SurnameOwners(snapshot_, field, unit))
      .first->second;
}

const NameSpellings::Dictionary& NameSpellings::dictionary(const Field& field, Unit unit) {
  const auto [place, is_new] = dictionaries_.try_emplace({field.prefix, unit});
  Dictionary& names = place->second;
  if (!is_new) return names;
  const Xapian::Database& database = snapshot_.database(unit);
  const std::string prefix(field.prefix);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const std::string name = (*term).substr(prefix.size());
    if (name.empty() || name.size() > text::SpeltName::kMostBytes) continue;
    names.entries.push_back({names.keys.size(), static_cast<std::uint16_t>(name.size()),
                             text::SpeltName::outline_of(name)});
    names.keys += name;
  }
  return names;
}

bool NameSpellings::bears_most(const Field& field, const std::vector<std::string>& keys,
                               std::string_view surname, Unit unit) {
  Xapian::doccount own = 0;
  for (const std::string& key : keys) own = std::max(own, frequency(field, key, unit));
  const Dictionary& names = dictionary(field, unit);
  std::size_t bearers = 0;
  for (const Entry& entry : names.entries) {
    const std::string_view other = names.key(entry);
    const bool is_bearer = other.size() > surname.size() && other.ends_with(surname) &&
                           other[other.size() - surname.size() - 1] == ' ';
    if (!is_bearer || ++bearers > kMostBearers) continue;
    if (frequency(field, other, unit) > own &&
        std::find(keys.begin(), keys.end(), other) == keys.end())
      return false;
  }
  return true;
}

Xapian::doccount NameSpellings::frequency(const Field& field, std::string_view key,
                                          Unit unit) const {
  return snapshot_.live_frequency(indexing::value_term(field.prefix, key), unit);
}

}  // namespace dateline::query
