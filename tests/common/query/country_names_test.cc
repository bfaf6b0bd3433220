#include "common/query/country_names.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace dateline::query {
namespace {

std::string codes(const char* typed) {
  return fmt::format("{}", fmt::join(countries_called(typed), " "));
}

TEST(CountryNames, KnowsCodesNamesAndDemonyms) {
  const std::pair<const char*, const char*> rows[] = {
      {"TR", "TR"},
      {"tr", "TR"},
      {"TUR", "TR"},
      {"Turkey", "TR"},
      {"TÜRKEI", "TR"},
      {"Türkiye", "TR"},
      {"Turquie", "TR"},
      {"Турция", "TR"},
      {"土耳其", "TR"},
      {"تركيا", "TR"},
      {"Turkish", "TR"},
      {"the Netherlands", "NL"},
      {"Dutch", "NL"},
      {"UK", "GB"},
      {"US", "US"},
      {"USA", "US"},
      {"U.S.", "US"},
      {"United States", "US"},
      {"Congolese", "CD CG"},
      {"Côte d’Ivoire", "CI"},
      {"ivory coast", "CI"},
      {"Burma", "MM"},
      {"Myanmar", "MM"},
      {"Kosovo", "XK"},
      {"South Korea", "KR"},
      {"Deutschland", "DE"},
      // Not the territories that languages name by these countries.
      {"США", "US"},
      {"Британия", "GB"},
      {"Великобритания", "GB"},
      {"Kina", "CN"},
      {"Chiny", "CN"},
      {"Nizozemsko", "NL"},
      {"Hong Kong", "HK"},
      {"Macau", "MO"},
      // Short names and abbreviations.
      {"ABD", "US"},
      {"EE.UU.", "US"},
      {"EE. UU.", "US"},
      {"EUA", "US"},
      {"РФ", "RU"},
      {"КНР", "CN"},
      {"ФРГ", "DE"},
      {"UAE", "AE"},
      {"DRC", "CD"},
      {"DPRK", "KP"},
      {"Czech Republic", "CZ"},
      {"Republic", ""},
      {"Atlantis", ""},
      {"", ""},
      {"!!", ""},
      {"\xff", ""},
  };
  for (const auto& [typed, expected] : rows) EXPECT_EQ(codes(typed), expected) << typed;
}

TEST(CountryNames, SuggestsTheNearest) {
  EXPECT_EQ(nearest_country("Germny"), "Germany");
  EXPECT_EQ(nearest_country("Frnace"), "France");
  EXPECT_EQ(nearest_country("Xqzwvutsr"), "");
}

}  // namespace
}  // namespace dateline::query
