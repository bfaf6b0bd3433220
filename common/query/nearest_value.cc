// A value that holds what was typed word by word goes before one that is misspelt by a letter, that
// before one that holds it elsewhere, and that before one that is several letters off.
#include <algorithm>
#include <optional>
#include <tuple>

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "common/console/nearest.h"
#include "common/query/field_values.h"
#include "common/query/prepared_query.h"
#include "common/text/folding.h"

namespace dateline::query {
namespace {

using indexing::Field;
using indexing::Matching;

constexpr std::size_t kMostCandidates = 300'000;  // values looked at
constexpr std::size_t kLongestTyped = 256;        // bytes; what nobody types by mistake
constexpr std::size_t kFewestLetters = 3;
constexpr std::size_t kMostLettersOff = 3;

enum class Nearness { begins, one_letter, holds, some_letters };

bool is_border(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return true;
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & '\x80') != 0;
  };
  return !is_letter(text[at - 1]) || !is_letter(text[at]);
}

std::optional<Nearness> nearness(std::string_view typed, std::string_view value) {
  if (typed.size() < kFewestLetters || typed == value) return std::nullopt;
  const std::size_t at = value.find(typed);
  const bool holds = at != std::string_view::npos && is_border(value, at);
  if (holds && at == 0 && is_border(value, typed.size())) return Nearness::begins;
  const std::size_t limit = std::clamp<std::size_t>(typed.size() / 4, 1, kMostLettersOff);
  const std::size_t distance = console::edit_distance(typed, value, limit);
  if (distance <= 1) return Nearness::one_letter;
  if (holds) return Nearness::holds;
  return distance <= limit ? std::optional(Nearness::some_letters) : std::nullopt;
}

std::string language_called(const std::string& code, const icu::Locale& in) {
  icu::UnicodeString name;
  icu::Locale(code.c_str()).getDisplayLanguage(in, name);
  std::string out;
  name.toUTF8String(out);
  return text::fold_word(out);
}

// "english", "deutsch": the code of a language by its name in English or in itself.
bool is_language(const std::string& code, std::string_view typed) {
  return language_called(code, icu::Locale::getEnglish()) == typed ||
         language_called(code, icu::Locale(code.c_str())) == typed;
}

// A key would stand for one spelling alone: "Ana Lopez".
std::string as_typed_name(std::string key) {
  for (std::size_t i = 0; i < key.size(); ++i) {
    if ((i == 0 || key[i - 1] == ' ') && key[i] >= 'a' && key[i] <= 'z')
      key[i] = static_cast<char>(key[i] - 32);
  }
  return key;
}

}  // namespace

std::string nearest_value(const DoubtfulValue& value, Unit unit,
                          const indexing::Snapshot& snapshot) {
  const Field* field = field_in(*value.field, unit);
  if (field == nullptr || field->prefix.empty() || value.typed.size() > kLongestTyped) return "";
  const std::string typed = indexing::canonical_value(field->matching, value.typed);
  if (value.is_key) return as_typed_name(typed);
  const std::string prefix(field->prefix);
  const Xapian::Database& database = snapshot.database(unit);
  using Rank = std::tuple<Nearness, std::int64_t, std::string>;
  std::optional<Rank> best;
  std::size_t seen = 0;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    if (++seen > kMostCandidates) break;
    const std::string other = (*term).substr(prefix.size());
    std::optional<Nearness> near = nearness(typed, other);
    if (field->name == "lang" && is_language(other, typed)) near = Nearness::begins;
    if (!near || (best && *near > std::get<0>(*best))) continue;
    const std::int64_t frequency = snapshot.live_frequency(*term, unit);
    if (frequency == 0) continue;
    Rank rank(*near, -frequency, other);
    if (!best || rank < *best) best = std::move(rank);
  }
  if (!best) return "";
  const std::string& found = std::get<2>(*best);
  return field->matching == Matching::person ? as_typed_name(found) : found;
}

std::string as_option(const std::string& option, std::string_view value) {
  const bool is_plain = std::all_of(value.begin(), value.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
  if (is_plain) return fmt::format("--{} {}", option, value);
  std::string quoted;
  for (const char c : value) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return fmt::format("--{} '{}'", option, quoted);
}

std::string as_query_value(const std::string& query, const DoubtfulValue& doubtful,
                           std::string_view value) {
  const bool is_quoted = doubtful.begin > 0 && query[doubtful.begin - 1] != ':';
  const bool is_word = std::all_of(value.begin(), value.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  });
  return is_quoted || is_word ? std::string(value) : fmt::format("\"{}\"", value);
}

}  // namespace dateline::query
