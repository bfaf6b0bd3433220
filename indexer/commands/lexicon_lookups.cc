// Places by the gazetteer, the part after a comma first ("GREENWICH, Conn."); outlets by domain,
// then by top-level domain.
#include "indexer/commands/lexicon_lookups.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::commands {
namespace {

using annotation::Entry;
using annotation::EntryKind;
using annotation::Lexicon;

constexpr annotation::KindMask kPlaces = EntryKind::country | EntryKind::place;

// The country of a name that is, as a whole, a place of the gazetteer.
std::string country_of_whole(const Lexicon& lexicon, std::string_view name) {
  const std::vector<std::string> words = annotation::key_words(name);
  std::vector<std::string_view> views(words.begin(), words.end());
  if (views.empty()) return {};
  const auto match =
      lexicon.gazetteer().longest_match(views, 0, {kPlaces | mask_of(EntryKind::metonym)});
  if (!match || match->length != views.size()) return {};
  for (const Entry& entry : match->entries) {
    const bool is_place = entry.kind == EntryKind::country || entry.kind == EntryKind::place ||
                          entry.kind == EntryKind::metonym;
    if (is_place && entry.country != 0) return annotation::country_code(entry.country);
  }
  return {};
}

std::string country_of_place(const Lexicon& lexicon, std::string_view place) {
  const std::size_t comma = place.rfind(',');
  if (comma != std::string_view::npos) {
    std::string country = country_of_whole(lexicon, place.substr(comma + 1));
    if (!country.empty()) return country;
    place = place.substr(0, comma);
  }
  return country_of_whole(lexicon, place);
}

std::string country_of_name(const Lexicon& lexicon, std::string_view name) {
  std::string plain(name);
  std::replace(plain.begin(), plain.end(), '-', ' ');
  return annotation::country_code(lexicon.country_named(plain));
}

// Two-letter endings that stand for something else than the outlet's country.
constexpr std::array<std::string_view, 9> kNotCountries = {"ai", "cc", "co", "eu", "fm",
                                                           "io", "me", "tv", "ws"};

std::string country_of_domain(std::string_view host) {
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || host.size() - dot != 3) return {};
  const std::string_view ending = host.substr(dot + 1);
  if (std::find(kNotCountries.begin(), kNotCountries.end(), ending) != kNotCountries.end())
    return {};
  if (ending == "uk") return "GB";
  std::string code(ending);
  for (char& c : code) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  return code;
}

std::string country_of_outlet(const Lexicon& lexicon, std::string_view source,
                              std::string_view host) {
  for (const std::string_view domain : {host, source}) {
    if (domain.find('.') == std::string_view::npos) continue;
    const annotation::CountryId listed = lexicon.outlet_country(domain);
    if (listed != 0) return annotation::country_code(listed);
    std::string code = country_of_domain(domain);
    if (!code.empty() && !lexicon.country_name(annotation::country_id(code)).empty()) return code;
  }
  return {};
}

}  // namespace

std::string country_called(const Lexicon& lexicon, std::string_view text) {
  if (text.size() == 2) {
    std::string code(text);
    for (char& c : code) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
    if (!lexicon.country_name(annotation::country_id(code)).empty()) return code;
  }
  return country_of_name(lexicon, text);
}

cleaning::CleaningSettings lookups_from(const std::shared_ptr<const Lexicon>& lexicon) {
  cleaning::CleaningSettings settings;
  settings.country_of_place = [lexicon](std::string_view place) {
    return country_of_place(*lexicon, place);
  };
  settings.country_of_name = [lexicon](std::string_view name) {
    return country_of_name(*lexicon, name);
  };
  settings.country_of_outlet = [lexicon](std::string_view source, std::string_view host) {
    return country_of_outlet(*lexicon, source, host);
  };
  return settings;
}

}  // namespace dateline::commands
