// The dateline that opens an article, "ANKARA, May 5 (XY) –", split from its text: place, agency,
// the place's country, and a date if it has a year. In the forms of the wires of many languages.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "common/news/article.h"

namespace dateline::cleaning {

// The ISO code of the country a place lies in, upper case; empty if the place is not known.
using CountryLookup = std::function<std::string(std::string_view place)>;

struct FoundDateline {
  news::Dateline dateline;
  std::size_t length = 0;  // bytes of the paragraph that it covers, dash and blanks after it too
  std::string date;        // ISO 8601; empty where it names none, or no year
};

// Reads datelines. Immutable; one serves all threads if the lookup does.
class DatelineReader {
 public:
  // Without a lookup, places are taken on their form alone and countries stay empty.
  explicit DatelineReader(CountryLookup country_of_place);

  // The dateline at the start of `paragraph`; none where it cannot be told from a sentence.
  std::optional<FoundDateline> find(std::string_view paragraph, std::string_view lang) const;

  // A dateline that the record marks as such: what has no form at all is a place.
  FoundDateline read_field(std::string_view field, std::string_view lang) const;

 private:
  struct Head;
  std::optional<Head> read_head(std::string_view text, std::string_view lang) const;
  bool is_believable(const Head& head, std::string_view rest) const;
  FoundDateline finish(const Head& head, std::size_t length) const;
  std::optional<FoundDateline> find_han(std::string_view paragraph) const;
  std::optional<FoundDateline> find_slashed(std::string_view start, std::string_view lang) const;
  std::optional<FoundDateline> find_stopped(std::string_view start, std::string_view lang) const;
  std::string country_of(const Head& head) const;
  std::string look_up(std::string_view place) const;

  CountryLookup lookup_;
};

}  // namespace dateline::cleaning
