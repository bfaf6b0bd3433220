// The built-in lexicons: known look-ups, folding, longest matches, additions from a directory.
#include "indexer/annotation/lexicon.h"

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

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
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"Turkey", "TR"},       {"Türkiye", "TR"},       {"Turquie", "TR"},
      {"Турция", "TR"},       {"Турции", "TR"},        {"تركيا", "TR"},
      {"土耳其", "TR"},       {"Burma", "MM"},         {"Soviet Union", "RU"},
      {"U.S.", "US"},         {"USA", "US"},           {"США", "US"},
      {"ABD", "US"},          {"美国", "US"},          {"Zaire", "CD"},
      {"Swaziland", "SZ"},    {"Guinea-Bissau", "GW"}, {"Côte d’Ivoire", "CI"},
      {"Deutschlands", "DE"}, {"Etats-Unis", "US"},    {"Саудовской Аравии", "SA"},
      {"Україні", "UA"},      {"Polsce", "PL"},        {"UK", "GB"},
      {"Korea", "KR"},        {"Atlantis", ""},        {"Turkey said", ""}};
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

TEST(Lexicon, FitsInItsMemory) {
  EXPECT_GT(lexicon().gazetteer().entry_count(), 10000u);
  EXPECT_LT(lexicon().gazetteer().memory_bytes(), 6u << 20);
}

}  // namespace
}  // namespace dateline::annotation
