// What the index calls a person, however the name was typed: the spellings of one name in other
// scripts and romanisations (text::SpeltName), and the bare surname where it is most likely meant.
// The law of facets stays: a key typed as facets print it ("mevlut cavusoglu") stands for itself,
// and for the surnames that are its alone (SurnameOwners).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/index/snapshot.h"
#include "common/query/surname_owners.h"
#include "common/text/name_likeness.h"

namespace dateline::query {

// Names of one request that are looked for in all their spellings; those beyond are taken as typed.
inline constexpr std::size_t kMostSpeltNames = 256;
// Spellings of one name; the most frequent ones count.
inline constexpr std::size_t kMostSpellings = 200;

struct PersonTerms {
  std::vector<std::string> full;  // never empty; what was typed first
  std::vector<std::string> bare;  // articles that have the surname alone
  bool is_key = false;            // what was typed is a key, and stands for itself
};

// Belongs to one request: it reads the index's names when the first one is asked for.
class NameSpellings {
 public:
  // REQUIRES: the snapshot outlives this.
  explicit NameSpellings(const indexing::Snapshot& snapshot) : snapshot_(snapshot) {}

  // Where no document has the name, initials stand for names that begin so ("H. Clinton"), and
  // titles before it are left out ("President Trump").
  // REQUIRES: the field's values are persons; `key` is the canonical value of `typed`.
  // Linear in the number of names in the index.
  PersonTerms terms(const indexing::Field& field, std::string_view typed, const std::string& key,
                    indexing::Unit unit);

  // Keys in the index that are spellings of `key`, itself included where it is there; most
  // frequent first, ties by bytes. A single word sounds like many ("Hamas", "Amash"): another
  // surname is a spelling of it where the full names of two who bear them are spellings of one.
  std::vector<std::string> like(const indexing::Field& field, const std::string& key,
                                indexing::Unit unit);

  const indexing::Snapshot& snapshot() const { return snapshot_; }

 private:
  struct Entry {
    std::size_t begin = 0;
    std::uint16_t size = 0;
    text::SpeltName::Outline outline;
  };
  struct Dictionary {
    std::string keys;
    std::vector<Entry> entries;
    std::string_view key(const Entry& entry) const {
      return std::string_view(keys).substr(entry.begin, entry.size);
    }
  };

  using Counted = std::vector<std::pair<Xapian::doccount, std::string>>;  // live frequency, key

  PersonTerms spelt(const indexing::Field& field, std::string_view typed, const std::string& key,
                    indexing::Unit unit);
  // Of surnames that sound like `key` those that people of the same name bear, and itself. Where
  // nobody in the index bears it as typed, those that begin and are long as it is.
  void keep_surnames_of_one(const indexing::Field& field, const std::string& key,
                            indexing::Unit unit, Counted& found);
  // The full names that end or begin with each of the surnames; the most frequent ones.
  std::unordered_map<std::string, std::vector<text::SpeltName>> bearers(
      const indexing::Field& field, indexing::Unit unit, const Counted& surnames);
  bool is_found(const PersonTerms& terms, indexing::Unit unit) const;
  // Keys whose first word begins with the initial, and whose last one is the same; most frequent
  // first.
  std::vector<std::string> with_initial(const indexing::Field& field, const std::string& key,
                                        indexing::Unit unit);
  const SurnameOwners& owners(const indexing::Field& field, indexing::Unit unit);
  const Dictionary& dictionary(const indexing::Field& field, indexing::Unit unit);
  bool is_typed_as_key(const indexing::Field& field, std::string_view typed, const std::string& key,
                       indexing::Unit unit) const;
  // Whether nobody but those in `keys` bears the surname more often.
  bool bears_most(const indexing::Field& field, const std::vector<std::string>& keys,
                  std::string_view surname, indexing::Unit unit);
  Xapian::doccount frequency(const indexing::Field& field, std::string_view key,
                             indexing::Unit unit) const;

  const indexing::Snapshot& snapshot_;
  using Place = std::pair<std::string_view, indexing::Unit>;
  std::map<Place, Dictionary> dictionaries_;
  std::map<Place, SurnameOwners> owners_;
  std::size_t spelt_ = 0;  // names so far
};

}  // namespace dateline::query
