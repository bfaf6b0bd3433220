// See the header.
#include "searcher/answer/labels.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "common/index/schema.h"

namespace dateline::answer {
namespace {

std::string shown(const icu::UnicodeString& name, std::string_view code) {
  std::string out;
  name.toUTF8String(out);
  return out.empty() ? std::string(code) : out;
}

}  // namespace

std::string country_name(std::string_view code) {
  if (code.empty()) return {};
  icu::UnicodeString name;
  icu::Locale("", std::string(code).c_str()).getDisplayCountry(icu::Locale::getEnglish(), name);
  return shown(name, code);
}

std::string language_name(std::string_view code) {
  if (code.empty()) return {};
  icu::UnicodeString name;
  icu::Locale(std::string(code).c_str()).getDisplayLanguage(icu::Locale::getEnglish(), name);
  return shown(name, code);
}

namespace {

// "Germany" for what a record gives as "DE"; names stay as they are.
void put_given_label(search::FacetValue& value) {
  const bool is_code = value.value.size() == 2 && value.value[0] >= 'a' && value.value[0] <= 'z' &&
                       value.value[1] >= 'a' && value.value[1] <= 'z';
  if (!is_code) return;
  const std::string code = indexing::canonical_value(indexing::Matching::country, value.value);
  const std::string name = country_name(code);
  if (name != code) value.label = name;
}

}  // namespace

bool has_codes(std::string_view field) {
  const indexing::Field* known = indexing::find_field(field);
  return known != nullptr && (known->matching == indexing::Matching::country ||
                              known->name == "country-given" || known->name == "lang");
}

void put_labels(search::FacetCounts& facet) {
  if (!has_codes(facet.field)) return;
  if (facet.field == "country-given") {
    for (search::FacetValue& value : facet.values) put_given_label(value);
    return;
  }
  for (search::FacetValue& value : facet.values)
    value.label = facet.field == "lang" ? language_name(value.value) : country_name(value.value);
}

void put_name(search::NameFound& found) {
  if (found.type == "country") found.name = country_name(found.key);
}

}  // namespace dateline::answer
