// The table itself, and how values are written.
#include "common/index/schema.h"

#include <algorithm>
#include <array>
#include <cassert>

#include <fmt/format.h>
#include <xxhash.h>

#include "common/text/folding.h"
#include "common/text/identifier.h"
#include "common/text/unicode.h"

namespace dateline::indexing {
namespace {

constexpr std::size_t kLongestTerm =
    240;  // bytes; Xapian's limit is 245, less where a value has NULs

using M = Matching;
// name, prefix, slot, matching, in articles, in statements, facet, filter, in queries, about
constexpr std::array kFields = {
    Field{"title", kTitlePrefix, kNoSlot, M::text, true, false, false, false, true,
          "words of the title"},
    Field{"id", kIdPrefix, kIdSlot, M::id, true, true, false, false, true,
          "the article's or statement's id"},
    Field{"date", "", kDateSlot, M::date, true, true, true, false, true,
          "day, or a range of days, months or years"},
    Field{"country", "XC:", 10, M::country, true, true, true, true, true,
          "country it is about (statements: named in it)"},
    Field{"country-mentioned", "XCM:", 11, M::country, true, false, true, true, true,
          "country mentioned, however slightly"},
    Field{"person", "XP:", 12, M::person, true, true, true, true, true,
          "person named, by full name or surname"},
    Field{"org", "XO:", 13, M::name, true, true, true, true, true, "organisation named"},
    Field{"place", "XL:", 14, M::name, true, true, true, true, true, "place named"},
    Field{"speaker", "XK:", 15, M::person, true, true, true, true, true,
          "who is quoted, by full name or surname"},
    Field{"role", "XR:", 16, M::role, true, true, true, true, true,
          "office or title of who is quoted"},
    Field{"speaker-country", "XKC:", 17, M::country, true, true, true, true, true,
          "country that who is quoted speaks for"},
    Field{"kind", "XD:", 18, M::code, true, true, true, true, true,
          "direct, indirect or mixed statements"},
    Field{"source", "XS:", 19, M::line, true, true, true, true, true, "outlet"},
    Field{"source-country", "XSC:", 20, M::country, true, true, true, true, true,
          "country of the outlet"},
    Field{"dateline-country", "XDC:", 21, M::country, true, true, true, true, true,
          "country of the dateline"},
    Field{"lang", "XLA:", 22, M::code, true, true, true, true, true, "language, ISO 639"},
    Field{"author", "XAU:", 23, M::line, true, true, true, true, true, "author"},
    Field{"section", "XSE:", 24, M::line, true, true, true, true, true, "section of the paper"},
    Field{"tag", "XT:", 25, M::line, true, true, true, true, true, "tag or topic"},
    Field{"country-given", "XCG:", 26, M::line, true, false, true, true, true,
          "country as the record gives it"},
    Field{"attribution", "XAT:", 27, M::code, true, true, true, true, true,
          "how the speaker was found"},
    Field{"has", "XH:", kNoSlot, M::code, true, false, false, true, true,
          "statement: articles with one at least"},
    Field{"story", "XST:", kStorySlot, M::code, true, true, false, false, true,
          "group of near-duplicates"},
};

// Family names that stand first, as fold_key writes them: the most frequent in China, Korea and
// Viet Nam.
constexpr std::array<std::string_view, 64> kFamilyNamesFirst = {
    "ban",  "cao",  "chen", "cho",  "choe", "choi",   "chung", "deng", "dong",  "fan",   "feng",
    "gao",  "guo",  "han",  "hong", "hu",   "huang",  "hun",   "jang", "jeong", "jiang", "jin",
    "jung", "kang", "kim",  "lam",  "lee",  "li",     "liang", "lim",  "lin",   "liu",   "lu",
    "luo",  "ma",   "mao",  "moon", "ngo",  "nguyen", "park",  "peng", "pham",  "qin",   "ri",
    "shin", "song", "sun",  "tang", "tran", "tsai",   "wang",  "wei",  "wen",   "wu",    "xi",
    "xie",  "xu",   "yang", "yoon", "zeng", "zhang",  "zhao",  "zhou", "zhu"};

// Words, as fold_key writes them, that a body ends in: what stands before is no first name.
constexpr std::array<std::string_view, 66> kBodiesEndIn = {
    "agency",       "alliance",    "army",        "assembly",   "association", "authority",
    "bank",         "board",       "bureau",      "cabinet",    "campaign",    "center",
    "centre",       "coalition",   "college",     "commission", "committee",   "companies",
    "company",      "congress",    "corporation", "council",    "court",       "democrats",
    "department",   "embassy",     "federation",  "forces",     "foundation",  "front",
    "fund",         "government",  "group",       "guard",      "hospital",    "house",
    "inc",          "institute",   "institution", "league",     "ltd",         "ministry",
    "movement",     "museum",      "network",     "news",       "office",      "organisation",
    "organization", "parliament",  "party",       "police",     "post",        "presidency",
    "press",        "republicans", "reserve",     "senate",     "service",     "society",
    "street",       "times",       "treasury",    "tribunal",   "union",       "university"};
// Those that one begins with in languages that name the kind first.
constexpr std::array<std::string_view, 28> kBodiesBeginWith = {
    "asociacion", "association", "banco",      "banque",       "casa",    "comision",
    "comite",     "commission",  "conseil",    "consejo",      "cour",    "federacion",
    "federation", "fundacion",   "gobierno",   "gouvernement", "groupe",  "grupo",
    "ministere",  "ministerio",  "ministry",   "parti",        "partido", "syndicat",
    "tribunal",   "universidad", "universite", "university"};
// Within a name that is none of a person.
constexpr std::array<std::string_view, 4> kWithinBodies = {" of ", " for ", " and ", " the "};

std::string one_line(std::string_view folded) {
  std::string out = text::printable_line(folded);
  return out;
}

std::string upper_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  }
  return out;
}

