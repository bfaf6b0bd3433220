// Names are compared as the words they are cut into: no case, accents or punctuation.
#include "common/query/country_names.h"

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <unordered_map>

#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <unicode/ures.h>

#include "common/console/nearest.h"
#include "common/text/words.h"

namespace dateline::query {
namespace {

using NameTable = std::unordered_map<std::string, std::set<std::string>>;  // key → codes

std::string name_key(std::string_view name) {
  std::string key;
  text::for_each_word(name, [&](const text::Word& word) {
    if (!key.empty()) key += ' ';
    key += word.folded;
  });
  return key.starts_with("the ") ? key.substr(4) : key;
}

// The regions that are countries: all that have an alpha-3 code.
std::vector<std::string> country_codes() {
  std::vector<std::string> codes;
  for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code)
    codes.emplace_back(*code);
  codes.emplace_back("XK");  // Kosovo has no ISO code of its own; this is the one in use
  return codes;
}

std::string name_in(const std::string& code, const icu::Locale& language) {
  icu::UnicodeString name;
  icu::Locale("", code.c_str()).getDisplayCountry(language, name);
  std::string out;
  name.toUTF8String(out);
  return out;
}

// Territories that languages name by their countries: "Virgin Islands (US)", "Sint Maarten
// (Dutch part)", "Hong Kong (SAR China)". What is in the brackets is no name of theirs.
constexpr std::array<std::string_view, 14> kNamedByTheirCountry = {
    "AS", "BL", "BQ", "GF", "HK", "IO", "MF", "MO", "MP", "PF", "SX", "UM", "VG", "VI"};

// Without what stands in brackets behind it.
std::string plain_name(const std::string& name) {
  return name.substr(0, name.find(" ("));
}

// "Myanmar (Burma)" is known by its parts, too.
void add_name(const std::string& name, const std::string& code, NameTable& table) {
  if (name == code) return;
  const auto add = [&](const std::string& key) {
    if (!key.empty()) table[key].insert(code);
  };
  add(name_key(name));
  const std::size_t bracket = name.find(" (");
  if (bracket == std::string::npos || name.back() != ')') return;
  add(name_key(plain_name(name)));
  const bool is_territory = std::find(kNamedByTheirCountry.begin(), kNamedByTheirCountry.end(),
                                      code) != kNamedByTheirCountry.end();
  if (!is_territory) add(name_key(name.substr(bracket + 1)));
}

void add_line(std::string_view line, NameTable& table) {
  const std::string code(line.substr(0, 2));
  std::size_t at = 2;
  while (at < line.size()) {
    const std::size_t end = std::min(line.find(' ', at + 1), line.size());
    std::string name(line.substr(at + 1, end - at - 1));
    std::replace(name.begin(), name.end(), '_', ' ');
    table[name].insert(code);
    at = end;
  }
}

const NameTable& english_names() {
  static const NameTable table = [] {
    NameTable names;
    for (const std::string& code : country_codes())
      add_name(name_in(code, icu::Locale("en")), code, names);
    for (const std::string_view line : demonym_lines()) add_line(line, names);
    return names;
  }();
  return table;
}

using Bundle = std::unique_ptr<UResourceBundle, decltype(&ures_close)>;

// One of a language's tables of regions.
void add_table(const UResourceBundle* bundle, const char* kind, const std::set<std::string>& codes,
               NameTable& table) {
  UErrorCode status = U_ZERO_ERROR;
  const Bundle countries(ures_getByKey(bundle, kind, nullptr, &status), ures_close);
  if (U_FAILURE(status)) return;
  const bool is_variant = std::string_view(kind) == "Countries%variant";
  while (ures_hasNext(countries.get())) {
    const char* code = nullptr;
    std::int32_t length = 0;
    const UChar* text = ures_getNextString(countries.get(), &length, &code, &status);
    if (U_FAILURE(status)) return;
    if (code == nullptr || codes.count(code) == 0) continue;
    std::string name;
    icu::UnicodeString(false, text, length).toUTF8String(name);
    // A variant's brackets say which of two is meant: "Congo (Republic)".
    add_name(is_variant ? plain_name(name) : name, code, table);
  }
}

// The names that one language has of its own, straight from ICU's tables: a tenth of the time that
// asking for each country's display name takes. Short ones are "ABD" and "EE. UU.".
void add_names_of(const char* language, const std::set<std::string>& codes, NameTable& table) {
  UErrorCode status = U_ZERO_ERROR;
  const Bundle bundle(ures_openDirect(U_ICUDATA_NAME "-region", language, &status), ures_close);
  if (U_FAILURE(status)) return;
  for (const char* name : {"Countries", "Countries%short", "Countries%variant"})
    add_table(bundle.get(), name, codes, table);
}

const NameTable& all_names() {
  static const NameTable table = [] {
    NameTable names;
    std::int32_t count = 0;
    const icu::Locale* locales = icu::Locale::getAvailableLocales(count);
    const std::vector<std::string> codes = country_codes();
    const std::set<std::string> known(codes.begin(), codes.end());
    for (std::int32_t i = 0; i < count; ++i) {
      if (*locales[i].getCountry() == '\0') add_names_of(locales[i].getName(), known, names);
    }
    return names;
  }();
  return table;
}

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  }
  return out;
}

// By alpha-2 or alpha-3; empty: no such code.
std::string code_of(std::string_view typed) {
  if (typed.size() != 2 && typed.size() != 3) return "";
  const std::string wanted = upper(typed);
  for (const std::string& code : country_codes()) {
    if (wanted == code || wanted == uloc_getISO3Country(("und_" + code).c_str())) return code;
  }
  return "";
}

std::vector<std::string> look_up(const NameTable& table, const std::string& key) {
  const auto found = table.find(key);
  if (found == table.end()) return {};
  return {found->second.begin(), found->second.end()};
}

}  // namespace

std::vector<std::string> countries_called(std::string_view typed) {
  std::string code = code_of(typed);
  if (!code.empty()) return {std::move(code)};
  const std::string key = name_key(typed);
  if (key.empty()) return {};
  std::vector<std::string> codes = look_up(english_names(), key);
  if (codes.empty()) codes = look_up(all_names(), key);
  return codes;
}

std::string nearest_country(std::string_view typed) {
  std::vector<std::string> names;
  for (const auto& [name, codes] : english_names()) names.push_back(name);
  std::sort(names.begin(), names.end());
  const std::string found = console::nearest(name_key(typed), names);
  if (found.empty()) return "";
  return name_in(look_up(english_names(), found).front(), icu::Locale("en"));
}

}  // namespace dateline::query
