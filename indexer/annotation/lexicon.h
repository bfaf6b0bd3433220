// The lexicons: what is known of words before a text is read. Built in as tables (made at build
// time from lexicons/*.tsv and ICU's names of countries), read where they lie, never changed; one
// object may serve all threads.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "indexer/annotation/gazetteer.h"
#include "indexer/annotation/lexicon_entry.h"

namespace dateline::annotation {

class Lexicon {
 public:
  static std::shared_ptr<const Lexicon> built_in();
  // The built-in lexicons and, on top, every file of `directory` that is named as one of them
  // (countries.tsv, roles.tsv, …) and written like them. Throws std::runtime_error, with file and
  // line, for a row that cannot be read.
  static std::shared_ptr<const Lexicon> with_additions(const std::filesystem::path& directory);

  explicit Lexicon(Gazetteer gazetteer);

  // All look-ups of words and sequences.
  const Gazetteer& gazetteer() const { return gazetteer_; }

  // The country of that name, in one of these languages: any name of a country, not a demonym nor
  // a city. 0: none. Homonyms (Georgia) count. `name` is raw text.
  CountryId country_named(std::string_view name, LanguageMask languages = kAllLanguages) const;
  // The English short name; empty for what is no country.
  std::string_view country_name(CountryId country) const;
  // The country of an outlet's domain ("www.nytimes.com", also below it: "edition.cnn.com"), from
  // the list alone, not from the top-level domain. 0: not known.
  CountryId outlet_country(std::string_view domain) const;

 private:
  Gazetteer gazetteer_;
};

}  // namespace dateline::annotation
