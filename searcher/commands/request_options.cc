// See the header.
#include "searcher/commands/request_options.h"

#include <cctype>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <ctime>

#include <fmt/format.h>
#include <unistd.h>

#include "common/console/errors.h"
#include "common/index/schema.h"
#include "common/query/field_values.h"

namespace dateline::commands {
namespace {

using console::Call;
using console::Option;
using indexing::Field;

constexpr const char* kFilters = "Filters";
constexpr const char* kExclusions = "Filters that exclude";
constexpr const char* kPage = "Page";

// COUNTRY for source-country, SECTION for section.
std::string value_name(const Field& field) {
  if (field.name == "has") return "WHAT";
  if (field.name.starts_with("country")) return "COUNTRY";
  std::string name(field.name.substr(field.name.rfind('-') + 1));
  for (char& c : name) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return name;
}

// The schema's line about the field as a sentence.
std::string sentence(const Field& field) {
  if (field.name == "has") return "Articles that have a statement.";
  std::string about(field.about);
  about[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(about[0])));
  return about + ".";
}

std::vector<std::string> choices_of(const Field& field) {
  if (field.name == "kind") return {"direct", "indirect", "mixed"};
  if (field.name == "has") return {"statement"};
  if (field.name == "attribution")
    return {"name", "surname", "title", "pronoun", "continued", "unknown"};
  return {};
}

// Whether things of that unit can pass, or not pass, a filter by the field. `statements --has` says
// what holds anyway.
bool can_filter(const Field& field, std::optional<query::Unit> unit, bool excludes) {
  if (!unit || query::field_in(field, *unit) != nullptr) return true;
  return field.name == "has" && !excludes;
}

double parse_share(const std::string& typed, const std::string& option) {
  double share = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), share);
  if (error != std::errc() || end != typed.data() + typed.size() || !(share >= 0 && share <= 1))
    throw console::UsageError(fmt::format("option '--{}'", option),
                              fmt::format("'{}' is not a number from 0 to 1", typed));
  return share;
}

// One byte more than a query may have is enough for its refusal.
std::string read_query() {
  std::string text;
  char buffer[4096];
  while (text.size() <= query::kLongestQuery) {
    const ssize_t got = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw console::WorldError("standard input", std::strerror(errno));
    if (got == 0) break;
    text.append(buffer, static_cast<std::size_t>(got));
  }
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  return text;
}

}  // namespace

std::vector<Option> filter_options(std::optional<query::Unit> unit) {
  std::vector<Option> options;
  std::vector<Option> exclusions;
  for (const Field& field : indexing::fields()) {
    if (!field.filter) continue;
    const std::string name(field.name);
    options.push_back({.name = name,
                       .value = value_name(field),
                       .help = sentence(field),
                       .group = kFilters,
                       .repeatable = true,
                       .choices = choices_of(field),
                       .hidden = !can_filter(field, unit, false)});
    exclusions.push_back({.name = "not-" + name,
                          .value = value_name(field),
                          .help = "Not these.",
                          .group = kExclusions,
                          .repeatable = true,
                          .choices = choices_of(field),
                          .hidden = !can_filter(field, unit, true)});
  }
  options.push_back({.name = "since",
                     .value = "DATE",
                     .help = "From that day on: 2020, 2020-06, 2020-06-08, or an age: 30d 12h 2w "
                             "6m 1y. What is undated passes no bound.",
                     .group = kFilters});
  options.push_back({.name = "until",
                     .value = "DATE",
                     .help = "Up to the end of that day, month or year.",
                     .group = kFilters});
  options.push_back({.name = "min-confidence",
                     .value = "X",
                     .help = "Only statements whose speaker is at least so certain, 0 to 1.",
                     .group = kFilters,
                     .hidden = unit == query::Unit::article});
  options.insert(options.end(), exclusions.begin(), exclusions.end());
  return options;
}

std::vector<Option> page_options(query::Unit unit) {
  const char* const collapse =
      unit == query::Unit::article
          ? "Shows near-duplicates, the articles of one story, as one; the total and facets count "
            "stories."
          : "Shows what the same speaker said in nearly the same words as one statement, wherever "
            "it stands, with the number of copies among those found, the first outlet and date, "
            "and other wordings: copies, first_source, first_date, variants. Where the speaker is "
            "unknown, within one story only. Facets count every statement.";
  return {
      {.name = "limit",
       .letter = 'n',
       .value = "N",
       .help = "At most so many (10), or all.",
       .group = kPage},
      {.name = "offset", .value = "N", .help = "Passes over the first N.", .group = kPage},
      {.name = "sort",
       .value = "ORDER",
       .help = "The order (relevance; without a query all are equal); equal ones by id.",
       .group = kPage,
       .choices = {"relevance", "newest", "oldest", "source"}},
      {.name = "collapse", .help = collapse, .group = kPage},
      {.name = "sample",
       .value = "N",
       .help =
           "N of them at random, all shown where --limit says nothing else. The total and facets "
           "stay those of all that was found.",
       .group = kPage},
      {.name = "seed",
       .value = "S",
       .help = "Chooses the sample: the same for the same number.",
       .group = kPage},
  };
}

console::Section limits_section() {
  return {"Limits",
          fmt::format("A query has at most {} KiB, {} clauses, and brackets {} deep; a word with * "
                      "stands for at most {} words. What is above is refused, never cut.",
                      query::kLongestQuery / 1024, query::kMostClauses, query::kDeepestNesting,
                      query::kMostWildcardTerms)};
}

