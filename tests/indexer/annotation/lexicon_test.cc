// The built-in lexicons: known look-ups, folding, longest matches, additions from a directory.
#include "indexer/annotation/lexicon.h"

#include <filesystem>
#include <fstream>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unicode/uloc.h>

#include "common/text/folding.h"

namespace dateline::annotation {
namespace {

const Lexicon& lexicon() {
  static const std::shared_ptr<const Lexicon> loaded = Lexicon::built_in();
  return *loaded;
}

// The words of a text, folded, as a caller makes them: cut at spaces.
struct FoldedWords {
  std::vector<std::string> owned;
  std::vector<std::string_view> views;

  explicit FoldedWords(std::string_view text) {
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find(' ', begin), text.size());
      owned.push_back(text::fold_word(text.substr(begin, end - begin)));
      begin = end + 1;
    }
    views.assign(owned.begin(), owned.end());
  }
};

const Entry* find(std::string_view text, EntryFilter filter, std::size_t length) {
  const FoldedWords words(text);
  const auto match = lexicon().gazetteer().longest_match(words.views, 0, filter);
  if (!match || match->length != length) return nullptr;
  return Gazetteer::first(match->entries, filter);
}

TEST(Lexicon, NamesOfCountriesInManyLanguages) {
  const std::pair<std::string_view, std::string_view> cases[] = {{"Turkey", "TR"},
                                                                 {"Türkiye", "TR"},
                                                                 {"Turquie", "TR"},
                                                                 {"Турция", "TR"},
                                                                 {"Турции", "TR"},
                                                                 {"تركيا", "TR"},
                                                                 {"土耳其", "TR"},
                                                                 {"Burma", "MM"},
                                                                 {"Soviet Union", "RU"},
                                                                 {"U.S.", "US"},
                                                                 {"USA", "US"},
                                                                 {"США", "US"},
                                                                 {"ABD", "US"},
                                                                 {"美国", "US"},
                                                                 {"Zaire", "CD"},
                                                                 {"Swaziland", "SZ"},
                                                                 {"Guinea-Bissau", "GW"},
                                                                 {"Côte d’Ivoire", "CI"},
                                                                 {"Deutschlands", "DE"},
                                                                 {"Etats-Unis", "US"},
                                                                 {"Саудовской Аравии", "SA"},
                                                                 {"Україні", "UA"},
                                                                 {"Polsce", "PL"},
                                                                 {"UK", "GB"},
                                                                 {"للولايات المتحدة", "US"},
                                                                 {"Wielkiej Brytanii", "GB"},
                                                                 {"Korea", "KR"},
                                                                 {"Atlantis", ""},
                                                                 {"Turkey said", ""}};
  for (const auto& [name, code] : cases) {
    EXPECT_EQ(country_code(lexicon().country_named(name)), code) << name;
  }
}

TEST(Lexicon, EnglishNameOfACountry) {
  EXPECT_EQ(lexicon().country_name(country_id("TR")), "Turkey");
  EXPECT_EQ(lexicon().country_name(country_id("CD")), "Democratic Republic of the Congo");
  EXPECT_EQ(lexicon().country_name(country_id("ZZ")), "");
}

TEST(Lexicon, TheLongestEntryWins) {
  const EntryFilter country{mask_of(EntryKind::country)};
  const Entry* entry = find("Papua New Guinea has", country, 3);
  ASSERT_NE(entry, nullptr);
  EXPECT_EQ(country_code(entry->country), "PG");
  entry = find("South Sudan", country, 2);
  ASSERT_NE(entry, nullptr);
  EXPECT_EQ(country_code(entry->country), "SS");
  entry = find("Côte d' Ivoire", country, 3);
  ASSERT_NE(entry, nullptr);
  EXPECT_EQ(country_code(entry->country), "CI");
  entry = find("People 's Liberation Army", {mask_of(EntryKind::metonym)}, 4);
  ASSERT_NE(entry, nullptr);
  EXPECT_EQ(country_code(entry->country), "CN");
  entry = find("Guinea - Bissau", country, 3);
  ASSERT_NE(entry, nullptr);
  EXPECT_EQ(country_code(entry->country), "GW");
}

