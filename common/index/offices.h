// The offices of an article's people, in a value slot of the article: who holds which, for which
// country, as the article has it.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include <xapian.h>

namespace dateline::indexing {

// In articles, packed as values are (pack_values): a person's key, and "TR foreign minister" for
// its label; "-- foreign minister" without a country.
inline constexpr Xapian::valueno kOfficesSlot = 7;

struct HeldOffice {
  std::string person;   // the key
  std::string role;     // empty: none is known
  std::string country;  // an ISO code; empty: none is known
};

// Offices without role and country are left out.
std::string pack_offices(std::span<const HeldOffice> offices);

void for_each_office(std::string_view packed,
                     const std::function<void(std::string_view person, std::string_view role,
                                              std::string_view country)>& take);

}  // namespace dateline::indexing