console::Section counted_section() {
  std::string both, articles_alone;
  for (const Field& field : indexing::fields()) {
    if (!field.facet || field.name == "date") continue;
    std::string& names = indexing::is_in(field, query::Unit::statement) ? both : articles_alone;
    names += fmt::format("{}{}", names.empty() ? "" : ", ", field.name);
  }
  return {"Fields", fmt::format("Fields for --by: date, month, year, {}; of articles alone {}.",
                                both, articles_alone)};
}

console::Section query_section(std::optional<query::Unit> unit) {
  std::string fields;
  for (const Field& field : indexing::fields()) {
    if (field.in_queries && (!unit || query::field_in(field, *unit) != nullptr))
      fields += fmt::format("{}{}:", fields.empty() ? "" : " ", field.name);
  }
  return {"Query",
          "Words are stemmed and all of them are wanted; \"words in quotation marks\" stand as "
          "they are written. AND, OR, NOT, XOR, brackets, +, -, NEAR/n, ADJ/n and beginnings of "
          "words (elect*) as Xapian has them. The query is all words of the call, or standard "
          "input where that is -.\n\nFields: " +
              fields +
              " as in country:FR, role:\"foreign minister\" and date:2020-06-01..2020-06-30.\n\nA "
              "person or "
              "speaker is found in every spelling and script that the index has, by full "
              "name, also where an article has the surname alone (if nobody bears it more "
              "often), or by surname; a key as facets print it (mevlut cavusoglu) stands "
              "for itself alone, and a note says how many more its other spellings would find. "
              "Where no name is found, initials (M. Cavusoglu) and titles (President Trump) are "
              "allowed for."};
}

std::string query_text(const Call& call) {
  if (call.words().size() == 1 && call.words().front() == "-") return read_query();
  std::string text;
  for (const std::string& word : call.words()) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

query::SearchRequest filtered_request(const Call& call, query::Unit unit) {
  query::SearchRequest request;
  request.unit = unit;
  request.text = query_text(call);
  request.now = static_cast<std::int64_t>(std::time(nullptr));
  query::Filters& filters = request.filters;
  for (const Field& field : indexing::fields()) {
    if (!field.filter) continue;
    const std::string name(field.name);
    if (auto values = call.given.values("not-" + name); !values.empty())
      filters.unwanted[name] = std::move(values);
    if (name == "has") {
      filters.has_statement = call.given.has(name);
    } else if (auto values = call.given.values(name); !values.empty()) {
      filters.wanted[name] = std::move(values);
    }
  }
  for (const std::string name : {"since", "until"}) {
    if (call.given.value(name) == "")
      throw console::UsageError("option '--" + name + "'", "it is empty");
  }
  filters.since = call.given.value_or("since", "");
  filters.until = call.given.value_or("until", "");
  if (const auto typed = call.given.value("min-confidence")) {
    if (unit != query::Unit::statement)
      throw console::UsageError("option '--min-confidence'", "articles have none, statements do");
    filters.min_confidence = parse_share(*typed, "min-confidence");
  }
  return request;
}

query::Page page_of(const Call& call) {
  query::Page page;
  if (call.given.value("limit") == "all") {
    page.limit.reset();
  } else if (const auto limit = call.given.number("limit")) {
    page.limit = *limit;
  }
  // A sample is wanted whole.
  if (call.given.has("sample") && !call.given.has("limit")) page.limit.reset();
  page.offset = call.given.number("offset").value_or(0);
  page.sort = query::parse_sort(call.given.value_or("sort", "relevance")).value();
  page.collapse = call.given.has("collapse");
  if (const auto size = call.given.number("sample")) page.sample = *size;
  page.seed = call.given.number("seed").value_or(0);
  return page;
}

std::vector<query::FacetRequest> parse_facets(const std::string& typed, const std::string& option) {
  std::vector<query::FacetRequest> facets;
  std::string_view rest = typed;
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string_view item = rest.substr(0, comma);
    rest.remove_prefix(std::min(comma + 1, rest.size()));
    const std::size_t colon = std::min(item.find(':'), item.size());
    query::FacetRequest facet;
    facet.field = item.substr(0, colon);
    if (facet.field.empty())
      throw console::UsageError(fmt::format("option '--{}'", option), "a field has no name");
    if (colon < item.size()) {
      const std::string_view number = item.substr(colon + 1);
      facet.top.reset();
      if (number != "all")
        facet.top =
            console::parse_number(number, fmt::format("option '--{}'", option), 1, UINT64_MAX);
    }
    facets.push_back(std::move(facet));
  }
  if (facets.empty())
    throw console::UsageError(fmt::format("option '--{}'", option), "names no field");
  return facets;
}

std::vector<query::FacetRequest> all_facets(const Call& call, const std::string& option) {
  std::vector<query::FacetRequest> all;
  for (const std::string& typed : call.given.values(option)) {
    for (query::FacetRequest& facet : parse_facets(typed, option)) {
      for (const query::FacetRequest& known : all) {
        if (known.field == facet.field)
          throw console::UsageError(fmt::format("option '--{}'", option),
                                    fmt::format("names '{}' twice", facet.field));
      }
      all.push_back(std::move(facet));
    }
  }
  return all;
}

}  // namespace dateline::commands