TEST(Lexicon, CapitalsDecideWhatIsAnAcronym) {
  const Entry* entry = find("us", {mask_of(EntryKind::country)}, 1);
  ASSERT_NE(entry, nullptr);
  EXPECT_TRUE(case_fits(*entry, "US"));
  EXPECT_TRUE(case_fits(*entry, "U.S."));
  EXPECT_FALSE(case_fits(*entry, "us"));
  EXPECT_FALSE(case_fits(*entry, "Us"));
  entry = find("turkey", {mask_of(EntryKind::country), language_bit("en")}, 1);
  ASSERT_NE(entry, nullptr);
  EXPECT_TRUE(case_fits(*entry, "TURKEY"));
  EXPECT_FALSE(case_fits(*entry, "turkey"));
}

TEST(Lexicon, DemonymsAndTheirEndings) {
  const std::tuple<std::string_view, std::string_view, std::string_view> cases[] = {
      {"Turkish", "en", "TR"},    {"türkischen", "de", "TR"},   {"turque", "fr", "TR"},
      {"turcas", "es", "TR"},     {"турецкого", "ru", "TR"},    {"والتركي", "ar", "TR"},
      {"الأمريكية", "ar", "US"},  {"französische", "de", "FR"}, {"française", "fr", "FR"},
      {"украинским", "ru", "UA"}, {"Spaniards", "en", "ES"},    {"български", "bg", "BG"}};
  for (const auto& [form, language, code] : cases) {
    const Entry* entry = find(form, {mask_of(EntryKind::demonym), language_bit(language)}, 1);
    ASSERT_NE(entry, nullptr) << form;
    EXPECT_EQ(country_code(entry->country), code) << form;
  }
  EXPECT_EQ(find("türkischen", {mask_of(EntryKind::demonym), language_bit("es")}, 1), nullptr);
}

TEST(Lexicon, RolesAreTheirOwnLemma) {
  const EntryFilter role{mask_of(EntryKind::role), language_bit("en")};
  const Entry* entry = find("deputy foreign ministers", role, 3);
  ASSERT_NE(entry, nullptr);
  EXPECT_EQ(lexicon().gazetteer().lemma(*entry), "deputy foreign minister");
  EXPECT_TRUE(entry->has(kPlural));
  entry = find("spokeswoman", role, 1);
  ASSERT_NE(entry, nullptr);
  EXPECT_EQ(entry->gender, Gender::female);
  EXPECT_EQ(entry->entry_class, EntryClass::spokesperson);
}

TEST(Lexicon, InflectedRolesLeadToTheirFirstForm) {
  const std::tuple<std::string_view, std::string_view, std::string_view> cases[] = {
      {"премьер-министром", "ru", "премьер-министр"},
      {"министра иностранных дел", "ru", "министр иностранных дел"},
      {"Außenministers", "de", "Außenminister"},
      {"Bundespräsidenten", "de", "Bundespräsident"},
      {"прем'єр-міністра", "uk", "прем'єр-міністр"}};
  for (const auto& [form, language, lemma] : cases) {
    const EntryFilter role{mask_of(EntryKind::role), language_bit(language)};
    const Entry* entry = find(form, role, FoldedWords(form).views.size());
    ASSERT_NE(entry, nullptr) << form;
    EXPECT_EQ(lexicon().gazetteer().lemma(*entry), lemma);
  }
}

TEST(Lexicon, AnAbbreviatedStateStandsWithItsDot) {
  const Entry* entry = find("Miss.", {mask_of(EntryKind::place)}, 1);
  ASSERT_NE(entry, nullptr);
  EXPECT_TRUE(case_fits(*entry, "Miss."));
  EXPECT_FALSE(case_fits(*entry, "Miss"));
}

TEST(Lexicon, ScriptsWithoutSpacesMatchByCharacters) {
  const std::string text = text::fold_word("土耳其外交部发言人说");
  const auto country =
      lexicon().gazetteer().longest_match_unspaced(text, 0, {mask_of(EntryKind::country)});
  ASSERT_TRUE(country);
  EXPECT_EQ(country->length, 9u);
  const auto role = lexicon().gazetteer().longest_match_unspaced(
      text, 9, {mask_of(EntryKind::role), language_bit("zh")});
  ASSERT_TRUE(role);
  EXPECT_EQ(text.substr(9, role->length), "外交部发言人");
}

