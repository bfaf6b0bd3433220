// Reads lexicon files into a gazetteer. A file: comment lines (#), one line of column names, rows
// of tab-separated fields; forms separated by |; "form~class" or "stem~class" adds the endings of
// that class in inflections.tsv. lexicons/README.md describes the columns.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/annotation/gazetteer.h"

namespace dateline::annotation {

// The key under which a country's English name is kept: no text folds to it.
std::string country_name_key(CountryId country);

class LexiconReader {
 public:
  LexiconReader() = default;
  // Adds to a copy of what is there.
  explicit LexiconReader(const GazetteerView& start);

  // Reads inflections.tsv first, then the lexicons in the order of EntryKind; other files are left
  // alone, but a table (.tsv) of another name is an error. Throws std::runtime_error with file and
  // line for what cannot be read.
  void read_directory(const std::filesystem::path& directory);
  // `name` says which lexicon it is ("roles.tsv"), and stands in messages.
  void read_file(std::string_view name, std::string_view text);
  void read_inflections(std::string_view text);
  // Adds a country's name in a language, with the endings of the class "LANGUAGE-name" if there is
  // one. `name` is one form without marks.
  void add_country_name(CountryId country, std::string_view language, std::string_view name);

  GazetteerTables take() { return builder_.take(); }

 private:
  struct Ending {
    std::string from;
    std::vector<std::string> to;
  };
  struct Row;

  void read_row(EntryKind kind, const Row& row);
  void add_forms(const Row& row, Entry entry, std::string_view lemma);
  // All spellings of a form whose words may carry "~class".
  std::vector<std::string> spellings(std::string_view form) const;
  std::vector<std::string> inflect(std::string_view word, std::string_view ending_class) const;

  GazetteerBuilder builder_;
  std::map<std::string, std::vector<Ending>, std::less<>> inflections_;
  std::map<CountryId, std::string> country_names_;
};

}  // namespace dateline::annotation