void add_form(std::vector<std::string>& forms, std::string form) {
  if (!form.empty() && std::find(forms.begin(), forms.end(), form) == forms.end())
    forms.push_back(std::move(form));
}

// Whether the words of a key are those of a body that speaks as a person does ("white house").
bool is_body(std::string_view name) {
  return std::binary_search(kBodiesEndIn.begin(), kBodiesEndIn.end(),
                            name.substr(name.rfind(' ') + 1)) ||
         std::binary_search(kBodiesBeginWith.begin(), kBodiesBeginWith.end(),
                            name.substr(0, name.find(' '))) ||
         std::any_of(kWithinBodies.begin(), kWithinBodies.end(), [&](std::string_view word) {
           return name.find(word) != std::string_view::npos;
         });
}

void add_person_forms(std::string_view name, std::vector<std::string>& forms) {
  const std::size_t first_space = name.find(' ');
  if (first_space == std::string_view::npos || is_body(name)) return;
  const std::string_view first = name.substr(0, first_space);
  for (std::size_t space = first_space; space != std::string_view::npos;
       space = name.find(' ', space + 1)) {
    add_form(forms, std::string(name.substr(space + 1)));
  }
  const std::string_view last = name.substr(name.rfind(' ') + 1);
  add_form(forms, fmt::format("{} {}", first, last));
  if (std::binary_search(kFamilyNamesFirst.begin(), kFamilyNamesFirst.end(), first))
    add_form(forms, std::string(first));
}

// "deputy foreign minister" → "minister"; "minister of foreign affairs" → "minister".
std::string_view head_of_role(std::string_view role) {
  constexpr std::array<std::string_view, 9> kLinks = {" of ",  " for ", " to ",  " de ", " du ",
                                                      " des ", " del ", " der ", " fur "};
  std::size_t end = role.size();
  for (const std::string_view link : kLinks) end = std::min(end, role.find(link));
  const std::string_view front = role.substr(0, end);
  const std::size_t space = front.rfind(' ');
  return space == std::string_view::npos ? front : front.substr(space + 1);
}

}  // namespace

std::string_view to_string(Unit unit) {
  return unit == Unit::article ? "article" : "statement";
}

std::span<const Field> fields() {
  return kFields;
}

const Field* find_field(std::string_view name) {
  const auto* found =
      std::find_if(kFields.begin(), kFields.end(), [&](const Field& f) { return f.name == name; });
  return found == kFields.end() ? nullptr : found;
}

const Field& field(std::string_view name) {
  const Field* found = find_field(name);
  assert(found != nullptr);
  return *found;
}

bool is_in(const Field& field, Unit unit) {
  return unit == Unit::article ? field.in_articles : field.in_statements;
}

std::string canonical_value(Matching matching, std::string_view text) {
  switch (matching) {
    case Matching::person:
    case Matching::name: {
      std::string key = text::fold_key(text);
      return key.empty() ? one_line(text::fold_word(text)) : key;
    }
    case Matching::country:
      return upper_ascii(one_line(text));
    case Matching::id:
      return text::identifier(text);
    case Matching::date:
      return std::string(text);
    case Matching::text:
    case Matching::line:
    case Matching::role:
    case Matching::code:
      return one_line(text::fold_word(text));
  }
  return {};
}

std::vector<std::string> value_forms(Matching matching, std::string_view canonical) {
  std::vector<std::string> forms = {std::string(canonical)};
  if (matching == Matching::person) add_person_forms(canonical, forms);
  if (matching == Matching::role) add_form(forms, std::string(head_of_role(canonical)));
  return forms;
}

std::string value_term(std::string_view prefix, std::string_view canonical) {
  std::string term = fmt::format("{}{}", prefix, canonical);
  if (term.size() <= kLongestTerm) return term;
  const std::string_view kept = text::cut_at_border(term, kLongestTerm - 17);
  return fmt::format("{}#{:016x}", kept, XXH3_64bits(term.data(), term.size()));
}

std::string pack_values(std::span<const LabelledValue> values) {
  std::string packed;
  for (const LabelledValue& value : values) {
    if (!packed.empty()) packed += '\n';
    packed += value.value;
    if (value.label != value.value) {
      packed += '\t';
      packed += value.label;
    }
  }
  return packed;
}

std::vector<LabelledValue> unpack_values(std::string_view packed) {
  std::vector<LabelledValue> values;
  for_each_packed_value(packed, [&](std::string_view value, std::string_view label) {
    values.push_back({std::string(value), std::string(label)});
  });
  return values;
}

void for_each_packed_value(std::string_view packed,
                           const std::function<void(std::string_view, std::string_view)>& take) {
  while (!packed.empty()) {
    const std::size_t end = std::min(packed.find('\n'), packed.size());
    const std::string_view entry = packed.substr(0, end);
    const std::size_t tab = std::min(entry.find('\t'), entry.size());
    take(entry.substr(0, tab), tab < entry.size() ? entry.substr(tab + 1) : entry);
    packed.remove_prefix(std::min(end + 1, packed.size()));
  }
}

}  // namespace dateline::indexing
