// Names for codes.
#include "searcher/answer/labels.h"

#include <gtest/gtest.h>

namespace dateline::answer {
namespace {

TEST(Labels, CountriesAndLanguages) {
  const std::pair<const char*, const char*> countries[] = {
      {"FR", "France"}, {"DE", "Germany"}, {"QQ", "QQ"}, {"", ""}, {"not a code", "not a code"}};
  for (const auto& [code, name] : countries) EXPECT_EQ(country_name(code), name);
  const std::pair<const char*, const char*> languages[] = {
      {"en", "English"}, {"ar", "Arabic"}, {"", ""}};
  for (const auto& [code, name] : languages) EXPECT_EQ(language_name(code), name);
}

TEST(Labels, OnlyOfFieldsOfCodes) {
  search::FacetCounts countries{"dateline-country", {{"FR", "FR", 1}}, 1};
  put_labels(countries);
  EXPECT_EQ(countries.values[0].label, "France");
  EXPECT_EQ(countries.values[0].value, "FR");
  search::FacetCounts persons{"person", {{"fr", "Fr", 1}}, 1};
  put_labels(persons);
  EXPECT_EQ(persons.values[0].label, "Fr");
  search::FacetCounts months{"month", {{"2020-06", "2020-06", 1}}, 1};
  put_labels(months);
  EXPECT_EQ(months.values[0].label, "2020-06");
}

}  // namespace
}  // namespace dateline::answer