TEST(Lexicon, PossessivesAndSuffixesAfterAnApostropheFallAway) {
  const Gazetteer& gazetteer = lexicon().gazetteer();
  const EntryFilter country{mask_of(EntryKind::country)};
  for (const std::string_view word : {"Egypt’s", "Mısır'ın", "U.S.", "ومصر", "لمصر"}) {
    const WordId id = gazetteer.find(text::fold_word(word));
    ASSERT_NE(id, 0u) << word;
    EXPECT_NE(gazetteer.first(id, country), nullptr) << word;
  }
  EXPECT_EQ(gazetteer.find("qwertyish"), 0u);
  EXPECT_EQ(gazetteer.find(""), 0u);
}

TEST(Lexicon, AdditionsFromADirectoryAndTheirErrors) {
  const auto directory = std::filesystem::path(testing::TempDir()) / "lexicon_additions";
  std::filesystem::create_directories(directory);
  const auto write = [&](std::string_view text) { std::ofstream(directory / "roles.tsv") << text; };
  write("# ours\nlang\tclass\tgender\tforms\tflags\nen\toffice\tu\tlord of the isles\n");
  const auto with = Lexicon::with_additions(directory);
  const FoldedWords words("Lord of the Isles");
  const auto match = with->gazetteer().longest_match(words.views, 0, {mask_of(EntryKind::role)});
  ASSERT_TRUE(match);
  EXPECT_EQ(match->length, 4u);
  EXPECT_EQ(country_code(with->country_named("Turkey")), "TR");

  std::ofstream(directory / "countries.tsv") << "code\tlang\tforms\nTR\t*\tAnatolian Republic\n";
  const auto renamed = Lexicon::with_additions(directory);
  EXPECT_EQ(country_code(renamed->country_named("Anatolian Republic")), "TR");
  EXPECT_EQ(renamed->country_name(country_id("TR")), "Turkey");
  std::filesystem::remove(directory / "countries.tsv");

  std::ofstream(directory / "notes.md") << "left alone";
  std::ofstream(directory / "role.tsv") << "lang\tclass\tgender\tforms\tflags\n";
  try {
    Lexicon::with_additions(directory);
    FAIL() << "role.tsv";
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find("role.tsv is no lexicon's name"), std::string::npos);
    EXPECT_NE(std::string(error.what()).find("roles.tsv"), std::string::npos) << error.what();
  }
  std::filesystem::remove(directory / "role.tsv");

  for (const std::string_view row : {"en\tnonsense\tu\tlord", "en\toffice\tx\tlord",
                                     "en\toffice\tu\t", "en\toffice\tu\tlord\tshouting"}) {
    write(std::string("lang\tclass\tgender\tforms\tflags\n") + std::string(row) + "\n");
    try {
      Lexicon::with_additions(directory);
      FAIL() << row;
    } catch (const std::runtime_error& error) {
      EXPECT_NE(std::string(error.what()).find("roles.tsv:2:"), std::string::npos) << error.what();
    }
  }
  std::filesystem::remove_all(directory);
}

TEST(Lexicon, OutletsByDomain) {
  const std::pair<std::string_view, std::string_view> cases[] = {{"nytimes.com", "US"},
                                                                 {"www.bbc.co.uk", "GB"},
                                                                 {"edition.cnn.com", "US"},
                                                                 {"HURRIYET.com.tr", "TR"},
                                                                 {"example.org", ""},
                                                                 {"com", ""},
                                                                 {"", ""}};
  for (const auto& [domain, code] : cases) {
    EXPECT_EQ(country_code(lexicon().outlet_country(domain)), code) << domain;
  }
}

