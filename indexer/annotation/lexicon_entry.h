// What a lexicon says of a form: its kind (country, role, cue …), class, country, gender,
// languages. Plain numbers, so that thousands of entries are one array.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::annotation {

// One kind for each file in lexicons/. At most 16: the tables keep masks of them in 16 bits.
enum class EntryKind : std::uint8_t {
  country,            // a country's name; `country` is its ISO code
  demonym,            // its people, its adjective: Turkish, Turk
  place,              // cities, capitals, states
  metonym,            // what stands for a government: the Kremlin, the Pentagon
  organisation,       // named bodies, companies, parties, agencies
  organisation_word,  // the words that make a name a body's: Ministry, Inc, Partei
  role,               // offices, titles, occupations, honorifics: what stands beside a name
  cue,                // verbs, nouns and phrases of speech
  first_name,
  surname,
  pronoun,
  calendar,   // weekdays and months
  stop_word,  // capitalised words that are no names: The, However, Breaking
  outlet,     // a news outlet's domain
  figure,     // well-known people and the country they speak for
};
inline constexpr std::size_t kEntryKinds = 15;
static_assert(kEntryKinds <= 16);
using KindMask = std::uint32_t;
constexpr KindMask mask_of(EntryKind kind) {
  return KindMask{1} << static_cast<unsigned>(kind);
}
constexpr KindMask operator|(EntryKind a, EntryKind b) {
  return mask_of(a) | mask_of(b);
}
constexpr KindMask operator|(KindMask a, EntryKind b) {
  return a | mask_of(b);
}
inline constexpr KindMask kAllKinds = ~KindMask{0};

// A finer class; which ones occur with which kind is said in the files' headers.
enum class EntryClass : std::uint8_t {
  none,
  // places
  capital,
  city,
  region,
  area,
  // metonyms
  seat,
  body,
  // organisations
  international,
  government,
  party,
  armed,
  company,
  media,
  agency,
  university,
  ngo,
  sport,
  court,
  // organisation words: first word of a name, last word, legal form
  head,
  tail,
  legal,
  // roles
  office,
  military,
  religious,
  academic,
  occupation,
  honorific,
  spokesperson,
  relation,
  group,
  // cues
  strong,
  weak,
  noun,
  phrase,
  // surnames
  chinese,
  korean,
  vietnamese,
  japanese,
  particle,
  // pronouns
  subject,
  object,
  possessive,
  relative,
  // calendar
  weekday,
  month,
  // stop words
  function_word,
  headline,
  common,
};
std::string_view to_string(EntryClass entry_class);
std::optional<EntryClass> parse_entry_class(std::string_view name);

enum class Gender : std::uint8_t { unknown, male, female, neuter };

// Facts about an entry beyond its class, combined in Entry::flags.
enum EntryFlag : std::uint16_t {
  kCapital = 1,       // stands with a capital first letter in running text ("Turkey")
  kUpper = 2,         // stands in capitals only ("US", "WHO"): "us" and "Who" are something else
  kAmbiguous = 4,     // often means something else (Georgia, Reading): needs support in the article
  kFormer = 8,        // a name of the past (Burma, Soviet Union)
  kAddressee = 16,    // cues: a person before the content is who was told ("told Reuters that")
  kNegatable = 32,    // cues: "did not say" is no statement
  kPlural = 64,       // officials, they, Turks
  kBefore = 128,      // roles and cues: stands before the name ("President X", "according to X")
  kAfter = 256,       // stands after it ("X, who", "X zufolge")
  kHeadOf = 512,      // roles that want "of": "head of", "chef de"
  kAdjective = 1024,  // demonyms: the form is an adjective
  kNounForm = 2048,   // demonyms: the form is a noun for people
  kDenying = 4096,    // cues that deny or refuse: "denied", "declined to comment"
  kWritten = 8192,    // cues of writing: wrote, tweeted, posted
  kDotted = 16384,    // places: an abbreviation that stands with its dot ("Miss.", "Pa.")
  kMore = 32768,      // set by the gazetteer: the next entry is of the same form
};

// Two capital letters in one number, 0 for none: cheap to compare and count.
using CountryId = std::uint16_t;
constexpr CountryId country_id(std::string_view code) {
  return code.size() == 2 ? static_cast<CountryId>(static_cast<unsigned char>(code[0]) << 8 |
                                                   static_cast<unsigned char>(code[1]))
                          : CountryId{0};
}
std::string country_code(CountryId id);  // "TR"; empty for 0

// A set of languages. Languages without a bit of their own share one.
using LanguageMask = std::uint32_t;
inline constexpr LanguageMask kAllLanguages = ~LanguageMask{0};
// The bit of an ISO 639-1 code ("zh_Hant" and "pt-BR" count by their first part); "*" gives all.
LanguageMask language_bit(std::string_view language);

struct Entry {
  // Where in Gazetteer's text, in bytes: the form that stands for all forms of a row.
  std::uint32_t lemma_begin : 24 = 0;
  std::uint32_t lemma_size : 8 = 0;
  LanguageMask languages = 0;
  CountryId country = 0;
  std::uint16_t flags = 0;
  EntryKind kind = EntryKind::country;
  EntryClass entry_class = EntryClass::none;
  Gender gender : 2 = Gender::unknown;
  std::uint8_t number : 6 = 0;  // calendar: 1 to 12, 1 (Monday) to 7

  bool has(EntryFlag flag) const { return (flags & flag) != 0; }
};
static_assert(sizeof(Entry) == 16);

// Whether the word as printed may be this entry, by its capitals and dots: "us" is not "US", "Miss"
// is not "Miss.". Where the text around has no case to go by (headlines in capitals), do not ask.
bool case_fits(const Entry& entry, std::string_view surface);

}  // namespace dateline::annotation
