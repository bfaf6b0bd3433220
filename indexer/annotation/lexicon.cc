// Loading the built-in tables, and the look-ups that are not a plain walk over the gazetteer.
#include "indexer/annotation/lexicon.h"

#include <utility>
#include <vector>

#include "common/text/folding.h"
#include "indexer/annotation/lexicon_reader.h"
#include "indexer/annotation/lexicon_tables.h"

namespace dateline::annotation {

std::shared_ptr<const Lexicon> Lexicon::built_in() {
  return std::make_shared<const Lexicon>(Gazetteer(view_packed(built_in_tables())));
}

std::shared_ptr<const Lexicon> Lexicon::with_additions(const std::filesystem::path& directory) {
  LexiconReader reader(view_packed(built_in_tables()));
  reader.read_directory(directory);
  return std::make_shared<const Lexicon>(Gazetteer(reader.take()));
}

Lexicon::Lexicon(Gazetteer gazetteer) : gazetteer_(std::move(gazetteer)) {}

CountryId Lexicon::country_named(std::string_view name, LanguageMask languages) const {
  const std::vector<std::string> words = key_words(name);
  if (words.empty()) return 0;
  std::vector<WordId> ids;
  ids.reserve(words.size());
  for (const std::string& word : words) ids.push_back(gazetteer_.find(word));
  const EntryFilter filter{mask_of(EntryKind::country), languages};
  const auto match = gazetteer_.longest_match(ids, 0, filter);
  if (!match || match->length != ids.size()) return 0;
  return Gazetteer::first(match->entries, filter)->country;
}

std::string_view Lexicon::country_name(CountryId country) const {
  const WordId id = gazetteer_.find_exact(country_name_key(country));
  if (id == 0) return {};
  const Entry* entry = gazetteer_.first(id, {mask_of(EntryKind::country)});
  return entry == nullptr ? std::string_view() : gazetteer_.lemma(*entry);
}

CountryId Lexicon::outlet_country(std::string_view domain) const {
  const std::string folded = text::fold_word(domain);
  std::string_view rest = folded;
  while (rest.find('.') != std::string_view::npos) {
    if (const WordId id = gazetteer_.find_exact(rest)) {
      const Entry* entry = gazetteer_.first(id, {mask_of(EntryKind::outlet)});
      if (entry != nullptr) return entry->country;
    }
    rest.remove_prefix(rest.find('.') + 1);
  }
  return 0;
}

}  // namespace dateline::annotation