TEST(Lexicon, KnownEntriesOfEachKind) {
  struct Case {
    std::string_view text;
    EntryKind kind;
    std::string_view language;
    std::string_view lemma;
    EntryClass entry_class;
  };
  const Case cases[] = {
      {"told", EntryKind::cue, "en", "tell", EntryClass::strong},
      {"according to", EntryKind::cue, "en", "according to", EntryClass::phrase},
      {"zufolge", EntryKind::cue, "de", "zufolge", EntryClass::phrase},
      {"a-t-il déclaré", EntryKind::cue, "fr", "déclarer", EntryClass::strong},
      {"söyledi", EntryKind::cue, "tr", "söylemek", EntryClass::strong},
      {"заявила", EntryKind::cue, "ru", "заявить", EntryClass::strong},
      {"وقال", EntryKind::cue, "ar", "قال", EntryClass::strong},
      {"Moskau", EntryKind::place, "de", "Moscow", EntryClass::capital},
      {"Москве", EntryKind::place, "ru", "Moscow", EntryClass::capital},
      {"Krakow", EntryKind::place, "en", "Krakow", EntryClass::city},
      {"Weltgesundheitsorganisation", EntryKind::organisation, "de", "World Health Organization",
       EntryClass::international},
      {"Downing Street", EntryKind::metonym, "en", "", EntryClass::seat},
      {"GmbH", EntryKind::organisation_word, "de", "", EntryClass::legal},
      {"Çarşamba", EntryKind::calendar, "tr", "Çarşamba", EntryClass::weekday},
      {"she", EntryKind::pronoun, "en", "", EntryClass::subject},
      {"Nguyen", EntryKind::surname, "en", "", EntryClass::vietnamese},
  };
  for (const Case& c : cases) {
    const EntryFilter filter{mask_of(c.kind), language_bit(c.language)};
    const Entry* entry = find(c.text, filter, FoldedWords(c.text).views.size());
    ASSERT_NE(entry, nullptr) << c.text;
    EXPECT_EQ(lexicon().gazetteer().lemma(*entry), c.lemma) << c.text;
    EXPECT_EQ(entry->entry_class, c.entry_class) << c.text;
  }
}

TEST(Lexicon, EveryCountryCodeIsOneThatIcuKnows) {
  std::set<CountryId> known{country_id("XK")};
  for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
    known.insert(country_id(*code));
  }
  for (const Entry& entry : lexicon().gazetteer().view().entries) {
    if (entry.country == 0) continue;
    EXPECT_TRUE(known.contains(entry.country))
        << country_code(entry.country) << " " << lexicon().gazetteer().lemma(entry);
  }
}

TEST(Lexicon, ACountrysPlainNameIsNoOtherCountrys) {
  const Gazetteer& gazetteer = lexicon().gazetteer();
  for (const LexiconWord& word : gazetteer.view().words) {
    if ((word.kinds & mask_of(EntryKind::country)) == 0) continue;
    std::set<CountryId> sure;
    const std::uint32_t first = gazetteer.view().nodes[word.node].first_entry;
    for (const Entry& entry : EntryRange(gazetteer.view().entries.data(), first)) {
      const bool english = (entry.languages & language_bit("en")) != 0;
      if (entry.kind == EntryKind::country && english && !entry.has(kAmbiguous)) {
        sure.insert(entry.country);
      }
    }
    EXPECT_LE(sure.size(), 1u) << gazetteer.view().text.substr(word.text_begin, word.text_size);
  }
}

TEST(Lexicon, TextOfAnyBytesIsWelcome) {
  const Gazetteer& gazetteer = lexicon().gazetteer();
  const std::string junk = "\xff\xfe\x80\xe4\xb8";
  EXPECT_EQ(gazetteer.find(junk), 0u);
  EXPECT_FALSE(gazetteer.longest_match_unspaced(junk, 0));
  EXPECT_EQ(gazetteer.find(std::string(10000, 'a')), 0u);
  EXPECT_EQ(gazetteer.find("..."), 0u);
}

TEST(Lexicon, FitsInItsMemory) {
  EXPECT_GT(lexicon().gazetteer().entry_count(), 10000u);
  EXPECT_LT(lexicon().gazetteer().memory_bytes(), 6u << 20);
}

}  // namespace
}  // namespace dateline::annotation
