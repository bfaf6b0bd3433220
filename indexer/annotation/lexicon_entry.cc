// Names of classes and languages, as the lexicon files write them, and the rule of capitals.
#include "indexer/annotation/lexicon_entry.h"

#include <array>

#include "common/text/unicode.h"

namespace dateline::annotation {
namespace {

struct ClassName {
  EntryClass entry_class;
  std::string_view name;
};
using enum EntryClass;
constexpr std::array kClassNames{
    ClassName{none, "-"},
    ClassName{capital, "capital"},
    ClassName{city, "city"},
    ClassName{region, "region"},
    ClassName{area, "area"},
    ClassName{seat, "seat"},
    ClassName{body, "body"},
    ClassName{international, "international"},
    ClassName{government, "government"},
    ClassName{party, "party"},
    ClassName{armed, "armed"},
    ClassName{company, "company"},
    ClassName{media, "media"},
    ClassName{agency, "agency"},
    ClassName{university, "university"},
    ClassName{ngo, "ngo"},
    ClassName{sport, "sport"},
    ClassName{court, "court"},
    ClassName{head, "head"},
    ClassName{tail, "tail"},
    ClassName{legal, "legal"},
    ClassName{office, "office"},
    ClassName{military, "military"},
    ClassName{religious, "religious"},
    ClassName{academic, "academic"},
    ClassName{occupation, "occupation"},
    ClassName{honorific, "honorific"},
    ClassName{spokesperson, "spokesperson"},
    ClassName{relation, "relation"},
    ClassName{group, "group"},
    ClassName{strong, "strong"},
    ClassName{weak, "weak"},
    ClassName{noun, "noun"},
    ClassName{phrase, "phrase"},
    ClassName{chinese, "chinese"},
    ClassName{korean, "korean"},
    ClassName{vietnamese, "vietnamese"},
    ClassName{japanese, "japanese"},
    ClassName{particle, "particle"},
    ClassName{subject, "subject"},
    ClassName{object, "object"},
    ClassName{possessive, "possessive"},
    ClassName{relative, "relative"},
    ClassName{weekday, "weekday"},
    ClassName{month, "month"},
    ClassName{function_word, "function"},
    ClassName{headline, "headline"},
    ClassName{common, "common"},
};

// The languages with a bit of their own, in bit order; the last bit is shared by all others.
constexpr std::array<std::string_view, 31> kLanguages{
    "en", "de", "fr", "es", "tr", "ru", "uk", "bg", "ar", "zh", "pt", "it", "nl", "pl", "sv", "da",
    "nb", "fi", "cs", "sk", "hu", "ro", "el", "he", "fa", "ja", "ko", "id", "vi", "hr", "sr"};
constexpr unsigned kOtherLanguage = 31;

}  // namespace

std::string_view to_string(EntryClass entry_class) {
  return kClassNames[static_cast<std::size_t>(entry_class)].name;
}

std::optional<EntryClass> parse_entry_class(std::string_view name) {
  for (const ClassName& row : kClassNames) {
    if (row.name == name) return row.entry_class;
  }
  return std::nullopt;
}

std::string country_code(CountryId id) {
  if (id == 0) return {};
  return {static_cast<char>(id >> 8), static_cast<char>(id & 0xff)};
}

LanguageMask language_bit(std::string_view language) {
  if (language == "*") return kAllLanguages;
  const std::string_view first = language.substr(0, language.find_first_of("_-"));
  const std::string_view code = first == "no" ? "nb" : first;
  for (unsigned bit = 0; bit < kLanguages.size(); ++bit) {
    if (kLanguages[bit] == code) return LanguageMask{1} << bit;
  }
  return LanguageMask{1} << kOtherLanguage;
}

bool case_fits(const Entry& entry, std::string_view surface) {
  if (entry.has(kDotted) && surface.find('.') == std::string_view::npos) return false;
  if ((entry.flags & (kCapital | kUpper)) == 0 || surface.empty()) return true;
  std::size_t at = 0;
  if (!text::is_upper(text::next_code_point(surface, at))) {
    // A script without capitals has nothing to say against it.
    at = 0;
    const char32_t first = text::next_code_point(surface, at);
    return first > 0x24f && !(first >= 0x370 && first < 0x530) &&
           !(first >= 0x1e00 && first < 0x2000);
  }
  if (!entry.has(kUpper)) return true;
  while (at < surface.size()) {
    const char32_t c = text::next_code_point(surface, at);
    if (c == U'\'' || c == U'’') return true;
    if (text::is_letter(c) && !text::is_upper(c)) return false;
  }
  return true;
}

}  // namespace dateline::annotation
